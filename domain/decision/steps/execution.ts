import { comparePlainDates } from '../../calendar/plain-date.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { accept, blanksRefusal, dateRefusal, factRefusal, isBlank, isLate, isLateEntry, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { executionOf, lastExecutionActOn } from '../execution.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_34 = '《重大行政决策程序暂行条例》第三十四条';
const ARTICLE_35 = '《重大行政决策程序暂行条例》第三十五条';
const ARTICLE_37 = '《重大行政决策程序暂行条例》第三十七条';

export function startExecution(state: DecisionState, c: Command<'startExecution'>, ctx: DecideContext): Decided<DecisionEvent> {
  if (isBlank(c.unit)) return reject('UNDERTAKER_MISSING', ARTICLE_34, '请写明执行单位');
  const wrong = dateRefusal(c.occurredOn, state.lastActOn, ctx.now);
  return wrong ? { ok: false, refusal: wrong } : accept({ type: 'ExecutionStarted', unit: c.unit.trim(), occurredOn: c.occurredOn });
}

/** What the executing unit did, and what must be reported in time; the organ's procedure does not move by it. */
export function reportExecution(state: DecisionState, c: Command<'reportExecution'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { kind: _, problems, situation, ...report } = c;
  const { startedOn, reports } = executionOf(state)!;
  const wrong =
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_34, { 执行情况: c.done }) ??
    dateRefusal(c.occurredOn, startedOn, ctx.now, ARTICLE_34) ??
    (situation &&
      (blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_35, { 情况说明: situation.detail }) ??
        // Found between issue and execution is found in time; reported before it was found is not.
        dateRefusal(situation.foundOn, state.issue!.signedOn, ctx.now, ARTICLE_35)));
  if (wrong) return { ok: false, refusal: wrong };
  if (situation && comparePlainDates(c.occurredOn, situation.foundOn) < 0)
    return reject('DATE_BEFORE_PREDECESSOR', ARTICLE_35, `报告的日期是${c.occurredOn}，发现的日期是${situation.foundOn}`);
  return accept({
    type: 'ExecutionReported',
    no: reports.length + 1,
    ...report,
    done: c.done.trim(),
    ...(isBlank(problems) ? {} : { problems: problems!.trim() }),
    ...(situation ? { situation: { ...situation, detail: situation.detail.trim() } } : {}),
    lateEntry: isLate(c.occurredOn, ctx.now),
  });
}

/** Nothing is changed any more in what was stopped, or what another decision has taken the place of. */
export function outOfForceRefusal(state: DecisionState): Refusal | undefined {
  if (state.adjustedBy) return refuse('DECISION_ADJUSTED', ARTICLE_37, `${state.adjustedBy.code}（${state.adjustedBy.documentNo}）`);
  return executionOf(state)?.stopped ? refuse('EXECUTION_STOPPED', ARTICLE_37) : undefined;
}

/** In a case of 第三十五条 that is urgent the head suspends first, with reason and article; the organ resumes, adjusts or stops. */
export function suspendExecution(state: DecisionState, c: Command<'suspendExecution'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { kind: _, ...suspension } = c;
  const execution = executionOf(state)!;
  const wrong =
    outOfForceRefusal(state) ??
    (execution.suspended && refuse('EXECUTION_SUSPENDED', ARTICLE_37)) ??
    blanksRefusal('REASON_MISSING', ARTICLE_37, { 情况紧急的理由: c.reason, 依据的条款: c.article }) ??
    factRefusal(c.fact, lastExecutionActOn(execution), ctx.now, ARTICLE_37);
  if (wrong) return { ok: false, refusal: wrong };
  return accept({
    type: 'ExecutionSuspended',
    ...suspension,
    reason: c.reason.trim(),
    article: c.article.trim(),
    lateEntry: isLateEntry(c.fact, ctx.now),
  });
}

export function resumeExecution(state: DecisionState, c: Command<'resumeExecution'>, ctx: DecideContext): Decided<DecisionEvent> {
  const execution = executionOf(state)!;
  const wrong =
    outOfForceRefusal(state) ??
    (execution.suspended ? undefined : refuse('EXECUTION_NOT_SUSPENDED', ARTICLE_37)) ??
    blanksRefusal('REASON_MISSING', ARTICLE_37, { 恢复执行的理由: c.reason }) ??
    factRefusal(c.fact, lastExecutionActOn(execution), ctx.now, ARTICLE_37);
  if (wrong) return { ok: false, refusal: wrong };
  return accept({ type: 'ExecutionResumed', reason: c.reason.trim(), fact: c.fact, lateEntry: isLateEntry(c.fact, ctx.now) });
}

/** What was lawfully decided is stopped by the organ that decided it, in its meeting, and by nobody alone. */
export function stopExecution(state: DecisionState, c: Command<'stopExecution'>, ctx: DecideContext): Decided<DecisionEvent> {
  const execution = executionOf(state)!;
  const { deliberation } = c;
  if (!deliberation) return reject('EXECUTION_STOP_NOT_DELIBERATED', ARTICLE_37);
  const { meetingName, fact } = deliberation;
  const wrong =
    outOfForceRefusal(state) ??
    blanksRefusal('EXECUTION_STOP_NOT_DELIBERATED', ARTICLE_37, { 会议名称: meetingName }) ??
    blanksRefusal('REASON_MISSING', ARTICLE_37, { 终止执行的理由: c.reason, 依据的条款: c.article }) ??
    factRefusal(fact, lastExecutionActOn(execution), ctx.now, ARTICLE_37) ??
    dateRefusal(c.occurredOn, fact.occurredOn, ctx.now, ARTICLE_37);
  if (wrong) return { ok: false, refusal: wrong };
  return accept({
    type: 'ExecutionStopped',
    reason: c.reason.trim(),
    article: c.article.trim(),
    occurredOn: c.occurredOn,
    meetingName: meetingName.trim(),
    deliberation: fact,
    lateEntry: isLateEntry(fact, ctx.now),
  });
}
