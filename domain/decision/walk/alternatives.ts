import type { Alternatives } from '../alternatives.ts';

/** Two complete alternatives of a draft, none chosen. */
export function twoAlternatives(draftHash: string): Alternatives {
  const option = (title: string) => ({ title, summary: '演练内容', pros: '演练优点', cons: '演练缺点' });
  return { draftHash, disagreement: '演练分歧', options: [option('演练方案甲'), option('演练方案乙')], statedBy: 'p1' };
}
