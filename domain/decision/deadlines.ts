import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { explainDeadline, isCountable } from '../deadline/explain.ts';
import type { ExplainedDeadline, Override } from '../deadline/explain.ts';
import type { Known } from '../deadline/known.ts';
import type { Trigger } from '../deadline/trigger.ts';
import { resolvePackNear } from '../rules/resolve.ts';
import type { ResolvedPack, ResolvedRule } from '../rules/types.ts';
import { publicWasAsked } from './adopted.ts';
import { isFeedbackComplete } from './feedback.ts';
import { PUBLIC_DUTIES } from './withheld.ts';
import type { DeadlineState, DecisionEvent, DecisionState } from './types.ts';

/** Events of the procedure from which rules count; a rule names them as `base` or `alsoStartedBy`. A deferred topic is not `deliberated`. */
export type StartingEvent =
  | 'consultation-published'
  | 'consultation-closed'
  | 'submitted-for-review'
  | 'deliberated'
  | 'issued'
  | 'terminated'
  | 'rejected';

/** One such event: its day on paper or by the server, the moment where the server knows it, and which round or review it belongs to. */
export type Start = {
  readonly event: StartingEvent;
  readonly on: PlainDate;
  readonly at?: Instant;
  readonly basis?: string;
  readonly no?: number;
};

/** What counting needs of a step's context. */
export type Counting = Known & { readonly rules: ResolvedPack };

/** A matter keeps the rules in force on the day of the event, also when it is entered later. */
export function rulesOn({ rules, packs }: Counting, on: PlainDate): ResolvedPack {
  return resolvePackNear(rules.id, on, packs);
}

/** One rule counted from one day by the calendar visible now; undefined where the pack has no such rule or number then. */
export function deadlineOf(counting: Counting, ruleId: string, trigger: Trigger, days?: Override): ExplainedDeadline | undefined {
  const pack = rulesOn(counting, trigger.on);
  const rule = pack.rules.get(ruleId);
  if (!rule || !isCountable({ ...rule, ...(days === undefined ? {} : { value: days.value }) }, trigger.on)) return undefined;
  return explainDeadline({ pack, ruleId, trigger, calendar: counting.calendar, ...(days === undefined ? {} : { valueOverride: days }) });
}

/**
 * The deadlines an event starts: every rule of the matter's pack that names it. A clock already running is not started again by
 * another event, what is done stays done, and feedback is owed only where opinions were asked for and not all are answered.
 * @param adapt what this matter makes of a deadline, e.g. the days of its notice
 */
export function startedBy(
  state: DecisionState,
  start: Start,
  counting: Counting,
  adapt: (d: ExplainedDeadline) => ExplainedDeadline = (d) => d,
): Extract<DecisionEvent, { type: 'DeadlineSet' }>[] {
  const { no, ...trigger } = start;
  return [...rulesOn(counting, start.on).rules.values()].flatMap((rule) => {
    if (state.withheld && PUBLIC_DUTIES.has(rule.id)) return [];
    if (!starts(rule, start.event) || rule.force === 'encouraged' || (rule.id === 'feedback' && !isFeedbackOwed(state))) return [];
    const key = rule.id === 'feedback' || no === undefined ? rule.id : `${rule.id}:${no}`;
    const known = state.deadlines.find((d) => d.key === key);
    if (known && ((isDone(known) && rule.id !== 'feedback') || (isRunning(known) && known.explained.triggerEvent !== start.event)))
      return [];
    const counted = deadlineOf(counting, rule.id, trigger);
    if (!counted) return [];
    const again = known && isRunning(known) ? { reason: `${counted.triggerName}，重新起算` } : {};
    return [{ type: 'DeadlineSet' as const, key, explained: adapt(counted), ...again }];
  });
}

/** Whether an event starts a rule's clock. */
export function starts(rule: Pick<ResolvedRule, 'base' | 'alsoStartedBy'>, event: StartingEvent): boolean {
  return rule.base === event || (rule.alsoStartedBy?.some((s) => s.event === event) ?? false);
}

/** What meets a deadline has gone out: met or met late, by the server's clock. */
export function settled(state: DecisionState, key: string, now: Instant): DecisionEvent[] {
  const running = state.deadlines.find((d) => d.key === key && isRunning(d));
  return running ? [{ type: 'DeadlineSettled', key, status: now < running.explained.dueAt ? 'met' : 'met-late' }] : [];
}

/** The deadline of the newest review asked for, whatever became of it; a pack without the rule has none. */
export function reviewDeadline(state: DecisionState): DeadlineState | undefined {
  return state.deadlines.findLast((d) => d.key.startsWith('legality-review:'));
}

/** Not yet met: open or overdue. */
export function isRunning(d: DeadlineState): boolean {
  return d.status === 'open' || d.status === 'overdue';
}

function isDone(d: DeadlineState): boolean {
  return d.status === 'met' || d.status === 'met-late' || d.status === 'before-adoption';
}

function isFeedbackOwed(state: DecisionState): boolean {
  return publicWasAsked(state) && !isFeedbackComplete(state);
}
