import { describe, expect, test } from '@jest/globals';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { adoptCatalog, isBegun } from '../../../domain/catalog/adopt.ts';
import {
  enteredAfterItsYear,
  newCatalog,
  nextCatalogDue,
  nextCatalogInstant,
  publicationDeadline,
} from '../../../domain/catalog/decide.ts';
import { TheCatalog } from '../../support/catalog-year.ts';
import { LEAD, ORGAN } from '../../support/decision-walk.ts';
import { knowing } from '../../support/known.ts';

const publishedElsewhere = { on: D('2023-03-20'), address: 'https://example.cn/2023' };
const create = {
  kind: 'createCatalog',
  title: '2023年度目录',
  columns: ['名称'],
  legalBases: ['条例'],
  // Planned long ago: nobody is told that it is too late.
  rows: [{ name: '甲事项', leadUnit: '城建中心', plannedPrecision: 'day', plannedFrom: D('2023-04-01'), plannedTo: D('2023-04-01') }],
} as const;
const publish = { kind: 'publishCatalog', signedOn: D('2023-03-18'), disclosureReviewedBy: 'other' } as const;
const known = knowing(chinaCalendar());

/** The catalog of 2023, entered on 2024-05-06. */
function entered(): TheCatalog {
  const c = new TheCatalog();
  c.state = newCatalog({ id: 'c', organId: ORGAN, year: 2023, packId: 'shanghai-xujing-2023', publishedElsewhere });
  return c;
}

test('no date is due for it, and its year does not close over it before it stands published', () => {
  const c = entered();
  expect(publicationDeadline(c.state, known)).toEqual([]);
  expect(nextCatalogInstant(c.state)).toBeUndefined();
  c.must({ ...create, publishedElsewhere });
  expect(c.last()).toMatchObject({ type: 'Compiled', publishedElsewhere, planChecks: [] });
  expect(nextCatalogDue(c.state, c.now)).toBeUndefined();
  c.must(publish);
  c.take({ type: 'Published', version: 1, publicationId: 'p' });
  expect(nextCatalogDue(c.state, c.now)?.events).toEqual([{ type: 'YearClosed' }]);
});

test('it needs no gates here, a second person it does; its publish time is the server’s, not the claimed day', () => {
  const c = entered().must({ ...create, publishedElsewhere });
  expect(c.give({ ...publish, disclosureReviewedBy: 'p2' })).toBe('SECOND_PERSON_REQUIRED');
  c.must(publish);
  c.take({ type: 'Published', version: 1, publicationId: 'p' });
  expect(c.state.versions[0]!.publishedAt).toBe(isoToInstant('2024-05-06T10:00:00+08:00'));
  expect(c.state.publishedElsewhere).toEqual(publishedElsewhere);
});

test('a catalog compiled here is not excused from its gates', () => {
  expect(new TheCatalog().compiled().give(publish)).toBe('WRONG_PHASE');
});

test('its adjustment runs the gates like any other', () => {
  const c = new TheCatalog({ entryIds: ['e1'] }).must({ ...create, publishedElsewhere }).must(publish);
  c.take({ type: 'Published', version: 1, publicationId: 'p' });
  c.must({ kind: 'adjustCatalog', reason: '年中调整', occurredOn: D('2024-05-06'), rows: [{ entryId: 'e1', adjustment: 'kept' }] });
  expect(c.give(publish)).toBe('WRONG_PHASE');
});

test('this year’s date, open or passed, is cancelled: published elsewhere is neither late nor in time here', () => {
  for (const passed of [false, true]) {
    const c = new TheCatalog();
    for (const event of publicationDeadline(c.state, known)) c.take(event);
    if (passed) c.take({ type: 'DeadlinePassed', key: 'catalog-publication' });
    c.must({ ...create, publishedElsewhere });
    expect(c.state.deadlines).toMatchObject([{ key: 'catalog-publication', status: 'cancelled' }]);
  }
  const here = new TheCatalog();
  for (const event of publicationDeadline(here.state, known)) here.take(event);
  expect(here.compiled().state.deadlines).toMatchObject([{ status: 'open' }]);
});

