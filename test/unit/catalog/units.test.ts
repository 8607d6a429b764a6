import { describe, expect, test } from '@jest/globals';
import { isSingleUnit, readUnits } from '../../../domain/catalog/units.ts';

/** lead | co-units, with ? where nobody is marked as leading. */
function told(text: string): string {
  const { lead, coUnits, unmarked } = readUnits(text);
  return `${lead ?? ''} | ${coUnits.join(' ')}${unmarked ? ' ?' : ''}`;
}

describe('who leads is told by marks only', () => {
  test.each([
    ['区财政局', '区财政局 | '],
    ['市规划和自然资源局花都区分局', '市规划和自然资源局花都区分局 | '],
    ['区发展改革委（区国防动员办、区粮食局）', '区发展改革委（区国防动员办、区粮食局） | '],
    ['区 财 政 局', '区财政局 | '],
    ['区财政局（牵头）、区住建局、区城管局', '区财政局 | 区住建局 区城管局'],
    ['区住建局、区财政局（牵头单位）', '区财政局 | 区住建局'],
    ['区住建局、区财政局（配合）', '区住建局 | 区财政局'],
    ['牵头单位：区财政局；配合单位：区住建局、区城管局', '区财政局 | 区住建局 区城管局'],
    ['承办单位：区财政局', '区财政局 | '],
    ['由区财政局牵头，区住建局、区城管局配合', '区财政局 | 区住建局 区城管局'],
    ['区财政局牵头', '区财政局 | '],
    ['区财政局会同区住建局', '区财政局 | 区住建局'],
    ['区财政局、区住建局', '区财政局 | 区住建局 ?'],
    ['区财政局\n区住建局', '区财政局 | 区住建局 ?'],
    ['区财政局 区住建局', '区财政局 | 区住建局 ?'],
    ['区财政局和区住建局', '区财政局 | 区住建局 ?'],
    ['区财政局（牵头）、区住建局（牵头）', '区财政局 | 区住建局 ?'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});

describe('one unit answers to a name, or nobody does', () => {
  test.each(['党政办', '社区卫生服务中心', '资产公司', '区机关事务管理局', '市规划和自然资源局花都区分局', '区残联'])(
    '%s is one',
    (name) => {
      expect(isSingleUnit(name)).toBe(true);
    },
  );
  test.each(['', ' ', '区级相关部门', '相关部门', '各镇街', '有关单位', '区级各职能部门', '行业主管部门', '区财政局等部门', '待定'])(
    '“%s” is nobody',
    (name) => {
      expect(isSingleUnit(name)).toBe(false);
    },
  );
});
