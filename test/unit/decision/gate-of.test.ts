import { expect, test } from '@jest/globals';
import { gateOf } from '../../../domain/decision/gate-of.ts';
import type { DecisionState } from '../../../domain/decision/types.ts';
import { walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

/** As it was stored before the consultation of departments became a gate. */
function older(w: DecisionWalk): DecisionWalk {
  const { DEPARTMENTS: _, ...gates } = w.state.gates;
  w.state = { ...w.state, gates: gates as DecisionState['gates'] };
  return w;
}

test('a gate that an older state does not know is open until the decision is issued, and is settled as any other', () => {
  const w = older(walkTo('reviewed'));
  expect(gateOf(w.state, 'DEPARTMENTS')).toEqual({ status: 'open' });
  const submit = { kind: 'submitToMeeting', occurredOn: w.state.lastActOn } as const;
  expect(w.refusal(submit)).toBe('GATE_OPEN');
  w.must({ kind: 'settleGate', gate: 'DEPARTMENTS', settle: { how: 'not-needed', reason: '不涉及其他部门职责', decidedBy: '负责人' } });
  expect(w.refusal(submit)).toBeUndefined();
});

test('it does not bind a decision issued before it existed: that one still reaches its archive', () => {
  const w = older(walkTo('feedback'));
  expect(gateOf(w.state, 'DEPARTMENTS')).toMatchObject({ status: 'not-needed', reason: '出台时的程序没有这一环节' });
  const on = w.state.lastActOn;
  w.must({ kind: 'startExecution', unit: '城建中心', occurredOn: on });
  expect(w.refusal({ kind: 'archiveDecision', occurredOn: on, place: '档案室' })).toBeUndefined();
});
