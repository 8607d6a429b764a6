import { describe, expect, test } from '@jest/globals';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { DecisionCommand } from '../../../domain/decision/types.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { ERRORS } from '../../../domain/errors.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import { FULL_REPRESENTATIVE, LEAD, DecisionWalk, doneGate, fact, person, walkTo } from '../../support/decision-walk.ts';

const BLANK = ' 　\t\n';

/** Refused with this code, naming a ground and a remedy, and leaving no event. */
function refused(w: DecisionWalk, command: DecisionCommand, code: ErrorCode, ground: string, actor?: ReturnType<typeof person>): string[] {
  const before = w.events.length;
  const decided = w.give(command, actor);
  if (decided.ok) throw new Error(`${command.kind} was accepted`);
  expect([decided.refusal.code, decided.refusal.article]).toEqual([code, expect.stringContaining(ground)]);
  expect(ERRORS[code].remedy.trim()).not.toBe('');
  expect(w.events).toHaveLength(before);
  return [...decided.refusal.missing];
}

const meeting = (on: string, more: object = {}) =>
  ({
    kind: 'recordDeliberation',
    outcome: 'passed',
    meetingName: '镇长办公会议',
    fact: fact(on),
    representatives: [FULL_REPRESENTATIVE],
    minutes: completeMinutes('passed'),
    ...more,
  }) as const;
const review = (on: string, more: object = {}) =>
  ({ kind: 'recordReview', outcome: 'passed', fact: fact(on), opinion: '合法', legality: COMPLETE_LEGALITY, ...more }) as const;
const submit = (on: string, more: object = {}) =>
  ({ kind: 'submitForReview', occurredOn: D(on), requestedReplyOn: D('2024-07-05'), statement: '已履行法定程序', ...more }) as const;
const issue = (on: string, more: object = {}) =>
  ({ kind: 'issueDecision', documentNo: '示例府〔2024〕1号', signedOn: D(on), signer: '镇长', ...more }) as const;
const partyReport = (on: string, more: object = {}) =>
  ({
    kind: 'settleGate',
    gate: 'PARTY_REPORT',
    settle: {
      how: 'done',
      fact: { ...fact(on, '中共示例镇委员会'), ...more },
      particulars: { gate: 'PARTY_REPORT', result: 'agreed' },
    },
  }) as const;
/** Deliberated on 1 July, and ready to be issued but for the Party report. */
const deliberated = () =>
  walkTo('submitted').at('2024-07-02T09:00:00+08:00').must(meeting('2024-07-01')).save('decision-result').at('2024-07-03T09:00:00+08:00');

describe('dates on paper', () => {
  test('a review dated after the meeting: art. 25', () => {
    const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00');
    refused(w, meeting('2024-06-23'), 'REVIEW_AFTER_MEETING', '第二十五条');
    // On the day of the review itself the meeting may be held, but not before the matter was submitted to it.
    refused(w, meeting('2024-06-24'), 'DATE_BEFORE_PREDECESSOR', '第三十条');
    expect(w.refusal(meeting('2024-06-25'))).toBeUndefined();
  });
  test('today is no future, tomorrow is; Beijing’s midnight decides', () => {
    const w = walkTo('reviewing').at('2024-06-24T23:59:59.999+08:00');
    refused(w, review('2024-06-25'), 'DATE_IN_FUTURE', '第二十五条');
    w.at('2024-06-25T00:00:00+08:00');
    expect(w.refusal(review('2024-06-25'))).toBeUndefined();
  });
  test.each<[string, () => DecisionWalk, DecisionCommand, string]>([
    [
      'initiation before the work began',
      () => new DecisionWalk().must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练' }),
      { kind: 'initiateDecision', fact: fact('2024-05-05'), undertaker: { leadOrganId: LEAD, coOrgans: [] } },
      '第十条',
    ],
    ['drafting before initiation', () => walkTo('initiated'), { kind: 'beginDrafting', occurredOn: D('2024-05-08') }, '第十二条'],
    ['a gate before initiation', () => walkTo('drafting'), partyReport('2024-05-08'), '第三十一条'],
    ['submission on the last day of the window', () => walkTo('answered'), submit('2024-06-19'), '第二十六条'],
    ['a review before it was asked for', () => walkTo('reviewing').at('2024-06-25T09:00:00+08:00'), review('2024-06-19'), '第二十五条'],
    ['the package before the review', () => walkTo('reviewed'), { kind: 'submitToMeeting', occurredOn: D('2024-06-23') }, '第二十九条'],
    ['issue before the meeting', () => deliberated().must(partyReport('2024-07-01')), issue('2024-06-30'), '第三十二条'],
    ['issue before the Party report', () => deliberated().must(partyReport('2024-07-03')), issue('2024-07-02'), '第三十二条'],
    [
      'archiving before the issue',
      () =>
        walkTo('issued')
          .must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-07-02') })
          .save('opinions-and-adoption')
          .must({ kind: 'publishFeedback', noticeTitle: '反馈' }),
      { kind: 'archiveDecision', occurredOn: D('2024-06-30'), place: '档案室' },
      '第三十三条',
    ],
    [
      'suspension before the last act',
      () => walkTo('reviewed'),
      { kind: 'suspendDecision', reason: '上级规定调整', article: '第三十七条', occurredOn: D('2024-06-19') },
      '第三十七条',
    ],
  ])('%s is refused, and names its article', (_, start, command, ground) => {
    refused(start(), command, 'DATE_BEFORE_PREDECESSOR', ground);
  });
  test('issue on the day of the Party report, and submission the day after the window, are in order', () => {
    expect(deliberated().must(partyReport('2024-07-02')).refusal(issue('2024-07-02'))).toBeUndefined();
    expect(walkTo('answered').refusal(submit('2024-06-20'))).toBeUndefined();
  });
});

