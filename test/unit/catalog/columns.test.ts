import { expect, test } from '@jest/globals';
import { fieldOf, namesProposer } from '../../../domain/catalog/columns.ts';

test.each([
  ['序号', 'no'],
  ['编号', 'no'],
  ['决策事项名称', 'name'],
  ['事项名称', 'name'],
  ['重大行政决策事项', 'name'],
  ['事项内容', 'name'],
  ['决策项目', 'name'],
  ['决策类别', 'category'],
  ['决策事项主要内容', 'main-content'],
  ['法律政策依据', 'legal-basis'],
  ['承办部门', 'lead-unit'],
  ['承办单位', 'lead-unit'],
  ['组织承办部门', 'lead-unit'],
  ['决策承办单位', 'lead-unit'],
  ['承办科室', 'lead-unit'],
  ['牵头承办单位', 'lead-unit'],
  ['申报单位', 'lead-unit'],
  ['配合单位', 'co-units'],
  ['决策事项程序', 'procedures'],
  ['履行程序要求', 'procedures'],
  ['需履行的程序', 'procedures'],
  ['公众参与方式', 'participation-ways'],
  ['完成时间', 'planned'],
  ['完成时限', 'planned'],
  ['决策时间', 'planned'],
  ['计划完成时间', 'planned'],
  ['拟决策时间', 'planned'],
  ['决策中是否需听证', 'heard'],
  ['是否听证', 'heard'],
  ['调整情况', 'adjustment'],
  ['备注', 'printed-only'],
])('a column found in real catalogs: %s', (name, field) => {
  expect(fieldOf(name)).toBe(field);
});

test('stray spaces, full-width signs and what a bracket adds change no name', () => {
  expect(fieldOf('承办 部门')).toBe('lead-unit');
  expect(fieldOf('序　号')).toBe('no');
  expect(fieldOf('完成\n时间')).toBe('planned');
  expect(fieldOf('完成时间（季度）')).toBe('planned');
  expect(fieldOf('承办（牵头）单位')).toBe('lead-unit');
  expect(fieldOf('备注：')).toBe('printed-only');
});

test('a name that nobody knows is no field, and a proposer is told from an undertaker', () => {
  for (const name of ['联系电话', '拟办时间', '分管领导', '', 'constructor', '（）']) expect(fieldOf(name)).toBeUndefined();
  expect([namesProposer('申报单位'), namesProposer('承办单位')]).toEqual([true, false]);
});
