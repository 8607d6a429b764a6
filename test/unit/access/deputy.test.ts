import { describe, expect, test } from '@jest/globals';
import { deputyRefusal } from '../../../domain/access/deputy.ts';
import type { DeputyFacts, DeputyRequest } from '../../../domain/access/deputy.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { LIMITS } from '../../../domain/limits.ts';

const TODAY = D('2024-03-04');
const REQUEST: DeputyRequest = { principalId: 'head', deputyId: 'clerk', fromOn: TODAY, toOn: D('2024-03-08'), reason: '出差' };
const FACTS: DeputyFacts = {
  today: TODAY,
  held: [
    { role: 'unit-head', organId: 'unit' },
    { role: 'secretariat', organId: 'town' },
    { role: 'publisher', organId: 'town', deputyFor: 'third' },
  ],
  principalOrganId: 'unit',
  deputyOrgans: ['unit', 'town'],
};
const codeOf = (request: Partial<DeputyRequest>, facts: Partial<DeputyFacts> = {}) =>
  deputyRefusal({ ...REQUEST, ...request }, { ...FACTS, ...facts })?.code;

test('one role or all of them, by a colleague, with a reason', () => {
  expect(codeOf({})).toBeUndefined();
  expect(codeOf({ covers: { role: 'unit-head', organId: 'unit' } })).toBeUndefined();
  expect(codeOf({ reason: ' 　' })).toBe('REASON_MISSING');
  expect(codeOf({ deputyId: 'head' })).toBe('SECOND_PERSON_REQUIRED');
});

describe('days', () => {
  test('today is the first that can be named, yesterday is over', () => {
    expect(codeOf({ fromOn: addDays(TODAY, -1) })).toBe('DEPUTY_PERIOD_INVALID');
    expect(codeOf({ fromOn: TODAY, toOn: TODAY })).toBeUndefined();
    expect(codeOf({ fromOn: addDays(TODAY, 1), toOn: TODAY })).toBe('DEPUTY_PERIOD_INVALID');
  });
  test('the longest time counts both days', () => {
    expect(codeOf({ toOn: addDays(TODAY, LIMITS.deputyDaysMax - 1) })).toBeUndefined();
    expect(codeOf({ toOn: addDays(TODAY, LIMITS.deputyDaysMax) })).toBe('DEPUTY_PERIOD_INVALID');
  });
});

describe('what is handed on', () => {
  test('a role not held cannot be, nor one held as a deputy', () => {
    expect(codeOf({ covers: { role: 'archivist', organId: 'town' } })).toBe('ROLE_NOT_HELD');
    expect(codeOf({ covers: { role: 'unit-head', organId: 'town' } })).toBe('ROLE_NOT_HELD');
    expect(codeOf({ covers: { role: 'publisher', organId: 'town' } })).toBe('DEPUTY_OF_DEPUTY');
    expect(codeOf({}, { held: FACTS.held.slice(2) })).toBe('DEPUTY_OF_DEPUTY');
    expect(codeOf({}, { held: [] })).toBe('ROLE_NOT_HELD');
  });
});

describe('who may stand in', () => {
  test('people of the organ of the role and of its units', () => {
    const secretariat = { covers: { role: 'secretariat', organId: 'town' } } as const;
    expect(codeOf(secretariat, { deputyOrgans: ['other-unit', 'town'] })).toBeUndefined();
    expect(codeOf(secretariat, { deputyOrgans: ['town'] })).toBeUndefined();
    expect(codeOf(secretariat, { deputyOrgans: ['bureau'] })).toBe('DEPUTY_OUTSIDE_ORGAN');
    expect(codeOf({ covers: { role: 'unit-head', organId: 'unit' } }, { deputyOrgans: ['other-unit', 'town'] })).toBe(
      'DEPUTY_OUTSIDE_ORGAN',
    );
  });
  test('all roles at once only by one who fits each of them', () => {
    expect(codeOf({}, { deputyOrgans: ['other-unit', 'town'] })).toBe('DEPUTY_OUTSIDE_ORGAN');
  });
});
