import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { gatesOnEarlierDraft, publicDraftChanges } from '../../../domain/decision/draft-change.ts';
import { submissionPackage } from '../../../domain/decision/package.ts';
import { GATES } from '../../../domain/decision/types.ts';
import type { DecisionState, GateId } from '../../../domain/decision/types.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { DecisionWalk, FULL_REPRESENTATIVE, doneGate, fact, person, walkTo } from '../../support/decision-walk.ts';

/** P-06: a draft changed after a gate was done, judged material or not, and what each judgement leads to. */
const judge = (outcome: 'material' | 'not-material', more: object = {}) =>
  ({ kind: 'judgeDraftChange', outcome, reason: '只作文字完善', decidedBy: '城建中心主任', occurredOn: D('2024-06-20'), ...more }) as const;
const submit = {
  kind: 'submitForReview',
  occurredOn: D('2024-06-20'),
  requestedReplyOn: D('2024-07-01'),
  statement: '已履行法定程序',
} as const;
const again = { kind: 'publishConsultation', noticeTitle: '再次征求意见' } as const;
const statusOf = ({ gates }: DecisionState) => Object.fromEntries(GATES.map((g) => [g, gates[g].status]));
/** The window is over and its register shut; the draft is the one the public read. */
function answered(...done: GateId[]): DecisionWalk {
  const w = walkTo('revising');
  for (const gate of [
    'DEPARTMENTS',
    'SPECIAL_GROUPS',
    'ENTERPRISES',
    'EXPERT',
    'RISK',
    'HEARING',
    'FAIR_COMPETITION',
    'PEOPLES_CONGRESS',
  ] as const) {
    if (done.includes(gate)) w.must(doneGate(gate, '2024-06-19'));
    else w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
  }
  return w.must({ kind: 'closeRegister', round: 1 });
}

