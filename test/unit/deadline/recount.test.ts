import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { endOfDay } from '../../../domain/calendar/instant.ts';
import { newDecision } from '../../../domain/decision/apply.ts';
import { recountDecision } from '../../../domain/decision/recount.ts';
import type { DecisionState, DeadlineState } from '../../../domain/decision/types.ts';
import { setEnd } from '../../../domain/deadline/adjust.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { movedBy, recount, revisionReason } from '../../../domain/deadline/recount.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { packOf, resolvePack } from '../../../domain/rules/resolve.ts';
import type { RulePack } from '../../../domain/rules/types.ts';
import { knowing } from '../../support/known.ts';

/** The two notices that changed a year already begun: 国办发明电〔2019〕3号 and 〔2020〕1号. */
const before2019 = chinaCalendar(D('2019-03-21'));
const after2019 = chinaCalendar(D('2019-03-22'));
const before2020 = chinaCalendar(D('2020-01-26'));
const after2020 = chinaCalendar(D('2020-01-27'));

const pack = resolvePack('decree-713-2019', D('2020-01-02'));
const asked = (ruleId: string, on: string, calendar = before2020, value?: number) =>
  explainDeadline({
    pack,
    ruleId,
    trigger: { event: 'x', on: D(on) },
    calendar,
    ...(value === undefined ? {} : { valueOverride: { value, reason: '演练' } }),
  });
const open = (key: string, explained: DeadlineState['explained'], status: DeadlineState['status'] = 'open'): DeadlineState => ({
  key,
  explained,
  status,
});

test('seven working days begun before the festival move by the two days the second notice of 2020 took', () => {
  const d = asked('legality-review', '2020-01-20');
  expect([d.dueOn, recount(d, knowing(after2020)).dueOn]).toEqual(['2020-02-04', '2020-02-06']);
});

test('a day already passed when the festival began does not move', () => {
  expect(movedBy(knowing(after2020), [open('legality-review:1', asked('legality-review', '2020-01-09'))])).toEqual([]);
});

test('the same question with the same calendar gives the same answer, and a new name of the version moves nothing', () => {
  const d = asked('legality-review', '2020-06-01');
  expect(recount(d, knowing(before2020))).toEqual(d);
  expect(after2020.version).not.toBe(before2020.version);
  expect(movedBy(knowing(after2020), [open('legality-review:1', d)])).toEqual([]);
});

test('what the database gives back says the same, whatever order its keys come in', () => {
  const d = asked('legality-review', '2020-01-09');
  const back = { ...d, steps: d.steps.map(({ date, weekday, counted, reason }) => ({ reason, counted, weekday, date })) };
  expect(movedBy(knowing(after2020), [open('legality-review:1', back)])).toEqual([]);
});

test('only what is not yet met is counted again, overdue ones too', () => {
  const d = asked('legality-review', '2020-01-20');
  const of = (status: DeadlineState['status']) => movedBy(knowing(after2020), [open('legality-review:1', d, status)]).length;
  expect([of('open'), of('overdue'), of('met'), of('met-late'), of('cancelled')]).toEqual([1, 1, 0, 0, 0]);
});

test('the Labour Day of 2019 takes two days off and gives two back on a Sunday: what it moves, it moves to make-up days', () => {
  const d = explainDeadline({
    pack: resolvePack('disclosure-regulation-2019', D('2019-05-15')),
    ruleId: 'text-publication',
    trigger: { event: 'x', on: D('2019-05-15') },
    calendar: before2019,
  });
  expect(recount(d, knowing(after2019)).dueOn).toBe(d.dueOn);
});

test('a reply date that a person has set later than the minimum stays; the minimum overtakes it only when it passes it', () => {
  const given = asked('legality-review', '2020-01-20');
  const chosen = (on: string) => setEnd(given, { on: D(on), reason: '送审时要求' }, knowing(before2020));
  expect([given.dueOn, recount(given, knowing(after2020)).dueOn]).toEqual(['2020-02-04', '2020-02-06']);
  expect(recount(chosen('2020-02-20'), knowing(after2020)).dueOn).toBe('2020-02-20');
  expect(recount(chosen('2020-02-06'), knowing(after2020)).dueOn).toBe('2020-02-06');
  expect(recount(chosen('2020-02-05'), knowing(after2020)).dueOn).toBe('2020-02-06');
});

