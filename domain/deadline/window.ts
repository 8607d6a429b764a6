import { formatDateZh } from '../calendar/format.ts';
import { epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { countCalendarDays } from './periods.ts';

/** A window as our own notice should print it: it ends on a working day, and the printed days are the days it is really open. */
export type ProposedWindow = {
  readonly publishedOn: PlainDate;
  /** Calendar days to print: those asked for, or more where their last day is not worked. */
  readonly days: number;
  readonly closesOn: PlainDate;
  /** The last day of the days asked for, before it was moved. */
  readonly unmovedOn: PlainDate;
  /** The last day lies past the official arrangements. */
  readonly provisional: boolean;
  /** As the notice prints it. */
  readonly text: string;
};

/**
 * Proposes the last day of a notice published on a day and open for at least so many calendar days; the start day is not counted.
 * @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function proposeWindow(publishedOn: PlainDate, days: number, calendar: WorkCalendar): ProposedWindow {
  const { result, unrolled, provisional } = countCalendarDays(calendar, publishedOn, days, true);
  const printed = epochDay(result) - epochDay(publishedOn);
  const text = `征求意见期限${printed}日，至${formatDateZh(result, calendar)}24时止${provisional ? '（暂定）' : ''}`;
  return { publishedOn, days: printed, closesOn: result, unmovedOn: unrolled, provisional, text };
}
