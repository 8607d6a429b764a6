import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { isBuiltWith } from '../../domain/calendar/work-calendar.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import type { Moment } from '../../services/calendar/moment.ts';
import type { RevisionRow } from '../../services/read/parts.ts';
import { builder } from '../builder.ts';

type HolidayNoticeShape = Arrangement['notice'];
export const HolidayNotice = builder.objectRef<HolidayNoticeShape>('HolidayNotice').implement({
  description: '一份放假安排通知，国务院办公厅每年公布。',
  fields: (t) => ({
    title: t.exposeString('title', { description: '通知的标题。' }),
    number: t.exposeString('number', { description: '文号，如“国办发明电〔2023〕7号”。' }),
    address: t.exposeString('address', { description: '通知原文的网址。' }),
  }),
});

/** The notices of the years a deadline runs through, in the version it was counted with. */
export function noticesOf({ triggerOn, dueOn, calendarVersion }: ExplainedDeadline, { arrangements }: Moment): HolidayNoticeShape[] {
  return noticesOfYears(arrangements, triggerOn, dueOn, (a) => isBuiltWith(calendarVersion, a));
}

/** The notices a deadline was counted with after a revision and not before it: those that caused it, if any did. */
export function noticesBehind(r: RevisionRow, { arrangements }: Moment): HolidayNoticeShape[] {
  const last = r.dueOn > r.newDueOn ? r.dueOn : r.newDueOn;
  return noticesOfYears(arrangements, r.triggerOn, last, (a) => isBuiltWith(r.newCalendarVersion, a) && !isBuiltWith(r.calendarVersion, a));
}

function noticesOfYears(all: readonly Arrangement[], from: string, to: string, counted: (a: Arrangement) => boolean): HolidayNoticeShape[] {
  const years = all.filter((a) => a.year >= Number(from.slice(0, 4)) && a.year <= Number(to.slice(0, 4)));
  // One that was entered may later come with the system too.
  return [...new Map(years.filter(counted).map((a) => [`${a.region} ${a.year}`, a.notice])).values()];
}
