import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { completionLine, completionStatus, needsReason } from '../../../domain/catalog/completion.ts';
import type { MatterCourse, RowCourse } from '../../../domain/catalog/completion.ts';
import type { CatalogFacts } from '../../../domain/catalog/types.ts';
import { TheCatalog, course } from '../../support/catalog-year.ts';

const issued: MatterCourse = { code: 'a-01', phase: 'ISSUED', issuedOn: D('2024-09-12') };
const open: MatterCourse = { code: 'a-02', phase: 'REVIEWING' };
const decided: MatterCourse = { code: 'a-04', phase: 'DELIBERATED' };
const ended: MatterCourse = { code: 'a-03', phase: 'TERMINATED', terminated: '上级已有规定' };
const matters = (...decisions: (MatterCourse | undefined)[]): RowCourse['matters'] =>
  decisions.map((decision, i) => ({ name: `草案${i + 1}`, ...(decision ? { decision } : {}) }));

describe('what a row has come to', () => {
  test.each<[string, Partial<RowCourse>, string, string]>([
    ['one matter issued', { matters: matters(issued) }, 'done', '2024年9月12日出台'],
    ['closed after its issue', { matters: matters({ ...issued, phase: 'CLOSED' }) }, 'done', '2024年9月12日出台'],
    [
      'issued with its number',
      { matters: matters({ ...issued, documentNo: '某府发〔2024〕3号' }) },
      'done',
      '2024年9月12日出台（某府发〔2024〕3号）',
    ],
    ['decided, not issued', { matters: matters({ ...decided, decidedOn: D('2024-12-20') }) }, 'under-way', '2024年12月20日讨论通过'],
    ['decided on a day nobody noted', { matters: matters(decided) }, 'under-way', '已讨论通过'],
    ['sent back after a meeting', { matters: matters({ ...open, decidedOn: D('2024-12-20') }) }, 'under-way', '合法性审查'],
    ['ended on a day', { matters: matters({ ...ended, endedOn: D('2024-10-08') }) }, 'terminated', '2024年10月8日终止'],
    ['not started', { matters: matters(undefined) }, 'under-way', '尚未启动'],
    ['started', { matters: matters(open) }, 'under-way', '合法性审查'],
    ['ended', { matters: matters(ended) }, 'terminated', '终止'],
    ['started and carried', { matters: matters(open), carriedTo: 2025 }, 'carried-over', '结转2025年度目录，合法性审查'],
    ['issued, whatever a later catalog prints', { matters: matters(issued), carriedTo: 2025 }, 'done', '2024年9月12日出台'],
    ['of two matters one issued', { matters: matters(issued, undefined) }, 'under-way', '“草案1”2024年9月12日出台，“草案2”尚未启动'],
    ['of two matters one issued and one ended', { matters: matters(issued, ended) }, 'done', '“草案1”2024年9月12日出台，“草案2”终止'],
    [
      'removed, though started',
      { matters: matters(open), adjustment: 'removed', version: 2, adjustedOn: D('2024-10-11') },
      'removed',
      '第2版调出（2024年10月11日）',
    ],
    ['kept by an adjustment', { matters: matters(undefined), adjustment: 'kept', version: 2 }, 'under-way', '尚未启动'],
  ])('%s', (_what, change, status, text) => {
    expect(completionLine(course('e1', change), undefined)).toMatchObject({ status, text });
  });

  test('only what is not finished takes its unit’s reason; removed and ended rows bring their own', () => {
    const of = (change: Partial<RowCourse>) => completionLine(course('e1', change), '等待上级批复');
    expect(of({ matters: matters(open) }).reason).toBe('等待上级批复');
    expect(of({ matters: matters(issued) })).not.toHaveProperty('reason');
    expect(of({ matters: matters(ended) }).reason).toBe('上级已有规定');
    expect(of({ adjustment: 'removed', adjustmentReason: '条件不成熟' }).reason).toBe('条件不成熟');
  });

  test('a reason is asked of the unfinished alone', () => {
    const asked = [matters(issued), matters(ended), matters(open), matters(undefined)].map((m) =>
      needsReason(completionStatus(course('e', { matters: m }))),
    );
    expect(asked).toEqual([false, false, true, true]);
  });
});