describe('a fact needs its paper', () => {
  test('without number and without scan it is refused, with either it passes; blanks are neither', () => {
    const settle = (more: object) => {
      const { settle: done, ...command } = partyReport('2024-07-02');
      const { documentNo: _, ...bare } = done.fact;
      return { ...command, settle: { ...done, fact: { ...bare, ...more } } } as const;
    };
    for (const more of [{}, { documentNo: BLANK }, { scanHash: '' }])
      expect(refused(deliberated(), settle(more), 'GATE_FACT_INCOMPLETE', '第三十一条')).toEqual(['文号，或者扫描件']);
    expect(deliberated().refusal(settle({ documentNo: '示例委〔2024〕3号' }))).toBeUndefined();
    expect(deliberated().refusal(settle({ scanHash: 'a'.repeat(64) }))).toBeUndefined();
  });
  test.each([
    ['actingBody', '作出机关'],
    ['signer', '签发人'],
  ])('a blank %s is named', (field, name) => {
    expect(refused(deliberated(), partyReport('2024-07-02', { [field]: BLANK }), 'GATE_FACT_INCOMPLETE', '第三十一条')).toEqual([name]);
  });
  test('the meeting needs its name and those of who attended, the issue its number and signer', () => {
    const submitted = () => walkTo('submitted').at('2024-07-02T09:00:00+08:00');
    expect(refused(submitted(), meeting('2024-07-01', { meetingName: BLANK }), 'GATE_FACT_INCOMPLETE', '第三十条')).toEqual(['会议名称']);
    const nameless = { representatives: [FULL_REPRESENTATIVE, { ...FULL_REPRESENTATIVE, name: BLANK }] };
    expect(refused(submitted(), meeting('2024-07-01', nameless), 'GATE_FACT_INCOMPLETE', '第三十条')).toEqual(['第2位公众代表的姓名']);
    const ready = deliberated().must(partyReport('2024-07-02'));
    expect(refused(ready, issue('2024-07-02', { documentNo: BLANK }), 'GATE_FACT_INCOMPLETE', '第三十二条')).toEqual(['文号']);
    expect(refused(ready, issue('2024-07-02', { signer: BLANK }), 'GATE_FACT_INCOMPLETE', '第三十二条')).toEqual(['签发人']);
  });
});

