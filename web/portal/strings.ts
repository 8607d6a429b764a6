/** Every fixed text of the portal, once. Wording of law stands in the rule packs, of errors in domain/errors.ts. */
export const T = {
  section: '重大决策预公开',
  columns: { open: '决策草案意见征集', catalogs: '年度决策目录', feedback: '意见采纳情况反馈', mine: '查询我的意见' },
  matter: '决策事项名称',
  notStated: '目录未载明',
  skip: '跳到正文',
  elderOn: '长者模式',
  elderOff: '退出长者模式',
  here: '当前位置：',
  home: '首页',
  rehearsal: '演练',
  rehearsalText: '这里的事项和日期都是演练，不产生法律效力。演练时间：',
  comment: '我要提意见',
  nothingOpen: '目前没有正在征求意见的事项。',
  deadlineSteps: '逐日看怎么数',
  noAccount: '不用注册，姓名可以不填。',
  privacy: '联系方式不公开，保存期满删除；详细见',
  offline: '不方便上网？',
  submit: '提交意见',
  lookup: '查询',
  save: '保存修改',
  withdraw: '撤回这条意见',
  keepLink: '请保存这个链接，不要转给别人',
  paperForm: '打印意见表',
  printReceipt: '打印回执',
  keywords: '重大行政决策,预公开,征求意见,采纳情况',
  columnType: '政务公开',
} as const;

/** What each column holds, for the page's metadata. */
export const COLUMN_ABOUT: Readonly<Record<keyof typeof T.columns, string>> = {
  open: '正在征求意见的重大行政决策草案、说明、解读和提意见的方式',
  catalogs: '年度重大行政决策事项目录及其调整',
  feedback: '公众意见的收集、采纳情况和不采纳的理由',
  mine: '凭回执码查询意见的办理进展',
};
