import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { incomplete, internal, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

const ARTICLE_20 = '《重大行政决策程序暂行条例》第二十条';

/** 专家论证 (第十九条至第二十一条): who argued, independent and in writing; who they are and who dissented stays internal. */
export type ExpertArgumentation = {
  readonly form: ExpertForm;
  readonly experts: readonly Expert[];
  readonly conclusion: string;
  /** Dissenting opinions as given; absent = none. */
  readonly dissent?: string;
};
export const EXPERT_FORMS = { meeting: '会议论证', letter: '书面咨询' } as const;
export type ExpertForm = keyof typeof EXPERT_FORMS;
export type Expert = {
  readonly name: string;
  readonly unit: string;
  readonly speciality: string;
  readonly fromPool: boolean;
  /** Declared in writing that there is no direct interest (第二十条). */
  readonly declaredNoInterest: boolean;
  readonly opinionSigned: boolean;
};

export function expertRefusal(p: ExpertArgumentation, ctx: GateContext): Refusal | undefined {
  return unnamed(p, ctx) ?? tooFew(p, ctx) ?? interested(p) ?? unsigned(p, ctx);
}

function unnamed(p: ExpertArgumentation, ctx: GateContext): Refusal | undefined {
  return incomplete(ctx, [
    [told(p.conclusion), '论证结论'],
    ...p.experts.map((e, i) => [told(e.name) && told(e.unit) && told(e.speciality), `第${i + 1}位专家的姓名、单位、专业`] as const),
  ]);
}

function tooFew(p: ExpertArgumentation, ctx: GateContext): Refusal | undefined {
  const atLeast = ctx.rule.expertsAtLeast ?? 1;
  return p.experts.length < atLeast
    ? refuse('EXPERTS_TOO_FEW', ctx.rule.article, `登记了${p.experts.length}位，至少${atLeast}位`)
    : undefined;
}

function interested(p: ExpertArgumentation): Refusal | undefined {
  const who = p.experts.filter((e) => !e.declaredNoInterest);
  return who.length ? refuse('EXPERT_HAS_INTEREST', ARTICLE_20, ...who.map((e) => `${e.name}（${e.unit}）`)) : undefined;
}

function unsigned(p: ExpertArgumentation, ctx: GateContext): Refusal | undefined {
  return incomplete(
    ctx,
    p.experts.map((e) => [e.opinionSigned, `${e.name}（${e.unit}）的书面论证意见没有签字`]),
  );
}

export function expertLines(p: ExpertArgumentation): GateLine[] {
  return [
    open('论证方式', `${EXPERT_FORMS[p.form]}，专家${p.experts.length}人`),
    internal('论证结论', p.conclusion),
    ...p.experts.map((e) => internal(`专家${e.name}`, `${e.unit}，${e.speciality}${e.fromPool ? '，专家库成员' : ''}`)),
    internal('不同意见', p.dissent ?? '没有'),
  ];
}
