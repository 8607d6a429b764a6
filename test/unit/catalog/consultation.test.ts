import { describe, expect, test } from '@jest/globals';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { mayDisposeOf } from '../../../domain/catalog/consultation.ts';
import {
  applyCatalog,
  decideCatalog,
  decideCatalogInternal,
  newCatalog,
  nextCatalogDue,
  nextCatalogInstant,
} from '../../../domain/catalog/decide.ts';
import { CATALOG_TRANSITIONS, catalogTransition } from '../../../domain/catalog/table.ts';
import type { CatalogCommand } from '../../../domain/catalog/types.ts';
import type { InternalCommand } from '../../../domain/procedure/types.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { TheCatalog } from '../../support/catalog-year.ts';
import { LEAD, person } from '../../support/decision-walk.ts';
import { knowing } from '../../support/known.ts';
import { oneRulePack } from '../../support/one-rule-pack.ts';

const open = (change: object = {}) =>
  ({
    kind: 'openCatalogConsultation',
    noticeTitle: '关于目录草案公开征求意见的公告',
    explanation: '围绕民生实事编制。',
    days: 10,
    disclosureReviewedBy: 'other',
    ...change,
  }) as Extract<CatalogCommand, { kind: 'openCatalogConsultation' }>;
const DECIDE: CatalogCommand = {
  kind: 'decideCatalog',
  fact: { occurredOn: D('2024-05-06'), actingBody: '镇长办公会议', signer: '镇长', documentNo: '1号' },
};
const opinions = (undisposed: number) => ({
  1: { received: 3, counted: 3, withdrawn: 0, withheld: 0, pending: 0, undisposed, dispositions: { adopted: 3 - undisposed } },
});

/** A catalog whose clock runs, and whose effects end. */
class Consulted extends TheCatalog {
  at(iso: string): this {
    const until: Instant = isoToInstant(iso);
    for (let due = nextCatalogDue(this.state, until); due; due = nextCatalogDue(this.state, until)) {
      this.now = due.at;
      for (const e of due.events) this.take(e);
    }
    this.now = until;
    return this;
  }
  tell(command: InternalCommand): this {
    const told = decideCatalogInternal(this.state, command, {
      rules: resolvePack('shanghai-xujing-2023', D('2024-05-06')),
      ...knowing(chinaCalendar()),
      facts: this.facts,
      now: this.now,
      actor: { kind: 'system' },
    });
    if (told.ok) for (const e of told.events) this.take(e);
    return this;
  }
  opened(change: object = {}): this {
    this.compiled().must(open(change));
    return this.tell({ kind: 'recordPublication', effectKey: 'c:publish:consultation:1', publicationId: 'p' });
  }
  counted(): this {
    this.opened().at('2024-05-16T16:00:00Z').at('2024-05-16T16:10:00Z');
    return this.tell({ kind: 'recordFrozenRound', effectKey: 'c:freeze:1', round: 1 });
  }
}
const phase = (c: TheCatalog) => c.state.versions.at(-1)!.status;

describe('a draft catalog is put to the public', () => {
  test('with its notice, its explanation and a second person’s review; the days are stated where no law sets any', () => {
    const c = new Consulted().compiled();
    expect(c.refusal(open({ noticeTitle: ' ', explanation: '\n' }))).toMatchObject({
      code: 'MATERIALS_INCOMPLETE',
      missing: ['公告标题', '编制说明'],
    });
    expect(c.give(open({ disclosureReviewedBy: ' ' }))).toBe('DISCLOSURE_REVIEW_MISSING');
    expect(c.give(open({ disclosureReviewedBy: 'p2' }))).toBe('SECOND_PERSON_REQUIRED');
    for (const days of [0, -1, 1.5, 5000]) expect(c.give(open({ days }))).toBe('PERIOD_INVALID');
    expect(c.give(open(), person('p2', ['publisher', 'secretariat']))).toBe('FORBIDDEN');
    expect(c.give(open({ days: 1 }))).toBeUndefined();
  });

  test('only once everything handed in is screened', () => {
    const c = new Consulted({ units: [{ id: LEAD, name: '城建中心' }] }).compiled();
    c.must(c.proposal(LEAD, '乙办法'));
    expect(c.refusal(open())).toMatchObject({ code: 'PROPOSALS_UNSCREENED', missing: ['第1号 乙办法（城建中心）'] });
  });

  test('to the year’s last day but one at most: the window of the last day is refused, the day before is taken', () => {
    const c = new Consulted().compiled();
    // 2024-12-31 is a Tuesday, 239 days after 6 May.
    expect(c.refusal(open({ days: 239 }))).toMatchObject({ code: 'PERIOD_INVALID', missing: [expect.stringContaining('2024-12-31')] });
    expect(c.give(open({ days: 238 }))).toBeUndefined();
  });

  test('and so does a notice that goes out later than it was prepared', () => {
    const closing = (published: string) => {
      const c = new Consulted().compiled().must(open({ days: 238 }));
      const at = c.at(published).tell({ kind: 'recordPublication', effectKey: 'c:publish:consultation:1', publicationId: 'p' });
      return at.state.rounds![0]!.closesOn;
    };
    expect(closing('2024-05-06T10:01:00+08:00')).toBe('2024-12-30');
    expect(closing('2024-05-08T10:00:00+08:00')).toBe('2024-12-30');
  });

  test('never a catalog that was published elsewhere, nor before it is compiled or after it is decided', () => {
    const elsewhere = new Consulted();
    elsewhere.state = newCatalog({
      id: 'c',
      organId: elsewhere.state.organId,
      year: 2024,
      packId: 'shanghai-xujing-2023',
      publishedElsewhere: { on: D('2024-03-01'), address: '公报' },
    });
    expect(elsewhere.compiled().give(open())).toBe('WRONG_PHASE');
    expect(new Consulted().give(open())).toBe('WRONG_PHASE');
    expect(new Consulted().compiled().decided().give(open())).toBe('WRONG_PHASE');
    expect(new Consulted().compiled().consented().give(open())).toBe('WRONG_PHASE');
  });
});

