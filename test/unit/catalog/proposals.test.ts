import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { outstandingUnits, unitReturns } from '../../../domain/catalog/returns.ts';
import { TheCatalog } from '../../support/catalog-year.ts';
import { LEAD, person } from '../../support/decision-walk.ts';

/** The people of `person` hold their roles at LEAD; `other` is a unit nobody of them works at. */
const UNITS = [
  { id: LEAD, name: '城建中心' },
  { id: 'other', name: '规建办' },
];
const asked = (facts = {}) => new TheCatalog({ units: UNITS, ...facts });
const at = (organId: string) =>
  ({
    kind: 'person',
    personId: 'p',
    roles: [
      { role: 'drafter', organId },
      { role: 'unit-head', organId },
    ],
  }) as const;
const screening = (no: number, result: 'included' | 'not-included' | 'returned', reason?: string) =>
  ({ kind: 'screenProposal', no, result, ...(reason === undefined ? {} : { reason }) }) as const;
const fact = { occurredOn: D('2024-05-06'), actingBody: '镇长办公会议', signer: '镇长', documentNo: '1号' };

describe('proposals', () => {
  test('argue the problem, the reasons and the basis (713 art. 10); blanks are no arguments', () => {
    const c = asked();
    const { content, ...command } = c.proposal(LEAD, '甲规划');
    expect(c.refusal({ ...command, content: { ...content, reason: ' ', legalBasis: '\n' } })).toMatchObject({
      code: 'PROPOSAL_INCOMPLETE',
      article: '《重大行政决策程序暂行条例》第十条',
      missing: ['理由（要解决的问题和必要性）', '法律政策依据'],
    });
    expect(c.give({ ...command, content })).toBeUndefined();
    expect(c.give({ ...command, content })).toBe('PROPOSAL_KNOWN');
  });

  test('come from a unit’s own people, and from no unit of another organ', () => {
    const c = asked();
    expect(c.give(c.proposal('other', '甲规划'))).toBe('FORBIDDEN');
    expect(c.give(c.proposal('elsewhere', '甲规划'), at('elsewhere'))).toBe('FORBIDDEN');
    expect(c.give(c.proposal('other', '甲规划'), at('other'))).toBeUndefined();
  });

  test('included before anything is compiled, they enter with the first version; after that, at its end', () => {
    const c = asked().must(asked().proposal(LEAD, '甲规划')).must(screening(1, 'included'));
    expect(c.state.proposals![0]).not.toHaveProperty('version');
    c.must({ kind: 'createCatalog', title: '目录', columns: [], legalBases: [], rows: [] });
    expect(c.last()).toMatchObject({
      type: 'Compiled',
      rows: [{ name: '甲规划', leadUnit: '城建中心', legalBasis: '依据' }],
      proposals: [1],
    });
    expect(JSON.stringify(c.last())).not.toContain('解决的问题');
    c.must(c.proposal(LEAD, '乙办法')).must(screening(2, 'included'));
    expect(c.last()).toMatchObject({ type: 'RowAdded', version: 1, proposalNo: 2, row: { name: '乙办法' } });
    expect(c.state.proposals!.map((p) => p.version)).toEqual([1, 1]);
  });

  test('not included or returned takes a reason; what is not included stays, what is returned can be handed in again', () => {
    const c = asked();
    c.must(c.proposal(LEAD, '甲规划')).must(c.proposal(LEAD, '乙办法'));
    for (const result of ['not-included', 'returned'] as const) expect(c.give(screening(1, result, ' '))).toBe('REASON_MISSING');
    c.must(screening(1, 'not-included', '属于日常工作')).must(screening(2, 'returned', '补充依据'));
    expect(c.give(screening(1, 'included'))).toBe('PROPOSAL_NOT_OPEN');
    expect(c.give(screening(9, 'included'))).toBe('PROPOSAL_NOT_OPEN');
    expect(c.give(c.proposal(LEAD, '甲规划', 1))).toBe('PROPOSAL_NOT_RETURNED');
    expect(c.give(c.proposal('other', '乙办法', 2), at('other'))).toBe('PROPOSAL_NOT_RETURNED');
    c.must(c.proposal(LEAD, '乙办法（修改）', 2));
    expect(c.state.proposals).toMatchObject([
      { no: 1, status: 'not-included', reason: '属于日常工作' },
      { no: 2, status: 'proposed', content: { name: '乙办法（修改）' } },
    ]);
  });

  test('are screened before the organ decides, and come no longer after it has', () => {
    const c = asked().compiled();
    c.must(c.proposal(LEAD, '乙办法'));
    expect(c.refusal({ kind: 'decideCatalog', fact })).toMatchObject({
      code: 'PROPOSALS_UNSCREENED',
      missing: ['第1号 乙办法（城建中心）'],
    });
    c.must(screening(1, 'returned', '补充依据')).must({ kind: 'decideCatalog', fact });
    expect(c.give(c.proposal(LEAD, '丙工程'))).toBe('WRONG_PHASE');
    expect(c.give(screening(1, 'included'))).toBe('WRONG_PHASE');
  });

  test('never print a name twice', () => {
    const c = asked({ rowNames: ['甲事项'] }).compiled();
    c.must(c.proposal(LEAD, '甲事项'));
    expect(c.give(screening(1, 'included'))).toBe('CATALOG_ROW_INVALID');
    const two = asked().must(asked().proposal(LEAD, '甲事项')).must(screening(1, 'included'));
    expect(() => two.compiled()).toThrow('第2行：与第1行重复');
  });
});

