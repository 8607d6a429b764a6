import { comparePlainDates, epochDay } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { setEnd } from '../../deadline/adjust.ts';
import type { ExplainedDeadline } from '../../deadline/explain.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { mayAmend } from '../amendment.ts';
import {
  accept,
  blanksRefusal,
  dateRefusal,
  factRefusal,
  gateDateRefusal,
  isBlank,
  isLateEntry,
  reject,
  savedByActor,
} from '../context.ts';
import { LIMITS } from '../../limits.ts';
import type { DecideContext, Decided } from '../context.ts';
import { draftChangeRefusal } from '../draft-change.ts';
import { gateContext } from '../gates/context.ts';
import { legalityRefusal } from '../gates/legality.ts';
import type { Legality } from '../gates/legality.ts';
import { deadlineOf, isRunning, reviewDeadline, startedBy } from '../deadlines.ts';
import { transition } from '../table.ts';
import { returnedRefusal } from './supplement.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_18 = '《重大行政决策程序暂行条例》第十八条';
const ARTICLE_25 = '《重大行政决策程序暂行条例》第二十五条';
const ARTICLE_26 = '《重大行政决策程序暂行条例》第二十六条';

/** The reviewer is given at least 7 working days by the requested reply date; it is no waiting time (P-07). */
export function submitForReview(state: DecisionState, c: Command<'submitForReview'>, ctx: DecideContext): Decided<DecisionEvent> {
  const wrong =
    returnedRefusal(state) ??
    dateRefusal(c.occurredOn, state.lastActOn, ctx.now, ARTICLE_26) ??
    windowDateRefusal(state, c.occurredOn) ??
    gateDateRefusal(state, transition(c.kind, state.phase)!, c.occurredOn, ctx.rules) ??
    blanksRefusal('REVIEW_PACKAGE_INCOMPLETE', ARTICLE_26, { 履行有关法定程序的说明: c.statement });
  if (wrong) return { ok: false, refusal: wrong };
  const open = state.rounds.filter((r) => r.registerClosedAt === undefined);
  if (open.length) return reject('REGISTER_OPEN', ARTICLE_18, ...open.map((r) => `第${r.no}轮`));
  const undisposed = Object.entries(ctx.facts.opinions).filter(([, o]) => o.undisposed > 0);
  if (undisposed.length) return reject('OPINIONS_UNANSWERED', ARTICLE_18, ...undisposed.map(([no, o]) => `第${no}轮还有${o.undisposed}条`));
  const draft = ctx.facts.artefacts.draft;
  if (!draft) return reject('DRAFT_MISSING', ARTICLE_26);
  const changed = draftChangeRefusal(state, draft.hash);
  if (changed) return { ok: false, refusal: changed };
  const start = { event: 'submitted-for-review', on: c.occurredOn } as const;
  const given = deadlineOf(ctx, 'legality-review', start);
  if (comparePlainDates(c.requestedReplyOn, c.occurredOn) < 0)
    return reject('DATE_BEFORE_PREDECESSOR', ARTICLE_26, `要求${c.requestedReplyOn}答复，送审日期是${c.occurredOn}`);
  if (epochDay(c.requestedReplyOn) - epochDay(c.occurredOn) > LIMITS.countDaysMax)
    return reject('PERIOD_INVALID', ARTICLE_26, `要求${c.requestedReplyOn}答复，送审日期是${c.occurredOn}`);
  if (given && comparePlainDates(c.requestedReplyOn, given.dueOn) < 0 && isBlank(c.shortReason)) {
    return reject('REVIEW_TIME_TOO_SHORT', ARTICLE_26, `要求${c.requestedReplyOn}答复，满${given.value}个工作日是${given.dueOn}`);
  }
  const n = state.effects.filter((e) => e.kind === 'request-review').length + 1;
  const reason = isBlank(c.shortReason) ? '送审时要求的答复日期' : c.shortReason!.trim();
  const asked = (d: ExplainedDeadline): ExplainedDeadline =>
    d.ruleId === 'legality-review' ? setEnd(d, { on: c.requestedReplyOn, reason }, ctx) : d;
  return accept<DecisionEvent>(
    {
      type: 'SubmittedForReview',
      occurredOn: c.occurredOn,
      requestedReplyOn: c.requestedReplyOn,
      draftHash: draft.hash,
      statement: c.statement,
      ...(isBlank(c.shortReason) ? {} : { shortReason: c.shortReason!.trim() }),
    },
    ...startedBy(state, { ...start, no: n }, ctx, asked),
    { type: 'EffectOrdered', key: `${state.id}:request-review:${n}`, kind: 'request-review', refId: `review:${n}` },
  );
}

