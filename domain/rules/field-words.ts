import type { ArchiveRule, ArtefactRule, Citation, GateRule, Obligation, OrganKindRule, Rule, RulePack } from './types.ts';

/** The names of a type's fields, also of those inside lists; every part of a union counts. */
type Keys<T> = T extends readonly (infer I)[] ? Keys<I> : T extends object ? Extract<keyof T, string> : never;
type FieldKey =
  | Keys<Rule['extension']>
  | Keys<RulePack>
  | Keys<Rule>
  | Keys<Rule['alsoStartedBy']>
  | Keys<Citation>
  | Keys<GateRule>
  | Keys<GateRule['quorum']>
  | Keys<ArtefactRule>
  | Keys<ArchiveRule>
  | Keys<OrganKindRule>
  | Keys<Obligation>
  | Keys<Obligation['modelled']>
  | Keys<Obligation['undated']>
  | Keys<RulePack['bodies']>
  | Keys<RulePack['signature']>;

/** What every field of a pack file is called to the person who writes it. */
const FIELD_WORDS: Readonly<Record<FieldKey, string>> = {
  id: '编号',
  name: '名称',
  calendarRegion: '日历地区',
  bodies: '机构',
  supervisor: '监督机构',
  catalogManager: '目录主管机构',
  signature: '审签',
  signer: '审签人',
  extends: '基础规则包',
  replaces: '代替的规则包',
  validFrom: '施行日期',
  validTo: '终止日期',
  planYear: '要点年度',
  rules: '期限',
  gates: '法定环节',
  artefacts: '公开材料',
  archive: '归档清单',
  stages: '办理步骤',
  organKinds: '机关类别',
  obligations: '义务',
  layersNotEntered: '未录入的上位规定',
  unit: '单位',
  value: '数量',
  monthDay: '月日',
  onlyYear: '限定年份',
  yearsAfter: '之后第几年',
  bound: '性质',
  roll: '遇休息日顺延',
  base: '起算事件',
  baseName: '起算事件名称',
  baseVerb: '起算用语',
  alsoStartedBy: '其他起算事件',
  event: '事件',
  verb: '用语',
  givenOnly: '只是保证的时间',
  extension: '可以延长',
  times: '次数',
  duty: '要求',
  dueWords: '期限用语',
  unitWord: '单位用语',
  limitWords: '期限原文',
  reading: '读法',
  force: '约束力',
  citation: '依据',
  document: '文件',
  short: '简称',
  article: '条款',
  text: '原文',
  level: '效力层级',
  source: '出处',
  gate: '环节',
  conditional: '是否视情况',
  condition: '适用情形',
  expertsAtLeast: '专家至少几人',
  interestedPartiesAtLeast: '利害关系人代表的比例（几分之几）',
  representativesAtLeast: '公众代表每次会议至少几人',
  quorum: '到会人数',
  share: '比例（几分之几）',
  moreThan: '是否须超过',
  marketRegulatorReviews: '由市场监督管理部门审查的机关',
  kind: '类别',
  meeting: '会议',
  partyBody: '党委',
  congressBody: '人大',
  reviewer: '审查机构',
  gazette: '刊登政府公报',
  who: '义务人',
  clause: '原文',
  place: '位置',
  modelled: '落实',
  by: '落实方式',
  more: '其他各项',
  undated: '没有写明天数的',
  words: '文字',
  ground: '机构的依据',
  reason: '未落实的理由',
};

/** The Chinese name of one field; unknown ones as they are written. */
export function fieldWord(key: string): string {
  return Object.hasOwn(FIELD_WORDS, key) ? FIELD_WORDS[key as FieldKey] : key;
}

/** A place in a pack in Chinese, e.g. 期限第2条·依据·原文; the file itself is 规则包. */
export function placeWords(path: readonly (string | number)[]): string {
  const words: string[] = [];
  for (const step of path) {
    if (typeof step === 'string') words.push(fieldWord(step));
    else words.push(`${words.pop() ?? ''}第${step + 1}条`);
  }
  return words.join('·') || '规则包';
}