describe('blanks are no reason', () => {
  test.each<[string, () => DecisionWalk, DecisionCommand, ErrorCode, string]>([
    [
      'a gate left out',
      () => walkTo('drafting'),
      { kind: 'settleGate', gate: 'RISK', settle: { how: 'not-needed', reason: BLANK, decidedBy: '负责人' } },
      'GATE_REASON_MISSING',
      '第二十二条',
    ],
    [
      'a gate left out by nobody',
      () => walkTo('drafting'),
      { kind: 'settleGate', gate: 'RISK', settle: { how: 'not-needed', reason: '不涉及', decidedBy: BLANK } },
      'GATE_REASON_MISSING',
      '第二十二条',
    ],
    [
      'a shorter window',
      () => walkTo('drafting'),
      { kind: 'publishConsultation', noticeTitle: '公告', days: 29, shortenedReason: BLANK },
      'SHORTENING_REASON_MISSING',
      '第十五条',
    ],
    [
      'a longer window',
      () => walkTo('consulting'),
      { kind: 'extendConsultation', round: 1, closesOn: D('2024-06-28'), reason: BLANK },
      'PERIOD_REASON_MISSING',
      '第十五条',
    ],
    [
      'a short review',
      () => walkTo('answered'),
      submit('2024-06-20', { requestedReplyOn: D('2024-06-28'), shortReason: BLANK }),
      'REVIEW_TIME_TOO_SHORT',
      '第二十六条',
    ],
    [
      'the statement of procedures',
      () => walkTo('answered'),
      submit('2024-06-20', { statement: BLANK }),
      'REVIEW_PACKAGE_INCOMPLETE',
      '第二十六条',
    ],
    [
      'a review without opinion',
      () => walkTo('reviewing').at('2024-06-25T09:00:00+08:00'),
      review('2024-06-24', { opinion: BLANK }),
      'GATE_FACT_INCOMPLETE',
      '第二十五条',
    ],
    [
      'nobody attended',
      () => walkTo('submitted').at('2024-07-02T09:00:00+08:00'),
      meeting('2024-07-01', { representatives: [], noRepresentativesReason: BLANK }),
      'REPRESENTATIVES_MISSING',
      '徐泾镇2023年政务公开工作要点',
    ],
    ...(['suspendDecision', 'returnDecision', 'terminateDecision'] as const).map(
      (kind): [string, () => DecisionWalk, DecisionCommand, ErrorCode, string] => [
        kind,
        () => walkTo('reviewed'),
        { kind, reason: BLANK, article: '第三十七条', occurredOn: D('2024-06-25') },
        'REASON_MISSING',
        '《重大行政决策程序暂行条例》第',
      ],
    ),
    [
      'an ending without ground',
      () => walkTo('reviewed'),
      { kind: 'terminateDecision', reason: '条件不成熟', article: BLANK, occurredOn: D('2024-06-25') },
      'REASON_MISSING',
      '第三十七条',
    ],
  ])('%s', (_, start, command, code, ground) => {
    refused(start(), command, code, ground);
  });
});

describe('the review is of this text, by another person', () => {
  test('a later draft does not go on with the review of an earlier one: art. 25', () => {
    refused(walkTo('reviewing').save('draft').at('2024-06-25T09:00:00+08:00'), review('2024-06-24'), 'DRAFT_CHANGED', '第二十五条');
    refused(walkTo('reviewed').save('draft'), { kind: 'submitToMeeting', occurredOn: D('2024-06-25') }, 'DRAFT_CHANGED', '第二十五条');
    refused(walkTo('submitted').save('draft').at('2024-07-02T09:00:00+08:00'), meeting('2024-07-01'), 'DRAFT_CHANGED', '第二十五条');
    refused(deliberated().must(partyReport('2024-07-02')).save('draft'), issue('2024-07-02'), 'DRAFT_CHANGED', '第二十五条');
  });
  test('who wrote the draft does not review it', () => {
    const w = walkTo('reviewing').at('2024-06-25T09:00:00+08:00');
    refused(w, review('2024-06-24'), 'REVIEWER_IS_DRAFTER', '第二十五条', person('p1'));
    expect(w.refusal(review('2024-06-24'), person('p4'))).toBeUndefined();
  });
});

describe('unusual and lawful', () => {
  test('the Party may be asked before the meeting: art. 31 says before the issue', () => {
    const w = walkTo('reviewed')
      .must(partyReport('2024-06-25'))
      .must({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') });
    w.at('2024-07-02T09:00:00+08:00').must(meeting('2024-07-01')).save('decision-result');
    expect(w.refusal(issue('2024-07-02'))).toBeUndefined();
  });
  test('a review may be finished in three days: art. 26 gives time, it is no wait', () => {
    const w = walkTo('reviewing').at('2024-06-23T09:00:00+08:00').must(review('2024-06-23'));
    expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-23') })).toBeUndefined();
  });
  test('a hearing without open solicitation is participation too: art. 14', () => {
    const w = walkTo('drafting').at('2024-06-20T09:00:00+08:00');
    for (const gate of ['HEARING', 'PARTICIPATION'] as const) w.must(doneGate(gate, '2024-06-18'));
    for (const gate of ['DEPARTMENTS', 'SPECIAL_GROUPS', 'EXPERT', 'RISK'] as const)
      w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
    expect(w.refusal(submit('2024-06-20'))).toBeUndefined();
    expect(w.state).toMatchObject({ phase: 'REVIEWING', rounds: [] });
  });
  test('a topic that no rule wants interpreted is issued and closed without interpretation of the meeting', () => {
    const w = walkTo('closed');
    expect(w.artefacts['topic-interpretation']).toBeUndefined();
    expect(w.state).toMatchObject({ phase: 'CLOSED' });
    expect(w.state.deadlines.map((d) => d.key)).not.toContain('topic-interpretation');
  });
});
