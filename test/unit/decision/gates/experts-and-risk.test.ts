import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../../domain/calendar/plain-date.ts';
import { openGates } from '../../../../domain/decision/context.ts';
import type { Expert } from '../../../../domain/decision/gates/expert.ts';
import { eventText } from '../../../../domain/decision/view/event-text.ts';
import { DECREE_713 } from '../../../../domain/rules/decree-713-2019.ts';
import { RULE_PACKS } from '../../../../domain/rules/packs.ts';
import type { GateRule, RulePack } from '../../../../domain/rules/types.ts';
import { doneGate, fact, walkTo } from '../../../support/decision-walk.ts';
import type { DecisionWalk } from '../../../support/decision-walk.ts';

const ON = '2024-06-18';
const ready = (packId?: string): DecisionWalk => walkTo('drafting', packId).at('2024-06-20T09:00:00+08:00');

/** A town's pack that asks for more than the decree at one gate. */
function asking(gate: Partial<GateRule> & Pick<GateRule, 'gate'>): DecisionWalk {
  const rule = DECREE_713.gates.find((g) => g.gate === gate.gate)!;
  const pack: RulePack = { ...DECREE_713, id: 'asking', extends: ['decree-713-2019'], rules: [], gates: [{ ...rule, ...gate }] };
  const w = ready();
  w.packs = [...RULE_PACKS, pack];
  w.state = { ...w.state, packId: 'asking' };
  return w;
}

const expert = (name: string, change: Partial<Expert> = {}): Expert => ({
  name,
  unit: '演练大学',
  speciality: '道路工程',
  fromPool: true,
  declaredNoInterest: true,
  opinionSigned: true,
  ...change,
});
const experts = (n: number): Expert[] => Array.from({ length: n }, (_, i) => expert(`专家${i + 1}`));

