import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { submissionPackage } from '../../../domain/decision/package.ts';
import type { PackageItem } from '../../../domain/decision/package.ts';
import type { GateId } from '../../../domain/decision/types.ts';
import { doneGate, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

/** 第二十九条: what goes to the meeting, on both sides of each condition. */
const packageOf = (w: DecisionWalk): PackageItem[] => {
  const { facts, rules } = w.context({ kind: 'system' });
  return submissionPackage(w.state, facts, rules);
};
const keys = (w: DecisionWalk) => packageOf(w).map((i) => `${i.key}${i.present ? '' : '?'}`);
const item = (w: DecisionWalk, key: PackageItem['key']) => packageOf(w).find((i) => i.key === key);
const submit = { kind: 'submitToMeeting', occurredOn: D('2024-06-25') } as const;
/** Reviewed, with these gates done instead of left out. */
function reviewedWith(...gates: GateId[]): DecisionWalk {
  const w = walkTo('reviewed');
  for (const gate of gates) {
    w.state = { ...w.state, gates: { ...w.state.gates, [gate]: { status: 'open' } } };
    w.must(doneGate(gate, '2024-06-24'));
  }
  return w;
}
const missing = (w: DecisionWalk) => {
  const decided = w.give(submit);
  if (decided.ok) throw new Error('accepted');
  return decided.refusal;
};

describe('the package for the meeting (713 art. 29)', () => {
  test('what was left out with a reason is not asked for', () => {
    const w = walkTo('reviewed');
    expect(keys(w)).toEqual(['draft', 'explanation', 'opinions-adopted', 'legality-opinion', 'draft-change']);
    expect(w.must(submit).state.phase).toBe('SUBMITTED');
  });

  test('each step that was taken owes its paper, and each item names its own number of the article', () => {
    const w = reviewedWith('FAIR_COMPETITION', 'EXPERT', 'RISK', 'DEPARTMENTS', 'SPECIAL_GROUPS');
    expect(packageOf(w).map((i) => [i.key, i.present, i.article.replace(/^.*》/, '')])).toEqual([
      ['draft', true, '第二十九条第一项'],
      ['explanation', true, '第二十九条第一项'],
      ['fair-competition', true, '第二十九条第一项'],
      ['opinions-adopted', true, '第二十九条第二项'],
      ['experts-adopted', false, '第二十九条第三项'],
      ['risk-report', false, '第二十九条第四项'],
      ['legality-opinion', true, '第二十九条第五项'],
      ['disputes', true, '第十三条'],
      ['draft-change', true, '第十八条'],
      ['other', true, '第二十九条第六项'],
    ]);
    expect(missing(w)).toMatchObject({
      code: 'PACKAGE_INCOMPLETE',
      article: '《重大行政决策程序暂行条例》第二十九条',
      missing: [
        expect.stringMatching(/^专家论证意见的研究采纳情况（.*第三项）：请保存“专家论证”/),
        expect.stringMatching(/^风险评估报告等有关材料（.*第四项）：请保存“重大决策风险评估”/),
      ],
    });
    expect(w.state.phase).toBe('REVIEWING');
    w.save('risk-assessment', 'expert-argumentation').must(submit);
    expect(w.events.at(-1)).toMatchObject({
      type: 'SubmittedToMeeting',
      materials: packageOf(w).map((i) => i.name),
    });
  });

  test('a risk already assessed under other rules is not assessed again: that report goes along (art. 22)', () => {
    const w = walkTo('reviewed');
    w.state = { ...w.state, gates: { ...w.state.gates, RISK: { status: 'open' } } };
    const risk = doneGate('RISK', '2024-06-24');
    const earlier = { gate: 'RISK', assessor: '区发改委', conclusion: 'controllable', earlier: '稳评〔2024〕3号' } as const;
    w.must({ ...risk, settle: { ...risk.settle, particulars: earlier } as typeof risk.settle });
    expect(item(w, 'risk-report')).toMatchObject({ present: true, contents: ['已按其他规定评估：稳评〔2024〕3号'] });
    w.must(submit);
  });

  test('the draft and its explanation are always asked for', () => {
    const w = walkTo('reviewed');
    delete w.artefacts.explanation;
    expect(missing(w).missing).toEqual([expect.stringMatching(/^草案说明（.*第一项）/)]);
  });

  test('main opinions are answered, or told in their paper; none received needs no more', () => {
    const w = walkTo('reviewed');
    w.receive(1, 3, 1);
    expect(item(w, 'opinions-adopted')).toMatchObject({ present: false, contents: ['第1轮：收到3条，还有1条没有处理'] });
    expect(missing(w).missing).toEqual([expect.stringMatching(/^社会公众提出的主要意见的研究采纳情况（.*第二项）：请逐条处理/)]);
    expect(item(w.save('opinions-and-adoption'), 'opinions-adopted')!.present).toBe(true);
    delete w.artefacts['opinions-and-adoption'];
    w.receive(1, 0);
    expect(item(w, 'opinions-adopted')).toMatchObject({ present: true, contents: ['第1轮：收到0条，均已写明处理结论'] });
  });

  test('opinions heard in another way are told by its report; a state stored before there were reports needs the paper', () => {
    const w = walkTo('reviewed');
    w.state = { ...w.state, rounds: [], gates: { ...w.state.gates, PARTICIPATION: { status: 'open' } } };
    w.must(doneGate('PARTICIPATION', '2024-06-24'));
    expect(item(w, 'opinions-adopted')).toMatchObject({ present: true, contents: ['公众参与情况报告：演练报告'] });
    const { PARTICIPATION } = w.state.gates;
    if (PARTICIPATION.status !== 'done') throw new Error('open');
    const { particulars: _, ...bare } = PARTICIPATION;
    w.state = { ...w.state, gates: { ...w.state.gates, PARTICIPATION: bare } };
    expect(item(w, 'opinions-adopted')!.present).toBe(false);
  });

  test('what the departments could not agree on is listed with both sides (art. 13); agreed on, nothing is', () => {
    const w = reviewedWith('DEPARTMENTS');
    expect(item(w, 'disputes')).toMatchObject({
      because: '与有关部门未协商一致1项',
      contents: ['分歧：时段：规建办意见：夜间；承办单位意见：白天；理由和依据：噪声'],
    });
    const agreed = walkTo('reviewed');
    agreed.state = { ...agreed.state, gates: { ...agreed.state.gates, DEPARTMENTS: { status: 'open' } } };
    agreed.must(doneGate('DEPARTMENTS', '2024-06-24', { disputes: [] }));
    expect(item(agreed, 'disputes')).toBeUndefined();
  });

  test('it is shown before it is complete, and says of an open step what to do', () => {
    const w = walkTo('revising');
    expect(keys(w)).toEqual([
      'draft',
      'explanation',
      'fair-competition?',
      'opinions-adopted?',
      'experts-adopted?',
      'risk-report?',
      'legality-opinion?',
    ]);
    expect(item(w, 'fair-competition')).toMatchObject({
      because: '公平竞争审查还没有办结',
      remedy: '请先办结公平竞争审查；认定不需要的不用报送',
    });
  });

  test('an opinion on another text is none for this one', () => {
    expect(item(walkTo('reviewed').save('draft'), 'legality-opinion')).toMatchObject({
      present: false,
      remedy: '草案在审查以后改动过，请重新送审',
    });
  });
});
