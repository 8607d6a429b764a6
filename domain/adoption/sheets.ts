import { ROLES } from '../access/roles.ts';
import type { Role } from '../access/roles.ts';
import { ADOPTION_STAGES } from './stages.ts';

/** What a cell holds: a day, a year, a number, an address on the web, one of a few words, or text. */
export type CellKind = 'text' | 'long' | 'code' | 'day' | 'year' | 'count' | 'address' | 'choice';
export type SheetColumn = {
  readonly name: string;
  /** Other names of the same column. */
  readonly also?: readonly string[];
  readonly kind: CellKind;
  readonly required?: boolean;
  /** The words a cell may hold, and what each means to the system. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Which sheet's codes or accounts the drop-down offers. */
  readonly suggests?: 'organs' | 'people';
  readonly explanation: string;
  readonly example: string;
};
export type SheetSpec<F extends string = string> = {
  readonly name: string;
  /** A workbook may leave it out. */
  readonly explanation: string;
  readonly columns: Readonly<Record<F, SheetColumn>>;
};

export const ORGAN_KIND_WORDS: Readonly<Record<string, string>> = {
  县级以上政府: 'county',
  政府部门: 'department',
  乡镇政府: 'town',
  街道办事处: 'street',
  内设机构: 'unit',
  监督机构: 'supervisor',
};

/** Roles of the whole system; whoever holds one must have it from somewhere else than a table that its importer has filled in. */
export const ROLES_NOT_IMPORTED: readonly Role[] = ['supervisor', 'auditor', 'administrator'];
const IMPORTED = (Object.keys(ROLES) as Role[]).filter((r) => !ROLES_NOT_IMPORTED.includes(r));
export const ROLE_WORDS: Readonly<Record<string, Role>> = Object.fromEntries(IMPORTED.map((r) => [ROLES[r], r]));

const day = (name: string, explanation: string, example: string): SheetColumn => ({ name, kind: 'day', explanation, example });
const no = (name: string, of: string): SheetColumn => ({ name, kind: 'text', explanation: `${of}的文号，没有的不填`, example: '' });
const link = (name: string, of: string, example = ''): SheetColumn => ({
  name,
  kind: 'address',
  explanation: `${of}当时公布在哪里，以 http:// 或者 https:// 开头；没有的不填`,
  example,
});

const ORGAN_COLUMNS = {
  code: {
    name: '代码',
    kind: 'code',
    required: true,
    explanation: '系统里的代码，小写字母、数字和短横线；用在网址里，定了不改。已有的机关照原来的代码填',
    example: 'lixin-town',
  },
  name: { name: '名称', kind: 'text', required: true, explanation: '全称，与印章一致', example: '立新镇人民政府' },
  kind: {
    name: '性质',
    kind: 'choice',
    required: true,
    choices: ORGAN_KIND_WORDS,
    explanation: '作决策的机关填前四种；承办科室、中心填内设机构',
    example: '乡镇政府',
  },
  parent: { name: '上级代码', suggests: 'organs', kind: 'code', explanation: '内设机构必须填所属机关的代码', example: '' },
  pack: { name: '规则包', kind: 'text', explanation: '作决策的机关必须填适用的规则包的编号或者名称', example: 'decree-713-2019' },
  phone: { name: '电话', kind: 'text', explanation: '公众可以打的电话', example: '021-0000-0000' },
  phoneHours: { name: '接听时间', kind: 'text', explanation: '什么时候有人接', example: '工作日9时至17时' },
  address: { name: '地址', kind: 'text', explanation: '公众可以来、可以寄信的地址', example: '立新镇演练路1号' },
} as const satisfies Record<string, SheetColumn>;

const PERSON_COLUMNS = {
  name: { name: '姓名', kind: 'text', required: true, explanation: '真实姓名', example: '张三（示例）' },
  unit: { name: '单位', suggests: 'organs', kind: 'text', required: true, explanation: '所在单位的代码或者名称', example: 'lixin-jianshe' },
  account: {
    name: '账号',
    also: ['登录账号', '登录名'],
    kind: 'text',
    required: true,
    explanation: '统一身份认证（OpenID）里的登录名或者主体标识，一人一个',
    example: 'lixin.zhangsan',
  },
} as const satisfies Record<string, SheetColumn>;

const GRANT_COLUMNS = {
  person: {
    name: '人员',
    suggests: 'people',
    kind: 'text',
    required: true,
    explanation: '账号；不重名的可以写姓名',
    example: 'lixin.zhangsan',
  },
  role: {
    name: '岗位',
    kind: 'choice',
    required: true,
    choices: ROLE_WORDS,
    explanation: '监督机构、审计员、系统管理员不从表里导入',
    example: '承办人',
  },
  organ: {
    name: '机关',
    suggests: 'organs',
    kind: 'text',
    required: true,
    explanation: '在哪个机关或者单位任这个岗位，代码或者名称',
    example: 'lixin-jianshe',
  },
  from: day('开始日期', '从这一天起（含）；不填的从导入当天起', '2024-01-01'),
  until: day('结束日期', '到这一天止（含）；长期的不填', ''),
} as const satisfies Record<string, SheetColumn>;

