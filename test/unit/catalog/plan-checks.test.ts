import { expect, test } from '@jest/globals';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { decideCatalog, newCatalog } from '../../../domain/catalog/decide.ts';
import type { CatalogCommand, CatalogRowInput, CatalogState } from '../../../domain/catalog/types.ts';
import { catalogEventText } from '../../../domain/decision/view/event-text.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { ORGAN, person } from '../../support/decision-walk.ts';
import { knowing } from '../../support/known.ts';

const empty = newCatalog({ id: 'c', organId: ORGAN, year: 2024, packId: 'shanghai-xujing-2023' });
const published: CatalogState = { ...empty, versions: [{ no: 1, status: 'PUBLISHED', publishing: false, compiledOn: D('2024-03-01') }] };
function decided(state: CatalogState, command: CatalogCommand) {
  const answer = decideCatalog(state, command, {
    rules: resolvePack('shanghai-xujing-2023', D('2024-03-05')),
    ...knowing(chinaCalendar()),
    facts: { entryIds: ['old'], ownEntryIds: [], rowNames: [], rows: [], units: [], states: { standards: true, legalBases: true } },
    now: isoToInstant('2024-03-05T10:00:00+08:00'),
    actor: person('manager'),
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.events[0]!;
}
const row = (name: string, from?: string, to?: string): CatalogRowInput => ({
  name,
  leadUnit: '城建中心',
  ...(from === undefined || to === undefined ? {} : { plannedPrecision: 'month', plannedFrom: D(from), plannedTo: D(to) }),
});

test('a catalog is compiled whatever its plans, and its event says of each row whether it can work', () => {
  const event = decided(empty, {
    kind: 'createCatalog',
    title: '目录',
    columns: [],
    legalBases: [],
    rows: [row('一', '2024-03-01', '2024-03-31'), row('二'), row('三', '2024-06-01', '2024-06-30'), row('四', '2024-03-01', '2024-03-31')],
  });
  const checks = event.type === 'Compiled' ? event.planChecks! : [];
  expect(checks.map((c) => [c.row, c.check.fit])).toEqual([
    [1, 'impossible'],
    [3, 'tight'],
    [4, 'impossible'],
  ]);
  expect(checks[0]!.check.text).toContain('最早2024年3月5日启动征求意见，30日加7个工作日，最早2024年4月17日可以提交讨论，来不及');
  expect(catalogEventText(event)).toBe('编制目录，4项（2项的计划时间来不及）');
});

test('an adjustment judges the rows it adds; kept rows keep what was said of them', () => {
  const event = decided(published, {
    kind: 'adjustCatalog',
    reason: '新增事项',
    occurredOn: D('2024-03-05'),
    rows: [
      { entryId: 'old', adjustment: 'kept' },
      { adjustment: 'added', reason: '上级要求', row: row('新', '2024-03-01', '2024-03-31') },
    ],
  });
  expect(event.type === 'AdjustmentDrafted' && event.planChecks!.map((c) => [c.row, c.check.fit])).toEqual([[2, 'impossible']]);
});

test('events from before rows were judged read as before', () => {
  expect(
    catalogEventText({ type: 'Compiled', title: '', columns: [], legalBases: [], rows: [row('一')], compiledOn: D('2024-03-01') }),
  ).toBe('编制目录，1项');
});
