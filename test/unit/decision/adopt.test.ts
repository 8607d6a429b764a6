import { describe, expect, test } from '@jest/globals';
import { ADOPTION_STAGES } from '../../../domain/adoption/stages.ts';
import { endOfDay, isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { archiveList } from '../../../domain/decision/archive.ts';
import { adoptDecision } from '../../../domain/decision/adopt.ts';
import type { Paper } from '../../../domain/decision/adopted-types.ts';
import { apply } from '../../../domain/decision/apply.ts';
import { isClosed } from '../../../domain/decision/decide.ts';
import { conditionalGates, gateOf } from '../../../domain/decision/gate-of.ts';
import { nextInstant } from '../../../domain/decision/instants.ts';
import type { Phase } from '../../../domain/decision/types.ts';
import { adoptedFacts } from '../../../domain/decision/view/adopted.ts';
import { stagesOf } from '../../../domain/decision/view/stages.ts';
import { statusOf } from '../../../domain/decision/view/status.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { DecisionWalk, FULL_REPRESENTATIVE, doneGate, fact, person } from '../../support/decision-walk.ts';

const PAPER: Paper = {
  initiatedOn: D('2023-02-10'),
  consultFrom: D('2023-03-01'),
  consultTo: D('2023-03-31'),
  opinions: 12,
  noticeAddress: 'https://example.gov.cn/2023/gonggao.html',
  reviewedOn: D('2023-04-20'),
  meetingOn: D('2023-05-08'),
  meetingNo: '〔2023〕7号',
  issuedOn: D('2023-05-15'),
  documentNo: '立府〔2023〕11号',
};
const until = (...days: (keyof Paper)[]): Paper =>
  Object.fromEntries(Object.entries(PAPER).filter(([k]) => !days.includes(k as keyof Paper)));
const NOT_ISSUED = until('issuedOn', 'documentNo');
const NOT_MET = until('issuedOn', 'documentNo', 'meetingOn', 'meetingNo');

/** A matter brought in on a day, under a pack; it goes on like any other. */
function adopted(phase: Phase, paper: Paper, on = '2024-01-02', packId?: string): DecisionWalk {
  const w = new DecisionWalk(on, packId);
  const events = adoptDecision(
    w.state,
    { importId: 'i', title: '新桥河道整治', phase, paper, coOrgans: [], organName: '立新镇人民政府' },
    { ...w.context(person('p2')), now: w.now, by: 'p2' },
  );
  w.state = events.reduce(apply, w.state);
  return w;
}
const statuses = (w: DecisionWalk) => w.state.deadlines.map((d) => [d.key, d.status]);
const status = (w: DecisionWalk) =>
  statusOf({ state: w.state, now: w.now, calendar: chinaCalendar(), received: w.state.adopted?.paper.opinions, minDays: 30 });

describe('what is over lies still', () => {
  test.each([
    ['CLOSED', { ...PAPER, feedbackOn: D('2023-05-25'), closedOn: D('2023-12-20') }],
    ['TERMINATED', { ...NOT_ISSUED, terminatedOn: D('2023-06-01'), terminationReason: '条件不成熟' }],
  ] as const)('%s: closed from the first moment, no deadline, no instant, no effect', (phase, paper) => {
    const w = adopted(phase, paper);
    expect([w.state.phase, isClosed(w.state), nextInstant(w.state), w.state.deadlines, w.state.effects]).toEqual([
      phase,
      true,
      undefined,
      [],
      [],
    ]);
    expect(status(w).kind).toBe('none');
  });
  test('every gate with a paper is done on its day and marked late, none is invented', () => {
    const w = adopted('CLOSED', PAPER);
    const done = ['ORGAN_START', 'PARTICIPATION', 'LEGALITY', 'DELIBERATION'] as const;
    expect(done.map((g) => gateOf(w.state, g))).toMatchObject(
      ['2023-02-10', '2023-03-31', '2023-04-20', '2023-05-08'].map((occurredOn) => ({
        status: 'done',
        lateEntry: true,
        fact: { occurredOn },
      })),
    );
    expect(gateOf(w.state, 'EXPERT')).toEqual({ status: 'not-stated' });
    const ended = adopted('TERMINATED', { ...NOT_ISSUED, terminatedOn: D('2023-06-01'), terminationReason: '条件不成熟' });
    expect(gateOf(ended.state, 'EXPERT')).toEqual({ status: 'not-stated' });
    expect(gateOf(adopted('REVISING', NOT_MET).state, 'EXPERT').status).toBe('open');
  });
  test('the public reads the days on paper with the address of then, and nothing of the meeting’s papers', () => {
    const facts = adoptedFacts(adopted('CLOSED', PAPER).state);
    expect(facts.map((f) => f.text)).toEqual([
      '2023年2月10日',
      '2023年3月1日至2023年3月31日，收到12条意见',
      '2023年4月20日',
      '2023年5月8日',
      '2023年5月15日，立府〔2023〕11号',
    ]);
    expect(facts[1]!.address).toBe(PAPER.noticeAddress);
    expect(stagesOf(adopted('CLOSED', PAPER).state).map((s) => s.on)).toEqual([
      undefined,
      '2023-02-10',
      '2023-03-31',
      '2023-04-20',
      '2023-05-08',
      '2023-05-15',
      undefined,
      undefined,
    ]);
  });
});

describe('deadlines of what goes on', () => {
  test('what had passed before the entry is grey, on both sides of the edge', () => {
    // Issued on 2023-12-15: ten working days end on 2023-12-29.
    const paper = { ...PAPER, issuedOn: D('2023-12-15') };
    const due = adopted('EXECUTING', paper, '2023-12-29').state.deadlines.find((d) => d.key === 'feedback')!.explained.dueOn;
    expect(due).toBe('2023-12-29');
    expect(statuses(adopted('EXECUTING', paper, '2023-12-29'))).toContainEqual(['feedback', 'open']);
    expect(statuses(adopted('EXECUTING', paper, '2023-12-30'))).toContainEqual(['feedback', 'before-adoption']);
  });
  test('one that still runs can be missed from now on', () => {
    const w = adopted('EXECUTING', { ...PAPER, issuedOn: D('2023-12-28') });
    expect(statuses(w)).toContainEqual(['feedback', 'open']);
    w.at('2024-02-01T09:00:00+08:00');
    expect(statuses(w)).toContainEqual(['feedback', 'overdue']);
    expect(status(w).kind).toBe('late');
  });
  test('a grey one stays grey whatever the clock does', () => {
    const w = adopted('EXECUTING', PAPER).at('2024-12-01T09:00:00+08:00');
    expect(statuses(w).map(([, s]) => s)).toEqual(statuses(w).map(() => 'before-adoption'));
    expect(status(w)).toEqual({ kind: 'none', sentences: [expect.stringContaining('期限在上线前已经过去')] });
  });
  test('the text that was out on paper owes no publication here', () => {
    expect(statuses(adopted('ISSUED', { ...PAPER, issuedOn: D('2024-01-02') }))).toContainEqual(['text-publication', 'before-adoption']);
  });
  test('no feedback is owed where the public was not asked, or has its answer', () => {
    const fresh = { ...PAPER, issuedOn: D('2023-12-28') };
    const { consultFrom: _f, consultTo: _t, ...unasked } = fresh;
    for (const paper of [{ ...fresh, feedbackOn: D('2023-12-29') }, unasked])
      expect(statuses(adopted('ISSUED', paper)).map(([key]) => key)).not.toContain('feedback');
  });
  test('days before every calendar start nothing that could still run', () => {
    const old = { initiatedOn: D('2010-01-04'), consultFrom: D('2010-02-01'), consultTo: D('2010-03-03'), issuedOn: D('2010-06-01') };
    expect(adopted('EXECUTING', old).state.deadlines.filter((d) => d.status === 'open')).toEqual([]);
  });
});

describe('it goes on in the system', () => {
  const settleAll = (w: DecisionWalk): void => {
    for (const gate of conditionalGates(resolvePack(w.state.packId, D('2024-01-02'))))
      w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '演练负责人' } });
  };
  test('a window that runs on paper ends on its day, participation is done, and the draft is revised', () => {
    const w = adopted('CONSULTING', { initiatedOn: D('2023-11-01'), consultFrom: D('2023-12-10'), consultTo: D('2024-01-10') });
    expect(nextInstant(w.state)).toBe(endOfDay(D('2024-01-10')));
    expect(gateOf(w.state, 'PARTICIPATION').status).toBe('open');
    w.at('2024-01-10T23:59:59+08:00');
    expect(w.state.phase).toBe('CONSULTING');
    w.at('2024-01-11T00:00:00+08:00');
    expect([w.state.phase, gateOf(w.state, 'PARTICIPATION')]).toMatchObject([
      'REVISING',
      { status: 'done', fact: { occurredOn: '2024-01-10' } },
    ]);
  });
  test('reviewed on paper: any draft of the system may go to the meeting, none may not; from the meeting on the text is bound', () => {
    const w = adopted('REVIEWING', NOT_MET);
    settleAll(w);
    const submit = { kind: 'submitToMeeting', occurredOn: D('2024-01-02') } as const;
    expect(w.refusal(submit)).toBe('DRAFT_MISSING');
    w.save('draft', 'explanation', 'interpretation', 'opinions-and-adoption').must(submit);
    w.must({
      kind: 'recordDeliberation',
      outcome: 'passed',
      meetingName: '镇长办公会议',
      fact: fact('2024-01-02'),
      representatives: [FULL_REPRESENTATIVE],
      minutes: completeMinutes('passed'),
    });
    w.must(doneGate('PARTY_REPORT', '2024-01-02')).save('decision-result', 'draft');
    const issue = { kind: 'issueDecision', documentNo: '立府〔2024〕1号', signedOn: D('2024-01-02'), signer: '演练镇长' } as const;
    expect(w.refusal(issue)).toBe('DRAFT_CHANGED');
  });
  test('deliberated on paper: issued here, its gates not skipped', () => {
    const w = adopted('DELIBERATED', NOT_ISSUED).save('draft', 'explanation', 'interpretation', 'decision-result');
    const issue = { kind: 'issueDecision', documentNo: '立府〔2024〕1号', signedOn: D('2024-01-02'), signer: '演练镇长' } as const;
    expect(w.refusal(issue)).toBe('GATE_OPEN');
    settleAll(w);
    w.must(doneGate('PARTY_REPORT', '2024-01-02')).must(issue);
    expect(w.state.phase).toBe('ISSUED');
  });
  test('issued on paper: answered here, then archived; an answer on paper is not given again', () => {
    const w = adopted('EXECUTING', PAPER);
    expect(
      archiveList(w.state, w.context(person('p2')).facts, resolvePack(w.state.packId, D('2024-01-02'))).filter((i) => !i.present),
    ).toHaveLength(2);
    w.save('opinions-and-adoption').must({ kind: 'publishFeedback', noticeTitle: '反馈' });
    w.must({ kind: 'archiveDecision', occurredOn: D('2024-01-02'), place: '镇档案室' });
    expect([w.state.phase, isClosed(w.state)]).toEqual(['CLOSED', true]);
    const answered = adopted('EXECUTING', { ...PAPER, feedbackOn: D('2023-05-25') }).save('opinions-and-adoption');
    expect(answered.refusal({ kind: 'publishFeedback', noticeTitle: '反馈' })).toBe('ALREADY_PUBLISHED');
    answered.must({ kind: 'archiveDecision', occurredOn: D('2024-01-02'), place: '镇档案室' });
  });
  test('where feedback counts from the window’s end, a window of before is answered before the issue, a running one is not', () => {
    const feedback = { kind: 'publishFeedback', noticeTitle: '反馈' } as const;
    const w = adopted('REVISING', NOT_MET, '2024-01-02', 'shandong-zhangdian-2023').save('draft', 'opinions-and-adoption');
    w.must(feedback);
    expect(w.refusal(feedback)).toBe('ALREADY_PUBLISHED');
    const running = { ...NOT_MET, consultTo: D('2024-01-20') };
    expect(adopted('CONSULTING', running, '2024-01-02', 'shandong-zhangdian-2023').refusal(feedback)).toBe('WRONG_PHASE');
    expect(adopted('REVISING', NOT_MET).save('opinions-and-adoption').refusal(feedback)).toBe('DUTY_OPEN');
  });
  test('terminated here, the commenters of then are owed an answer before it closes', () => {
    const w = adopted('REVISING', NOT_MET);
    w.must({ kind: 'terminateDecision', reason: '条件不成熟', article: '第三十七条', occurredOn: D('2024-01-02') });
    expect([isClosed(w.state), statuses(w)]).toEqual([false, expect.arrayContaining([['feedback', 'open']])]);
  });
  test('no later act claims a day before the last one on paper', () => {
    const w = adopted('REVISING', NOT_MET);
    const suspend = (on: string) =>
      ({ kind: 'suspendDecision', reason: '等待上级规划', article: '第三十七条', occurredOn: D(on) }) as const;
    expect(w.refusal(suspend('2023-04-19'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(suspend('2023-04-20'))).toBeUndefined();
  });
});