describe('the year-end list', () => {
  const rows = [course('e1', { matters: matters(issued) }), course('e2', { matters: matters(open), name: '乙事项' })];

  test('waits for the reason of every unfinished row, and is then published as it stands', () => {
    const c = new TheCatalog({ rows }).compiled().published();
    const publish = { kind: 'publishCompletion', disclosureReviewedBy: 'other' } as const;
    expect(c.refusal(publish)).toMatchObject({ code: 'COMPLETION_REASON_MISSING', missing: ['1 乙事项（城建中心）：合法性审查'] });
    expect(c.give({ kind: 'explainUnfinished', entryId: 'e2', reason: ' \n ' })).toBe('REASON_MISSING');
    expect(c.give({ kind: 'explainUnfinished', entryId: 'e2', reason: '等待批复' })).toBeUndefined();
    expect(c.give({ kind: 'explainUnfinished', entryId: 'e2', reason: '等待上级批复' })).toBeUndefined();
    expect(c.give(publish)).toBeUndefined();
    expect(c.last()).toMatchObject({ type: 'CompletionPublished', no: 1, lines: [{ status: 'done' }, { reason: '等待上级批复' }] });
    expect(c.give(publish)).toBeUndefined();
    expect(c.state.completions?.map((x) => x.no)).toEqual([1, 2]);
  });

  test('has a second person for the disclosure review, and a published catalog to speak of', () => {
    const c = new TheCatalog({ rows: [rows[0]!] }).compiled();
    expect(c.give({ kind: 'publishCompletion', disclosureReviewedBy: 'p2' })).toBe('SECOND_PERSON_REQUIRED');
    expect(c.give({ kind: 'publishCompletion', disclosureReviewedBy: ' ' })).toBe('DISCLOSURE_REVIEW_MISSING');
    c.facts.rows = [];
    expect(c.give({ kind: 'publishCompletion', disclosureReviewedBy: 'other' })).toBe('CATALOG_NOT_PUBLISHED');
  });

  test('can still be published once the year is over', () => {
    const c = new TheCatalog({ rows: [rows[0]!] }).compiled().published();
    c.take({ type: 'YearClosed' });
    expect(c.give({ kind: 'publishCompletion', disclosureReviewedBy: 'other' })).toBeUndefined();
    expect(c.state.phase).toBe('CLOSED');
  });

  test('of a finished row nobody says why it is not finished, nor of one that was never published', () => {
    const c = new TheCatalog({ rows }).compiled().published();
    expect(c.give({ kind: 'explainUnfinished', entryId: 'e1', reason: '原因' })).toBe('ENTRY_FINISHED');
    expect(c.give({ kind: 'explainUnfinished', entryId: 'e9', reason: '原因' })).toBe('ENTRY_NOT_PUBLIC');
  });

  test('is explained by the lead unit’s people, not by another unit’s', () => {
    const c = new TheCatalog({ rows: [course('e2', { leadOrganId: 'unit-a' })] }).compiled().published();
    const at = (organId: string) => ({ kind: 'person', personId: 'p', roles: [{ role: 'drafter', organId }] }) as const;
    const explain = { kind: 'explainUnfinished', entryId: 'e2', reason: '等待批复' } as const;
    expect(c.give(explain, at('unit-b'))).toBe('FORBIDDEN');
    expect(c.give(explain, at('unit-a'))).toBeUndefined();
  });
});

describe('carry-over', () => {
  const rows = [
    course('e1', { name: '甲', matters: matters(open) }),
    course('e2', { name: '乙', matters: matters(undefined) }),
    course('e3', { name: '丙', matters: matters(issued) }),
    course('e4', { name: '丁', carriedTo: 2024 }),
    course('e5', { name: '戊', adjustment: 'removed' }),
  ];

  const earlier = { year: 2023, rows };

  test('takes all that is not finished, and nothing else', () => {
    const c = new TheCatalog({ earlier }).compiled();
    expect(c.give({ kind: 'carryOverEntries' })).toBeUndefined();
    expect(c.last()).toEqual({
      type: 'RowsCarriedOver',
      version: 1,
      fromYear: 2023,
      rows: [
        { entryId: 'e1', name: '甲' },
        { entryId: 'e2', name: '乙' },
      ],
    });
  });

  test('takes the rows asked for; one that is finished, carried, removed or unknown refuses all', () => {
    const c = new TheCatalog({ earlier }).compiled();
    for (const id of ['e3', 'e4', 'e5', 'e9'])
      expect(c.give({ kind: 'carryOverEntries', entryIds: ['e1', id] })).toBe('CARRY_OVER_NOTHING');
    expect(c.give({ kind: 'carryOverEntries', entryIds: ['e2'] })).toBeUndefined();
    expect(c.last()).toMatchObject({ rows: [{ entryId: 'e2' }] });
  });

  test('comes from the newest earlier year that has a catalog, and says which; without one there is nothing to carry', () => {
    const c = new TheCatalog({ earlier: { year: 2021, rows } }).compiled().must({ kind: 'carryOverEntries' });
    expect(c.last()).toMatchObject({ fromYear: 2021, rows: [{ name: '甲' }, { name: '乙' }] });
    const missing = (facts: Partial<CatalogFacts>, entryIds?: string[]) =>
      new TheCatalog(facts).compiled().refusal({ kind: 'carryOverEntries', ...(entryIds ? { entryIds } : {}) });
    expect(missing({ earlier: { year: 2021, rows: [] } })).toMatchObject({ code: 'CARRY_OVER_NOTHING', missing: ['2021年度目录'] });
    expect(missing({ earlier: { year: 2021, rows } }, ['e9'])).toMatchObject({ missing: ['不是2021年度目录的事项'] });
    expect(missing({})).toMatchObject({ code: 'CARRY_OVER_NOTHING', missing: ['2024年度以前没有公布过目录'] });
    expect(missing({}, ['e1'])).toMatchObject({ code: 'CARRY_OVER_NOTHING' });
  });

  test('finds nothing in a year that finished all, and never prints a name twice', () => {
    expect(new TheCatalog({ earlier: { year: 2023, rows: [rows[2]!] } }).compiled().give({ kind: 'carryOverEntries' })).toBe(
      'CARRY_OVER_NOTHING',
    );
    expect(new TheCatalog({ earlier, rowNames: ['乙'] }).compiled().refusal({ kind: 'carryOverEntries' })).toMatchObject({
      code: 'CATALOG_ROW_INVALID',
      missing: ['乙：本年目录已有同名的行'],
    });
  });

  test('is for a catalog being compiled, not before and not after', () => {
    expect(new TheCatalog({ earlier }).give({ kind: 'carryOverEntries' })).toBe('WRONG_PHASE');
    expect(new TheCatalog({ earlier }).compiled().decided().give({ kind: 'carryOverEntries' })).toBe('WRONG_PHASE');
  });
});
