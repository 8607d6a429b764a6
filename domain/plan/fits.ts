import { dayZh } from '../calendar/format.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import type { GateId } from '../decision/types.ts';
import { procedureOf, roundsOf } from './procedure.ts';
import { earliestSchedule, latestSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import type { Basis } from './gaps.ts';
import type { Procedure } from './types.ts';
import { amountZh } from './words.ts';

/** The planned time of a catalog row, as printed and as days. */
export type PlannedTime = {
  readonly plannedText?: string;
  readonly plannedPrecision?: string;
  readonly plannedFrom?: PlainDate;
  readonly plannedTo?: PlainDate;
  readonly heard?: boolean;
};

/**
 * `impossible`: begun on the day of entry, the meeting comes after the planned time. `tight`: only if begun before the planned
 * time begins. `fits`: begun inside it. `unknown`: the days cannot be counted (no calendar, no rules for them).
 */
export type PlanFit = 'impossible' | 'tight' | 'fits' | 'unknown';

/** Whether a row's plan can work at all, told when the catalog is entered; stored with the row, never recounted. */
export type PlanCheck = {
  readonly fit: PlanFit;
  /** One sentence for the department. */
  readonly text: string;
  /** Day of entry: nothing can begin before it. */
  readonly checkedOn: PlainDate;
  /** The earliest meeting if the consultation begins on the day of entry. */
  readonly earliestMeetingOn?: PlainDate;
  /** The latest days for publishing the draft and handing it to review, for a meeting on the last planned day. */
  readonly publishBy?: PlainDate;
  readonly reviewBy?: PlainDate;
  readonly provisional: boolean;
  readonly calendarVersion: string;
};

/**
 * Judges one row's plan. Never throws: a catalog may be entered whatever can be counted. Undefined without a planned last day.
 */
export function planFits(row: PlannedTime, basis: Basis, today: PlainDate): PlanCheck | undefined {
  const { plannedTo: to } = row;
  if (to === undefined) return undefined;
  const stamp = { checkedOn: today, calendarVersion: basis.calendar.version };
  try {
    return { ...judged(row, to, basis, today), ...stamp };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { fit: 'unknown', text: `${planWords(row, to)}：不能推算（${error.message}）`, provisional: false, ...stamp };
  }
}

type Judged = Omit<PlanCheck, 'checkedOn' | 'calendarVersion'>;

function judged(row: PlannedTime, to: PlainDate, basis: Basis, today: PlainDate): Judged {
  const gates: readonly GateId[] = row.heard === true ? ['HEARING'] : [];
  const scope = { ...basis, gates };
  const procedure = procedureOf(scope);
  const first = roundsOf(scope) > 0 ? 'consultation:1' : 'review-submission';
  const earliest = earliestSchedule(procedure, basis, today, {}, 'legal');
  const latest = latestSchedule(procedure, basis, { meeting: to, issue: to }, 'legal');
  const soonest = earliest.get('meeting')!.on;
  const days = { earliestMeetingOn: soonest, ...byDays(latest), provisional: isProvisional(earliest) || isProvisional(latest) };
  const words = planWords(row, to);
  if (to < today) return { fit: 'impossible', text: `${words}：录入时（${dayZh(today, true)}）已经过去`, ...days };
  const effort = effortWords(procedure, basis);
  const starts = first === 'consultation:1' ? '启动征求意见' : '送审';
  if (soonest > to)
    return {
      fit: 'impossible',
      text: `${words}：最早${dayZh(today, true)}${starts}，${effort}，最早${dayZh(soonest, true)}可以提交讨论，来不及`,
      ...days,
    };
  const begin = beginOf(row, today);
  const within = begin === undefined ? soonest : earliestSchedule(procedure, basis, begin, {}, 'legal').get('meeting')!.on;
  const by = latest.get(first)?.on ?? to;
  const advice = `最晚${dayZh(by, true)}${first === 'consultation:1' ? '公布草案征求意见' : '送审'}`;
  if (within > to)
    return {
      fit: 'tight',
      text: `${words}：${dayZh(begin!, true)}才${starts}的，${effort}，最早${dayZh(within, true)}可以提交讨论；要按计划上会，${advice}`,
      ...days,
    };
  return { fit: 'fits', text: `${words}：${advice}`, ...days };
}

/** The first planned day, where the plan is a time to work in; a single day is a goal and nothing begins on it. */
function beginOf({ plannedFrom, plannedTo, plannedPrecision }: PlannedTime, today: PlainDate): PlainDate | undefined {
  if (plannedFrom === undefined || plannedFrom === plannedTo || plannedPrecision === 'day' || plannedFrom <= today) return undefined;
  return plannedFrom;
}

function byDays(latest: Schedule): Pick<PlanCheck, 'publishBy' | 'reviewBy'> {
  const publish = latest.get('consultation:1')?.on;
  const review = latest.get('review-submission')?.on;
  return { ...(publish === undefined ? {} : { publishBy: publish }), ...(review === undefined ? {} : { reviewBy: review }) };
}

function isProvisional(schedule: Schedule): boolean {
  return schedule.get('meeting')!.provisional || [...schedule.values()].some((d) => d.provisional);
}

/** 30日加7个工作日: the periods on the way to the meeting, from the pack. */
function effortWords({ steps, links }: Procedure, { pack }: Basis): string {
  const periods = steps.flatMap((s) => {
    const gap = links.find((l) => l.from === s.id && (l.gap.kind === 'period' || l.gap.kind === 'given'))?.gap;
    return gap && 'ruleId' in gap ? [amountZh(pack, gap.ruleId)] : [];
  });
  return periods.join('加') || '按法定顺序';
}

/** 计划2024年3月 · 计划“第四季度”（2024年10月1日至12月31日）. */
function planWords({ plannedText, plannedPrecision, plannedFrom: from, plannedTo }: PlannedTime, to: PlainDate): string {
  if (plannedPrecision === 'month' && from?.slice(0, 7) === to.slice(0, 7)) return `计划${to.slice(0, 4)}年${Number(to.slice(5, 7))}月上会`;
  const days = from === undefined || from === plannedTo ? dayZh(to, true) : `${dayZh(from, true)}至${dayZh(to, true)}`;
  return plannedText === undefined ? `计划${days}上会` : `计划“${plannedText}”（${days}）上会`;
}
