import type { CatalogCommand, CatalogPhase } from './types.ts';

/** The catalog's procedure as data: the phase of its newest version, what may be done, where it leads, and why. */
export type CatalogTransition = {
  readonly trigger: CatalogCommand['kind'] | 'publication:catalog' | 'instant:consultation-ends' | 'instant:year-ends';
  readonly from: readonly (CatalogPhase | 'NONE')[];
  /** `same`: the phase stays. */
  readonly to: CatalogPhase | 'same';
  readonly label: string;
  readonly article: string;
};
const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';
const ARTICLE_10 = '《重大行政决策程序暂行条例》第十条';
const BEFORE_YEAR_ENDS: CatalogTransition['from'] = ['NONE', 'COMPILING', 'CONSULTING', 'DECIDED', 'CONSENTED', 'PUBLISHED'];

/** A published catalog whose adjustment is being prepared is in one of these too; that a version is public is asked besides. */
const AFTER_COMPILING: CatalogTransition['from'] = ['COMPILING', 'CONSULTING', 'DECIDED', 'CONSENTED', 'PUBLISHED', 'CLOSED'];

/** `NONE` = the year has a catalog in the books, and a date by which it is due, but no version yet. */
export const CATALOG_TRANSITIONS: readonly CatalogTransition[] = [
  { trigger: 'proposeMatter', from: ['NONE', 'COMPILING', 'CONSULTING'], to: 'same', label: '申报决策事项', article: ARTICLE_10 },
  { trigger: 'screenProposal', from: ['NONE', 'COMPILING'], to: 'same', label: '审核申报的事项', article: ARTICLE_3 },
  { trigger: 'fileNilReturn', from: BEFORE_YEAR_ENDS, to: 'same', label: '零申报', article: ARTICLE_3 },
  { trigger: 'approveNilReturn', from: BEFORE_YEAR_ENDS, to: 'same', label: '单位负责人批准零申报', article: ARTICLE_3 },
  { trigger: 'createCatalog', from: ['NONE'], to: 'COMPILING', label: '编制目录', article: ARTICLE_3 },
  { trigger: 'reviseCatalog', from: ['COMPILING'], to: 'same', label: '修改目录草案', article: ARTICLE_3 },
  { trigger: 'openCatalogConsultation', from: ['COMPILING'], to: 'CONSULTING', label: '目录草案公开征求意见', article: ARTICLE_3 },
  { trigger: 'extendCatalogConsultation', from: ['CONSULTING'], to: 'same', label: '延长目录草案征求意见的期限', article: ARTICLE_3 },
  { trigger: 'instant:consultation-ends', from: ['CONSULTING'], to: 'COMPILING', label: '目录草案征求意见截止', article: ARTICLE_3 },
  { trigger: 'decideCatalog', from: ['COMPILING'], to: 'DECIDED', label: '决策机关审定目录', article: ARTICLE_3 },
  { trigger: 'recordCatalogConsent', from: ['DECIDED'], to: 'CONSENTED', label: '同级党委同意', article: ARTICLE_3 },
  { trigger: 'publishCatalog', from: ['CONSENTED'], to: 'CONSENTED', label: '公布目录', article: ARTICLE_3 },
  { trigger: 'publication:catalog', from: ['CONSENTED'], to: 'PUBLISHED', label: '目录已经公布', article: ARTICLE_3 },
  { trigger: 'adjustCatalog', from: ['PUBLISHED'], to: 'COMPILING', label: '调整目录', article: ARTICLE_3 },
  { trigger: 'carryOverEntries', from: ['COMPILING'], to: 'same', label: '结转以前年度未完成的事项', article: ARTICLE_3 },
  { trigger: 'explainUnfinished', from: AFTER_COMPILING, to: 'same', label: '说明事项没有完成的原因', article: ARTICLE_3 },
  { trigger: 'publishCompletion', from: AFTER_COMPILING, to: 'same', label: '公布年度完成情况', article: ARTICLE_3 },
  {
    trigger: 'instant:year-ends',
    from: BEFORE_YEAR_ENDS,
    to: 'CLOSED',
    label: '年度结束',
    article: ARTICLE_3,
  },
];

/** The line that applies, or undefined: then the step is refused. */
export function catalogTransition(trigger: CatalogTransition['trigger'], from: CatalogPhase | 'NONE'): CatalogTransition | undefined {
  return CATALOG_TRANSITIONS.find((t) => t.trigger === trigger && t.from.includes(from));
}
