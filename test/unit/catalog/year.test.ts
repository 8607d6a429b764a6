import { expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import { assertYearCanBegin } from '../../../domain/catalog/year.ts';

test.each([
  ['2024-01-01', 2023, false],
  ['2024-01-01', 2024, true],
  ['2024-01-01', 2025, true],
  ['2024-01-01', 2026, false],
  ['2024-12-31', 2025, true],
  ['2024-12-31', 2026, false],
  ['2025-01-01', 2024, false],
])('on %s the catalog of %d can be begun: %s', (today, year, can) => {
  const begin = (): void => assertYearCanBegin(year, plainDate(today));
  if (can) expect(begin).not.toThrow();
  else expect(begin).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ path: 'year' })] }));
});

test.each<[string, number, string, string | undefined]>([
  ['an earlier year', 2021, '2021-06-25', undefined],
  ['this year', 2024, '2024-03-20', undefined],
  ['published at the end of the year before', 2023, '2022-12-30', undefined],
  ['published in the year after', 2023, '2024-01-15', undefined],
  ['published today', 2024, '2024-06-01', undefined],
  ['next year', 2025, '2024-06-01', 'year'],
  ['older than the law of disclosure', 2007, '2007-06-01', 'year'],
  ['published tomorrow', 2024, '2024-06-02', 'publishedElsewhere.on'],
  ['published two years before', 2023, '2021-12-31', 'publishedElsewhere.on'],
  ['published two years after', 2021, '2023-01-01', 'publishedElsewhere.on'],
])('a catalog is entered afterwards: %s', (_what, year, on, wrong) => {
  const begin = (): void => assertYearCanBegin(year, plainDate('2024-06-01'), { on: plainDate(on), address: 'https://example.cn/1' });
  if (wrong === undefined) expect(begin).not.toThrow();
  else expect(begin).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ path: wrong })] }));
});
