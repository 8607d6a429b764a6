import { describe, expect, test } from '@jest/globals';
import { actingOrgan, capacityOf } from '../../../domain/access/capacity.ts';
import type { RoleHolding } from '../../../domain/access/roles.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { decide } from '../../../domain/decision/decide.ts';
import type { DecisionCommand } from '../../../domain/decision/types.ts';
import { servingRefusal } from '../../../domain/organ/serving.ts';
import type { ServingFacts } from '../../../domain/organ/serving.ts';
import { organLabel } from '../../../domain/organ/words.ts';
import { DecisionWalk, fact, LEAD, person } from '../../support/decision-walk.ts';

const FITS: ServingFacts = {
  bodyDecides: false,
  officeDecides: false,
  same: false,
  related: true,
  merged: false,
  officeIsServed: false,
  bodyServesOthers: false,
};

test('an office of the same organ serves a body, in one step, with a reason', () => {
  expect(servingRefusal(FITS, '没有账号')).toBeUndefined();
  expect(servingRefusal(FITS, ' ')?.code).toBe('REASON_MISSING');
  for (const wrong of ['bodyDecides', 'officeDecides', 'same', 'merged', 'officeIsServed', 'bodyServesOthers'] as const)
    expect([wrong, servingRefusal({ ...FITS, [wrong]: true }, '没有账号')?.missing.length]).toEqual([wrong, 1]);
  expect(servingRefusal({ ...FITS, related: false }, '没有账号')?.missing).toEqual(['两个单位不属于同一个机关']);
});

test('the label names what it was called, who goes on and who acts for it', () => {
  expect(organLabel({ name: '建设科', formerNames: [] })).toBe('建设科');
  expect(organLabel({ name: '建设发展科', formerNames: ['建设科'] })).toBe('建设发展科（原建设科）');
  expect(organLabel({ name: '建设发展科', formerNames: ['建设科'], mergedInto: '综合科' })).toBe('综合科（原建设科、建设发展科）');
  expect(organLabel({ name: '演练公司', formerNames: [], servedBy: '建设科' })).toBe('演练公司（由建设科代为办理）');
});

test('who serves a body acts for it in the role held at the office, after any role held at the body itself', () => {
  const served: RoleHolding = { role: 'drafter', organId: 'body', through: 'office' };
  const of = (...roles: RoleHolding[]) => capacityOf({ kind: 'person', personId: 'a', roles }, 'beginDrafting', { leadOrganId: 'body' });
  expect(of(served)).toEqual({ personId: 'a', ...served });
  expect(of(served, { role: 'drafter', organId: 'body' })).toEqual({ personId: 'a', role: 'drafter', organId: 'body' });
  expect(of({ ...served, deputyFor: 'b' }, served)).toEqual({ personId: 'a', ...served });
  expect(actingOrgan({ personId: 'a', name: '甲', person: '甲', organ: '演练公司', throughOrgan: '建设科' })).toBe(
    '演练公司（由建设科办理）',
  );
});

describe('a body without people and without an office', () => {
  const codeOf = (w: DecisionWalk, command: DecisionCommand, unmannedUnits: Record<string, string>): string | undefined => {
    const context = w.context(person('p1'));
    const decided = decide(w.state, command, { ...context, facts: { ...context.facts, unmannedUnits } });
    return decided.ok ? undefined : `${decided.refusal.code}：${decided.refusal.missing.join()}`;
  };
  const start = { kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练事项' } as const;
  const initiate = { kind: 'initiateDecision', fact: fact('2024-05-06'), undertaker: { leadOrganId: LEAD, coOrgans: [] } } as const;
  test('starts nothing', () => {
    expect(codeOf(new DecisionWalk(), start, { [LEAD]: '演练公司' })).toBe('UNDERTAKER_WITHOUT_OFFICE：演练公司');
    expect(codeOf(new DecisionWalk(), start, { other: '演练公司' })).toBeUndefined();
  });
  test('is not named as undertaker', () => {
    const started = new DecisionWalk().must(start, person('p1'));
    expect(codeOf(started, initiate, { [LEAD]: '演练公司' })).toBe('UNDERTAKER_WITHOUT_OFFICE：演练公司');
    expect(codeOf(started, initiate, {})).toBeUndefined();
  });
});
