import { beijingClock, beijingDate } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/instant.ts';
import { dayZh, formatDateZh } from '../../calendar/format.ts';
import { epochDay } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { ExplainedDeadline } from '../../deadline/explain.ts';
import { answeredThrough, isFeedbackComplete, mustConfirm } from '../feedback.ts';
import type { DecisionState, RoundState } from '../types.ts';
import { adoptedSentence } from './adopted.ts';

/** The sentence above everything else, and which state box it stands in. Computed on read: nobody sees a late flip. */
export type Status = {
  readonly kind: 'open' | 'soon' | 'closed' | 'due' | 'late' | 'done' | 'held' | 'none';
  readonly sentences: readonly string[];
};
export type StatusInput = {
  readonly state: DecisionState;
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  /** Undefined = how many opinions came in before the matter was entered here is not stated. */
  readonly received: number | undefined;
  /** Calendar days the rule asks for at least. */ readonly minDays: number;
  readonly plannedText?: string;
};

/** The status of a decision in plain words (faces: state first). */
export function statusOf({ state, now, calendar, received, minDays, plannedText }: StatusInput): Status {
  const extra = [...answeredSoFar(state), ...changes(state, calendar), ...sinceIssue(state)];
  const held = heldStatus(state);
  const main =
    held ??
    openWindow(state, now, calendar, minDays) ??
    feedbackStatus(state, now, calendar, received) ??
    closedWindow(state, received) ??
    onPaper(state) ??
    quietStatus(state, plannedText);
  return { kind: main.kind, sentences: [...main.sentences, ...extra] };
}

/** A round is open by its window, not by a flag. */
export function isOpen(round: RoundState, now: Instant): boolean {
  return round.openedAt !== undefined && round.closesAt !== undefined && round.openedAt <= now && now < round.closesAt;
}

function heldStatus(s: DecisionState): Status | undefined {
  if (s.phase !== 'SUSPENDED' && s.phase !== 'RETURNED') return undefined;
  const what = s.phase === 'SUSPENDED' ? '中止办理' : '退回承办单位补充';
  const since = s.held ? `自${dayZh(s.held.on, true)}起${what}。原因：${s.held.reason}。依据：${s.held.article}。` : `已${what}。`;
  return { kind: 'held', sentences: [`本事项${since}已收到的意见保留。`] };
}

function feedbackStatus(s: DecisionState, now: Instant, cal: WorkCalendar, received: number | undefined): Status | undefined {
  if (s.feedback?.publishedAt !== undefined && isFeedbackComplete(s)) {
    const on = dayZh(beijingDate(s.feedback.publishedAt), true);
    const notIssued = s.issue === undefined && s.terminated === undefined ? ['决策尚未出台。'] : [];
    return {
      kind: 'done',
      sentences: [
        received === undefined
          ? `采纳情况已于${on}公布。`
          : received
            ? `采纳情况已于${on}公布：收到${received}条，已逐条处理。`
            : `采纳情况已于${on}公布：征求意见期内没有收到公众意见。`,
        ...notIssued,
      ],
    };
  }
  const owed = s.deadlines.find((d) => d.key === 'feedback');
  if (!owed) return undefined;
  const due = owed.explained;
  if (owed.status === 'before-adoption')
    return { kind: 'none', sentences: [`${ended(s)}采纳情况在本系统尚未公布（期限在上线前已经过去）。`] };
  const until = formatDateZh(due.dueOn, cal);
  if (now >= due.dueAt)
    return { kind: 'late', sentences: [`${ended(s)}采纳情况应于${until}24时前公布 · 尚未公布。`, '承办单位的说明尚未公布。'] };
  const promise = s.terminated ? `收到的意见最晚${until}24时公布处理情况。` : `采纳情况最晚${until}24时公布。`;
  return { kind: 'due', sentences: [`${ended(s)}${promise}`, ...provisional(due, cal)] };
}

/** A feedback that is out and not the last. */
function answeredSoFar(s: DecisionState): string[] {
  if (s.feedback?.publishedAt === undefined || isFeedbackComplete(s)) return [];
  const on = dayZh(beijingDate(s.feedback.publishedAt), true);
  const rounds = s.rounds.length > 1 ? `第${answeredThrough(s)}轮及以前` : '';
  return [`${rounds}采纳情况已于${on}公布。${mustConfirm(s) ? '印发的文本有修改，承办单位按印发文本复核后再次公布。' : ''}`];
}

function ended(s: DecisionState): string {
  return s.terminated
    ? `本事项已于${dayZh(s.terminated.on, true)}终止，不再出台。原因：${s.terminated.reason}。`
    : s.issue
      ? `决策已于${dayZh(s.issue.signedOn, true)}出台。`
      : `征求意见已于${dayZh(lastWindowEnd(s), true)}24时结束。`;
}

