/** 事项范围 (《重大行政决策程序暂行条例》第三条): what is a major decision, and what never is. */
export const SCOPE_ARTICLE = '《重大行政决策程序暂行条例》第三条';

/** The kinds of matter of paragraph 1, each with its item. */
export const MATTER_KINDS = {
  'public-policy': { name: '重大公共政策和措施', item: '第三条第一款第一项' },
  plan: { name: '经济和社会发展等方面的重要规划', item: '第三条第一款第二项' },
  resources: { name: '开发利用、保护重要自然资源和文化资源的重大公共政策和措施', item: '第三条第一款第三项' },
  construction: { name: '在本行政区域实施的重大公共建设项目', item: '第三条第一款第四项' },
  other: { name: '其他重大事项', item: '第三条第一款第五项' },
} as const satisfies Record<string, { readonly name: string; readonly item: string }>;
export type MatterKind = keyof typeof MATTER_KINDS;

/** What paragraph 2 takes out, and by which procedure it is decided instead. */
export const SCOPE_EXCLUSIONS = {
  'macro-control': { name: '财政政策、货币政策等宏观调控决策', instead: '按宏观调控的有关法律、行政法规办理' },
  legislation: { name: '政府立法决策', instead: '按立法程序办理（《立法法》《规章制定程序条例》等）' },
  emergency: { name: '突发事件应急处置决策', instead: '按应急处置程序办理（《突发事件应对法》和应急预案）' },
} as const satisfies Record<string, { readonly name: string; readonly instead: string }>;
export type ScopeExclusion = keyof typeof SCOPE_EXCLUSIONS;

/** A kind as it is shown: its name and where the decree names it. */
export function matterKindWords(kind: MatterKind): string {
  const { name, item } = MATTER_KINDS[kind];
  return `${name}（条例${item}）`;
}
