/**
 * What a column of a catalog's table says, whatever it is called. `printed-only` is kept as printed and read by nobody.
 * The names stand in catalogs published by local governments; a name that is not here is asked about, never guessed.
 */
export type CatalogField =
  | 'no'
  | 'name'
  | 'category'
  | 'main-content'
  | 'legal-basis'
  | 'lead-unit'
  | 'co-units'
  | 'procedures'
  | 'participation-ways'
  | 'planned'
  | 'heard'
  | 'adjustment'
  | 'adjustment-reason'
  | 'printed-only';

export const CATALOG_FIELDS: Readonly<Record<CatalogField, string>> = {
  no: '序号',
  name: '事项名称',
  category: '决策类别',
  'main-content': '主要内容',
  'legal-basis': '法律政策依据',
  'lead-unit': '承办（牵头）单位',
  'co-units': '配合单位',
  procedures: '履行的程序',
  'participation-ways': '公众参与方式',
  planned: '计划完成时间',
  heard: '是否听证',
  adjustment: '调整情况',
  'adjustment-reason': '调整理由',
  'printed-only': '只照印，不解读',
};

const NAMES: Readonly<Record<CatalogField, string>> = {
  no: '序号 编号 序 项目序号 事项编号 项目编号 NO NO. №',
  name: '决策事项名称 事项名称 重大行政决策事项 重大行政决策事项名称 重大决策事项 重大决策事项名称 重大行政决策名称 重大行政决策 决策事项 决策项目 决策项目名称 决策名称 决策草案名称 项目名称 事项 事项内容 决策事项内容 名称 听证事项 听证事项名称 议题名称',
  category: '决策类别 类别 事项类别 决策事项类别 决策类型 事项类型 决策事项类型 类型 重大行政决策类别 重大行政决策类型',
  'main-content': '主要内容 决策事项主要内容 事项主要内容 决策主要内容 决策内容 内容 内容概要 事项概述 决策事项概述',
  'legal-basis':
    '法律政策依据 法律、政策依据 法律依据 政策依据 决策依据 依据 制定依据 法律法规依据 法律法规政策依据 法律法规和政策依据 决策法律政策依据',
  'lead-unit':
    '承办部门 承办单位 组织承办部门 组织承办单位 决策承办部门 决策承办单位 承办科室 承办机构 牵头承办单位 牵头承办部门 牵头单位 牵头部门 牵头科室 主办单位 主办部门 责任单位 责任部门 责任科室 起草单位 起草部门 承办(责任)单位 承办(牵头)单位 承办(牵头)部门 牵头(承办)单位 牵头(责任)单位',
  'co-units': '配合单位 配合部门 配合科室 协办单位 协办部门 会办单位 协同单位 协助单位 参与单位 参加单位 配合(协办)单位',
  procedures:
    '决策事项程序 决策程序 程序 履行程序要求 履行程序 需履行的程序 需履行程序 应履行的程序 应履行程序 拟履行程序 程序要求 法定程序 决策法定程序',
  'participation-ways': '公众参与方式 公众参与形式 公众参与 参与方式 征求意见方式',
  planned:
    '完成时间 完成时限 完成期限 计划完成时间 计划完成时限 拟完成时间 预计完成时间 决策时间 拟决策时间 计划决策时间 预计决策时间 决策时限 计划时间 时间安排 时间节点 办理时限 时限 计划出台时间 拟出台时间 预计出台时间 拟提交审议时间 计划提交审议时间 拟上会时间',
  heard:
    '决策中是否需听证 是否听证 是否需听证 是否需要听证 是否举行听证 是否组织听证 是否列入听证 是否纳入听证 是否列入听证目录 是否听证事项 是否为听证事项 听证 听证情况 听证要求',
  adjustment: '调整情况 调整类型 调整状态 调整方式 变动情况 变更情况',
  'adjustment-reason': '调整理由 调整原因 变动原因 变更原因 调整情况说明 调整说明',
  'printed-only': '备注 说明 附注',
};

/** Who proposed a matter is not who undertakes it; where a table has only this column, the reading is shown as a doubt. */
const PROPOSER_NAMES = '申报单位 申报部门 提出单位 提报单位 提议单位 建议单位';

/** Without stray spaces and in half-width: how names of columns are compared, and words that should be the same. */
export function normalized(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

const words = (list: string): string[] => list.split(' ').map(normalized);
const FIELD_OF: ReadonlyMap<string, CatalogField> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => words(names).map((n) => [n, field as CatalogField] as const)),
);
const PROPOSERS: ReadonlySet<string> = new Set(words(PROPOSER_NAMES));

/** `提示：` and `*` are decoration, and so is what a bracket at the end explains (完成时间（季度）). */
function plainNames(column: string): string[] {
  const name = normalized(column).replace(/[*:：]+$/u, '');
  return [name, name.replace(/\([^()]*\)$/u, '')];
}

/** What a column of this name says; undefined = nobody knows, so it must be asked. */
export function fieldOf(column: string): CatalogField | undefined {
  const [name, bare] = plainNames(column) as [string, string];
  if (PROPOSERS.has(name) || PROPOSERS.has(bare)) return 'lead-unit';
  return FIELD_OF.get(name) ?? (bare === '' ? undefined : FIELD_OF.get(bare));
}

/** The column names who proposed the matter (申报单位). */
export function namesProposer(column: string): boolean {
  return plainNames(column).some((n) => PROPOSERS.has(n));
}
