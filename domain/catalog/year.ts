import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';

/**
 * A year in the books is due in public from then on, and stays: only this year and the next can be begun. One that is over
 * would close at once, overdue for ever. @throws CodedError BAD_USER_INPUT at `year`
 */
export function assertYearCanBegin(year: number, today: PlainDate): void {
  const thisYear = Number(today.slice(0, 4));
  const wrong = (message: string): CodedError => new CodedError('BAD_USER_INPUT', undefined, [{ path: 'year', message }]);
  if (year > thisYear + 1) throw wrong(`只能编制到${thisYear + 1}年度，填的是${year}年度`);
  if (year < thisYear) throw wrong(`${year}年度已经结束，最早只能编制${thisYear}年度`);
}
