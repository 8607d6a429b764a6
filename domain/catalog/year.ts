import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import type { StatedElsewhere } from './types.ts';

/** Government information has been disclosed by law since 2008-05-01; catalogs are not older than that. */
const FIRST_YEAR = 2008;

/**
 * A year in the books is due in public from then on, and stays: only this year and the next can be begun. One that is over
 * would close at once, overdue for ever. @throws CodedError BAD_USER_INPUT at `year`
 */
export function assertYearCanBegin(year: number, today: PlainDate, elsewhere?: StatedElsewhere): void {
  if (elsewhere) return assertWasPublished(year, today, elsewhere);
  const thisYear = Number(today.slice(0, 4));
  const wrong = (message: string): CodedError => new CodedError('BAD_USER_INPUT', undefined, [{ path: 'year', message }]);
  if (year > thisYear + 1) throw wrong(`只能编制到${thisYear + 1}年度，填的是${year}年度`);
  if (year < thisYear) throw wrong(`${year}年度已经结束，最早只能编制${thisYear}年度；已经在别处公布的，填写原来公布的日期和地址补录`);
}

/** A catalog entered afterwards (补录) is of this year or an earlier one, and was published around that year, not in the future. */
function assertWasPublished(year: number, today: PlainDate, { on }: StatedElsewhere): void {
  const wrong = (path: string, message: string): CodedError => new CodedError('BAD_USER_INPUT', undefined, [{ path, message }]);
  if (year > Number(today.slice(0, 4))) throw wrong('year', `${year}年度还没有开始，不能补录`);
  if (year < FIRST_YEAR) throw wrong('year', `最早可以补录${FIRST_YEAR}年度`);
  if (comparePlainDates(on, today) > 0) throw wrong('publishedElsewhere.on', `原来公布的日期是${on}，今天是${today}`);
  const published = Number(on.slice(0, 4));
  if (published < year - 1 || published > year + 1)
    throw wrong('publishedElsewhere.on', `${year}年度目录不会在${published}年公布，请核对年份`);
}
