import { expect, test } from '@jest/globals';
import { matterKindOf } from '../../../domain/catalog/matter-kind.ts';

test.each([
  ['重大公共措施', 'public-policy'],
  ['重大公共政策和措施', 'public-policy'],
  ['公共服务', 'public-policy'],
  ['重要规划', 'plan'],
  ['经济和社会发展等方面的重要规划', 'plan'],
  ['重大建设项目', 'construction'],
  ['重大公共建设项目', 'construction'],
  [' 重大 建设　项目\n', 'construction'],
  ['开发利用、保护重要自然资源和文化资源的重大公共政策和措施', 'resources'],
  ['其他重大事项', 'other'],
  ['其它', 'other'],
])('“%s” is the kind %s', (printed, kind) => {
  expect(matterKindOf(printed)).toBe(kind);
});

test.each([[undefined], [''], ['　'], ['年度重点'], ['重要规划和重大建设项目'], ['规划、政策'], ['不涉及其他']])(
  '“%s” names none of the five kinds, or more than one',
  (printed) => {
    expect(matterKindOf(printed)).toBeUndefined();
  },
);