describe('expert argumentation', () => {
  test.each([
    [4, 'EXPERTS_TOO_FEW'],
    [5, undefined],
    [6, undefined],
  ])('a pack that asks for 5 experts, with %s', (n, code) => {
    expect(asking({ gate: 'EXPERT', expertsAtLeast: 5 }).refusal(doneGate('EXPERT', ON, { experts: experts(n) }))).toBe(code);
  });
  test.each([
    [0, 'EXPERTS_TOO_FEW'],
    [1, undefined],
  ])('a pack that is silent, with %s', (n, code) => {
    expect(ready().refusal(doneGate('EXPERT', ON, { experts: experts(n) }))).toBe(code);
  });
  test('an expert who has not declared to have no interest is named and refused (第二十条)', () => {
    const decided = ready().give(doneGate('EXPERT', ON, { experts: [expert('甲'), expert('乙', { declaredNoInterest: false })] }));
    expect(decided).toMatchObject({
      refusal: { code: 'EXPERT_HAS_INTEREST', article: '《重大行政决策程序暂行条例》第二十条', missing: ['乙（演练大学）'] },
    });
  });
  test.each([
    ['unsigned opinion', { experts: [expert('甲', { opinionSigned: false })] }],
    ['blank name', { experts: [expert(' ')] }],
    ['no speciality', { experts: [expert('甲', { speciality: '' })] }],
    ['no conclusion', { conclusion: ' \n' }],
  ])('%s is incomplete', (_name, change) => {
    expect(ready().refusal(doneGate('EXPERT', ON, change))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test('from outside the pool, and with dissent, is lawful', () => {
    const change = { experts: [expert('甲', { fromPool: false })], dissent: '甲认为造价偏高' };
    expect(ready().refusal(doneGate('EXPERT', ON, change))).toBeUndefined();
  });
});

describe('risk assessment', () => {
  test('what is not controllable leaves the gate open and stops the review and the meeting (第二十四条)', () => {
    const w = walkTo('revising');
    w.must(doneGate('RISK', ON, { conclusion: 'not-controllable' }));
    for (const gate of ['DEPARTMENTS', 'SPECIAL_GROUPS', 'EXPERT', 'HEARING', 'ENTERPRISES', 'FAIR_COMPETITION'] as const)
      w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
    w.must({ kind: 'closeRegister', round: 1 });
    const review = {
      kind: 'submitForReview',
      occurredOn: D('2024-06-20'),
      requestedReplyOn: D('2024-07-01'),
      statement: '已履行',
    } as const;
    expect(w.give(review)).toMatchObject({
      refusal: { code: 'GATE_OPEN', missing: [expect.stringMatching(/^风险评估（.*第二十四条）：.*风险不可控；请调整草案/)] },
    });
    const meeting = { kind: 'submitToMeeting', occurredOn: D('2024-06-20') } as const;
    w.state = { ...w.state, phase: 'REVIEWING', gates: { ...w.state.gates, LEGALITY: w.state.gates.ORGAN_START } };
    expect(w.refusal(meeting)).toBe('GATE_OPEN');
  });
  test('it is kept with all that was said, for the staff alone', () => {
    const w = ready().must(doneGate('RISK', ON, { conclusion: 'not-controllable' }));
    expect(w.state.gates.RISK).toMatchObject({
      status: 'open',
      adverse: { code: 'RISK_NOT_CONTROLLABLE', draftHash: w.artefacts.draft!.hash, particulars: { assessor: '演练承办单位' } },
    });
    const { rules } = w.context({ kind: 'system' });
    expect(eventText(w.events.at(-1)!, rules, true)).toContain('风险不可控；请调整草案');
    expect(eventText(w.events.at(-1)!, rules, false)).toBeUndefined();
  });
  test('on the same draft it is not assessed again, nor called needless; on an adjusted one it is (第二十四条)', () => {
    const w = ready().must(doneGate('RISK', ON, { conclusion: 'not-controllable' }));
    for (const again of [doneGate('RISK', '2024-06-20'), doneGate('RISK', '2024-06-20', { conclusion: 'not-controllable' })])
      expect(w.give(again)).toMatchObject({
        refusal: { code: 'GATE_DRAFT_UNCHANGED', article: '《重大行政决策程序暂行条例》第二十四条' },
      });
    const needless = { kind: 'settleGate', gate: 'RISK', settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } } as const;
    expect(w.refusal(needless)).toBe('RISK_NOT_CONTROLLABLE');
    w.save('draft');
    expect(w.refusal(needless)).toBe('RISK_NOT_CONTROLLABLE');
    expect(w.refusal(doneGate('RISK', '2024-06-17'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(doneGate('RISK', ON))).toBeUndefined();
    expect(w.state.gates.RISK).not.toHaveProperty('adverse');
  });
  test('assessed before there was a draft, it waits for one', () => {
    const w = walkTo('initiated').must(doneGate('RISK', '2024-05-10', { conclusion: 'not-controllable' }));
    expect(w.refusal(doneGate('RISK', '2024-05-10'))).toBe('GATE_DRAFT_UNCHANGED');
    expect(w.save('draft').refusal(doneGate('RISK', '2024-05-10'))).toBeUndefined();
  });
  test('only encouraged, it stops nothing while open, and stops once it is against the draft', () => {
    const w = asking({ gate: 'RISK', force: 'encouraged' });
    expect(openGates(w.state, ['RISK'], w.context({ kind: 'system' }))).toEqual([]);
    w.must(doneGate('RISK', ON, { conclusion: 'not-controllable' }));
    expect(openGates(w.state, ['RISK'], w.context({ kind: 'system' }))).toEqual([expect.stringContaining('风险不可控')]);
  });
  test.each([
    ['nobody heard', { heard: [] }],
    ['a blank one heard', { heard: ['派出所', ' '] }],
    ['no risk point', { risks: [] }],
    ['a point without prevention', { risks: [{ point: '拥堵', prevention: ' ' }] }],
    ['no plan', { responsePlan: '' }],
    ['no assessor', { assessor: ' ' }],
  ])('%s is incomplete', (_name, change) => {
    expect(ready().refusal(doneGate('RISK', ON, change))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test('assessed under other rules before, it is not repeated, only named (第二十二条)', () => {
    const earlier = (text: string) =>
      ({
        kind: 'settleGate',
        gate: 'RISK',
        settle: {
          how: 'done',
          fact: fact(ON),
          particulars: { gate: 'RISK', assessor: '演练单位', conclusion: 'controllable', earlier: text },
        },
      }) as const;
    expect(ready().refusal(earlier(' '))).toBe('GATE_PARTICULARS_INCOMPLETE');
    expect(ready().refusal(earlier('社会稳定风险评估报告（演练稳评〔2024〕3号）'))).toBeUndefined();
  });
});

describe('fair-competition review', () => {
  test.each([
    ['passed', undefined, undefined],
    ['exception', undefined, 'GATE_PARTICULARS_INCOMPLETE'],
    ['exception', ' ', 'GATE_PARTICULARS_INCOMPLETE'],
    ['exception', '扶贫开发，至2026年底', undefined],
  ] as const)('%s with exception %p', (conclusion, exception, code) => {
    const change = { conclusion, ...(exception === undefined ? {} : { exception }) };
    expect(ready().refusal(doneGate('FAIR_COMPETITION', ON, change))).toBe(code);
  });
  test('not passed is kept and stops the meeting until an adjusted draft passes', () => {
    const w = ready().must(doneGate('FAIR_COMPETITION', ON, { conclusion: 'failed' }));
    expect(w.state.gates.FAIR_COMPETITION).toMatchObject({ status: 'open', adverse: { code: 'FAIR_COMPETITION_NOT_PASSED' } });
    expect(w.refusal(doneGate('FAIR_COMPETITION', ON))).toBe('GATE_DRAFT_UNCHANGED');
    expect(w.save('draft').refusal(doneGate('FAIR_COMPETITION', ON))).toBeUndefined();
  });
  test('not passed and nobody heard is incomplete, and not kept', () => {
    expect(ready().refusal(doneGate('FAIR_COMPETITION', ON, { conclusion: 'failed', heard: [] }))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test('nobody affected was heard', () => {
    expect(ready().refusal(doneGate('FAIR_COMPETITION', ON, { heard: [] }))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test.each([
    ['county', 'drafter', 'FAIR_COMPETITION_REVIEWER_WRONG'],
    ['county', 'market-regulator', undefined],
    ['town', 'drafter', undefined],
    ['department', 'drafter', undefined],
  ] as const)('of a %s, reviewed by the %s', (organKind, reviewedBy, code) => {
    const w = asking({ gate: 'FAIR_COMPETITION', force: 'must', marketRegulatorReviews: ['county'] });
    w.organKind = organKind;
    expect(w.refusal(doneGate('FAIR_COMPETITION', ON, { reviewedBy }))).toBe(code);
  });
});
