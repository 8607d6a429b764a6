import { ERRORS, refuse } from '../../errors.ts';
import type { ErrorCode, Refusal } from '../../errors.ts';
import type { GateRule } from '../../rules/types.ts';
import type { AdverseResult, DecisionFacts, GateState } from '../types.ts';
import { day } from './common.ts';

/** Results that are kept and leave the gate open: not controllable (第二十四条), not passed (公平竞争审查条例第十八条), returned (P-05). */
const ADVERSE = {
  RISK_NOT_CONTROLLABLE: { word: '风险不可控', draftMustChange: true },
  FAIR_COMPETITION_NOT_PASSED: { word: '不通过', draftMustChange: true },
  GATE_RETURNED: { word: '退回', draftMustChange: false },
} as const satisfies Partial<Record<ErrorCode, { readonly word: string; readonly draftMustChange: boolean }>>;
export type AdverseCode = keyof typeof ADVERSE;

export function isAdverse(refusal: Refusal): refusal is Refusal & { readonly code: AdverseCode } {
  return refusal.code in ADVERSE;
}

/** The last result of an open gate that was against the draft; undefined where there is none. */
export function adverseOf(gate: GateState): AdverseResult | undefined {
  return gate.status === 'open' ? gate.adverse : undefined;
}

/** What stands in the way and what to do about it, for the person in front of the screen. */
export function adverseWords({ code, fact }: Pick<AdverseResult, 'code' | 'fact'>): string {
  return `${day(fact.occurredOn)}${fact.actingBody}：${ADVERSE[code].word}；${ERRORS[code].remedy}`;
}

/** What was assessed against the draft is assessed again only when the draft has been adjusted; what was returned, at any time. */
export function unchangedRefusal(gate: GateState, rule: GateRule, { draft }: DecisionFacts['artefacts']): Refusal | undefined {
  const adverse = adverseOf(gate);
  if (!adverse || !ADVERSE[adverse.code].draftMustChange || draft?.hash !== adverse.draftHash) return undefined;
  return refuse('GATE_DRAFT_UNCHANGED', adverse.article ?? rule.article, `${rule.name}：${adverseWords(adverse)}`);
}

/** A gate with a result against the draft is not made needless by a reason. */
export function reasonedAwayRefusal(gate: GateState, rule: GateRule): Refusal | undefined {
  const adverse = adverseOf(gate);
  return adverse && refuse(adverse.code, adverse.article ?? rule.article, `${rule.name}：${adverseWords(adverse)}`);
}
