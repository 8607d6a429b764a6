/**
 * Three catalogs as local governments published them: columns and rows as printed, for tests of import and export.
 * Public record; each names where it was published.
 */
export type Printed = {
  readonly title: string;
  readonly source: string;
  readonly year: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** 广州市花都区人民政府，花府办〔2022〕6号，2022-03-28 公布；the whole table. */
export const HUADU_2022: Printed = {
  title: '广州市花都区人民政府2022年度重大行政决策事项目录',
  source: 'https://www.huadu.gov.cn/xxgk/zcwj/zfwj/hfb/content/post_8157016.html',
  year: 2022,
  columns: ['序号', '决策事项名称', '组织承办部门'],
  rows: [
    ['1', '花都区绿地空间数据服务与绿地系统规划', '区城市管理综合执法局'],
    ['2', '花都区“十四五”时期财政改革发展规划', '区财政局'],
    ['3', '三华村、平山圩、长岗圩等3条市级传统村落的《传统村落保护发展规划》成果审批', '市规划和自然资源局花都区分局'],
    ['4', '白石村、官坑村、黄沙塘、蓝田新村等4条市级传统村落《传统村落保护发展规划》成果审批', '市规划和自然资源局花都区分局'],
    [
      '5',
      '茶塘村、藏书院村、石湖村坎头社、马溪村西河社位育社、西头村等5条市级传统村落《传统村落保护发展规划》成果审批',
      '市规划和自然资源局花都区分局',
    ],
  ],
};

/** 南通市海门区人民政府，2025-03-04；the row that is legible. */
export const HAIMEN_2025: Printed = {
  title: '2025年区政府重大行政决策事项目录',
  source: 'https://hm.nantong.gov.cn/hmsrmzf/szfbgswj/content/9c2af4bd-8daa-44c4-aa46-e96bd6beb2cc.html',
  year: 2025,
  columns: ['序号', '决策项目', '申报单位', '拟决策时间', '决策程序'],
  rows: [['1', '南通市海门区“十五五”规划《纲要》', '发改委', '2025.12—2026.01', '公众参与、专家论证、风险评估、合法性审查、集体讨论决定']],
};

/** 上海市闵行区马桥镇人民政府，2024-10-11；the whole adjusted table. */
export const MAQIAO_2024: Printed = {
  title: '2024年马桥镇人民政府重大行政决策事项目录',
  source: 'https://zwgk.shmh.gov.cn/mh-xxgk-cms/website/mh_xxgk/xxgk_mqz_zhzw_zdxzjc_jcml/content/111d3e42-8e6c-4221-819a-5688cb392504.htm',
  year: 2024,
  columns: ['序号', '决策事项名称', '决策类别', '承办部门', '完成时间', '调整情况'],
  rows: [
    ['1', '马桥镇2025年政府民生实事项目安排', '重大公共措施', '党政办', '第四季度', '保留'],
    ['2', '上海市马桥镇旗忠森林体育城01单元(MHP0-0801)控制性详细规划13A街坊局部调整', '重要规划', '规建办', '第四季度', '保留'],
    ['3', '有巢润苑社区卫生服务站建设项目', '重大建设项目', '社区卫生服务中心', '第四季度', '保留'],
    ['4', '中青路(陪昆路-铁路河)道路修复养护工程', '重大建设项目', '城建中心', '第三季度', '保留'],
    ['5', '元祥菜市场委托运营管理项目', '重大公共措施', '资产公司', '第四季度', '保留'],
    ['6', '有巢润苑社区南侧口袋公园建设项目', '重大建设项目', '城建中心', '第四季度', '新增'],
    ['7', '汇江路(东川路-剑川路)修复养护工程', '重大建设项目', '城建中心', '第四季度', '新增'],
    ['8', '有巢润苑社区9号楼装修工程', '重大建设项目', '社会办', '第四季度', '新增'],
  ],
};

export const PRINTED = [
  ['huadu', HUADU_2022],
  ['haimen', HAIMEN_2025],
  ['maqiao', MAQIAO_2024],
] as const;

/** As WPS and Excel put it on the clipboard. */
export const asPasted = ({ columns, rows }: Printed): string => [columns, ...rows].map((r) => r.join('\t')).join('\r\n');
/** As a csv file, with the title line above. */
export const asCsv = ({ title, columns, rows }: Printed): string =>
  [[title], columns, ...rows].map((r) => r.map((c) => (/[",\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(',')).join('\r\n');
