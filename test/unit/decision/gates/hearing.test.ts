import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate as D } from '../../../../domain/calendar/plain-date.ts';
import type { Hearing } from '../../../../domain/decision/gates/hearing.ts';
import { doneGate, walkTo } from '../../../support/decision-walk.ts';
import type { DecisionWalk } from '../../../support/decision-walk.ts';

const HELD = '2024-06-18';
const OF_THE_DECREE = 'decree-713-2019';

/** A decision in which a hearing can be recorded; initiated on 9 May. */
const ready = (packId?: string): DecisionWalk => walkTo('drafting', packId).at('2024-06-20T09:00:00+08:00');
const hearing = (change: Partial<Hearing> = {}) => doneGate('HEARING', HELD, change);
const refusal = (change: Partial<Hearing>, packId?: string) => ready(packId).refusal(hearing(change));

describe('materials reach the participants 7 days before the hearing (第十六条)', () => {
  test.each([
    ['2024-06-10', 8, undefined],
    ['2024-06-11', 7, undefined],
    ['2024-06-12', 6, 'HEARING_MATERIALS_LATE'],
    ['2024-06-18', 0, 'HEARING_MATERIALS_LATE'],
    ['2024-06-19', -1, 'HEARING_MATERIALS_LATE'],
  ])('on %s, %s days before the 18th: %s', (on, _days, code) => {
    expect(refusal({ materialsDeliveredOn: D(on) })).toBe(code);
  });
  test('the refusal names the article, the days there were and the last lawful day', () => {
    expect(ready().give(hearing({ materialsDeliveredOn: D('2024-06-12') }))).toMatchObject({
      refusal: {
        article: '《重大行政决策程序暂行条例》（国务院令第713号）第十六条',
        missing: [expect.stringMatching(/2024-06-12，距听证会6日，最晚2024-06-11/)],
      },
    });
  });
  test('whatever the day, 7 calendar days decide, holidays or not', () => {
    const w = ready();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 8 }), (before, earlier) => {
        const held = addDays(D(HELD), -earlier);
        const { state } = w;
        const code = w.refusal(
          doneGate('HEARING', held, {
            noticePublishedOn: D('2024-05-09'),
            exactTimeKnownOn: D('2024-05-09'),
            listPublishedOn: D('2024-05-20'),
            materialsDeliveredOn: addDays(held, -before),
          }),
        );
        w.state = state;
        return code === (before < 7 ? 'HEARING_MATERIALS_LATE' : undefined);
      }),
    );
  });
});