test('a shorter reply date, set with its reason, stays where it was set', () => {
  const d = setEnd(asked('legality-review', '2020-01-20'), { on: D('2020-02-03'), reason: '紧急' }, knowing(before2020));
  expect(recount(d, knowing(after2020)).dueOn).toBe('2020-02-03');
});

test('an open window whose last day became a day off goes on to the next working day, with its reason; it never gets shorter', () => {
  const d = asked('consultation', '2020-01-02');
  expect([d.dueOn, recount(d, knowing(after2020)).dueOn]).toEqual(['2020-02-01', '2020-02-03']);
  const later = recount(d, knowing(after2020));
  expect(recount(later, knowing(before2020)).dueOn).toBe('2020-02-03');

  const state = consulting(d);
  const events = recountDecision(state, knowing(after2020));
  expect(events.map((e) => e.type)).toEqual(['RoundExtended', 'DeadlineSet']);
  expect(events[0]).toEqual(expect.objectContaining({ from: '2020-02-01', closesOn: '2020-02-03', closesAt: endOfDay(D('2020-02-03')) }));
});

test('a closed window is left as it was', () => {
  const state = consulting(asked('consultation', '2020-01-02'));
  const closed = { ...state, rounds: state.rounds.map((r) => ({ ...r, status: 'counted' as const })) };
  expect(recountDecision(closed, knowing(after2020)).map((e) => e.type)).toEqual(['DeadlineSet']);
});

test('a provisional result becomes final when its year’s notice appears, and says so even where the day stays', () => {
  const then = chinaCalendar(D('2024-11-11'));
  const now = chinaCalendar(D('2024-11-12'));
  const d = asked('legality-review', '2024-12-27', then);
  expect(d.provisional).toBe(true);
  const [moved] = movedBy(knowing(now), [open('legality-review:1', d)]);
  expect(moved!.after.provisional).toBe(false);
  expect(revisionReason(moved!)).toContain('放假安排公布或者变动');
});

const XUJING = packOf('shanghai-xujing-2023');
/** A plan of 2020 that nobody could know before it was entered; in force from a day before that. */
const entered: RulePack = {
  ...XUJING,
  id: 'entered-2020',
  name: '录入的要点',
  extends: ['decree-713-2019'],
  validFrom: D('2020-01-10'),
  planYear: 2020,
};
const faster: RulePack = {
  ...entered,
  id: 'entered-later',
  replaces: 'entered-2020',
  validFrom: D('2020-01-15'),
  rules: entered.rules.map((r) => (r.id === 'feedback' ? { ...r, value: 3 } : r)),
};
const feedbackUnder = (packs: readonly RulePack[]) =>
  explainDeadline({
    pack: resolvePack('entered-2020', D('2020-01-20'), packs),
    ruleId: 'feedback',
    trigger: { event: 'issued', on: D('2020-01-20') },
    calendar: before2020,
  });

test('what a pack entered as a file answered is counted again with that pack', () => {
  const packs = [...RULE_PACKS, entered];
  const d = feedbackUnder(packs);
  expect([d.value, d.dueOn, recount(d, knowing(after2020, packs)).dueOn]).toEqual([10, '2020-02-07', '2020-02-11']);
  expect(() => recount(d, knowing(after2020))).toThrow(expect.objectContaining({ code: 'RULE_PACK_UNKNOWN' }));
});

test('a plan laid on top since, though in force from an earlier day, does not answer for what was asked before it was known', () => {
  const d = feedbackUnder([...RULE_PACKS, entered]);
  const now = [...RULE_PACKS, entered, faster];
  expect(feedbackUnder(now).value).toBe(3);
  expect(recount(d, knowing(after2020, now))).toEqual(recount(d, knowing(after2020, [...RULE_PACKS, entered])));
  expect(recount(feedbackUnder(now), knowing(after2020, now)).value).toBe(3);
});

function consulting(explained: DeadlineState['explained']): DecisionState {
  const state = newDecision({
    id: '00000000-0000-7000-8000-000000000001',
    code: 'x-2020-1',
    title: 'x',
    year: 2020,
    organId: 'o',
    leadOrganId: 'l',
    packId: pack.id,
    startedOn: D('2020-01-02'),
  });
  const round = {
    no: 1,
    draftHash: 'h',
    noticeTitle: 'n',
    days: 30,
    closesOn: explained.dueOn,
    status: 'open' as const,
    openedAt: 0,
    closesAt: explained.dueAt,
    extensions: [],
  };
  return { ...state, phase: 'CONSULTING', rounds: [round], deadlines: [open('consultation:1', explained)] };
}
