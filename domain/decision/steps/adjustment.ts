import { accept, blanksRefusal, factRefusal, isLateEntry } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';
import { outOfForceRefusal } from './execution.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_37 = '《重大行政决策程序暂行条例》第三十七条';

/** A minor adjustment stands beside the issued text; that it is minor is itself decided, with a reason and a person. */
export function recordMinorAdjustment(
  state: DecisionState,
  c: Command<'recordMinorAdjustment'>,
  ctx: DecideContext,
): Decided<DecisionEvent> {
  const wrong =
    outOfForceRefusal(state) ??
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_37, { 调整的内容: c.what }) ??
    blanksRefusal('REASON_MISSING', ARTICLE_37, { 调整的理由: c.reason, 认定不属于重大调整的理由: c.notMajorReason }) ??
    factRefusal(c.fact, state.issue!.signedOn, ctx.now, ARTICLE_37);
  if (wrong) return { ok: false, refusal: wrong };
  return accept({
    type: 'MinorAdjustmentRecorded',
    no: (state.adjustments?.length ?? 0) + 1,
    what: c.what.trim(),
    reason: c.reason.trim(),
    notMajorReason: c.notMajorReason.trim(),
    fact: c.fact,
    lateEntry: isLateEntry(c.fact, ctx.now),
  });
}

/** The decision that adjusts this one has been published: from here on it stands in its place. Told twice it is told once. */
export function noteAdjusted(state: DecisionState, c: Command<'noteAdjusted'>): Decided<DecisionEvent> {
  const { kind: _, ...by } = c;
  return state.adjustedBy ? accept() : accept({ type: 'Adjusted', ...by });
}
