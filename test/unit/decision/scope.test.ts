import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { ScopeStatement } from '../../../domain/decision/scope.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { DecisionWalk, person } from '../../support/decision-walk.ts';

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';
const start = (scope?: ScopeStatement) =>
  ({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练事项', ...(scope ? { scope } : {}) }) as const;

/** A decision whose catalog row prints this category, or none. */
function printed(category?: string): DecisionWalk {
  const w = new DecisionWalk();
  const { printedCategory: _, ...state } = w.state;
  w.state = { ...state, ...(category === undefined ? {} : { printedCategory: category }) };
  return w;
}

describe('the scope of the decree (第三条)', () => {
  test('the kind is read from the catalog row, and says so', () => {
    const w = printed('重要规划').must(start(), person('p1'));
    expect(w.state.scope).toEqual({ kind: 'plan', basis: 'catalog' });
    const { rules } = w.context({ kind: 'system' });
    expect(eventText(w.events[0]!, rules, false)).toBe(
      '承办单位启动前期工作；事项范围：经济和社会发展等方面的重要规划（条例第三条第一款第二项），依目录所列类别，不属于条例第三条第二款排除的决策',
    );
  });
  test('what the starter states goes before what the row prints', () => {
    expect(printed('重要规划').must(start({ kind: 'construction' })).state.scope).toEqual({ kind: 'construction', basis: 'stated' });
  });
  test.each([
    [undefined, '目录没有写明决策类别'],
    ['年度重点', '目录写的决策类别是“年度重点”，读不出是哪一类'],
  ])('with the category %p and no statement it is refused, with the five kinds', (category, why) => {
    expect(printed(category).give(start())).toMatchObject({
      refusal: { code: 'MATTER_KIND_MISSING', article: ARTICLE_3, missing: [why, expect.stringContaining('其他重大事项')] },
    });
    expect(printed(category).refusal(start({}))).toBe('MATTER_KIND_MISSING');
    expect(printed(category).refusal(start({ kind: 'other' }))).toBeUndefined();
  });
  test.each([
    ['macro-control', /宏观调控/],
    ['legislation', /立法程序/],
    ['emergency', /应急处置程序/],
  ] as const)('%s is not decided by this procedure, whatever the catalog prints', (exclusion, instead) => {
    const w = printed('重要规划');
    expect(w.give(start({ kind: 'plan', exclusion }))).toMatchObject({
      refusal: { code: 'MATTER_EXCLUDED', article: ARTICLE_3, missing: [expect.stringMatching(instead)] },
    });
    expect(w.events).toEqual([]);
  });
});