test('where a law gives the public a least time, a notice with one day less is refused, whatever its reason; one that reaches it is taken', () => {
  const { rules: entered } = oneRulePack({
    id: 'catalog-consultation',
    unit: 'calendar-day',
    value: 30,
    bound: 'minimum',
    base: 'catalog-consultation-published',
  });
  const rule = [...entered.values()][0]!;
  const packs = RULE_PACKS.map((p) => (p.id === 'shanghai-xujing-2023' ? { ...p, rules: [...p.rules, rule] } : p));
  const on = (days: number) => {
    const c = new Consulted().compiled();
    const rules = resolvePack('shanghai-xujing-2023', D('2024-05-06'), packs);
    const decided = decideCatalog(c.state, open({ days }), {
      rules,
      ...knowing(chinaCalendar(), packs),
      facts: c.facts,
      now: c.now,
      actor: person('p2'),
    });
    return decided.ok ? undefined : decided.refusal;
  };
  expect(on(29)).toMatchObject({
    code: 'PERIOD_INVALID',
    article: '《演练规定》第一条',
    missing: ['公告的最后一天是2024-06-04，规定最早到2024-06-05'],
  });
  expect(on(30)).toBeUndefined();
});

describe('while the public is asked', () => {
  test('rows stay as they are and nobody decides; the refusal names the round, its end and the remedy', () => {
    for (const c of [new Consulted().compiled().must(open()), new Consulted().opened()]) {
      expect(phase(c)).toBe('CONSULTING');
      for (const command of [DECIDE, open(), { kind: 'screenProposal', no: 1, result: 'included' }, { kind: 'carryOverEntries' }] as const)
        expect(c.refusal(command)?.code).toBe('CATALOG_IN_CONSULTATION');
    }
    expect(new Consulted().opened().refusal(DECIDE)?.missing).toEqual(['第1次征求意见，2024-05-16的24时截止']);
  });

  test('every step the table does not allow is refused, and only those it allows go further than the table', () => {
    const allowed = CATALOG_TRANSITIONS.filter((t) => t.from.includes('CONSULTING')).map((t) => t.trigger);
    expect(allowed).toEqual([
      'proposeMatter',
      'fileNilReturn',
      'approveNilReturn',
      'extendCatalogConsultation',
      'instant:consultation-ends',
      'explainUnfinished',
      'publishCompletion',
      'instant:year-ends',
    ]);
    expect(catalogTransition('recordCatalogConsent', 'CONSULTING')).toBeUndefined();
    expect(new Consulted().opened().give({ kind: 'createCatalog', title: '目录', columns: [], legalBases: [], rows: [] })).toBe(
      'WRONG_PHASE',
    );
  });

  test('a new matter may be proposed, and waits for its screening until the window is over', () => {
    const c = new Consulted({ units: [{ id: LEAD, name: '城建中心' }] }).opened();
    c.must(c.proposal(LEAD, '乙办法')).at('2024-05-16T16:00:00Z');
    expect(c.give({ kind: 'screenProposal', no: 1, result: 'included' })).toBeUndefined();
  });

  test('it is open through 23:59:59.999 of its last day and closed at 24:00, whatever hour it opened at', () => {
    const c = new Consulted().opened();
    expect(c.state.rounds).toMatchObject([{ status: 'open', closesOn: '2024-05-16', closesAt: isoToInstant('2024-05-16T16:00:00Z') }]);
    expect(nextCatalogInstant(c.state)).toBe(isoToInstant('2024-05-16T16:00:00Z'));
    expect(phase(c.at('2024-05-16T15:59:59.999Z'))).toBe('CONSULTING');
    expect(phase(c.at('2024-05-16T16:00:00Z'))).toBe('COMPILING');
    expect(c.state.rounds).toMatchObject([{ status: 'closed' }]);
  });

  test('a last day off work is moved to the next working day, for the public', () => {
    // 12 days after Monday 6 May is Saturday the 18th.
    expect(new Consulted().opened({ days: 12 }).state.rounds![0]!.closesOn).toBe('2024-05-20');
  });

  test('it can be made longer with a reason, never shorter, nor past the year', () => {
    const extend = (closesOn: string, reason = '公众要求') =>
      ({ kind: 'extendCatalogConsultation', closesOn: D(closesOn), reason }) as const;
    const c = new Consulted().opened();
    expect(new Consulted().compiled().must(open()).give(extend('2024-05-20'))).toBe('PUBLICATION_IN_PROGRESS');
    expect(c.give(extend('2024-05-20', ' '))).toBe('PERIOD_REASON_MISSING');
    expect(c.give(extend('2024-05-16'))).toBe('PERIOD_INVALID');
    expect(c.give(extend('2024-12-31'))).toBe('PERIOD_INVALID');
    expect(c.give(extend('2024-05-17'))).toBeUndefined();
    expect(phase(c.at('2024-05-17T15:59:59.999Z'))).toBe('CONSULTING');
    expect(phase(c.at('2024-05-17T16:00:00Z'))).toBe('COMPILING');
    expect(c.give(extend('2024-05-20'))).toBe('WRONG_PHASE');
  });
});