test('undone, nothing is decided on it and no clock reaches it', () => {
  const w = adopted('EXECUTING', { ...PAPER, issuedOn: D('2023-12-28') });
  w.state = apply(w.state, { seq: w.state.seq + 1, at: w.now, by: 'p2', event: { type: 'AdoptionUndone', importId: 'i', reason: '填错' } });
  expect([isClosed(w.state), nextInstant(w.state)]).toEqual([true, undefined]);
  expect(w.refusal({ kind: 'publishFeedback', noticeTitle: '反馈' })).toBe('ADOPTION_UNDONE');
});

test('every stage of the workbook, under every pack, can be brought in, and the clock goes over it', () => {
  const days = Object.entries(PAPER);
  for (const packId of ['decree-713-2019', 'shanghai-xujing-2023', 'shandong-zhangdian-2023', 'henan-luoyang-2019']) {
    for (const { phase, excludes } of ADOPTION_STAGES.filter((s) => s.phase !== 'CATALOGUED')) {
      const ahead = phase === 'CONSULTING' ? { consultTo: D('2024-02-01') } : {};
      const paper = { ...Object.fromEntries(days.filter(([k]) => !(excludes as readonly string[]).includes(k))), ...ahead } as Paper;
      const w = adopted(phase, paper, '2024-01-02', packId);
      expect([phase, w.state.phase]).toEqual([phase, phase]);
      w.reach(isoToInstant('2024-12-31T00:00:00+08:00'));
      expect(
        statusOf({ state: w.state, now: w.now, calendar: chinaCalendar(), received: 0, minDays: 30 }).sentences.length,
      ).toBeGreaterThan(0);
    }
  }
});
