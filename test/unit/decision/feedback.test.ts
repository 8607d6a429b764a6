import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { answeredThrough, feedbackBase, isFeedbackComplete, mayDispose, mustConfirm } from '../../../domain/decision/feedback.ts';
import { preview } from '../../../domain/decision/decide.ts';
import { stagesOf } from '../../../domain/decision/view/stages.ts';
import { statusOf } from '../../../domain/decision/view/status.ts';
import { conditionalGates } from '../../../domain/decision/gate-of.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { doneGate, fact, FULL_REPRESENTATIVE, person, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

const ZHANGDIAN = 'shandong-zhangdian-2023';
const FEEDBACK = { kind: 'publishFeedback', noticeTitle: '征集结果反馈' } as const;
const refusalOf = (w: DecisionWalk) => {
  const decided = w.give(FEEDBACK);
  return decided.ok ? undefined : [decided.refusal.code, ...decided.refusal.missing];
};
const sentences = (w: DecisionWalk, received = 3): string =>
  statusOf({ state: w.state, now: w.now, calendar: chinaCalendar(), received, minDays: 30 }).sentences.join('');
const canPublish = (w: DecisionWalk): boolean => preview(w.state, 'publishFeedback', w.context({ kind: 'system' })).allowed;
/** The window has closed, every opinion is answered, the register is shut. */
const answered = (packId = ZHANGDIAN): DecisionWalk => {
  const w = walkTo('revising', packId);
  return w.must({ kind: 'closeRegister', round: 1 }).save('opinions-and-adoption');
};
const unanswered = (): DecisionWalk => {
  const w = answered();
  w.receive(1, 3, 2);
  return w;
};
const toIssue = (w: DecisionWalk): DecisionWalk => {
  for (const gate of conditionalGates(resolvePack(w.state.packId, D('2024-01-02'))))
    w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '演练负责人' } });
  return w
    .must({ kind: 'submitForReview', occurredOn: D('2024-06-20'), requestedReplyOn: D('2024-07-01'), statement: '已履行法定程序' })
    .at('2024-06-25T09:00:00+08:00')
    .must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-06-24'), opinion: '合法', legality: COMPLETE_LEGALITY })
    .must({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') })
    .at('2024-07-02T09:00:00+08:00')
    .must({
      kind: 'recordDeliberation',
      outcome: 'passed',
      meetingName: '常务会议',
      fact: fact('2024-07-01'),
      representatives: [FULL_REPRESENTATIVE],
      minutes: completeMinutes('passed'),
    })
    .must(doneGate('PARTY_REPORT', '2024-07-02'))
    .save('decision-result', 'representatives-attendance')
    .must({ kind: 'issueDecision', documentNo: '示府〔2024〕1号', signedOn: D('2024-07-02'), signer: '演练区长' });
};

test.each([
  ['shanghai-xujing-2023', 'issued'],
  ['decree-713-2019', 'issued'],
  [ZHANGDIAN, 'consultation-closed'],
  ['shandong-longjiajie-2023', 'consultation-closed'],
  ['henan-luoyang-2019', 'consultation-closed'],
])('%s owes its feedback from: %s', (packId, base) => {
  expect(feedbackBase(resolvePack(packId, D('2024-01-02')))).toBe(base);
});

describe('where feedback is owed from the closing of the window (张店 ZD-19)', () => {
  test('it goes out as soon as the register is shut and every opinion answered, long before the issue', () => {
    const w = answered();
    expect(canPublish(w)).toBe(true);
    w.must(FEEDBACK);
    expect([w.state.phase, w.state.feedback?.publishedAt, isFeedbackComplete(w.state)]).toEqual(['REVISING', w.now, true]);
    expect(sentences(w)).toContain('采纳情况已于2024年6月20日公布：收到3条，已逐条处理。决策尚未出台。');
    expect(stagesOf(w.state)[6]).toMatchObject({ name: '意见采纳情况反馈', state: 'done', on: '2024-06-20' });
    expect(refusalOf(w)).toEqual(['ALREADY_PUBLISHED']);
  });

  test('not while the window is open, not before the register is shut, not with an opinion unanswered', () => {
    expect(refusalOf(walkTo('consulting', ZHANGDIAN))).toEqual(['WRONG_PHASE']);
    const open = walkTo('revising', ZHANGDIAN).save('opinions-and-adoption');
    expect(refusalOf(open)).toEqual(['DUTY_OPEN', '第1轮的意见登记册尚未关闭，请先关闭登记册']);
    expect(canPublish(open)).toBe(false);
    expect(refusalOf(unanswered())?.[0]).toBe('OPINIONS_UNANSWERED');
    const without = walkTo('drafting', ZHANGDIAN).save('opinions-and-adoption');
    expect(refusalOf(without)).toEqual(['WRONG_PHASE']);
  });

  test('a further round is owed a feedback of its own; what was said of the first stays', () => {
    const w = answered().must(FEEDBACK).save('draft', 'explanation', 'interpretation');
    w.must({ kind: 'publishConsultation', noticeTitle: '再次征求意见' }).at('2024-07-25T09:00:00+08:00').answered(2, 1);
    expect([answeredThrough(w.state), isFeedbackComplete(w.state)]).toEqual([1, false]);
    expect([mayDispose(w.state, 1), mayDispose(w.state, 2)]).toEqual([false, true]);
    expect(sentences(w)).toContain('第1轮及以前采纳情况已于2024年6月20日公布。');
    expect(stagesOf(w.state)[6]!.state).toBe('todo');
    w.must({ kind: 'closeRegister', round: 2 });
    expect(refusalOf(w)).toEqual(['ALREADY_PUBLISHED', '这一版收集和采纳情况已经公布；再次反馈请先保存并审查新的一版']);
    w.save('opinions-and-adoption').must(FEEDBACK);
    expect([answeredThrough(w.state), isFeedbackComplete(w.state)]).toEqual([2, true]);
    expect(w.state.effects.filter((e) => e.refId.startsWith('feedback')).map((e) => e.refId)).toEqual(['feedback:1', 'feedback:2']);
  });

  test('a text issued as it stood needs no second feedback', () => {
    const w = toIssue(answered().must(FEEDBACK));
    expect([mustConfirm(w.state), isFeedbackComplete(w.state)]).toEqual([false, true]);
    expect(refusalOf(w)).toEqual(['ALREADY_PUBLISHED']);
  });

  test('a text changed since is confirmed against the issue before the file is complete (P-09)', () => {
    const w = toIssue(answered().must(FEEDBACK).save('draft').judged('not-material'));
    expect([mustConfirm(w.state), isFeedbackComplete(w.state), mayDispose(w.state, 1)]).toEqual([true, false, true]);
    expect(sentences(w)).toContain('印发的文本有修改，承办单位按印发文本复核后再次公布。');
    w.must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-07-02') });
    const archive = w.give({ kind: 'archiveDecision', occurredOn: D('2024-07-02'), place: '档案室' });
    expect(archive.ok ? [] : archive.refusal.missing).toContain('意见采纳情况反馈公布记录');
    w.save('opinions-and-adoption').must(FEEDBACK);
    expect([mustConfirm(w.state), isFeedbackComplete(w.state), mayDispose(w.state, 1)]).toEqual([false, true, false]);
  });

  test('a matter that ends after its feedback owes no second one; one that ends before owes it', () => {
    const ending = { kind: 'terminateDecision', reason: '不再需要', article: '第三十七条', occurredOn: D('2024-06-20') } as const;
    expect(refusalOf(answered().must(FEEDBACK).must(ending))).toEqual(['ALREADY_PUBLISHED']);
    expect(refusalOf(answered().must(ending))).toBeUndefined();
  });
});

test('where it is owed from the issue nothing goes out before the decision’s text (徐泾 11)', () => {
  const w = answered('shanghai-xujing-2023');
  expect([canPublish(w), refusalOf(w)]).toEqual([false, ['DUTY_OPEN', '决策文本尚未公布']]);
});

test('a state stored while a feedback was on its way, by an earlier release, takes its publication', () => {
  const w = walkTo('issued').save('opinions-and-adoption');
  w.state = { ...w.state, feedback: {} };
  expect(refusalOf(w)).toEqual(['PUBLICATION_IN_PROGRESS']);
  w.state = { ...w.state, feedback: { publishedAt: w.now } };
  expect([isFeedbackComplete(w.state), mayDispose(w.state, 1)]).toEqual([true, false]);
});

test('nobody but the publisher publishes it', () => {
  const decided = answered().give(FEEDBACK, person('p9', ['drafter']));
  expect(decided.ok ? undefined : decided.refusal.code).toBe('FORBIDDEN');
});
