import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import type { Arrangement } from '../../../domain/calendar/arrangement.ts';
import { endOfDay, startOfDay } from '../../../domain/calendar/instant.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { calendarFrom, chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar.ts';
import type { DeadlineState } from '../../../domain/decision/types.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { impactOf } from '../../../domain/deadline/impact.ts';
import { countWorkingDays } from '../../../domain/deadline/periods.ts';
import { movedBy } from '../../../domain/deadline/recount.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import type { Known } from '../../../domain/deadline/known.ts';
import { knowing } from '../../support/known.ts';

function deadline(packId: string, ruleId: string, on: string, calendar: WorkCalendar, key = ruleId): DeadlineState {
  const pack = resolvePack(packId, D(on));
  return { key, status: 'open', explained: explainDeadline({ pack, ruleId, trigger: { event: 'x', on: D(on) }, calendar }) };
}

/** 2024 as known in May, and the same with days of a made-up second notice. */
const may = chinaCalendar(D('2024-05-06'));
const known = CN_ARRANGEMENTS.filter((a) => a.notice.signed <= '2024-05-06');
const with2024 = (...days: Arrangement['days'][number][]): Known => {
  const first = known.find((a) => a.year === 2024)!;
  const again = first.days.filter(([date]) => !days.some(([other]) => other === date));
  return knowing(calendarFrom([...known, { ...first, version: 2, days: [...again, ...days].sort((a, b) => (a[0] < b[0] ? -1 : 1)) }]));
};
const feedback = deadline('shanghai-xujing-2023', 'feedback', '2024-05-27', may);

test('a day taken moves a maximum later, a day given back moves it earlier', () => {
  expect(feedback.explained.dueOn).toBe('2024-06-11');
  const taken = impactOf(feedback, with2024(['2024-06-03', '演练', 'off']), startOfDay(D('2024-05-28')));
  expect(taken).toMatchObject({ moves: true, change: 'later', from: '2024-06-11', to: '2024-06-12', becomesOverdue: false });
  const given = impactOf(feedback, with2024(['2024-06-08', '演练', 'makeup']), startOfDay(D('2024-05-28')));
  expect(given).toMatchObject({ moves: true, change: 'earlier', from: '2024-06-11', to: '2024-06-08' });
});

test('it is overdue at once from the first instant after its new last day, and not a millisecond before', () => {
  const given = with2024(['2024-06-08', '演练', 'makeup']);
  const last = endOfDay(D('2024-06-08'));
  const at = (now: number) => impactOf(feedback, given, now);
  expect([at(last - 1), at(last)]).toMatchObject([{ becomesOverdue: false }, { becomesOverdue: true }]);
  // Passed already by the day it had: nothing new is overdue.
  expect(at(endOfDay(D('2024-06-11')))).toMatchObject({ becomesOverdue: false });
});

test('what had passed is open again when its day moves behind now', () => {
  const passed: DeadlineState = { ...feedback, status: 'overdue' };
  const now = endOfDay(D('2024-06-11'));
  expect(impactOf(passed, with2024(['2024-06-03', '演练', 'off']), now)).toMatchObject({ becomesOpen: true, to: '2024-06-12' });
});

test('a minimum that would be shorter is kept and says so', () => {
  const review = deadline('shanghai-xujing-2023', 'legality-review', '2024-05-30', may);
  const given = with2024(['2024-06-01', '演练', 'makeup']);
  expect(impactOf(review, given, startOfDay(D('2024-05-31')))).toEqual({ moves: false, why: 'minimum-kept' });
});

test('a fixed date stays; its safe day is told when it changes, its reason when it does not', () => {
  const january = chinaCalendar(D('2024-01-02'));
  const catalog = deadline('shanghai-xujing-2023', 'catalog-publication', '2024-01-01', january);
  const now = startOfDay(D('2024-01-03'));
  const taken = with2024(['2024-03-29', '演练', 'off']);
  expect(impactOf(catalog, taken, now)).toMatchObject({
    change: 'safe-day',
    from: '2024-03-31',
    to: '2024-03-31',
    safeFrom: '2024-03-29',
    safeTo: '2024-03-28',
  });
  expect(impactOf(catalog, with2024(['2024-06-03', '演练', 'off']), now)).toEqual({ moves: false, why: 'fixed-date' });
});

