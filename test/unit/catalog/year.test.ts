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