/** A date that a later notice can still move says so wherever it stands. */
function provisional({ provisional: is, earliestOn, latestOn, provisionalNote }: ExplainedDeadline, cal: WorkCalendar): string[] {
  if (!is) return [];
  const span = `暂定：最早${formatDateZh(earliestOn, cal)}，最晚${formatDateZh(latestOn, cal)}。`;
  return [provisionalNote === undefined ? span : `${span}${provisionalNote}。`];
}

/** Of the last window, here or before on paper; only where there was one. */
function lastWindowEnd(s: DecisionState): PlainDate {
  return (s.rounds.at(-1)?.closesOn ?? s.adopted?.paper.consultTo)!;
}

function onPaper(s: DecisionState): Status | undefined {
  const sentence = adoptedSentence(s);
  return sentence === undefined ? undefined : { kind: 'none', sentences: [sentence] };
}

function again(s: DecisionState, round: RoundState): string[] {
  return round.no > 1 ? [`草案修改后再次征求意见（第${round.no}轮）。${previous(s.rounds.at(-2)!)}`] : [];
}

/** What can be done now comes before what is owed from an earlier round. */
function openWindow(s: DecisionState, now: Instant, cal: WorkCalendar, minDays: number): Status | undefined {
  const round = s.rounds.at(-1);
  if (!round || !isOpen(round, now)) return undefined;
  const consultation = s.deadlines.find((d) => d.key === `consultation:${round.no}`)?.explained;
  return openStatus(round, now, cal, [...(consultation ? provisional(consultation, cal) : []), ...again(s, round)], minDays);
}

function closedWindow(s: DecisionState, received: number | undefined): Status | undefined {
  const round = s.rounds.at(-1);
  if (!round) return undefined;
  if (round.closesAt === undefined)
    return { kind: 'none', sentences: [`公告已送交公布，尚未确认公布；公布后起算${round.days}日。`, ...again(s, round)] };
  return {
    kind: 'closed',
    sentences: [
      `征求意见已于${dayZh(round.closesOn, true)}24时结束，收到${received ?? 0}条，${s.phase === 'REVISING' ? '正在研究' : '已交下一步办理'}。`,
      ...again(s, round),
    ],
  };
}

function previous(round: RoundState): string {
  return `第${round.no}轮已于${dayZh(round.closesOn, true)}24时结束。`;
}

function openStatus(round: RoundState, now: Instant, cal: WorkCalendar, more: string[], minDays: number): Status {
  const left = epochDay(round.closesOn) - epochDay(beijingDate(now));
  const clock = beijingClock(now);
  const until = `截止${formatDateZh(round.closesOn, cal)}24时（北京时间）`;
  const when =
    left === 0
      ? `今天24时截止（本页生成于${clock.hour}时${clock.minute}分）`
      : left === 1
        ? `明天24时截止（${formatDateZh(round.closesOn, cal)}）`
        : `${until}，还有${left}天`;
  const sentences = [`正在征求意见。${when}。`, '也可以写信、打电话或当面提。'];
  if (round.shortenedReason !== undefined)
    sentences.push(`本次征求意见${round.days}日，少于${minDays}日。原因：${round.shortenedReason}（公告原文）`);
  return { kind: left <= 3 ? 'soon' : 'open', sentences: [...sentences, ...more] };
}

function quietStatus(s: DecisionState, plannedText?: string): Status {
  if (s.phase === 'TERMINATED')
    return { kind: 'held', sentences: [`本事项已于${dayZh(s.terminated!.on, true)}终止，不再出台。原因：${s.terminated!.reason}。`] };
  return { kind: 'none', sentences: [`尚未开始征求意见。${plannedText ? `计划完成时间：${plannedText}（目录原文）。` : ''}`] };
}

function changes(s: DecisionState, cal: WorkCalendar): string[] {
  return s.rounds.flatMap((r) =>
    r.extensions.map((x) => `截止时间由${dayZh(x.from)}24时延长至${formatDateZh(x.to, cal)}24时。原因：${x.reason}`),
  );
}

/** What became of a decision that is out: adjusted, stopped, suspended. */
function sinceIssue({ adjustedBy, execution }: DecisionState): string[] {
  if (adjustedBy) return [`本决策已被${adjustedBy.documentNo}调整，新的决策于${dayZh(adjustedBy.on, true)}出台。`];
  const { stopped, suspended } = execution ?? {};
  if (stopped) return [`本决策自${dayZh(stopped.occurredOn, true)}起终止执行。原因：${stopped.reason}。依据：${stopped.article}。`];
  if (suspended)
    return [`本决策自${dayZh(suspended.fact.occurredOn, true)}起中止执行。原因：${suspended.reason}。依据：${suspended.article}。`];
  return [];
}
