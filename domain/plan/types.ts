import type { PlainDate } from '../calendar/plain-date.ts';
import type { Known } from '../deadline/known.ts';
import type { ExplainedDeadline } from '../deadline/explain.ts';
import type { StartingEvent } from '../decision/deadlines.ts';
import type { GateId } from '../decision/types.ts';
import type { ResolvedPack } from '../rules/types.ts';

/** A step of the procedure inside one plan: `initiation`, `consultation:1`, `hearing-materials`, `review-submission`, `meeting` … */
export type StepId = string;

/**
 * `legal`: what the law allows at the utmost. `safe`: holds under every reading of the law and every notice still to come, and
 * on working days of the office.
 */
export type Reading = 'legal' | 'safe';

/** What must lie between two steps that follow each other. Rules are named, never their numbers. */
export type Gap =
  /** One after the other, on the same day at the earliest. */
  | { readonly kind: 'same-day' }
  /** A minimum period starts with the first; the second is lawful the day after its last day. */
  | { readonly kind: 'period'; readonly ruleId: string }
  /** Time the second must be given; on its last day it is due (第二十六条: no waiting time, P-07). */
  | { readonly kind: 'given'; readonly ruleId: string }
  /** The reviewer may use the whole of the last day: lawful on that day, safe the day after. */
  | { readonly kind: 'after-reply' }
  /** The first is due that many days before the second. */
  | { readonly kind: 'days-before'; readonly ruleId: string };
export type Link = { readonly from: StepId; readonly to: StepId; readonly gap: Gap };

/** One step, and where the law says so. `ruleId` counts the period that it starts, or the days it must come before another. */
export type Step = {
  readonly id: StepId;
  readonly name: string;
  readonly article: string;
  readonly gate?: GateId;
  readonly ruleId?: string;
  /** What a planner should know of it beside its day. */
  readonly note?: string;
};
/** What is due at the latest so long after an event of the procedure, and the step that is this event. */
export type Duty = {
  readonly id: StepId;
  readonly name: string;
  readonly article: string;
  readonly ruleId: string;
  readonly event: StartingEvent;
  readonly after: StepId;
};

/** The procedure of one plan: steps in an order in which every step comes after those it needs. */
export type Procedure = { readonly steps: readonly Step[]; readonly links: readonly Link[]; readonly duties: readonly Duty[] };

/** A step already taken; `endsOn` is the last day of its period as really announced or asked for. */
export type DoneStep = { readonly on: PlainDate; readonly endsOn?: PlainDate };
export type DoneSteps = Readonly<Record<StepId, DoneStep>>;

/** What a plan is made for. */
export type PlanScope = Known & {
  readonly pack: ResolvedPack;
  /** Conditional gates that this decision will pass; those that always bind come by themselves. */
  readonly gates: readonly GateId[];
  /** Rounds of open solicitation; absent = one where the pack has its period, else none. 0 = other ways of participation. */
  readonly rounds?: number;
  readonly done?: DoneSteps;
};

/** One step with its day: backwards the latest, forwards the earliest. */
export type PlanStep = Omit<Step, 'ruleId'> & {
  readonly on: PlainDate;
  readonly safeOn: PlainDate;
  /** The period behind the day, every counted day in it; absent for steps already taken. */
  readonly counted?: ExplainedDeadline;
  /** The last day of the period that starts with the step, or of what is due after it; as announced where it is taken. */
  readonly endsOn?: PlainDate;
  readonly doneOn?: PlainDate;
  /** Calendar days from today to the latest day; negative = that day is past. */
  readonly slackDays?: number;
  /** Rests on days whose arrangement is not published yet (暂定). */
  readonly provisional: boolean;
  /** Lines to show: the day, the rule and how it was counted, what it hangs on. */
  readonly explanation: readonly string[];
};

/**
 * What stands against a plan. `past`: a latest day is over. `order`: two steps cannot both hold. `day-off`: lawful, but nobody
 * works. `provisional`: a notice may still move it. The first two make the plan impossible.
 */
export type PlanConflict = {
  readonly kind: 'past' | 'order' | 'day-off' | 'provisional';
  readonly stepId: StepId;
  readonly text: string;
};

type Plan = {
  readonly steps: readonly PlanStep[];
  readonly conflicts: readonly PlanConflict[];
  /** The answer in sentences, the most important first. */
  readonly summary: readonly string[];
  readonly provisional: boolean;
  readonly calendarVersion: string;
};
export type BackwardPlan = Plan & { readonly meetingOn: PlainDate; readonly issueOn: PlainDate; readonly feasible: boolean };
export type ForwardPlan = Plan & {
  readonly startOn: PlainDate;
  readonly meetingOn: PlainDate;
  readonly safeMeetingOn: PlainDate;
  readonly issueOn: PlainDate;
  /** The last day of the feedback if issued on `issueOn`; absent where the pack has no such rule. */
  readonly feedbackBy?: PlainDate;
  /** Calendar days the earliest meeting lies past the target; 0 = in time, absent = no target. */
  readonly lateDays?: number;
};
