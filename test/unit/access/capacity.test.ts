import { describe, expect, test } from '@jest/globals';
import { capacityOf, personsBehind } from '../../../domain/access/capacity.ts';
import type { Actor, RoleHolding } from '../../../domain/access/roles.ts';
import { mayDo } from '../../../domain/access/roles.ts';

const PLACES = { organId: 'town', leadOrganId: 'unit' };
const who = (...roles: RoleHolding[]): Actor => ({ kind: 'person', personId: 'a', roles });

describe('in what capacity a person acts', () => {
  test('a deputy acts in the role of the principal, and says for whom', () => {
    const deputy = who({ role: 'drafter', organId: 'unit', deputyFor: 'b' });
    expect(mayDo(deputy, 'beginDrafting', PLACES)).toBe(true);
    expect(capacityOf(deputy, 'beginDrafting', PLACES)).toEqual({ personId: 'a', role: 'drafter', organId: 'unit', deputyFor: 'b' });
  });
  test('a deputy may nothing that the deputised role may not, and nothing elsewhere', () => {
    const deputy = who({ role: 'drafter', organId: 'unit', deputyFor: 'b' });
    expect(mayDo(deputy, 'recordReview', PLACES)).toBe(false);
    expect(mayDo(deputy, 'beginDrafting', { organId: 'town', leadOrganId: 'other' })).toBe(false);
  });
  test('whoever holds the role too acts in their own name', () => {
    const both = who({ role: 'unit-head', organId: 'unit', deputyFor: 'b' }, { role: 'drafter', organId: 'unit' });
    expect(capacityOf(both, 'submitForReview', PLACES)).toEqual({ personId: 'a', role: 'drafter', organId: 'unit' });
  });
  test('of several own roles the first of the operation is named', () => {
    const both = who({ role: 'drafter', organId: 'unit' }, { role: 'unit-head', organId: 'unit' });
    expect(capacityOf(both, 'settleGate', PLACES)).toMatchObject({ role: 'unit-head' });
    expect(capacityOf(both, 'submitForReview', PLACES)).toMatchObject({ role: 'drafter' });
  });
  test('the system acts in no capacity; who may not has none of a role', () => {
    expect(capacityOf({ kind: 'system' }, 'beginDrafting', PLACES)).toBeUndefined();
    expect(capacityOf(who(), 'beginDrafting', PLACES)).toEqual({ personId: 'a' });
    expect(capacityOf(who(), 'toString', PLACES)).toEqual({ personId: 'a' });
  });
  test('principal and deputy both stand behind an act', () => {
    expect(personsBehind({ personId: 'a' })).toEqual(['a']);
    expect(personsBehind({ personId: 'a', role: 'drafter', organId: 'unit', deputyFor: 'b' })).toEqual(['a', 'b']);
  });
});
