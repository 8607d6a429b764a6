import { describe, expect, test } from '@jest/globals';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { recount } from '../../../domain/deadline/recount.ts';
import { isClosed } from '../../../domain/decision/decide.ts';
import { apply, newDecision } from '../../../domain/decision/apply.ts';
import { FULL_REPRESENTATIVE, LEAD, ORGAN, DecisionWalk, doneGate, fact, person, walkTo } from '../../support/decision-walk.ts';
import { knowing } from '../../support/known.ts';

const deadline = (w: DecisionWalk, key: string) => w.state.deadlines.find((d) => d.key === key)!;

describe('a decision walks from the catalog to its archive', () => {
  test('every step in order ends CLOSED with all deadlines met', () => {
    const w = walkTo('closed');
    expect(w.state.phase).toBe('CLOSED');
    expect(isClosed(w.state)).toBe(true);
    expect(w.state.deadlines.map((d) => [d.key, d.status])).toEqual([
      ['consultation:1', 'met'],
      ['interpretation:1', 'met'],
      ['legality-review:1', 'met'],
      ['text-publication', 'met'],
      ['feedback', 'met'],
    ]);
  });

  test('refolding its events gives the same state', () => {
    const w = walkTo('closed');
    const start = newDecision({
      id: 'd',
      code: 't-2024-01',
      title: '演练事项',
      year: 2024,
      organId: ORGAN,
      leadOrganId: LEAD,
      packId: 'shanghai-xujing-2023',
      startedOn: D('2024-05-06'),
    });
    const phases = w.events.reduce((s, event, i) => apply(s, { seq: i + 1, at: 0, by: '', event }), start);
    expect(phases.phase).toBe(w.state.phase);
    expect(phases.seq).toBe(w.state.seq);
    expect(phases.deadlines.map((d) => d.status)).toEqual(w.state.deadlines.map((d) => d.status));
  });
});

describe('starting', () => {
  test('a department cannot start for the organ: initiation needs the organ’s own secretariat', () => {
    const w = new DecisionWalk();
    w.must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练事项' });
    const drafter = { kind: 'person', personId: 'p1', roles: [{ role: 'drafter', organId: LEAD }] } as const;
    expect(
      w.refusal({ kind: 'initiateDecision', fact: fact('2024-05-06'), undertaker: { leadOrganId: LEAD, coOrgans: [] } }, drafter),
    ).toBe('FORBIDDEN');
  });
  test('no undertaker, no initiation', () => {
    const w = new DecisionWalk();
    w.must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练事项' });
    expect(w.refusal({ kind: 'initiateDecision', fact: fact('2024-05-06'), undertaker: { leadOrganId: ' ', coOrgans: [] } })).toBe(
      'UNDERTAKER_MISSING',
    );
  });
  test('a claimed date may be today, not tomorrow, and not before its predecessor', () => {
    const w = new DecisionWalk();
    w.must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练事项' });
    const initiate = (on: string) =>
      ({ kind: 'initiateDecision', fact: fact(on), undertaker: { leadOrganId: LEAD, coOrgans: [] } }) as const;
    expect(w.refusal(initiate('2024-05-07'))).toBe('DATE_IN_FUTURE');
    expect(w.refusal(initiate('2024-05-05'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(initiate('2024-05-06'))).toBeUndefined();
  });
});

describe('conditional gates', () => {
  test('blanks are no reason and no person', () => {
    const w = walkTo('drafting');
    const settle = (reason: string, decidedBy: string) =>
      ({ kind: 'settleGate', gate: 'EXPERT', settle: { how: 'not-needed', reason, decidedBy } }) as const;
    expect(w.refusal(settle('  ', '负责人'))).toBe('GATE_REASON_MISSING');
    expect(w.refusal(settle('不涉及', ' \n'))).toBe('GATE_REASON_MISSING');
    expect(w.refusal(settle('不涉及', '负责人'))).toBeUndefined();
    expect(w.refusal(settle('不涉及', '负责人'))).toBe('GATE_ALREADY_SETTLED');
  });
  test('what is always required is never "not needed", and gates with their own step are settled there', () => {
    const w = walkTo('drafting');
    const notNeeded = (gate: 'PARTY_REPORT' | 'PARTICIPATION' | 'LEGALITY' | 'DELIBERATION') =>
      ({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } }) as const;
    expect(w.refusal(notNeeded('PARTY_REPORT'))).toBe('GATE_NOT_CONDITIONAL');
    expect(w.refusal(notNeeded('PARTICIPATION'))).toBe('GATE_NOT_CONDITIONAL');
    expect(w.refusal(notNeeded('LEGALITY'))).toBe('GATE_HAS_OWN_STEP');
    expect(w.refusal(notNeeded('DELIBERATION'))).toBe('GATE_HAS_OWN_STEP');
  });
  test('the undertaker cannot record the Party report for itself; the Party may speak before the meeting', () => {
    const w = walkTo('reviewed');
    const report = doneGate('PARTY_REPORT', '2024-06-25');
    expect(w.refusal(report, { kind: 'person', personId: 'p1', roles: [{ role: 'drafter', organId: LEAD }] })).toBe('FORBIDDEN');
    expect(w.refusal(report)).toBeUndefined();
  });
  test('a gate left open stops the review and names itself', () => {
    const w = walkTo('revising');
    w.must({ kind: 'closeRegister', round: 1 });
    const decided = w.give({
      kind: 'submitForReview',
      occurredOn: D('2024-06-20'),
      requestedReplyOn: D('2024-07-01'),
      statement: '已履行',
    });
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'GATE_OPEN' } });
    expect(JSON.stringify(decided)).toContain('专家论证');
  });
});

