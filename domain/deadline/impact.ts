import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Known } from './known.ts';
import type { DeadlineState } from '../decision/types.ts';
import { movedBy, whyUnmoved } from './recount.ts';
import type { Unmoved } from './recount.ts';

/**
 * What a calendar would do to one deadline: `later` or `earlier` day; `final` = the day stays and is no longer provisional;
 * `provisional` = it becomes so; `safe-day` = a date that never rolls keeps its day, the last working day before it changes;
 * `recounted` = the same day by other days.
 */
export type Change = 'later' | 'earlier' | 'final' | 'provisional' | 'safe-day' | 'recounted';

export type Impact =
  | {
      readonly moves: true;
      readonly change: Change;
      /** Due days before and after. */
      readonly from: PlainDate;
      readonly to: PlainDate;
      /** The earlier reading before and after, for dates that never roll the last working day. */
      readonly safeFrom: PlainDate;
      readonly safeTo: PlainDate;
      /** Was provisional and is not any more, whether or not the day moves. */
      readonly becomesFinal: boolean;
      /** Passed at once, though it was not yet. */
      readonly becomesOverdue: boolean;
      /** Had passed and has not any more. */
      readonly becomesOpen: boolean;
      /** An open window goes on to the new day. */
      readonly extendsWindow: boolean;
    }
  | { readonly moves: false; readonly why: Unmoved };

/** The end of a consultation obliges nobody; it can be over, never overdue. */
const isWindow = (key: string): boolean => key.startsWith('consultation:');

/**
 * Asked before anything changes, by the same functions that will change it.
 * @param now the instant "overdue" is judged at
 * @param windowClosesOn the last day of the open window this deadline describes, if it describes one
 * @throws CodedError DATE_OUTSIDE_COVERAGE
 */
export function impactOf(deadline: DeadlineState, known: Known, now: Instant, windowClosesOn?: PlainDate): Impact {
  const [moved] = movedBy(known, [deadline]);
  if (!moved) return { moves: false, why: whyUnmoved(deadline, known) };
  const { before, after } = moved;
  const wasOver = before.dueAt <= now;
  const isOver = after.dueAt <= now;
  return {
    moves: true,
    change: changeOf(moved),
    from: before.dueOn,
    to: after.dueOn,
    safeFrom: before.earliestOn,
    safeTo: after.earliestOn,
    becomesFinal: before.provisional && !after.provisional,
    becomesOverdue: !isWindow(deadline.key) && !wasOver && isOver,
    becomesOpen: !isWindow(deadline.key) && wasOver && !isOver,
    extendsWindow: windowClosesOn !== undefined && after.dueOn > windowClosesOn,
  };
}

function changeOf({ before, after }: ReturnType<typeof movedBy>[number]): Change {
  if (after.dueOn !== before.dueOn) return after.dueOn > before.dueOn ? 'later' : 'earlier';
  if (after.provisional !== before.provisional) return after.provisional ? 'provisional' : 'final';
  return after.unit === 'fixed-date' && after.earliestOn !== before.earliestOn ? 'safe-day' : 'recounted';
}