describe('before the review', () => {
  test('the text the public read needs no judgement, and takes none', () => {
    expect(answered().refusal(judge('not-material'))).toBe('DRAFT_UNCHANGED');
    expect(answered().must(submit).state.phase).toBe('REVIEWING');
  });
  test('a changed text waits for its judgement; not material goes on, and every gate stands', () => {
    const w = answered('RISK', 'EXPERT').save('draft');
    expect(w.give(submit)).toMatchObject({ refusal: { code: 'DRAFT_CHANGE_UNJUDGED', missing: ['第1轮征求意见以后，草案又有改动'] } });
    const before = w.state.gates;
    w.must(judge('not-material'));
    expect([w.state.gates, w.state.phase]).toEqual([before, 'REVISING']);
    expect(w.must(submit).state.phase).toBe('REVIEWING');
  });
  test('a judgement on an earlier text does not count', () => {
    const w = answered().save('draft').must(judge('not-material')).save('draft');
    expect(w.refusal(submit)).toBe('DRAFT_CHANGE_UNJUDGED');
    expect(w.must(judge('not-material')).refusal(submit)).toBeUndefined();
  });
  test('the same text put back is the text that was consulted on', () => {
    const w = answered();
    const first = w.artefacts.draft!;
    w.save('draft').artefacts.draft = first;
    expect(w.refusal(submit)).toBeUndefined();
  });
  test('material: another round of that very text, and only then the review', () => {
    const w = answered().save('draft').must(judge('material'));
    expect(statusOf(w.state)['PARTICIPATION']).toBe('open');
    expect(w.refusal(submit)).toBe('GATE_OPEN');
    w.must({ kind: 'settleGate', gate: 'FAIR_COMPETITION', settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
    // Heard in another way, it is still another text than the public read.
    const heard = doneGate('PARTICIPATION', '2024-06-20');
    const other = new DecisionWalk();
    other.state = w.state;
    other.now = w.now;
    other.artefacts = w.artefacts;
    expect(other.must(heard).refusal(submit)).toBe('MATERIAL_CHANGE_NOT_CONSULTED');
    w.save('explanation', 'interpretation')
      .must(again)
      .at('2024-07-25T09:00:00+08:00')
      .answered(2, 0)
      .must({ kind: 'closeRegister', round: 2 });
    expect(w.state.rounds.map((r) => r.draftHash)).toEqual(['draft-hash-1', 'draft-hash-2']);
    expect(w.must({ ...submit, occurredOn: D('2024-07-25'), requestedReplyOn: D('2024-08-10') }).state.phase).toBe('REVIEWING');
  });
  test('judged against one round, a text is judged anew against the next', () => {
    const w = answered().save('draft').must(judge('not-material'));
    const judged = w.artefacts.draft!;
    w.save('draft', 'explanation', 'interpretation')
      .must(again)
      .at('2024-07-25T09:00:00+08:00')
      .answered(2, 0)
      .must({ kind: 'closeRegister', round: 2 });
    w.artefacts.draft = judged;
    expect(w.refusal({ ...submit, occurredOn: D('2024-07-25'), requestedReplyOn: D('2024-08-10') })).toBe('DRAFT_CHANGE_UNJUDGED');
  });
});

describe('the judgement', () => {
  test.each([
    ['a blank reason', { reason: ' 　' }, 'REASON_MISSING'],
    ['nobody who judged', { decidedBy: '' }, 'REASON_MISSING'],
    ['tomorrow', { occurredOn: D('2024-06-21') }, 'DATE_IN_FUTURE'],
    ['before the drafting', { occurredOn: D('2024-05-01') }, 'DATE_BEFORE_PREDECESSOR'],
  ])('%s is refused', (_what, more, code) => {
    const w = answered().save('draft');
    expect(w.refusal(judge('not-material', more))).toBe(code);
    expect(w.state.draftChanges).toBeUndefined();
  });
  test('is the head’s or the organ’s, never the drafter’s', () => {
    const w = answered().save('draft');
    for (const role of ['drafter', 'publisher', 'legality-reviewer'] as const)
      expect(w.refusal(judge('not-material'), person('p9', [role]))).toBe('FORBIDDEN');
    expect(w.refusal(judge('not-material'), person('p9', ['unit-head']))).toBeUndefined();
    expect(
      answered()
        .save('draft')
        .refusal(judge('not-material'), person('p9', ['secretariat'])),
    ).toBeUndefined();
  });
  test('stands; what was found not material may be found material, never the other way round', () => {
    const w = answered().save('draft').must(judge('not-material'));
    expect(w.refusal(judge('not-material'))).toBe('DRAFT_CHANGE_JUDGED');
    w.must(judge('material'));
    expect(w.refusal(judge('not-material'))).toBe('DRAFT_CHANGE_JUDGED');
    expect(w.refusal(judge('material'))).toBe('DRAFT_CHANGE_JUDGED');
  });
  test('its reason is read by staff at once, by everybody with the feedback, and by the meeting', () => {
    const w = answered().save('draft').must(judge('not-material'));
    const { rules, facts } = w.context({ kind: 'system' });
    const told = (staff: boolean) => w.events.map((e) => eventText(e, rules, staff) ?? '').join('\n');
    expect(told(true)).toContain('第1轮征求意见以后，草案的修改不属于实质性修改，理由：只作文字完善（城建中心主任）');
    expect(told(false)).toContain('草案的修改不属于实质性修改');
    expect(told(false)).not.toMatch(/只作文字完善|城建中心主任/);
    expect(submissionPackage(w.state, facts, rules).find((i) => i.key === 'draft-change')!.contents).toEqual([
      '第1轮征求意见以后，草案的修改不属于实质性修改，理由：只作文字完善（城建中心主任）',
    ]);
    expect(publicDraftChanges(w.state)).toEqual([]);
    expect(publicDraftChanges({ ...w.state, feedback: { publishedAt: w.now } }).map((j) => j.reason)).toEqual(['只作文字完善']);
    expect(publicDraftChanges(walkTo('feedback').state)).toHaveLength(1);
  });
});

describe('gates done on an earlier text', () => {
  const OF_THE_TEXT = ['SPECIAL_GROUPS', 'ENTERPRISES', 'EXPERT', 'RISK', 'HEARING', 'FAIR_COMPETITION', 'PEOPLES_CONGRESS'] as const;
  test('open again on a material change; the departments, and what the matter does not call for, stay', () => {
    const w = answered(...OF_THE_TEXT, 'DEPARTMENTS').save('draft');
    expect(gatesOnEarlierDraft(w.state, w.artefacts.draft!.hash)).toEqual(expect.arrayContaining(['PARTICIPATION', ...OF_THE_TEXT]));
    w.must(judge('material'));
    const status = statusOf(w.state);
    for (const gate of ['PARTICIPATION', ...OF_THE_TEXT]) expect([gate, status[gate]]).toEqual([gate, 'open']);
    expect([status['DEPARTMENTS'], status['ORGAN_START']]).toEqual(['done', 'done']);
    const left = answered().save('draft').must(judge('material'));
    expect([statusOf(left.state)['RISK'], statusOf(left.state)['FAIR_COMPETITION']]).toEqual(['not-needed', 'open']);
  });
  test('a gate done on the very text stays', () => {
    const w = answered('EXPERT').save('draft');
    w.state = { ...w.state, gates: { ...w.state.gates, RISK: { status: 'open' } } };
    w.must(doneGate('RISK', '2024-06-20')).must(judge('material'));
    expect([statusOf(w.state)['RISK'], statusOf(w.state)['EXPERT']]).toEqual(['done', 'open']);
  });
  test('without a round nothing is asked, but may be judged where a gate was done on another text', () => {
    const w = walkTo('drafting').must(doneGate('RISK', '2024-05-10'));
    expect(w.refusal(judge('material', { occurredOn: D('2024-05-10') }))).toBe('WRONG_PHASE');
    w.state = { ...w.state, phase: 'REVISING' };
    expect(w.refusal(judge('material', { occurredOn: D('2024-05-10') }))).toBe('DRAFT_UNCHANGED');
    w.save('draft').must(judge('material', { occurredOn: D('2024-05-10') }));
    expect([statusOf(w.state)['RISK'], w.state.draftChanges]).toEqual([
      'open',
      [expect.objectContaining({ afterRound: 0, material: true })],
    ]);
  });
});

describe('once the review has begun', () => {
  const review = (on: string) =>
    ({ kind: 'recordReview', outcome: 'passed', fact: fact(on), opinion: '合法', legality: COMPLETE_LEGALITY }) as const;
  const clock = (w: DecisionWalk) => w.state.deadlines.find((d) => d.key === 'legality-review:1')!.status;
  test('material leads back to the revision, and the review’s clock is off', () => {
    const w = walkTo('reviewing').save('draft').judged('material');
    expect([w.state.phase, clock(w), w.state.gates.LEGALITY.status]).toEqual(['REVISING', 'cancelled', 'open']);
    expect(w.refusal(review('2024-06-20'))).toBe('WRONG_PHASE');
    expect(w.save('explanation', 'interpretation').refusal(again)).toBeUndefined();
  });
  test('a return for a supplement ends with it', () => {
    const w = walkTo('reviewing').must({ kind: 'returnForSupplement', occurredOn: D('2024-06-20'), missing: ['说明'] });
    w.save('draft').judged('material');
    expect([w.state.review?.returned, clock(w)]).toEqual([undefined, 'cancelled']);
  });
  test('not material goes to the review again', () => {
    const w = walkTo('reviewing').save('draft');
    expect(w.refusal(submit)).toBe('DRAFT_CHANGE_UNJUDGED');
    expect(w.judged('not-material').must(submit).state.review!.draftHash).toBe(w.artefacts.draft!.hash);
  });
  test('a draft changed after its submission to the meeting is taken back as another one', () => {
    const w = walkTo('submitted').save('draft');
    expect(w.refusal(judge('not-material', { occurredOn: w.today }))).toBe('WRONG_PHASE');
    w.judged('material');
    expect([w.state.phase, w.state.gates.LEGALITY.status]).toEqual(['REVISING', 'open']);
  });
});

describe('after the meeting', () => {
  const meeting = {
    kind: 'recordDeliberation',
    outcome: 'passed-with-amendment',
    meetingName: '会议',
    fact: fact('2024-07-01'),
    representatives: [FULL_REPRESENTATIVE],
    minutes: completeMinutes('passed-with-amendment'),
  } as const;
  const review = {
    kind: 'recordReview',
    outcome: 'passed',
    fact: fact('2024-07-02'),
    opinion: '合法',
    legality: COMPLETE_LEGALITY,
  } as const;
  const amended = () =>
    walkTo('submitted')
      .at('2024-07-02T09:00:00+08:00')
      .must(meeting)
      .must(doneGate('PARTY_REPORT', '2024-07-02'))
      .save('draft', 'decision-result');
  const issue = { kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '镇长' } as const;
  test('what the meeting amended is judged before its review; not material goes to the issue', () => {
    const w = amended();
    expect(w.refusal(review)).toBe('DRAFT_CHANGE_UNJUDGED');
    expect(w.judged('not-material').must(review).refusal(issue)).toBeUndefined();
  });
  test('material: round, review, meeting and the reports on the former text are done again', () => {
    const w = amended().judged('material');
    expect(w.state.phase).toBe('REVISING');
    const status = statusOf(w.state);
    for (const gate of ['PARTICIPATION', 'LEGALITY', 'DELIBERATION', 'REPRESENTATIVES', 'PARTY_REPORT'])
      expect([gate, status[gate]]).toEqual([gate, 'open']);
    expect(w.refusal(issue)).toBe('WRONG_PHASE');
  });
  test('a topic’s interpretation that was due after that meeting is due after the next', () => {
    const w = walkTo('submitted', 'shandong-zhangdian-2023').at('2024-07-02T09:00:00+08:00').must(meeting).save('draft');
    const due = () => w.state.deadlines.find((d) => d.key === 'topic-interpretation')?.status;
    expect(due()).toBe('open');
    w.judged('material');
    expect(due()).toBe('cancelled');
  });
});