describe('publishing a draft', () => {
  test('draft, explanation and interpretation go out together or not at all', () => {
    for (const kind of ['draft', 'explanation', 'interpretation'] as const) {
      const w = walkTo('drafting');
      delete w.artefacts[kind];
      expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '演练' })).toBe('MATERIALS_INCOMPLETE');
    }
  });
  test('uncleared papers wait for the second person, and the drafter is never that person', () => {
    const w = walkTo('drafting');
    const { clearedBy: _, ...uncleared } = w.artefacts.explanation!;
    w.artefacts.explanation = uncleared;
    expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '演练' })).toBe('DISCLOSURE_REVIEW_MISSING');
    w.save('explanation');
    expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '演练' }, person('p1'))).toBe('SECOND_PERSON_REQUIRED');
    expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '演练' }, person('p2'))).toBeUndefined();
  });
  test.each([
    [29, undefined, 'SHORTENING_REASON_MISSING'],
    [29, ' ', 'SHORTENING_REASON_MISSING'],
    [29, '汛期临近', undefined],
    [30, undefined, undefined],
    [31, undefined, undefined],
    [0, '紧急', 'PERIOD_INVALID'],
    [1.5, '紧急', 'PERIOD_INVALID'],
  ])('a period of %s days with reason %p', (days, shortenedReason, code) => {
    const w = walkTo('drafting');
    expect(
      w.refusal({ kind: 'publishConsultation', noticeTitle: '演练', days, ...(shortenedReason === undefined ? {} : { shortenedReason }) }),
    ).toBe(code);
  });
  test('30 days count from the server’s publication, end on a working day, at 24:00 Beijing', () => {
    const w = walkTo('consulting');
    const [round] = w.state.rounds;
    expect(round).toMatchObject({ days: 30, closesOn: '2024-06-19', status: 'open' });
    w.at('2024-06-19T23:59:59.999+08:00');
    expect(w.state.phase).toBe('CONSULTING');
    w.at('2024-06-20T00:00:00+08:00');
    expect(w.state.phase).toBe('REVISING');
    expect(w.state.rounds[0]!.status).toBe('closed');
    w.at('2024-06-20T00:00:09.999+08:00');
    expect(w.state.rounds[0]!.status).toBe('closed');
    w.at('2024-06-20T00:00:10+08:00');
    expect(w.state.rounds[0]!.status).toBe('counted');
  });
  test('an extension needs a reason and a later day, keeps the old end, and moves the deadline', () => {
    const w = walkTo('consulting');
    const extend = (closesOn: string, reason: string) => ({ kind: 'extendConsultation', round: 1, closesOn: D(closesOn), reason }) as const;
    expect(w.refusal(extend('2024-06-19', '补充材料'))).toBe('PERIOD_INVALID');
    expect(w.refusal(extend('2024-06-28', ' '))).toBe('PERIOD_REASON_MISSING');
    expect(w.refusal(extend('2024-06-28', '补充材料'))).toBeUndefined();
    expect(w.state.rounds[0]!.extensions).toMatchObject([{ from: '2024-06-19', to: '2024-06-28' }]);
    expect(deadline(w, 'consultation:1').explained).toMatchObject({ dueOn: '2024-06-28', nextStepOn: '2024-06-29' });
    expect(deadline(w, 'consultation:1').explained.explanation.at(-1)).toContain('原因：补充材料');
    expect(w.events.at(-1)).toMatchObject({ type: 'DeadlineSet', reason: '延长征求意见期限：补充材料' });
    expect(w.refusal(extend('2027-05-26', '补充材料'))).toBe('PERIOD_INVALID');
    expect(w.refusal(extend('2027-05-25', '补充材料'))).toBeUndefined();
    expect(w.at('2024-06-20T00:00:00+08:00').state.phase).toBe('CONSULTING');
  });
  test('an extended window and a later reply date outlive a calendar that moves the counted day', () => {
    const w = walkTo('consulting').must({ kind: 'extendConsultation', round: 1, closesOn: D('2024-06-28'), reason: '补充材料' });
    const window = deadline(w, 'consultation:1').explained;
    const asIf2024WereUnknown = recount(window, knowing(chinaCalendar(D('2023-10-24'))));
    expect([asIf2024WereUnknown.dueOn, asIf2024WereUnknown.explanation.at(-1)]).toEqual(['2024-06-28', window.explanation.at(-1)]);
    const review = deadline(walkTo('reviewing'), 'legality-review:1').explained;
    expect([review.dueOn, recount(review, knowing(chinaCalendar(D('2023-10-24')))).dueOn]).toEqual(['2024-07-01', '2024-07-01']);
  });
  test('the same draft is not consulted twice; a changed one opens a second round', () => {
    const w = walkTo('revising');
    expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '再次' })).toBe('ALREADY_PUBLISHED');
    w.save('draft', 'explanation', 'interpretation').must({ kind: 'publishConsultation', noticeTitle: '再次' });
    expect(w.state.rounds.map((r) => r.no)).toEqual([1, 2]);
    expect(w.state.phase).toBe('CONSULTING');
  });
});

