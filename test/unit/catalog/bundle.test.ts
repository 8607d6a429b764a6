import { expect, test } from '@jest/globals';
import { readBundle } from '../../../domain/catalog/import/bundle.ts';
import { HUADU_2022 } from '../../support/printed-catalogs.ts';

test('a row that lists as many places as it counts holds a draft for each', () => {
  const [, , three, four, five] = HUADU_2022.rows.map((r) => readBundle(r[1]!));
  expect(three).toEqual({
    drafts: 3,
    matters: ['三华村《传统村落保护发展规划》', '平山圩《传统村落保护发展规划》', '长岗圩《传统村落保护发展规划》'],
  });
  expect([four!.drafts, five!.drafts]).toEqual([4, 5]);
});

test('several titles side by side are several drafts, a title inside a title is one', () => {
  expect(readBundle('修订《甲办法》《乙办法》')).toEqual({ drafts: 2, matters: ['《甲办法》', '《乙办法》'] });
  expect(readBundle('关于印发《甲（〈乙〉配套）实施细则》')).toBeUndefined();
  expect(readBundle('关于印发《甲《乙》实施细则》')).toBeUndefined();
});

test.each([
  '花都区绿地空间数据服务与绿地系统规划',
  '南通市海门区“十五五”规划《纲要》',
  '马桥镇2025年政府民生实事项目安排',
  '有巢润苑社区9号楼装修工程',
  '新建3条道路',
  '甲村、乙村等5条传统村落规划',
  '《甲',
  '》乙《',
])('one draft: %s', (name) => {
  expect(readBundle(name)).toBeUndefined();
});
