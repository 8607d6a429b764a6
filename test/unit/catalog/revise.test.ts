import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import type { DraftChange } from '../../../domain/catalog/types.ts';
import { TheCatalog } from '../../support/catalog-year.ts';
import { LEAD, person } from '../../support/decision-walk.ts';

const row = (name: string, leadUnit = '城建中心') => ({ name, leadUnit });
const revise = (changes: readonly DraftChange[], reason = '吸收公众意见') => ({ kind: 'reviseCatalog', reason, changes }) as const;
const draft = () => new TheCatalog({ entryIds: ['a', 'b'], ownEntryIds: ['a', 'b'], rowNames: ['甲', '乙'] }).compiled();

describe('a draft that is being compiled', () => {
  test('has rows reworded, added and taken out in one step, with the reason', () => {
    const c = draft();
    const changes = [{ entryId: 'a', row: row('甲改') }, { entryId: 'b' }, { row: row('丙') }];
    expect(c.give(revise(changes))).toBeUndefined();
    expect(c.last()).toMatchObject({ type: 'DraftRevised', version: 1, reason: '吸收公众意见', changes });
    expect(c.state.versions.at(-1)!.status).toBe('COMPILING');
  });
  test('takes the name of a row that goes in the same step', () => {
    expect(draft().give(revise([{ entryId: 'a' }, { row: row('甲') }]))).toBeUndefined();
  });
  test.each<[string, readonly DraftChange[], string, string | undefined]>([
    ['nothing', [], 'CATALOG_ROW_INVALID', '没有写明改哪一行'],
    ['neither entry nor row', [{}], 'CATALOG_ROW_INVALID', '第1处修改：没有写明事项，也没有新的内容'],
    ['an entry of another catalog', [{ entryId: 'x' }], 'CATALOG_ROW_INVALID', '第1处修改：指向的不是目录草案里的事项'],
    ['one entry twice', [{ entryId: 'a' }, { entryId: 'a', row: row('丁') }], 'CATALOG_ROW_INVALID', '第1处修改：同一个事项改了两次'],
    ['a name that stands there already', [{ row: row('乙') }], 'CATALOG_ROW_INVALID', '乙：目录草案里已有同名的事项'],
    ['a unit that is nobody', [{ row: row('丙', '相关部门') }], 'CATALOG_ROW_INVALID', '第1行：没有写明承办单位'],
    ['everything taken out', [{ entryId: 'a' }, { entryId: 'b' }], 'CATALOG_EMPTY', undefined],
  ])('is not revised by %s', (_what, changes, code, missing) => {
    const refusal = draft().refusal(revise(changes));
    expect(refusal?.code).toBe(code);
    if (missing !== undefined) expect(refusal?.missing).toContain(missing);
  });
  test('is not revised without a reason, nor by a drafter', () => {
    expect(draft().give(revise([{ entryId: 'a' }], '　'))).toBe('REASON_MISSING');
    expect(draft().give(revise([{ entryId: 'a' }]), person('p9', ['drafter']))).toBe('FORBIDDEN');
  });
  test('holds as many rows as a catalog may, and not one more', () => {
    const full = () =>
      new TheCatalog({
        entryIds: Array.from({ length: LIMITS.catalogRowsMax - 1 }, (_, i) => `e${i}`),
        rowNames: Array.from({ length: LIMITS.catalogRowsMax - 1 }, (_, i) => `事项${i}`),
      }).compiled();
    expect(full().give(revise([{ row: row('末项') }]))).toBeUndefined();
    expect(full().give(revise([{ row: row('末项') }, { row: row('再一项') }]))).toBe('CATALOG_ROW_INVALID');
  });
});

test('the department whose matter is taken out again reads that it is not included, and why', () => {
  const c = new TheCatalog({ units: [{ id: LEAD, name: '社会办' }] }).compiled();
  c.must(c.proposal(LEAD, '助餐点规划')).must({ kind: 'screenProposal', no: 1, result: 'included' });
  Object.assign(c.facts, { entryIds: ['a', 'p'], ownEntryIds: ['a', 'p'], rowNames: ['甲事项', '助餐点规划'] });
  expect(c.give(revise([{ entryId: 'a', row: row('甲事项改') }]))).toBeUndefined();
  expect(c.state.proposals![0]!.status).toBe('included');
  expect(c.give(revise([{ entryId: 'p' }], '并入养老规划'))).toBeUndefined();
  expect(c.state.proposals![0]).toMatchObject({ status: 'not-included', reason: '并入养老规划' });
});

test('what an earlier version printed stays as it was printed; rows that the adjustment added may change', () => {
  const c = new TheCatalog({ entryIds: ['a', 'b'], ownEntryIds: ['b'], rowNames: ['甲', '乙'] }).compiled();
  expect(c.refusal(revise([{ entryId: 'a', row: row('甲改') }]))?.missing).toEqual([
    '第1处修改：已经公布的行照原样保留，要去掉的在调整里写明调出',
  ]);
  expect(c.give(revise([{ entryId: 'b', row: row('乙改') }]))).toBeUndefined();
});

test('what the organ has decided is not revised any more', () => {
  const c = draft().decided();
  expect(c.give(revise([{ entryId: 'a' }]))).toBe('WRONG_PHASE');
});
