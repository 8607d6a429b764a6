import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { isBlank } from './context.ts';

export const ARTICLE_11 = '《重大行政决策程序暂行条例》第十一条';

/** 承办单位: one unit leads; the others are others, each named once (第十一条). */
export type Undertaker = { readonly leadOrganId: string; readonly coOrgans: readonly string[] };

/** Two units or more without a lead are nobody; a lead beside itself, or a unit twice, is a slip that would stay in the record. */
export function undertakerRefusal({ leadOrganId, coOrgans }: Undertaker): Refusal | undefined {
  if (isBlank(leadOrganId))
    return coOrgans.length > 1
      ? refuse('UNDERTAKER_MISSING', ARTICLE_11, `写了${coOrgans.length}个单位，没有写明哪个牵头`)
      : refuse('UNDERTAKER_MISSING', ARTICLE_11);
  const wrong = [
    ...(coOrgans.includes(leadOrganId) ? ['牵头单位又写成了其他承办单位'] : []),
    ...(new Set(coOrgans).size < coOrgans.length ? ['其他承办单位里有一个写了两次'] : []),
    ...(coOrgans.some(isBlank) ? ['其他承办单位里有空白'] : []),
  ];
  return wrong.length ? refuse('UNDERTAKER_REPEATED', ARTICLE_11, ...wrong) : undefined;
}
