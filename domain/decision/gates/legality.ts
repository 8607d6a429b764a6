import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { organForce } from '../../rules/gates.ts';
import type { ArtefactFact, DecisionState } from '../types.ts';
import { incomplete, internal, listed, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

const ARTICLE_25 = '《重大行政决策程序暂行条例》第二十五条';
const ARTICLE_28 = '《重大行政决策程序暂行条例》第二十八条';

/** 合法性审查 (第二十五条、第二十八条): what counsel said, or why none was asked; the reviewer's own opinion stands in the review. */
export type Legality = {
  readonly counsel: readonly CounselOpinion[];
  readonly noCounselReason?: string;
  /** 探索性改革 without national rules: the legal risks that are put before the meeting; absent = it passed in the ordinary way. */
  readonly risks?: readonly string[];
};
export type CounselOpinion = { readonly kind: CounselKind; readonly name: string; readonly opinion: string };
export const COUNSEL_KINDS = { 'legal-counsel': '法律顾问', 'government-lawyer': '公职律师' } as const;
export type CounselKind = keyof typeof COUNSEL_KINDS;

/** The review was of this very text; what was reviewed on paper, before the system was there, bound no text of it. */
export function isReviewed({ gates: { LEGALITY }, adopted }: Pick<DecisionState, 'gates' | 'adopted'>, draft: ArtefactFact): boolean {
  if (LEGALITY.status !== 'done') return false;
  return LEGALITY.draftHash === draft.hash || (LEGALITY.draftHash === undefined && adopted !== undefined);
}

/** Counsel is heard; where the organ follows the law by reference, a reason why not is enough (P-11). */
export function legalityRefusal(p: Legality, ctx: GateContext): Refusal | undefined {
  const gaps = incomplete(
    ctx,
    p.counsel.map((c, i) => [told(c.name) && told(c.opinion), `第${i + 1}位法律顾问或者公职律师的姓名和意见`] as const),
  );
  return gaps ?? unheard(p, ctx) ?? unstated(p);
}

function unheard(p: Legality, ctx: GateContext): Refusal | undefined {
  const force = organForce(ctx.rules, ctx.organKind);
  if (p.counsel.length > 0 || force === 'encouraged' || (force === 'by-reference' && told(p.noCounselReason))) return undefined;
  return refuse('COUNSEL_MISSING', ARTICLE_28, ...(force === 'must' ? [] : ['参照执行的机关，写明没有听取的理由后可以登记']));
}

function unstated({ risks }: Legality): Refusal | undefined {
  return risks === undefined || listed(risks) ? undefined : refuse('EXPLORATORY_RISK_MISSING', ARTICLE_25);
}

export function legalityLines(p: Legality): GateLine[] {
  return [
    ...(p.risks ? [open('审查结果', '属于国家尚无明确规定的探索性改革，明示法律风险后提交讨论')] : []),
    ...(p.risks ?? []).map((risk, i) => internal(`法律风险${i + 1}`, risk)),
    ...p.counsel.map((c) => internal(`${COUNSEL_KINDS[c.kind]}${c.name}`, c.opinion)),
    ...(told(p.noCounselReason) ? [internal('没有听取法律顾问、公职律师意见的理由', p.noCounselReason!)] : []),
  ];
}
