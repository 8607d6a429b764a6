import { comparePlainDates } from '../../calendar/plain-date.ts';
import { accept, blanksRefusal, dateRefusal, isBlank, isLate, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { executionOf } from '../execution.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_34 = '《重大行政决策程序暂行条例》第三十四条';
const ARTICLE_35 = '《重大行政决策程序暂行条例》第三十五条';

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