const CATALOG_COLUMNS = {
  decider: { name: '决策机关', suggests: 'organs', kind: 'text', explanation: '代码或者名称；不填的是开始使用系统的机关', example: '' },
  year: { name: '年度', also: ['目录年度'], kind: 'year', required: true, explanation: '哪一年的目录', example: '2023' },
  title: { name: '目录名称', kind: 'long', explanation: '印发的全称；不填的按机关和年份拟名', example: '' },
  publishedOn: day('公布日期', '当时公布的日期', '2023-03-28'),
  documentNo: { name: '发文字号', kind: 'text', explanation: '公布通知的文号', example: '立府〔2023〕5号' },
  address: link('公布网址', '目录', 'https://example.gov.cn/2023/mulu.html'),
} as const satisfies Record<string, SheetColumn>;

const MATTER_COLUMNS = {
  decider: { name: '决策机关', suggests: 'organs', kind: 'text', explanation: '代码或者名称；不填的是开始使用系统的机关', example: '' },
  year: { name: '目录年度', also: ['年度'], kind: 'year', required: true, explanation: '列入哪一年的目录', example: '2023' },
  no: { name: '序号', kind: 'text', explanation: '目录印发的序号；不填的按行的先后', example: '1' },
  title: { name: '事项名称', kind: 'long', required: true, explanation: '与目录印发的一致', example: '新桥河道整治工程' },
  category: { name: '决策类别', also: ['类别'], kind: 'text', explanation: '目录印发的类别', example: '重大公共建设项目' },
  lead: {
    name: '承办单位',
    suggests: 'organs',
    also: ['牵头单位', '承办（牵头）单位'],
    kind: 'text',
    required: true,
    explanation: '一个单位，代码或者名称；须是决策机关的下属单位',
    example: 'lixin-jianshe',
  },
  co: { name: '配合单位', kind: 'long', explanation: '几个单位用“、”隔开', example: '' },
  planned: { name: '计划完成时间', also: ['计划时间'], kind: 'text', explanation: '目录印发的原文，如“第三季度”', example: '2023年6月' },
  stage: {
    name: '现处阶段',
    kind: 'choice',
    required: true,
    choices: Object.fromEntries(ADOPTION_STAGES.map((s) => [s.name, s.phase])),
    explanation: ADOPTION_STAGES.map((s) => `${s.name}：${s.explanation}`).join('；'),
    example: '已办结',
  },
  initiatedOn: day('启动日期', '决策机关决定启动的日期', '2023-02-10'),
  initiationNo: no('启动文号', '启动决定'),
  consultFrom: day('征求意见开始', '公告写明的第一天', '2023-03-01'),
  consultTo: day('征求意见结束', '公告写明的最后一天（含）', '2023-03-31'),
  opinions: { name: '意见条数', kind: 'count', explanation: '收到几条；没有收到填0，不清楚的不填', example: '12' },
  noticeAddress: link('公告网址', '征求意见公告', 'https://example.gov.cn/2023/gonggao.html'),
  reviewedOn: day('审查通过日期', '合法性审查意见书的日期', '2023-04-20'),
  reviewNo: no('审查文号', '合法性审查意见书'),
  meetingOn: day('集体讨论日期', '会议召开的日期', '2023-05-08'),
  meetingNo: no('会议文号', '会议纪要'),
  issuedOn: day('出台日期', '决策文件的成文日期', '2023-05-15'),
  documentNo: { name: '决策文号', kind: 'text', explanation: '决策文件的发文字号', example: '立府〔2023〕11号' },
  textAddress: link('决策网址', '决策文件'),
  feedbackOn: day('反馈日期', '采纳情况公布的日期', '2023-05-25'),
  feedbackAddress: link('反馈网址', '采纳情况'),
  closedOn: day('归档日期', '归档的日期', '2023-12-20'),
  terminatedOn: day('终止日期', '决定终止的日期', ''),
  terminationReason: { name: '终止理由', kind: 'long', explanation: '终止的必须写明', example: '' },
} as const satisfies Record<string, SheetColumn>;

export const ADOPTION_SHEETS = {
  organs: { name: '机关', explanation: '开始使用系统的机关和它的单位', columns: ORGAN_COLUMNS },
  people: { name: '人员', explanation: '要登录系统的人', columns: PERSON_COLUMNS },
  grants: { name: '岗位', explanation: '谁在哪里任什么岗位', columns: GRANT_COLUMNS },
  catalogs: { name: '目录', explanation: '各年目录当时怎么公布的；没有这张表的按机关和年份拟名', columns: CATALOG_COLUMNS },
  matters: { name: '事项', explanation: '往年的和正在办的决策事项', columns: MATTER_COLUMNS },
} as const satisfies Record<string, SheetSpec>;
export type SheetKey = keyof typeof ADOPTION_SHEETS;
export type FieldOf<K extends SheetKey> = keyof (typeof ADOPTION_SHEETS)[K]['columns'] & string;
/** The sheet of explanations in the template; nobody fills it in. */
export const EXPLANATION_SHEET = '填写说明';
