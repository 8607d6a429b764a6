// Prints one digest over every result, to be compared between processes in different zones and locales.
import { createHash } from 'node:crypto';
import { formatDateZh } from '../../../domain/calendar/format.ts';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import { calendarFor, chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { countCalendarDays, countWorkingDays, workdayAfter } from '../../../domain/deadline/periods.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { oneRulePack } from '../../support/one-rule-pack.ts';
import { NOTICES, arrangement, read, textOf } from '../calendar/notices.ts';
import { REGIONAL } from '../calendar/regional.ts';
import { startDays } from './oracle.ts';

const hash = createHash('sha256');
const calendar = chinaCalendar();
const regional = calendarFor('CN-GX', [...CN_ARRANGEMENTS, ...REGIONAL]);
const pack = resolvePack('shanghai-xujing-2023', plainDate('2024-05-06'));
for (const text of startDays()) {
  const start = plainDate(text);
  hash.update(formatDateZh(start));
  for (let n = 1; n <= 60; n++) hash.update(workdayAfter(calendar, start, n).result);
  hash.update(countCalendarDays(calendar, start, 30, true).result);
  hash.update(JSON.stringify(countWorkingDays(regional, start, 10)));
  if (text >= '2023-01-01')
    hash.update(JSON.stringify(explainDeadline({ pack, ruleId: 'feedback', trigger: { event: 'issued', on: start }, calendar })));
}
const moment = isoToInstant('2024-09-13T19:00:01+08:00');
for (const [unit, value] of [
  ['month', 1],
  ['week', 2],
  ['hour', 29],
  ['per-quarter', 1],
] as const)
  hash.update(
    JSON.stringify(
      explainDeadline({
        pack: oneRulePack({ unit, value }),
        ruleId: 'rule',
        trigger: { event: 'issued', on: plainDate('2024-09-13'), at: moment },
        calendar,
        adjustments:
          unit === 'per-quarter' ? [] : [{ kind: 'tolling', from: plainDate('2024-09-14'), to: plainDate('2024-09-15'), reason: '演练' }],
      }),
    ),
  );
for (const [year, version] of NOTICES)
  hash.update(JSON.stringify(read(textOf(year, version), version === 2 ? arrangement(year, 1) : undefined)));
process.stdout.write(hash.digest('hex'));
