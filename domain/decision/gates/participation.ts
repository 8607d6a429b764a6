import type { PlainDate } from '../../calendar/plain-date.ts';
import type { Refusal } from '../../errors.ts';
import { day, incomplete, internal, isCount, open, told } from './common.ts';
import type { Check, GateContext, GateLine } from './common.ts';

/** The ways of participation beside open solicitation, which has its own step (第十四条). */
export const PARTICIPATION_WAYS = {
  symposium: '座谈会',
  hearing: '听证会',
  'field-visit': '实地走访',
  'written-consultation': '书面征求意见',
  questionnaire: '问卷调查',
  'opinion-poll': '民意调查',
} as const;
export type ParticipationWay = keyof typeof PARTICIPATION_WAYS;

/** 公众参与 by other ways than open solicitation (第十四条; P-08): what was done, and the report on it. */
export type Participation = { readonly ways: readonly WayDone[]; readonly report: string };
/** One way as it was done. Calls and people are not opinions: each is its own number, unknown where nobody counted. */
export type WayDone = {
  readonly way: ParticipationWay;
  readonly from: PlainDate;
  /** Absent = one day. */
  readonly to?: PlainDate;
  readonly place?: string;
  readonly audience?: string;
  /** People or units asked; absent = unknown. */
  readonly asked?: number;
  readonly answered?: number;
  /** Opinions received (条); zero is a number. */
  readonly opinions: number;
};

export function participationRefusal(p: Participation, ctx: GateContext): Refusal | undefined {
  return incomplete(ctx, [
    [p.ways.length > 0, '采取了哪种参与方式（至少一种）'],
    [told(p.report), '公众参与情况报告'],
    ...p.ways.flatMap((w, i) => wayChecks(w, `第${i + 1}种（${PARTICIPATION_WAYS[w.way]}）`, ctx)),
  ]);
}

function wayChecks(w: WayDone, which: string, ctx: GateContext): Check[] {
  const to = w.to ?? w.from;
  return [
    [
      ctx.notBefore <= w.from && w.from <= to && to <= ctx.fact.occurredOn,
      `${which}的起止日期（${ctx.notBefore}启动以后，起不晚于止，止不晚于登记的日期）`,
    ],
    [told(w.place) || told(w.audience), `${which}的地点或者对象`],
    [isCount(w.asked) && isCount(w.answered) && (w.answered ?? 0) <= (w.asked ?? Infinity), `${which}的人数（回复的不多于征求的）`],
    [isCount(w.opinions), `${which}收到意见的条数`],
    [w.way !== 'hearing' || ctx.hearing.status === 'done', `${which}请先在听证环节登记`],
  ];
}

export function participationLines(p: Participation): GateLine[] {
  return [...p.ways.map(wayLine), internal('公众参与情况报告', p.report)];
}

function wayLine(w: WayDone): GateLine {
  const to = w.to ?? w.from;
  const parts = [
    w.from === to ? day(w.from) : `${day(w.from)}至${day(to)}`,
    w.place,
    w.audience,
    w.asked === undefined ? undefined : `征求${w.asked}`,
    w.answered === undefined ? undefined : `回复${w.answered}`,
    `意见${w.opinions}条`,
  ];
  return open(PARTICIPATION_WAYS[w.way], parts.filter((x) => x !== undefined).join('，'));
}
