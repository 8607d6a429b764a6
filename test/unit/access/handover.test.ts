import { expect, test } from '@jest/globals';
import { handOverRefusal, handOverWarnings } from '../../../domain/access/handover.ts';
import type { HandOverRequest } from '../../../domain/access/handover.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';

const TODAY = D('2024-03-04');
const REQUEST: HandOverRequest = { fromId: 'a', toId: 'b', on: TODAY, reason: '退休' };
const codeOf = (change: Partial<HandOverRequest>, behind = ['admin'], grants = 1) =>
  handOverRefusal({ ...REQUEST, ...change }, TODAY, behind, grants)?.code;

test('the day of a handover is today or later', () => {
  expect(codeOf({})).toBeUndefined();
  expect(codeOf({ on: addDays(TODAY, 30) })).toBeUndefined();
  expect(codeOf({ on: addDays(TODAY, -1) })).toBe('HANDOVER_DAY_PAST');
});
test('leaver, receiver and the reason: a leaver may do it, a receiver may not', () => {
  expect(codeOf({ toId: 'a' })).toBe('SECOND_PERSON_REQUIRED');
  expect(codeOf({}, ['b'])).toBe('SECOND_PERSON_REQUIRED');
  expect(codeOf({}, ['deputy', 'b'])).toBe('SECOND_PERSON_REQUIRED');
  expect(codeOf({}, ['a'])).toBeUndefined();
  expect(codeOf({ reason: '　' })).toBe('REASON_MISSING');
  expect(codeOf({}, ['admin'], 0)).toBe('HANDOVER_EMPTY');
});
test('drafter and reviewer in one hand are told, not refused', () => {
  expect(handOverWarnings([{ role: 'drafter', organId: 'u' }])).toEqual([]);
  expect(
    handOverWarnings([
      { role: 'publisher', organId: 'u' },
      { role: 'legality-reviewer', organId: 'u' },
    ]),
  ).toEqual([]);
  expect(
    handOverWarnings([
      { role: 'drafter', organId: 'u' },
      { role: 'legality-reviewer', organId: 't' },
    ]),
  ).toEqual(['接手后同时是承办人和合法性审查员：自己起草的材料要由别人办理这一步']);
});