describe('what is public before the hearing', () => {
  test.each([
    ['notice the day before', { noticePublishedOn: D('2024-06-17'), exactTimeKnownOn: D('2024-06-17') }, undefined],
    ['notice the same day', { noticePublishedOn: D('2024-06-18'), exactTimeKnownOn: D('2024-06-18') }, 'HEARING_NOTICE_LATE'],
    ['exact time the same day', { exactTimeKnownOn: D('2024-06-18') }, 'HEARING_NOTICE_LATE'],
    ['exact time before the notice', { exactTimeKnownOn: D('2024-05-18') }, 'HEARING_NOTICE_LATE'],
    ['list the day before', { listPublishedOn: D('2024-06-17') }, undefined],
    ['list the same day', { listPublishedOn: D('2024-06-18') }, 'HEARING_LIST_LATE'],
    ['notice on the day of initiation', { noticePublishedOn: D('2024-05-09') }, undefined],
    ['notice before the decision was initiated', { noticePublishedOn: D('2024-05-08') }, 'DATE_BEFORE_PREDECESSOR'],
  ] as const)('%s', (_name, change, code) => {
    expect(refusal({ materialsDeliveredOn: D('2024-05-20'), ...change })).toBe(code);
  });
  test('a hearing tomorrow has not been held', () => {
    const w = walkTo('drafting').at('2024-06-17T09:00:00+08:00');
    expect(w.refusal(hearing())).toBe('DATE_IN_FUTURE');
  });
  test('postponed on the spot: materials sent before count from the notice of the new time', () => {
    const postponed = { from: D('2024-06-08'), reason: '到场人数不足' };
    const again = (exactTimeKnownOn: string) =>
      refusal({ postponed, exactTimeKnownOn: D(exactTimeKnownOn), materialsDeliveredOn: D('2024-05-25') });
    expect(again('2024-06-11')).toBeUndefined();
    expect(again('2024-06-12')).toBe('HEARING_MATERIALS_LATE');
    expect(again('2024-06-07')).toBe('HEARING_NOTICE_LATE');
    expect(refusal({ postponed: { ...postponed, reason: ' ' } })).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
});

describe('participants', () => {
  test.each([
    [10, 4, 'HEARING_PARTIES_TOO_FEW'],
    [10, 5, undefined],
    [10, 6, undefined],
    [11, 5, 'HEARING_PARTIES_TOO_FEW'],
    [11, 6, undefined],
  ])('in 山东, of %s participants %s are interested parties', (participants, interestedParties, code) => {
    const w = walkTo('drafting', 'shandong-participation-2025');
    const held = D('2025-11-18');
    w.at('2025-11-20T09:00:00+08:00');
    const command = doneGate('HEARING', held, {
      participants,
      interestedParties,
    });
    expect(w.refusal(command)).toBe(code);
  });
  test('fewer than one half is said with its reason, and passes', () => {
    const w = walkTo('drafting', 'shandong-participation-2025').at('2025-11-20T09:00:00+08:00');
    const few = (fewerInterestedReason: string) =>
      doneGate('HEARING', '2025-11-18', {
        interestedParties: 4,
        fewerInterestedReason,
      });
    expect(w.refusal(few('  '))).toBe('HEARING_PARTIES_TOO_FEW');
    expect(w.refusal(few('报名的利害关系人只有4人'))).toBeUndefined();
  });
  test('Decree 713 itself asks for no share', () => {
    expect(refusal({ interestedParties: 0 }, OF_THE_DECREE)).toBeUndefined();
  });
  test.each([
    [{ participants: 0, interestedParties: 0 }],
    [{ participants: 2.5 }],
    [{ interestedParties: 11 }],
    [{ interestedParties: -1 }],
    [{ place: ' ' }],
    [{ presider: '' }],
    [{ recorder: '\n' }],
    [{ selection: ' ' }],
  ] as const)('%j is incomplete', (change) => {
    expect(refusal(change)).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test('the record is confirmed and signed (第十七条)', () => {
    expect(ready().give(hearing({ recordSigned: false }))).toMatchObject({
      refusal: { code: 'HEARING_RECORD_UNSIGNED', article: '《重大行政决策程序暂行条例》第十七条' },
    });
  });
});

describe('a hearing without open solicitation', () => {
  test('chosen as the way of participation it settles both gates, and the review may follow', () => {
    const w = ready().must(hearing({ asParticipation: { opinions: 7, report: '听证报告' } }));
    expect(w.state.gates.PARTICIPATION).toMatchObject({
      status: 'done',
      particulars: { ways: [{ way: 'hearing', from: HELD, asked: 10, opinions: 7 }], report: '听证报告' },
    });
    for (const gate of ['DEPARTMENTS', 'SPECIAL_GROUPS', 'EXPERT', 'RISK'] as const)
      w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
    expect(w.state.rounds).toEqual([]);
    expect(
      w.refusal({ kind: 'submitForReview', occurredOn: D('2024-06-20'), requestedReplyOn: D('2024-07-01'), statement: '已履行' }),
    ).toBeUndefined();
  });
  test('without that choice participation stays open', () => {
    expect(ready().must(hearing()).state.gates.PARTICIPATION.status).toBe('open');
  });
  test('participation names a hearing only after it was recorded', () => {
    const w = ready();
    const named = doneGate('PARTICIPATION', HELD, {
      ways: [{ way: 'hearing', from: D(HELD), place: '会议室', opinions: 1 }],
      report: '报告',
    });
    expect(w.refusal(named)).toBe('GATE_PARTICULARS_INCOMPLETE');
    expect(w.must(hearing()).refusal(named)).toBeUndefined();
  });
});
