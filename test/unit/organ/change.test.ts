import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { mergeRefusal, notCarried, renameRefusal } from '../../../domain/organ/change.ts';
import type { OrganFacts } from '../../../domain/organ/change.ts';

const organ = (id: string, change: Partial<OrganFacts> = {}): OrganFacts => ({
  id,
  name: `${id}科`,
  decides: false,
  merged: false,
  siblings: ['综合科'],
  ...change,
});

describe('renaming', () => {
  const wrong = (change: { newName?: string; on?: string; basis?: string }, facts: Partial<OrganFacts> = {}) =>
    renameRefusal(
      { kind: 'rename', organId: 'a', newName: '建设发展科', basis: '1号', ...change, on: D(change.on ?? '2024-03-04') },
      organ('a', { name: '建设科', ...facts }),
    )?.missing;
  test('to a name of its own, on a basis', () => {
    expect(wrong({})).toBeUndefined();
    expect(wrong({ newName: '　' })).toEqual(['新名称是空白']);
    expect(wrong({ newName: '建设科' })).toEqual(['现在就叫建设科']);
    expect(wrong({ newName: '综合科' })).toEqual(['同一机关已有单位叫综合科']);
    expect(wrong({ basis: ' ' })).toEqual(['没有写明依据']);
    expect(wrong({}, { merged: true })).toEqual(['建设科已经并入其他机关']);
  });
  test('after the last renaming, not on the same day', () => {
    expect(wrong({ on: '2024-03-05' }, { renamedOn: D('2024-03-04') })).toBeUndefined();
    expect(wrong({ on: '2024-03-04' }, { renamedOn: D('2024-03-04') })).toHaveLength(1);
  });
});

describe('merging', () => {
  const wrong = (from: OrganFacts[], into = organ('b'), basis = '1号') =>
    mergeRefusal({ kind: 'merge', fromIds: from.map((o) => o.id), intoId: into.id, on: D('2024-03-04'), basis }, from, into)?.missing;
  test('several organs of one sort into another, each once', () => {
    expect(wrong([organ('a'), organ('c')])).toBeUndefined();
    expect(wrong([organ('a', { decides: true })], organ('b', { decides: true }))).toBeUndefined();
    expect(wrong([])).toEqual(['没有写明并入的单位']);
    expect(wrong([organ('a'), organ('a')])).toEqual(['并入的单位写了两次']);
    expect(wrong([organ('b')])).toEqual(['b科不能并入自己']);
    expect(wrong([organ('a', { decides: true })])).toEqual(['a科和b科一个是决策机关，一个不是']);
    expect(wrong([organ('a', { merged: true })])).toEqual(['a科已经并入其他机关']);
    expect(wrong([organ('a')], organ('b', { merged: true }))).toEqual(['b科已经并入其他机关']);
    expect(wrong([organ('a')], organ('b'), '')).toEqual(['没有写明依据']);
  });
  test('a role goes over unless the person has it there, or a head is there already', () => {
    expect(notCarried({ role: 'drafter', personId: 'p' }, [{ role: 'drafter', personId: 'q' }])).toBeUndefined();
    expect(notCarried({ role: 'drafter', personId: 'p' }, [{ role: 'drafter', personId: 'p' }])).toContain('已有这个岗位');
    expect(notCarried({ role: 'unit-head', personId: 'p' }, [{ role: 'unit-head', personId: 'q' }])).toContain('已有负责人');
    expect(notCarried({ role: 'unit-head', personId: 'p' }, [{ role: 'drafter', personId: 'q' }])).toBeUndefined();
  });
});
