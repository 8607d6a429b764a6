import { beijingDate } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { isFinished } from '../adoption/stages.ts';
import { CodedError } from '../errors.ts';
import { NOT_STATED, paperFact } from './adopted.ts';
import type { Paper } from './adopted-types.ts';
import { apply } from './apply.ts';
import type { Recorded } from './apply.ts';
import { startedBy } from './deadlines.ts';
import type { Counting, Start } from './deadlines.ts';
import type { DecisionEvent, DecisionState, Phase } from './types.ts';

export type AdoptedDecision = {
  readonly importId: string;
  readonly title: string;
  readonly phase: Phase;
  readonly paper: Paper;
  readonly coOrgans: readonly string[];
  /** Full name of the organ that decides. */
  readonly organName: string;
};
type AdoptContext = Counting & { readonly now: Instant; readonly by: string };

/**
 * The events by which a matter from paper stands in the system where it stood: first that it was brought in, with all its papers
 * say, then a gate for each paper, then, where it goes on here, the clocks that its papers have started. A clock that had run out
 * before is neither kept nor missed here.
 */
export function adoptDecision(state: DecisionState, a: AdoptedDecision, ctx: AdoptContext): Recorded<DecisionEvent>[] {
  const turn = new Adopting(state, ctx);
  const { organName, coOrgans, ...rest } = a;
  const undertaker = { leadOrganId: state.leadOrganId, coOrgans };
  turn.record({ type: 'Adopted', ...rest, undertaker, lastActOn: lastActOf(a.paper, beijingDate(ctx.now)) });
  turn.record(...gatesOf(a.paper, organName, beijingDate(ctx.now)));
  if (!isFinished(a.phase)) for (const start of startsOf(a.paper, beijingDate(ctx.now))) turn.start(start);
  return turn.recorded;
}

class Adopting {
  readonly recorded: Recorded<DecisionEvent>[] = [];
  private state: DecisionState;
  private readonly ctx: AdoptContext;
  constructor(state: DecisionState, ctx: AdoptContext) {
    this.state = state;
    this.ctx = ctx;
  }

  record(...events: DecisionEvent[]): void {
    for (const event of events) {
      const recorded = { seq: this.state.seq + 1, at: this.ctx.now, by: this.ctx.by, event };
      this.state = apply(this.state, recorded);
      this.recorded.push(recorded);
    }
  }

  /** What the day on paper started; what is past, or was done by the paper itself, is over. */
  start(start: Start): void {
    const doneOnPaper = start.event === 'issued' ? (ruleId: string) => ruleId !== 'feedback' : () => false;
    for (const set of startedOrNone(this.state, start, this.ctx)) {
      this.record(set);
      const over = set.explained.dueAt <= this.ctx.now || doneOnPaper(set.explained.ruleId);
      if (over) this.record({ type: 'DeadlineSettled', key: set.key, status: 'before-adoption' });
    }
  }
}

/** A day before every calendar in the system starts nothing that could still run. */
function startedOrNone(state: DecisionState, start: Start, ctx: AdoptContext) {
  try {
    return startedBy(state, start, ctx);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'DATE_OUTSIDE_COVERAGE') return [];
    throw error;
  }
}

/** A gate for each paper, marked as entered late. */
function gatesOf(paper: Paper, organName: string, today: PlainDate): DecisionEvent[] {
  const done = (
    gate: 'ORGAN_START' | 'PARTICIPATION' | 'LEGALITY' | 'DELIBERATION',
    on: PlainDate | undefined,
    body: string,
    no?: string,
  ) => (on === undefined ? [] : [{ type: 'GateDone', gate, fact: paperFact(on, body, no), lateEntry: true } as const]);
  const ended = paper.consultTo !== undefined && comparePlainDates(paper.consultTo, today) < 0 ? paper.consultTo : undefined;
  return [
    ...done('ORGAN_START', paper.initiatedOn, organName, paper.initiationNo),
    ...done('PARTICIPATION', ended, organName),
    ...done('LEGALITY', paper.reviewedOn, NOT_STATED, paper.reviewNo),
    ...done('DELIBERATION', paper.meetingOn, organName, paper.meetingNo),
  ];
}

function startsOf(paper: Paper, today: PlainDate): Start[] {
  const ended = paper.consultTo !== undefined && comparePlainDates(paper.consultTo, today) < 0;
  return [
    ...(ended ? [{ event: 'consultation-closed', on: paper.consultTo!, no: 1 } as const] : []),
    ...(paper.meetingOn ? [{ event: 'deliberated', on: paper.meetingOn } as const] : []),
    ...(paper.issuedOn ? [{ event: 'issued', on: paper.issuedOn, basis: '成文日' } as const] : []),
  ];
}

/** No later act may claim an earlier day; the end of a window that is still open lies ahead. */
function lastActOf(paper: Paper, today: PlainDate): PlainDate {
  const { initiatedOn, consultFrom, consultTo, reviewedOn, meetingOn, issuedOn, terminatedOn, closedOn } = paper;
  const past = [initiatedOn, consultFrom, consultTo, reviewedOn, meetingOn, issuedOn, terminatedOn, closedOn].filter(
    (d): d is PlainDate => d !== undefined && comparePlainDates(d, today) <= 0,
  );
  return past.reduce((last, d) => (comparePlainDates(d, last) > 0 ? d : last), past[0] ?? today);
}

/** What the end of a consultation that ran on paper does: revising begins, participation is done, clocks start (第十五条). */
export function endPaperConsultation(state: DecisionState, on: PlainDate, at: Instant, counting: Counting): DecisionEvent[] {
  return [
    { type: 'PaperConsultationEnded', occurredOn: on },
    { type: 'GateDone', gate: 'PARTICIPATION', fact: paperFact(on, NOT_STATED, undefined), lateEntry: true },
    ...startedBy(state, { event: 'consultation-closed', on, at, no: 1 }, counting),
  ];
}
