import { dayZh } from '../../calendar/format.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { Known } from '../../deadline/known.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import type { GateRule, ResolvedPack } from '../../rules/types.ts';
import type { GateFact, GateState, OrganKind } from '../types.ts';

/** All that the particulars of one gate are judged by. `fact.occurredOn` is the day on paper: the hearing, the expert meeting, the reply. */
export type GateContext = Known & {
  readonly rule: GateRule;
  readonly fact: GateFact;
  readonly rules: ResolvedPack;
  /** The day the organ initiated the decision: nothing that belongs to a gate was done before it. */
  readonly notBefore: PlainDate;
  /** Absent where the organ's kind has no rules of its own. */
  readonly organKind?: OrganKind;
  /** How the hearing of this decision stands: a hearing named as a way of participation must have been recorded. */
  readonly hearing: GateState;
};

/** One line of a gate's particulars. Deny by default: the public reads only what says `public`. */
export type GateLine = { readonly label: string; readonly text: string; readonly public?: true };

export function open(label: string, text: string): GateLine {
  return { label, text, public: true };
}
export function internal(label: string, text: string): GateLine {
  return { label, text };
}

export const day = (on: PlainDate): string => dayZh(on, true);

/** A check of the particulars: what to say when it does not hold. */
export type Check = readonly [holds: boolean, missing: string];

/** Refuses with every check that does not hold, by name; undefined when all hold. */
export function incomplete(ctx: GateContext, checks: readonly Check[]): Refusal | undefined {
  const missing = checks.filter(([holds]) => !holds).map(([, text]) => text);
  return missing.length ? refuse('GATE_PARTICULARS_INCOMPLETE', ctx.rule.article, ...missing) : undefined;
}

/** Blanks are no text. */
export const told = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
/** A list of at least one, none of them blank. */
export const listed = (texts: readonly string[]): boolean => texts.length > 0 && texts.every(told);
/** Zero is a number; half a person is not. */
export const isCount = (n: number | undefined): boolean => n === undefined || (Number.isInteger(n) && n >= 0);

/** What a body above made of a report: 同意, 修改, 退回 (P-05). */
export const REPORT_RESULTS = { agreed: '同意', amended: '要求修改', returned: '退回' } as const;
export type ReportResult = keyof typeof REPORT_RESULTS;

/** Returned is not reported: the gate stays open. */
export function returnedRefusal(result: ReportResult, ctx: GateContext): Refusal | undefined {
  return result === 'returned'
    ? refuse('GATE_RETURNED', ctx.rule.article, `${ctx.rule.name}：${day(ctx.fact.occurredOn)}${REPORT_RESULTS.returned}`)
    : undefined;
}