describe('legality review', () => {
  test('needs the register closed and every opinion answered', () => {
    const w = walkTo('revising');
    for (const gate of ['DEPARTMENTS', 'SPECIAL_GROUPS', 'EXPERT', 'RISK', 'HEARING'] as const)
      w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
    const submit = {
      kind: 'submitForReview',
      occurredOn: D('2024-06-20'),
      requestedReplyOn: D('2024-07-01'),
      statement: '已履行',
    } as const;
    expect(w.refusal(submit)).toBe('GATE_OPEN');
    w.must({ kind: 'closeRegister', round: 1 });
    w.opinions[1] = { ...w.opinions[1]!, undisposed: 1 };
    expect(w.refusal(submit)).toBe('OPINIONS_UNANSWERED');
    w.answered(1, 3);
    expect(w.refusal(submit)).toBeUndefined();
  });
  test.each([
    ['2024-06-28', undefined, 'REVIEW_TIME_TOO_SHORT'],
    ['2024-06-28', '汛期紧急', undefined],
    ['2024-07-01', undefined, undefined],
    ['2024-07-05', undefined, undefined],
    ['2024-06-19', '汛期紧急', 'DATE_BEFORE_PREDECESSOR'],
    ['2027-06-25', undefined, undefined],
    ['2027-06-26', undefined, 'PERIOD_INVALID'],
  ])('submitted on 06-20, reply asked for %s with reason %p', (on, shortReason, code) => {
    const w = walkTo('answered');
    expect(
      w.refusal({
        kind: 'submitForReview',
        occurredOn: D('2024-06-20'),
        requestedReplyOn: D(on),
        statement: '已履行',
        ...(shortReason ? { shortReason } : {}),
      }),
    ).toBe(code);
  });
  test('the drafter never reviews the own draft', () => {
    const w = walkTo('reviewing').at('2024-06-25T09:00:00+08:00');
    expect(
      w.refusal(
        { kind: 'recordReview', outcome: 'passed', fact: fact('2024-06-24'), opinion: '合法', legality: COMPLETE_LEGALITY },
        person('p1'),
      ),
    ).toBe('REVIEWER_IS_DRAFTER');
  });
  test('the reviewer may finish on the third day and the meeting may follow at once', () => {
    const w = walkTo('reviewing').at('2024-06-21T09:00:00+08:00');
    w.must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-06-21'), opinion: '合法', legality: COMPLETE_LEGALITY });
    expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-21') })).toBeUndefined();
  });
  test('returned or unlawful goes back to revising; no meeting before it has passed', () => {
    for (const outcome of ['returned', 'unlawful'] as const) {
      const w = walkTo('reviewing').at('2024-06-25T09:00:00+08:00');
      w.must({ kind: 'recordReview', outcome, fact: fact('2024-06-24'), opinion: '需修改', legality: COMPLETE_LEGALITY });
      expect(w.state.phase).toBe('REVISING');
      expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') })).toBe('WRONG_PHASE');
    }
    expect(walkTo('reviewing').refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-20') })).toBe('GATE_OPEN');
  });
  test('a draft changed after review is not the reviewed draft', () => {
    const w = walkTo('reviewed').save('draft');
    expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') })).toBe('DRAFT_CHANGED');
  });
});

describe('meeting and issue', () => {
  const meeting = (outcome: 'passed' | 'passed-with-amendment' | 'deferred' | 'rejected', representatives = [FULL_REPRESENTATIVE]) =>
    ({
      kind: 'recordDeliberation',
      outcome,
      meetingName: '镇长办公会议',
      fact: fact('2024-07-01'),
      representatives,
      minutes: completeMinutes(outcome),
    }) as const;
  test('attendance of public representatives is recorded, or its absence explained', () => {
    const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00');
    expect(w.refusal(meeting('passed', []))).toBe('REPRESENTATIVES_MISSING');
    expect(w.refusal({ ...meeting('passed', []), noRepresentativesReason: '涉及个人隐私' })).toBeUndefined();
  });
  test('a review dated after the meeting is refused', () => {
    const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00');
    expect(w.refusal({ ...meeting('passed'), fact: fact('2024-06-23') })).toBe('REVIEW_AFTER_MEETING');
  });
  test('deferred returns to review, rejected ends the matter and still owes feedback', () => {
    expect(walkTo('submitted').at('2024-07-02T09:00:00+08:00').must(meeting('deferred')).state.phase).toBe('REVIEWING');
    const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00').must(meeting('rejected'));
    expect(w.state.phase).toBe('TERMINATED');
    expect(deadline(w, 'feedback')).toMatchObject({ status: 'open', explained: { dueOn: '2024-07-15' } });
    expect(isClosed(w.state)).toBe(false);
    w.save('opinions-and-adoption').must({ kind: 'publishFeedback', noticeTitle: '反馈' });
    expect(isClosed(w.state)).toBe(true);
  });
  test('nothing is issued before the Party report', () => {
    const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00').must(meeting('passed')).save('decision-result');
    expect(w.refusal({ kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '镇长' })).toBe('GATE_OPEN');
  });
  test('an amended text needs its review again before issue', () => {
    const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00').must(meeting('passed-with-amendment'));
    w.must(doneGate('PARTY_REPORT', '2024-07-02')).save('draft', 'decision-result');
    const issue = { kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '镇长' } as const;
    expect(w.refusal(issue)).toBe('DRAFT_CHANGED');
    w.judged('not-material');
    w.must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-07-02'), opinion: '合法', legality: COMPLETE_LEGALITY });
    expect(w.refusal(issue)).toBeUndefined();
  });
  test('a text changed after it passed is not issued', () => {
    const w = walkTo('deliberated').save('draft', 'decision-result');
    expect(w.refusal({ kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '镇长' })).toBe('DRAFT_CHANGED');
  });
});

describe('feedback', () => {
  test('is due 10 working days after issue; met on the last second, late at the first after', () => {
    const w = walkTo('issued').save('opinions-and-adoption');
    expect(deadline(w, 'feedback').explained.dueOn).toBe('2024-07-16');
    const onTime = walkTo('issued')
      .save('opinions-and-adoption')
      .at('2024-07-16T23:59:59.999+08:00')
      .must({ kind: 'publishFeedback', noticeTitle: '反馈' });
    expect(deadline(onTime, 'feedback').status).toBe('met');
    const late = w.at('2024-07-17T00:00:00+08:00');
    expect(deadline(late, 'feedback').status).toBe('overdue');
    late.must({ kind: 'publishFeedback', noticeTitle: '反馈' });
    expect(deadline(late, 'feedback').status).toBe('met-late');
  });
  test('is refused while an opinion is unanswered or the sums differ, and zero opinions still get it', () => {
    const w = walkTo('issued').save('opinions-and-adoption');
    w.opinions[1] = { ...w.opinions[1]!, undisposed: 1 };
    expect(w.refusal({ kind: 'publishFeedback', noticeTitle: '反馈' })).toBe('OPINIONS_UNANSWERED');
    w.opinions[1] = { ...w.opinions[1]!, undisposed: 0, dispositions: { adopted: 2 } };
    expect(w.refusal({ kind: 'publishFeedback', noticeTitle: '反馈' })).toBe('COUNTS_DO_NOT_ADD_UP');
    w.answered(1, 0);
    expect(w.refusal({ kind: 'publishFeedback', noticeTitle: '反馈' })).toBeUndefined();
  });
  test('the archive closes only when its list is complete', () => {
    const w = walkTo('issued').must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-07-02') });
    const archive = { kind: 'archiveDecision', occurredOn: D('2024-07-02'), place: '档案室' } as const;
    expect(w.refusal(archive)).toBe('ARCHIVE_INCOMPLETE');
    w.save('opinions-and-adoption').must({ kind: 'publishFeedback', noticeTitle: '反馈' });
    expect(w.refusal(archive)).toBeUndefined();
  });
});

describe('suspension', () => {
  test('a held decision refuses steps, its window closes all the same, and it goes on where the clock has brought it', () => {
    const w = walkTo('consulting').must({
      kind: 'suspendDecision',
      reason: '不可抗力',
      article: '第三十七条',
      occurredOn: D('2024-05-20'),
    });
    expect(w.refusal({ kind: 'extendConsultation', round: 1, closesOn: D('2024-07-01'), reason: 'x' })).toBe('SUSPENDED');
    w.at('2024-06-21T09:00:00+08:00').must({ kind: 'resumeDecision', reason: '恢复', occurredOn: D('2024-06-21') });
    expect(w.state.phase).toBe('REVISING');
  });
});

describe('periods nobody can count', () => {
  test('a period that runs past all calendars is refused by its own code, and leaves no event', () => {
    const w = walkTo('drafting');
    const events = w.events.length;
    const decided = w.give({ kind: 'publishConsultation', noticeTitle: '演练', days: 4_000 });
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'PERIOD_INVALID' } });
    const far = new DecisionWalk('2031-12-01');
    far.must({ kind: 'startDecision', occurredOn: D('2031-12-01'), title: '演练事项' }, person('p1'));
    far.must({ kind: 'initiateDecision', fact: fact('2031-12-01'), undertaker: { leadOrganId: LEAD, coOrgans: [] } });
    far.must({ kind: 'beginDrafting', occurredOn: D('2031-12-01') }).save('draft', 'explanation', 'interpretation', 'background');
    const refused = far.give({ kind: 'publishConsultation', noticeTitle: '演练', days: 60 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'DATE_OUTSIDE_COVERAGE' } });
    expect(JSON.stringify(refused)).toContain('已录入2018-01-01至2026-12-31');
    expect(w.events).toHaveLength(events);
  });
});
