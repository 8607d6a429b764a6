import { expect, test } from '@jest/globals';
import { grantRefusal } from '../../../domain/access/grant.ts';
import type { GrantRequest } from '../../../domain/access/grant.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';

const TODAY = D('2024-03-04');
const REQUEST: GrantRequest = { personId: 'p', organId: 'o', role: 'drafter', fromOn: TODAY, reason: '调入' };
const codeOf = (change: Partial<GrantRequest>, behind = ['admin']) => grantRefusal({ ...REQUEST, ...change }, TODAY, behind)?.code;

test('a role stays until it is ended, an inspector’s has a last day', () => {
  expect(codeOf({})).toBeUndefined();
  expect(codeOf({ role: 'inspector' })).toBe('GRANT_MUST_END');
  expect(codeOf({ role: 'inspector', toOn: TODAY })).toBeUndefined();
});
test('days that are over, or end before they begin, are refused', () => {
  expect(codeOf({ fromOn: addDays(TODAY, -1) })).toBe('GRANT_PERIOD_INVALID');
  expect(codeOf({ fromOn: addDays(TODAY, 2), toOn: addDays(TODAY, 1) })).toBe('GRANT_PERIOD_INVALID');
  expect(codeOf({ fromOn: addDays(TODAY, 2), toOn: addDays(TODAY, 2) })).toBeUndefined();
});
test('nobody grants a role to themselves, nor has it granted by a deputy; a reason is said', () => {
  expect(codeOf({}, ['p'])).toBe('SECOND_PERSON_REQUIRED');
  expect(codeOf({}, ['deputy', 'p'])).toBe('SECOND_PERSON_REQUIRED');
  expect(codeOf({ reason: ' ' })).toBe('REASON_MISSING');
});
