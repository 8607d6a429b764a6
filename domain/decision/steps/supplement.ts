import { dayZh } from '../../calendar/format.ts';
import { addDays } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { setEnd, toll } from '../../deadline/adjust.ts';
import type { ExplainedDeadline } from '../../deadline/explain.ts';
import type { Known } from '../../deadline/known.ts';
import { workdayAfter } from '../../deadline/periods.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { accept, dateRefusal, isBlank, reject, savedByActor } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { draftChangeRefusal } from '../draft-change.ts';
import { isRunning, reviewDeadline } from '../deadlines.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_26 = '《重大行政决策程序暂行条例》第二十六条';
/** Public: what is missing stands in the events and is for staff. */
const REASON = '合法性审查退回补充材料';

/** What waits for the supplement is not done before it: no opinion, no second return, no new submission. */
export function returnedRefusal({ review }: DecisionState): Refusal | undefined {
  return review?.returned && refuse('REVIEW_RETURNED', ARTICLE_26, `${dayZh(review.returned.on, true)}退回`, ...review.returned.missing);
}

/**
 * The reviewer sends the papers back for what is missing (材料不齐的退回补充), and the clock of the review stops. What was returned
 * after the last day stays overdue; a last day that passed before an earlier return was entered is no delay.
 */
export function returnForSupplement(state: DecisionState, c: Command<'returnForSupplement'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { draft } = ctx.facts.artefacts;
  if (!draft || !state.review) return reject('DRAFT_MISSING', ARTICLE_26);
  if (savedByActor(draft, ctx)) return reject('REVIEWER_IS_DRAFTER', ARTICLE_26);
  if (state.gates.LEGALITY.status !== 'open') return reject('GATE_ALREADY_SETTLED', ARTICLE_26, '合法性审查');
  const wrong =
    returnedRefusal(state) ?? dateRefusal(c.occurredOn, state.lastActOn, ctx.now, ARTICLE_26) ?? itemsRefusal('缺少的材料', c.missing);
  if (wrong) return { ok: false, refusal: wrong };
  const deadline = reviewDeadline(state);
  const stops = deadline && isRunning(deadline) && c.occurredOn <= deadline.explained.dueOn;
  return accept<DecisionEvent>(
    { type: 'ReturnedForSupplement', occurredOn: c.occurredOn, missing: c.missing.map((m) => m.trim()) },
    ...(stops ? [{ type: 'DeadlineStopped', key: deadline.key } as const] : []),
  );
}

/** The department supplies what was missing; the clock goes on the day after, and the review binds the draft as it now stands. */
export function supplementReview(state: DecisionState, c: Command<'supplementReview'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { draft } = ctx.facts.artefacts;
  const { review } = state;
  if (!draft || !review) return reject('DRAFT_MISSING', ARTICLE_26);
  if (!review.returned) return reject('REVIEW_NOT_RETURNED', ARTICLE_26);
  const wrong = dateRefusal(c.occurredOn, state.lastActOn, ctx.now, ARTICLE_26) ?? itemsRefusal('补充的材料', c.supplied);
  if (wrong) return { ok: false, refusal: wrong };
  if (draft.hash !== review.draftHash && !c.withNewDraft) return reject('SUPPLEMENT_DRAFT_CHANGED', ARTICLE_26);
  const changed = draftChangeRefusal(state, draft.hash);
  if (changed) return { ok: false, refusal: changed };
  const deadline = reviewDeadline(state);
  const stopped = deadline?.status === 'stopped' ? deadline : undefined;
  const explained = stopped && goneOn(stopped.explained, review.returned.on, c.occurredOn, ctx);
  return accept<DecisionEvent>(
    {
      type: 'ReviewSupplemented',
      occurredOn: c.occurredOn,
      supplied: c.supplied.map((m) => m.trim()),
      draftHash: draft.hash,
      requestedReplyOn: explained?.dueOn ?? review.requestedReplyOn,
    },
    ...(stopped && explained
      ? [{ type: 'DeadlineSet', key: stopped.key, explained, reason: REASON, before: stopped.explained.dueOn } as const]
      : []),
  );
}

/**
 * The days after the return up to and including the supplement do not count; a reply asked for by a set day moves by as many working
 * days. Where no day would be left, the reviewer has the next working day: nobody reviews papers on a day that is over.
 */
function goneOn(d: ExplainedDeadline, returnedOn: PlainDate, on: PlainDate, known: Known): ExplainedDeadline {
  const from = addDays(returnedOn, 1);
  const stopped = from <= on && from <= d.dueOn ? toll(d, { from, to: on, reason: REASON }, known) : d;
  if (stopped.dueOn > on || d.bound !== 'minimum') return stopped;
  return setEnd(stopped, { on: workdayAfter(known.calendar, on, 1).result, reason: '补充材料以后至少留一个工作日' }, known);
}

function itemsRefusal(name: string, items: readonly string[]): Refusal | undefined {
  if (items.length === 0) return refuse('SUPPLEMENT_ITEMS_MISSING', ARTICLE_26, name);
  const blank = items.flatMap((item, i) => (isBlank(item) ? [`${name}第${i + 1}项`] : []));
  return blank.length ? refuse('SUPPLEMENT_ITEMS_MISSING', ARTICLE_26, ...blank) : undefined;
}