test('the year after is opened by a catalog that closed with its year, not by one entered when it was over', () => {
  const late = entered()
    .must({ ...create, publishedElsewhere })
    .must(publish);
  late.take({ type: 'Published', version: 1, publicationId: 'p' });
  expect(enteredAfterItsYear(late.state)).toBe(true);
  const within = entered();
  within.now = isoToInstant('2023-12-31T23:59:59+08:00');
  within.must({ ...create, publishedElsewhere }).must(publish);
  within.take({ type: 'Published', version: 1, publicationId: 'p' });
  expect(enteredAfterItsYear(within.state)).toBe(false);
  expect(enteredAfterItsYear(new TheCatalog().compiled().published().state)).toBe(false);
});

describe('a year that closed without a catalog', () => {
  /** The year before this one, missed and closed. */
  function closed(): TheCatalog {
    const c = new TheCatalog({ units: [{ id: LEAD, name: '城建中心' }] });
    c.state = newCatalog({ id: 'c', organId: ORGAN, year: 2023, packId: 'shanghai-xujing-2023' });
    for (const event of publicationDeadline(c.state, known)) c.take(event);
    c.must(c.proposal(LEAD, '没有列入的事项')).must({ kind: 'screenProposal', no: 1, result: 'included' });
    c.take({ type: 'DeadlinePassed', key: 'catalog-publication' });
    c.take({ type: 'YearClosed' });
    return c;
  }

  test('takes one published elsewhere, as it was published, and closes again once it stands', () => {
    const c = closed();
    expect(nextCatalogInstant(c.state)).toBeUndefined();
    c.must({ ...create, publishedElsewhere });
    expect(c.events.findLast((e) => e.type === 'Compiled')).toMatchObject({ rows: [{ name: '甲事项' }], publishedElsewhere });
    expect(c.state).toMatchObject({ phase: 'COMPILING', deadlines: [{ status: 'cancelled' }] });
    expect(nextCatalogInstant(c.state)).toBeUndefined();
    c.must(publish);
    c.take({ type: 'Published', version: 1, publicationId: 'p' });
    expect(nextCatalogDue(c.state, c.now)?.events).toEqual([{ type: 'YearClosed' }]);
    c.take({ type: 'YearClosed' });
    expect([c.state.phase, nextCatalogInstant(c.state), enteredAfterItsYear(c.state)]).toEqual(['CLOSED', undefined, true]);
  });

  test('takes no other, and none when it has one', () => {
    expect(closed().give(create)).toBe('WRONG_PHASE');
    const one = closed()
      .must({ ...create, publishedElsewhere })
      .must(publish);
    one.take({ type: 'Published', version: 1, publicationId: 'p' });
    one.take({ type: 'YearClosed' });
    expect(one.give({ ...create, publishedElsewhere })).toBe('WRONG_PHASE');
  });
});

describe('an adoption of a year in the books without a catalog', () => {
  const paper = { organ: 'o', year: 2024, publishedOn: D('2024-03-20'), matters: [] } as const;
  const adopt = (c: TheCatalog) =>
    adoptCatalog(c.state, paper, { importId: 'i', organName: '某镇', unitName: (code) => code, now: c.now }, []);

  test.each([false, true])('settles its date, passed: %s, as one of before, and lets the year go on', (passed) => {
    const c = new TheCatalog();
    for (const event of publicationDeadline(c.state, known)) c.take(event);
    if (passed) c.take({ type: 'DeadlinePassed', key: 'catalog-publication' });
    for (const event of adopt(c)) c.take(event);
    expect(c.state).toMatchObject({
      phase: 'PUBLISHED',
      publishedElsewhere: { on: '2024-03-20' },
      deadlines: [{ key: 'catalog-publication', status: 'before-adoption' }],
    });
    expect(nextCatalogInstant(c.state)).toBe(isoToInstant('2025-01-01T00:00:00+08:00'));
    c.take({ type: 'AdoptionUndone', importId: 'i', reason: '填错' });
    expect([c.state.phase, c.state.undoneAt, nextCatalogInstant(c.state)]).toEqual(['CLOSED', c.now, undefined]);
  });

  test('of a year in which a department has handed in something there is none', () => {
    const c = new TheCatalog({ units: [{ id: LEAD, name: '城建中心' }] });
    expect(isBegun(c.state)).toBe(false);
    expect(isBegun(c.must({ kind: 'fileNilReturn', unitId: LEAD }).state)).toBe(true);
  });
});
