import { accept, blanksRefusal, dateRefusal, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { gatesOnEarlierDraft, judgementOf, lastConsulted, reopenedBy } from '../draft-change.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLES = '《重大行政决策程序暂行条例》第十五条、第十八条';
const REASON = '草案有实质性修改';

/**
 * The organ or the undertaker's head judges a changed draft (P-06). Material: the round, the gates of the text, the review and the
 * meeting are done again, and what the clock expected of them is off. Not material: everything stands. What was judged material stays so.
 */
export function judgeDraftChange(state: DecisionState, c: Command<'judgeDraftChange'>, ctx: DecideContext): Decided<DecisionEvent> {
  const draftHash = ctx.facts.artefacts.draft?.hash;
  if (draftHash === undefined) return reject('DRAFT_MISSING', ARTICLES);
  const round = lastConsulted(state);
  const isChanged = round !== undefined && round.draftHash !== draftHash;
  if (!isChanged && gatesOnEarlierDraft(state, draftHash).length === 0) return reject('DRAFT_UNCHANGED', ARTICLES);
  const material = c.outcome === 'material';
  const before = judgementOf(state, draftHash);
  // Found material once before and since undone, it leads back again.
  if (before && (!material || (before.material && state.phase === 'REVISING')))
    return reject('DRAFT_CHANGE_JUDGED', ARTICLES, before.material ? '属于实质性修改' : '不属于实质性修改');
  const wrong =
    blanksRefusal('REASON_MISSING', ARTICLES, { 理由: c.reason, 认定人: c.decidedBy }) ??
    dateRefusal(c.occurredOn, state.lastActOn, ctx.now, ARTICLES);
  if (wrong) return { ok: false, refusal: wrong };
  return accept<DecisionEvent>(
    {
      type: 'DraftChangeJudged',
      occurredOn: c.occurredOn,
      draftHash,
      ...(round ? { since: round.draftHash } : {}),
      afterRound: round?.no ?? 0,
      material,
      reason: c.reason.trim(),
      decidedBy: c.decidedBy.trim(),
    },
    ...(material ? undone(state, draftHash) : []),
  );
}

function undone(state: DecisionState, draftHash: string): DecisionEvent[] {
  const waiting = state.deadlines.filter(
    ({ status, explained }) => (status === 'open' || status === 'stopped') && OFF.includes(explained.triggerEvent),
  );
  return [
    ...reopenedBy(state, draftHash).map((gate): DecisionEvent => ({ type: 'GateReopened', gate, reason: REASON })),
    ...waiting.map(({ key }): DecisionEvent => ({ type: 'DeadlineSettled', key, status: 'cancelled' })),
  ];
}

/** What was due to follow these is due again when they are done again; what is overdue stays overdue. */
const OFF: readonly string[] = ['submitted-for-review', 'deliberated'];
