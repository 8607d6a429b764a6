import type { MatterKind } from '../rules/scope.ts';

/** How catalogs print the five kinds; several can stand in one word, and then nobody can tell which is meant. */
const PRINTED: readonly (readonly [MatterKind, RegExp])[] = [
  ['resources', /自然资源|文化资源/u],
  ['plan', /规划/u],
  ['construction', /(建设|工程)项目|建设工程|建设类|工程类|^(公共)?(建设|工程)$/u],
  ['public-policy', /政策|措施|公共服务|市场监管|社会管理|环境保护/u],
  ['other', /^其[他它]/u],
];

/** The kind of article 3 that a printed category (决策类别) names; undefined where it names none, or more than one. */
export function matterKindOf(category: string | undefined): MatterKind | undefined {
  const printed = (category ?? '').replace(/[\s\u3000]|重大|重要/gu, '');
  const named = PRINTED.filter(([, words]) => words.test(printed)).map(([kind]) => kind);
  // 第三项 is itself a policy: "自然资源和文化资源的重大公共政策和措施" names one kind.
  const kinds = named.includes('resources') ? named.filter((k) => k !== 'public-policy') : named;
  return kinds.length === 1 ? kinds[0] : undefined;
}
