import { beijingDate, endOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { comparePlainDates, epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { DecisionEvent, EffectState, RoundState } from '../decision/types.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** What both kinds of rounds have; the draft they are about is the subject's own. */
export type AnyRound = Omit<RoundState, 'draftHash' | 'alternatives'>;

/** What happens to a round once its notice is prepared; the same of a decision's draft and of a draft catalog. */
export type RoundEvent = Extract<
  DecisionEvent,
  { type: 'RoundOpened' | 'RoundExtended' | 'RoundClosed' | 'RoundCounted' | 'RegisterClosed' }
>;

/** Folds one of them into the rounds of its subject. */
export function foldRounds<R extends AnyRound>(rounds: readonly R[], e: RoundEvent, at: Instant): R[] {
  return rounds.map((r) => (r.no === e.round ? { ...r, ...changeOf(r, e, at) } : r));
}

function changeOf(r: AnyRound, e: RoundEvent, at: Instant): Partial<AnyRound> {
  switch (e.type) {
    case 'RoundOpened':
      return { status: 'open', openedAt: at, closesOn: e.closesOn, closesAt: e.closesAt };
    case 'RoundExtended': {
      const extension = { from: e.from, to: e.closesOn, reason: e.reason, at };
      return { closesOn: e.closesOn, closesAt: e.closesAt, extensions: [...r.extensions, extension] };
    }
    case 'RoundClosed':
      return { status: 'closed' };
    case 'RoundCounted':
      return { status: 'counted' };
    case 'RegisterClosed':
      return { registerClosedAt: at };
  }
}

/** A longer window of an open round; the reason is published beside it. Refused: no later day, or longer than a window may be. */
export function extended(
  round: AnyRound,
  { closesOn, reason }: { readonly closesOn: PlainDate; readonly reason: string },
  article: string,
): Refusal | Extract<RoundEvent, { type: 'RoundExtended' }> {
  if (reason.trim() === '') return refuse('PERIOD_REASON_MISSING', article, '延长征求意见期限的理由');
  if (comparePlainDates(closesOn, round.closesOn) <= 0) return refuse('PERIOD_INVALID', article, `现在的截止日是${round.closesOn}`);
  if (epochDay(closesOn) - epochDay(beijingDate(round.openedAt!)) > LIMITS.countDaysMax)
    return refuse('PERIOD_INVALID', article, `征求意见最长${LIMITS.countDaysMax}日`);
  return { type: 'RoundExtended', round: round.no, from: round.closesOn, closesOn, closesAt: endOfDay(closesOn), reason: reason.trim() };
}

type RoundDue = { readonly at: Instant; readonly events: readonly (RoundEvent | Extract<DecisionEvent, { type: 'EffectOrdered' }>)[] };

/** What the clock does to a round: at 24:00 of its last day it is closed, and counted once everything begun inside it has arrived. */
export function roundDue(subjectId: string, r: AnyRound, effects: readonly EffectState[]): RoundDue | undefined {
  if (r.closesAt === undefined) return undefined;
  if (r.status === 'open') return { at: r.closesAt, events: [{ type: 'RoundClosed', round: r.no, closedAt: r.closesAt }] };
  const key = `${subjectId}:freeze:${r.no}`;
  if (r.status !== 'closed' || effects.some((e) => e.key === key)) return undefined;
  return {
    at: r.closesAt + LIMITS.freezeDelayMs,
    events: [{ type: 'EffectOrdered', key, kind: 'freeze-round', refId: `round:${r.no}` }],
  };
}
