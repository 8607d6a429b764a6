import { expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import { outOfTurn } from '../../../domain/catalog/turn.ts';
import { TheCatalog } from '../../support/catalog-year.ts';

test('a version entered afterwards is published next: it is neither put to the public nor decided first', () => {
  const { state } = new TheCatalog().compiled();
  const entered = { ...state, publishedElsewhere: { on: plainDate('2024-03-01'), address: '公报' } };
  expect(outOfTurn(entered, 'publishCatalog', true)).toBeUndefined();
  expect(outOfTurn(entered, 'openCatalogConsultation', true)?.code).toBe('WRONG_PHASE');
  expect(outOfTurn(state, 'publishCatalog', true)?.code).toBe('WRONG_PHASE');
  expect(outOfTurn(state, 'openCatalogConsultation', true)).toBeUndefined();
});

test('a year that closed with no catalog takes one that was published elsewhere, and no other', () => {
  const closed = { ...new TheCatalog().state, phase: 'CLOSED' as const };
  expect(outOfTurn(closed, 'createCatalog', true)).toBeUndefined();
  expect(outOfTurn(closed, 'createCatalog', false)?.code).toBe('WRONG_PHASE');
  expect(outOfTurn({ ...new TheCatalog().compiled().state, phase: 'CLOSED' }, 'createCatalog', true)?.code).toBe('WRONG_PHASE');
});