test('days that are not touched, and periods without days off, stay for their own reason', () => {
  const far = with2024(['2024-12-02', '演练', 'off']);
  const sameDay = deadline('shanghai-xujing-2023', 'interpretation', '2024-05-20', may, 'interpretation:1');
  const now = startOfDay(D('2024-05-28'));
  expect([impactOf(feedback, far, now), impactOf(sameDay, far, now)]).toEqual([
    { moves: false, why: 'same-days' },
    { moves: false, why: 'no-days-off' },
  ]);
});

test('a provisional day becomes final with its year, and an open window goes on only to a later day', () => {
  const [before, after] = [chinaCalendar(D('2024-11-11')), chinaCalendar(D('2024-11-12'))];
  const review = deadline('shanghai-xujing-2023', 'legality-review', '2024-12-27', before);
  expect(impactOf(review, knowing(after), startOfDay(D('2024-12-28')))).toMatchObject({ moves: true, becomesFinal: true });
  const window = deadline('shanghai-xujing-2023', 'consultation', '2024-05-03', may, 'consultation:1');
  expect(window.explained.dueOn).toBe('2024-06-03');
  const taken = with2024(['2024-06-03', '演练', 'off']);
  const on = (closesOn: string) => impactOf(window, taken, startOfDay(D('2024-05-20')), D(closesOn));
  expect([on('2024-06-03'), on('2024-06-04')]).toMatchObject([{ to: '2024-06-04', extendsWindow: true }, { extendsWindow: false }]);
});

test('the report says of every deadline exactly what the recount will do to it', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays(D('2024-05-06'), n));
  const one = fc.tuple(day, fc.constantFrom('off' as const, 'makeup' as const));
  fc.assert(
    fc.property(
      day,
      fc.array(one, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('feedback', 'legality-review', 'consultation'),
      (on, days, rule) => {
        const unique = [...new Map(days.map(([date, kind]) => [date, [date, '演练', kind] as const])).values()];
        const calendar = with2024(...unique);
        const d = deadline('shanghai-xujing-2023', rule, on, may);
        const impact = impactOf(d, calendar, startOfDay(on));
        const [moved] = movedBy(calendar, [d]);
        expect(impact.moves).toBe(moved !== undefined);
        if (impact.moves && moved) expect([impact.from, impact.to]).toEqual([moved.before.dueOn, moved.after.dueOn]);
        if (impact.moves && moved!.before.bound === 'minimum') expect(impact.to >= impact.from).toBe(true);
      },
    ),
  );
});

test('the notice of 22 March 2019 moved ten working days only for starts whose days it touched, each by the days it took and gave', () => {
  const [before, after] = [chinaCalendar(D('2019-03-21')), chinaCalendar(D('2019-03-22'))];
  const moves = new Map<string, string[]>();
  for (let on = D('2019-03-22'); on <= '2019-05-10'; on = addDays(on, 1)) {
    const [was, is] = [countWorkingDays(before, on, 10).result, countWorkingDays(after, on, 10).result];
    if (was !== is) moves.set(on, [was, is]);
  }
  // 28 April and 5 May are worked now, 2 and 3 May are not.
  expect(Object.fromEntries(moves)).toEqual({
    '2019-04-15': ['2019-04-29', '2019-04-28'],
    '2019-04-16': ['2019-04-30', '2019-04-29'],
    '2019-04-17': ['2019-05-02', '2019-04-30'],
    '2019-04-18': ['2019-05-03', '2019-05-05'],
    '2019-04-28': ['2019-05-13', '2019-05-14'],
    '2019-04-29': ['2019-05-14', '2019-05-15'],
    '2019-04-30': ['2019-05-15', '2019-05-16'],
    '2019-05-01': ['2019-05-15', '2019-05-16'],
    '2019-05-03': ['2019-05-17', '2019-05-16'],
    '2019-05-04': ['2019-05-17', '2019-05-16'],
  });
  // No rule of 713 or of its neighbours was in force then: the first open deadlines of the law began after it.
  const first = deadline('disclosure-regulation-2019', 'text-publication', '2019-05-15', before);
  expect(impactOf(first, knowing(after), startOfDay(D('2019-05-16')))).toEqual({ moves: false, why: 'same-days' });
});
