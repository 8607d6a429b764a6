import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../../domain/calendar/plain-date.ts';
import { particularsLines, publicSummary } from '../../../../domain/decision/gates/particulars.ts';
import type { GateWithParticulars } from '../../../../domain/decision/gates/particulars.ts';
import { OWN_STEP_GATES } from '../../../../domain/decision/table.ts';
import { GATES } from '../../../../domain/decision/types.ts';
import type { GateId } from '../../../../domain/decision/types.ts';
import { eventText } from '../../../../domain/decision/view/event-text.ts';
import { completeParticulars } from '../../../../domain/decision/walk/particulars.ts';
import { resolvePack } from '../../../../domain/rules/resolve.ts';
import { doneGate, fact, walkTo } from '../../../support/decision-walk.ts';
import type { DecisionWalk } from '../../../support/decision-walk.ts';

const ON = '2024-06-18';
const ready = (): DecisionWalk => walkTo('drafting').at('2024-06-20T09:00:00+08:00');
/** Whatever `settleGate` records must be told its particulars, a gate added later too. */
const ALL = GATES.filter((g) => !(OWN_STEP_GATES as readonly GateId[]).includes(g)) as GateWithParticulars[];

describe.each(ALL)('%s', (gate) => {
  test('is done with complete particulars, which stay with the gate and the draft they concern', () => {
    const w = ready().must(doneGate(gate, ON));
    expect(w.state.gates[gate]).toMatchObject({
      status: 'done',
      particulars: completeParticulars(gate, D(ON)),
      draftHash: w.artefacts.draft!.hash,
    });
    expect(w.state.gates[gate]).not.toHaveProperty('departure');
  });
  test('without particulars, or with those of another gate, nothing is recorded', () => {
    const w = ready();
    const before = w.state;
    expect(w.refusal({ kind: 'settleGate', gate, settle: { how: 'done', fact: fact(ON) } })).toBe('GATE_PARTICULARS_MISSING');
    const others = doneGate(gate === 'RISK' ? 'EXPERT' : 'RISK', ON).settle;
    expect(w.refusal({ kind: 'settleGate', gate, settle: others })).toBe('GATE_PARTICULARS_MISSING');
    expect(w.state).toBe(before);
  });
  test('every line says something', () => {
    const lines = particularsLines(completeParticulars(gate, D(ON)), true);
    expect(lines.length).toBeGreaterThan(0);
    for (const { label, text } of lines) expect([label.trim(), text.trim()]).not.toContain('');
  });
});