describe('nil returns', () => {
  const nil = (unitId = LEAD) => ({ kind: 'fileNilReturn', unitId }) as const;
  const approve = (unitId = LEAD) => ({ kind: 'approveNilReturn', unitId }) as const;
  const statuses = (c: TheCatalog) => unitReturns(c.state, UNITS).map((r) => r.status);

  test('count once the unit’s head has approved them', () => {
    const c = asked();
    expect(c.give(approve())).toBe('NIL_RETURN_MISSING');
    c.must(nil());
    expect(statuses(c)).toEqual(['nil-unapproved', 'outstanding']);
    expect(c.give(nil())).toBe('NIL_RETURN_KNOWN');
    expect(c.give(approve(), person('p', ['drafter']))).toBe('FORBIDDEN');
    c.must(approve());
    expect(statuses(c)).toEqual(['nil', 'outstanding']);
    expect(c.give(approve())).toBe('NIL_RETURN_KNOWN');
  });

  test('and proposals exclude each other: a proposal ends the nil return, a standing proposal forbids it', () => {
    const c = asked().must(nil()).must(approve());
    c.must(c.proposal(LEAD, '甲规划'));
    expect(statuses(c)).toEqual(['proposed', 'outstanding']);
    expect(c.refusal(nil())).toMatchObject({ code: 'NIL_RETURN_CONTRADICTED', missing: ['第1号 甲规划'] });
    c.must(screening(1, 'not-included', '日常工作'));
    expect(statuses(c)).toEqual(['proposed', 'outstanding']);
    expect(c.give(nil())).toBeUndefined();
  });

  test('missing ones are a reason to give before publication, where departments were asked', () => {
    const publish = { kind: 'publishCatalog', signedOn: D('2024-05-06'), disclosureReviewedBy: 'other' } as const;
    const c = asked().must(nil()).must(approve()).compiled().consented();
    expect(c.refusal(publish)).toMatchObject({ code: 'RETURNS_OUTSTANDING', missing: ['规建办'] });
    expect(c.give({ ...publish, outstandingReason: ' ' })).toBe('RETURNS_OUTSTANDING');
    expect(c.give({ ...publish, outstandingReason: '期限将到' })).toBeUndefined();
    expect(c.state.versions[0]!.outstanding).toEqual({ units: ['规建办'], reason: '期限将到' });
    expect(asked().compiled().consented().give(publish)).toBeUndefined();
    const all = asked().must(nil()).must(approve()).must(nil('other'), at('other')).must(approve('other'), at('other'));
    expect(all.compiled().consented().give(publish)).toBeUndefined();
    expect(all.state.versions[0]).not.toHaveProperty('outstanding');
  });

  test('whatever units do, each has exactly one standing, and those outstanding have nothing approved and nothing proposed', () => {
    const act = fc.record({
      unit: fc.constantFrom(...UNITS.map((u) => u.id)),
      what: fc.constantFrom('propose', 'nil', 'approve', 'reject'),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const c = asked();
        acts.forEach(({ unit, what }, i) => {
          if (what === 'propose') c.give(c.proposal(unit, `事项${i}`), at(unit));
          else if (what === 'reject') c.give(screening(i, 'not-included', '理由'));
          else c.give(what === 'nil' ? nil(unit) : approve(unit), at(unit));
        });
        const all = unitReturns(c.state, UNITS);
        expect(all.map((r) => r.unitId)).toEqual(UNITS.map((u) => u.id));
        for (const name of outstandingUnits(c.state, UNITS)) {
          const { id } = UNITS.find((u) => u.name === name)!;
          expect(c.state.nilReturns?.some((r) => r.unitId === id && r.approvedAt !== undefined) ?? false).toBe(false);
          expect(c.state.proposals?.some((p) => p.unitId === id && p.status === 'proposed') ?? false).toBe(false);
        }
      }),
    );
  });
});

test('the publication tells who signs it that standards or grounds are not stated (713 art. 3: 目录、标准)', () => {
  const warnings = (standards: boolean, legalBases: boolean) => {
    const c = asked({ states: { standards, legalBases } }).compiled().published();
    return c.events.flatMap((e) => (e.type === 'PublicationOrdered' ? e.warnings : [])).length;
  };
  expect([warnings(true, true), warnings(false, true), warnings(false, false)]).toEqual([0, 1, 2]);
});
