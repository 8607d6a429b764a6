import type { Refusal } from '../../errors.ts';
import { incomplete, internal, listed, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

/** 征求有关部门意见 (第十三条): whom the undertaker asked, who answered, and what they could not agree on. */
export type Departments = {
  readonly asked: readonly string[];
  readonly replied: readonly string[];
  /** Points left open; they go to the organ with the package. */
  readonly disputes: readonly Dispute[];
};
type Dispute = {
  readonly point: string;
  readonly department: string;
  readonly theirOpinion: string;
  readonly ownOpinion: string;
  /** Reason and basis of the undertaker's opinion. */
  readonly grounds: string;
};

export function departmentsRefusal(p: Departments, ctx: GateContext): Refusal | undefined {
  const strangers = p.replied.filter((unit) => !p.asked.includes(unit));
  return incomplete(ctx, [
    [listed(p.asked), '征求了哪些单位的意见'],
    [strangers.length === 0, `回复的单位不在征求意见的单位里：${strangers.join('、')}`],
    ...p.disputes.flatMap((d, i) => [
      [told(d.point), `第${i + 1}项分歧的主要问题`] as const,
      [p.asked.includes(d.department), `第${i + 1}项分歧是哪个单位的（应在征求意见的单位里）`] as const,
      [told(d.theirOpinion), `第${i + 1}项分歧中有关单位的意见`] as const,
      [told(d.ownOpinion), `第${i + 1}项分歧中承办单位的意见`] as const,
      [told(d.grounds), `第${i + 1}项分歧中承办单位的理由和依据`] as const,
    ]),
  ]);
}

export function departmentsLines(p: Departments): GateLine[] {
  const silent = p.asked.filter((unit) => !p.replied.includes(unit));
  return [
    open('征求意见', `${p.asked.length}个单位，回复${p.replied.length}个，未协商一致${p.disputes.length}项`),
    internal('征求意见的单位', p.asked.join('、')),
    ...(silent.length ? [internal('没有回复的单位', silent.join('、'))] : []),
    ...disputeLines(p),
  ];
}

/** The points left open, both sides of each. */
export function disputeLines({ disputes }: Departments): GateLine[] {
  return disputes.map((d) =>
    internal(`分歧：${d.point}`, `${d.department}意见：${d.theirOpinion}；承办单位意见：${d.ownOpinion}；理由和依据：${d.grounds}`),
  );
}