describe('departments', () => {
  const dispute = { point: '时段', department: '规建办', theirOpinion: '夜间', ownOpinion: '白天', grounds: '噪声' };
  test.each([
    ['nobody asked', { asked: [], replied: [], disputes: [] }],
    ['a reply from one who was not asked', { replied: ['财政所'] }],
    ['a dispute with one who was not asked', { disputes: [{ ...dispute, department: '财政所' }] }],
    ['a dispute without grounds', { disputes: [{ ...dispute, grounds: ' ' }] }],
    ['a dispute without the own opinion', { disputes: [{ ...dispute, ownOpinion: '' }] }],
  ])('%s is incomplete', (_name, change) => {
    expect(ready().refusal(doneGate('DEPARTMENTS', ON, change))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test('unanswered and undisputed is lawful', () => {
    expect(ready().refusal(doneGate('DEPARTMENTS', ON, { replied: [], disputes: [] }))).toBeUndefined();
  });
});

describe('ways of participation', () => {
  const way = { way: 'symposium', from: D(ON), place: '会议室', opinions: 0 } as const;
  test.each([
    ['no way', []],
    ['neither place nor audience', [{ way: 'symposium', from: D(ON), opinions: 1 }]],
    ['an end before its start', [{ ...way, to: D('2024-06-17') }]],
    ['an end after the day recorded', [{ ...way, to: D('2024-06-19') }]],
    ['a start before the decision was initiated', [{ ...way, from: D('2024-05-08'), to: D(ON) }]],
    ['more answers than people asked', [{ ...way, asked: 3, answered: 4 }]],
    ['half an opinion', [{ ...way, opinions: 0.5 }]],
    ['fewer than no opinions', [{ ...way, opinions: -1 }]],
  ] as const)('%s is incomplete', (_name, ways) => {
    expect(ready().refusal(doneGate('PARTICIPATION', ON, { ways }))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
  test.each([
    ['symposium', {}],
    ['field-visit', { from: D('2024-05-09'), to: D(ON) }],
    ['written-consultation', { asked: 40, answered: 40 }],
    ['questionnaire', { asked: 200, answered: 0 }],
    ['opinion-poll', { place: '', audience: '全镇居民' }],
  ] as const)('%s, zero opinions or nobody counted, is lawful', (name, change) => {
    expect(ready().refusal(doneGate('PARTICIPATION', ON, { ways: [{ ...way, ...change, way: name }] }))).toBeUndefined();
  });
  test('blanks are no report', () => {
    expect(ready().refusal(doneGate('PARTICIPATION', ON, { report: ' \n ' }))).toBe('GATE_PARTICULARS_INCOMPLETE');
  });
});

describe('special groups', () => {
  const group = { group: '残疾人', heard: '联络员', heardOn: D(ON), manner: '座谈会' };
  test.each([
    [[], 'GATE_PARTICULARS_INCOMPLETE'],
    [[{ ...group, heard: ' ' }], 'GATE_PARTICULARS_INCOMPLETE'],
    [[{ ...group, heardOn: D('2024-06-19') }], 'GATE_PARTICULARS_INCOMPLETE'],
    [[{ ...group, heardOn: D('2024-05-08') }], 'GATE_PARTICULARS_INCOMPLETE'],
    [[{ ...group, heardOn: D('2024-05-09') }], undefined],
  ])('%j', (groups, code) => {
    expect(ready().refusal(doneGate('SPECIAL_GROUPS', ON, { groups }))).toBe(code);
  });
});

describe('enterprises', () => {
  test.each([
    [0, [], 'GATE_PARTICULARS_INCOMPLETE'],
    [1, [], undefined],
    [0, ['商会'], undefined],
    [0, [' '], 'GATE_PARTICULARS_INCOMPLETE'],
    [-1, ['商会'], 'GATE_PARTICULARS_INCOMPLETE'],
  ])('%s enterprises and the associations %j', (enterprises, associations, code) => {
    expect(ready().refusal(doneGate('ENTERPRISES', ON, { enterprises, associations }))).toBe(code);
  });
  test('left open they stop the meeting, not the review (徐泾 item 9)', () => {
    const w = walkTo('reviewed');
    const { ENTERPRISES: _, ...others } = w.state.gates;
    w.state = { ...w.state, gates: { ...others, ENTERPRISES: { status: 'open' } } };
    expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') })).toBe('GATE_OPEN');
    w.must(doneGate('ENTERPRISES', '2024-06-25'));
    expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') })).toBeUndefined();
  });
});

describe('what the public reads', () => {
  const shown = (gate: GateWithParticulars): string => publicSummary(completeParticulars(gate, D(ON)));
  test.each([
    ['EXPERT', ['演练专家', '演练大学', '可行']],
    ['RISK', ['派出所', '拥堵', '停工']],
    ['DEPARTMENTS', ['规建办', '夜间', '噪声']],
    ['HEARING', ['演练主持人', '演练记录人']],
    ['FAIR_COMPETITION', ['演练商会']],
    ['PARTICIPATION', ['演练报告']],
    ['PARTY_REPORT', ['同意']],
  ] as const)('of %s nothing of %j', (gate, inner) => {
    for (const word of inner) expect(shown(gate)).not.toContain(word);
    const staff = particularsLines(completeParticulars(gate, D(ON)), true)
      .map((l) => `${l.label}${l.text}`)
      .join();
    for (const word of inner) expect(staff).toContain(word);
  });
  test('numbers, days and results are told, in the log too', () => {
    expect(shown('EXPERT')).toBe('论证方式：会议论证，专家1人');
    expect(shown('RISK')).toBe('评估单位：演练承办单位；结论：风险可控');
    expect(shown('DEPARTMENTS')).toBe('征求意见：2个单位，回复1个，未协商一致1项');
    expect(shown('HEARING')).toContain('10人，其中利害关系人代表5人');
    const [event] = ready().must(doneGate('RISK', ON)).events.slice(-1);
    expect(eventText(event!, resolvePack('shanghai-xujing-2023', D(ON)), false)).toBe(
      '风险评估：已完成；评估单位：演练承办单位；结论：风险可控',
    );
  });
});
