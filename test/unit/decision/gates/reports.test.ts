import { describe, expect, test } from '@jest/globals';
import { COMPLETE_LEGALITY } from '../../../../domain/decision/walk/particulars.ts';
import { plainDate as D } from '../../../../domain/calendar/plain-date.ts';
import { completeMinutes } from '../../../../domain/decision/walk/minutes.ts';
import { FULL_REPRESENTATIVE, doneGate, fact, walkTo } from '../../../support/decision-walk.ts';
import type { DecisionWalk } from '../../../support/decision-walk.ts';

const ISSUE = { kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '镇长' } as const;
const passed = (w: DecisionWalk): DecisionWalk =>
  w
    .at('2024-07-02T09:00:00+08:00')
    .must({
      kind: 'recordDeliberation',
      outcome: 'passed',
      meetingName: '会议',
      fact: fact('2024-07-01'),
      representatives: [FULL_REPRESENTATIVE],
      minutes: completeMinutes('passed'),
    })
    .save('decision-result');

describe('the report to the Party committee (第三十一条)', () => {
  test('returned is not reported: the gate stays open and stops the issue, a later answer settles it', () => {
    const w = passed(walkTo('submitted'));
    w.must(doneGate('PARTY_REPORT', '2024-07-02', { result: 'returned' }));
    expect(w.give(ISSUE)).toMatchObject({ refusal: { code: 'GATE_OPEN', missing: [expect.stringContaining('退回')] } });
    expect(w.must(doneGate('PARTY_REPORT', '2024-07-02')).refusal(ISSUE)).toBeUndefined();
  });
  test('to amend, said after the meeting: the text is changed and reviewed again before the issue', () => {
    const w = passed(walkTo('submitted')).must(doneGate('PARTY_REPORT', '2024-07-02', { result: 'amended' }));
    expect(w.give(ISSUE)).toMatchObject({ refusal: { code: 'AMENDMENT_OUTSTANDING', missing: ['向同级党委请示报告'] } });
    w.save('draft', 'decision-result');
    expect(w.refusal(ISSUE)).toBe('DRAFT_CHANGED');
    w.judged('not-material');
    w.must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-07-02'), opinion: '合法', legality: COMPLETE_LEGALITY });
    expect(w.refusal(ISSUE)).toBeUndefined();
  });
  test('Party first is lawful: amended before the meeting, what the meeting passed is issued', () => {
    const w = walkTo('reviewed').must(doneGate('PARTY_REPORT', '2024-06-25', { result: 'amended' }));
    w.must({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') });
    expect(passed(w).refusal(ISSUE)).toBeUndefined();
  });
  test('without the answer to amend a passed text is not reviewed again', () => {
    const w = passed(walkTo('submitted')).must(doneGate('PARTY_REPORT', '2024-07-02')).save('draft');
    expect(
      w.refusal({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-07-02'), opinion: '合法', legality: COMPLETE_LEGALITY }),
    ).toBe('WRONG_PHASE');
  });
});

describe('the people’s congress (第八条)', () => {
  const w = () => walkTo('drafting').at('2024-06-20T09:00:00+08:00');
  const at = (kind: DecisionWalk['organKind']) => Object.assign(w(), { organKind: kind });
  test.each([
    ['county', 'standing-committee', undefined],
    ['county', 'congress', undefined],
    ['town', 'standing-committee', 'CONGRESS_BODY_WRONG'],
    ['town', 'congress', undefined],
    ['department', 'congress', 'CONGRESS_BODY_WRONG'],
    ['street', 'congress', 'CONGRESS_BODY_WRONG'],
  ] as const)('of a %s, its %s', (kind, body, code) => {
    expect(at(kind).refusal(doneGate('PEOPLES_CONGRESS', '2024-06-18', { body }))).toBe(code);
  });
  test('without the number of its resolution, or returned, nothing is settled', () => {
    const { documentNo: _, ...unnumbered } = fact('2024-06-18');
    const particulars = { gate: 'PEOPLES_CONGRESS', kind: 'decides', body: 'congress', result: 'agreed' } as const;
    const scanned = { how: 'done', fact: { ...unnumbered, scanHash: 'ab12' }, particulars } as const;
    expect(w().refusal({ kind: 'settleGate', gate: 'PEOPLES_CONGRESS', settle: scanned })).toBe('GATE_PARTICULARS_INCOMPLETE');
    const returned = w().must(doneGate('PEOPLES_CONGRESS', '2024-06-18', { result: 'returned' }));
    expect(returned.state.gates.PEOPLES_CONGRESS).toMatchObject({ status: 'open', adverse: { code: 'GATE_RETURNED' } });
    const notNeeded = { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } as const;
    expect(returned.refusal({ kind: 'settleGate', gate: 'PEOPLES_CONGRESS', settle: notNeeded })).toBe('GATE_RETURNED');
  });
});