/** The draft goes to review after the last window has ended, by the day on paper too. */
function windowDateRefusal(state: DecisionState, on: PlainDate): Refusal | undefined {
  const later = state.rounds.filter((r) => r.registerClosedAt !== undefined && comparePlainDates(r.closesOn, on) >= 0);
  return later.length
    ? refuse('DATE_BEFORE_PREDECESSOR', ARTICLE_26, ...later.map((r) => `登记的日期是${on}，第${r.no}轮征求意见到${r.closesOn}结束`))
    : undefined;
}

/** Another person than the drafter, on the very text that was submitted; a changed text goes back to review. */
export function recordReview(state: DecisionState, c: Command<'recordReview'>, ctx: DecideContext): Decided<DecisionEvent> {
  const draft = ctx.facts.artefacts.draft;
  if (!draft || !state.review) return reject('DRAFT_MISSING', ARTICLE_25);
  if (savedByActor(draft, ctx)) return reject('REVIEWER_IS_DRAFTER', ARTICLE_25);
  const returned = returnedRefusal(state);
  if (returned) return { ok: false, refusal: returned };
  const amended = state.phase === 'DELIBERATED';
  if (amended && !mayAmend(state)) return reject('WRONG_PHASE', ARTICLE_25);
  if (!amended && draft.hash !== state.review.draftHash) return reject('DRAFT_CHANGED', ARTICLE_25);
  const changed = amended ? draftChangeRefusal(state, draft.hash) : undefined;
  if (changed) return { ok: false, refusal: changed };
  const passes = c.outcome === 'passed' || c.outcome === 'exploratory';
  const legality = legalityOf(c);
  const wrong =
    factRefusal(c.fact, state.lastActOn, ctx.now, ARTICLE_25) ??
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_25, { 审查意见: c.opinion }) ??
    (c.outcome === 'returned' ? undefined : legalityRefusal(legality, gateContext(state, 'LEGALITY', c.fact, ctx)));
  if (wrong) return { ok: false, refusal: wrong };
  const lateEntry = isLateEntry(c.fact, ctx.now);
  const events: DecisionEvent[] = [
    { type: 'Reviewed', outcome: c.outcome, fact: c.fact, opinion: c.opinion, legality, draftHash: draft.hash, lateEntry },
  ];
  if (passes) {
    const particulars = { gate: 'LEGALITY', ...legality } as const;
    events.push({ type: 'GateDone', gate: 'LEGALITY', fact: c.fact, draftHash: draft.hash, lateEntry, particulars });
  }
  const pending = reviewDeadline(state);
  if (pending && isRunning(pending)) {
    const inTime = comparePlainDates(c.fact.occurredOn, pending.explained.dueOn) <= 0;
    events.push({ type: 'DeadlineSettled', key: pending.key, status: inTime ? 'met' : 'met-late' });
  }
  return accept(...events);
}

/** Risks are stated where the outcome says so, also when none were given: then they are missing. */
function legalityOf({ outcome, legality }: Command<'recordReview'>): Legality {
  const { risks, ...advice } = legality ?? { counsel: [] };
  return outcome === 'exploratory' ? { ...advice, risks: risks ?? [] } : advice;
}
