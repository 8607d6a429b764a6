import { matterKindOf } from '../catalog/matter-kind.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { MATTER_KINDS, matterKindWords, SCOPE_ARTICLE, SCOPE_EXCLUSIONS } from '../rules/scope.ts';
import type { MatterKind, ScopeExclusion } from '../rules/scope.ts';
import type { DecisionState } from './types.ts';

/** What the starter says of the matter's scope; `exclusion` where it is one of those the decree does not govern. */
export type ScopeStatement = { readonly kind?: MatterKind; readonly exclusion?: ScopeExclusion };
/** Under which kind of article 3 a decision falls: as its starter stated, or as its catalog row prints. */
export type MatterScope = { readonly kind: MatterKind; readonly basis: 'stated' | 'catalog' };

/** Why the decree does not govern the matter, or why nobody can tell under which kind it falls. */
export function scopeRefusal(state: DecisionState, stated: ScopeStatement | undefined): Refusal | undefined {
  if (stated?.exclusion !== undefined) {
    const { name, instead } = SCOPE_EXCLUSIONS[stated.exclusion];
    return refuse('MATTER_EXCLUDED', SCOPE_ARTICLE, `${name}：${instead}`);
  }
  if (scopeOf(state, stated)) return undefined;
  const printed =
    state.printedCategory === undefined ? '目录没有写明决策类别' : `目录写的决策类别是“${state.printedCategory}”，读不出是哪一类`;
  return refuse('MATTER_KIND_MISSING', SCOPE_ARTICLE, printed, `五类：${KIND_NAMES}`);
}

const KIND_NAMES = Object.values(MATTER_KINDS)
  .map((k) => k.name)
  .join('；');

export function scopeOf(state: DecisionState, stated: ScopeStatement | undefined): MatterScope | undefined {
  if (stated?.kind !== undefined) return { kind: stated.kind, basis: 'stated' };
  const kind = matterKindOf(state.printedCategory);
  return kind && { kind, basis: 'catalog' };
}

/** For the change log and the page. */
export function scopeWords({ kind, basis }: MatterScope): string {
  return `事项范围：${matterKindWords(kind)}${basis === 'catalog' ? '，依目录所列类别' : ''}，不属于条例第三条第二款排除的决策`;
}