describe('after the window', () => {
  test('the organ waits for the count, then for an answer to every opinion; zero opinions stop nothing', () => {
    const c = new Consulted().opened().at('2024-05-16T16:00:00Z');
    expect(c.refusal(DECIDE)).toMatchObject({ code: 'PUBLICATION_IN_PROGRESS' });
    const counted = new Consulted().counted();
    expect(counted.state.rounds).toMatchObject([{ status: 'counted' }]);
    counted.facts.opinions = opinions(1);
    expect(counted.refusal(DECIDE)).toMatchObject({ code: 'OPINIONS_UNANSWERED', missing: ['第1次征求意见还有1条'] });
    counted.facts.opinions = opinions(0);
    expect(counted.give(DECIDE)).toBeUndefined();
    expect(counted.state.rounds![0]!.registerClosedAt).toBe(counted.now);
    expect(new Consulted().counted().give(DECIDE)).toBeUndefined();
  });

  test('a letter that comes after the decision is answered before the catalog goes out; then no answer changes', () => {
    const c = new Consulted().counted().consented() as Consulted;
    c.facts.opinions = opinions(1);
    const publish = { kind: 'publishCatalog', signedOn: D('2024-05-06'), disclosureReviewedBy: 'other' } as const;
    expect(c.give(publish)).toBe('OPINIONS_UNANSWERED');
    c.facts.opinions = opinions(0);
    expect(mayDisposeOf(c.state, 1)).toBe(true);
    c.must(publish).tell({ kind: 'recordPublication', effectKey: 'c:publish:catalog:1', publicationId: 'p' });
    expect(phase(c)).toBe('PUBLISHED');
    expect(mayDisposeOf(c.state, 1)).toBe(false);
  });

  test('the draft may change and be put to the public again', () => {
    const c = new Consulted().counted();
    c.must(open());
    expect(c.state.rounds!.map((r) => [r.no, r.version, r.status])).toEqual([
      [1, 1, 'counted'],
      [2, 1, 'publishing'],
    ]);
  });

  test('an effect told twice changes nothing', () => {
    const c = new Consulted().counted();
    const { seq } = c.state;
    c.tell({ kind: 'recordFrozenRound', effectKey: 'c:freeze:1', round: 1 });
    c.tell({ kind: 'recordPublication', effectKey: 'c:publish:consultation:1', publicationId: 'p' });
    expect(c.state.seq).toBe(seq);
  });
});

test('a catalog without a consultation goes as before, and its state knows of none', () => {
  const c = new TheCatalog().compiled().published();
  expect(c.state).not.toHaveProperty('rounds');
  const again = c.events.reduce(
    (s, event, i) => applyCatalog(s, { seq: i + 1, at: c.now, by: 'p2', event }),
    newCatalog({ id: 'c', organId: c.state.organId, year: 2024, packId: 'shanghai-xujing-2023' }),
  );
  expect(again).toEqual(c.state);
});
