import type { ScopeStatement } from '../../domain/decision/scope.ts';
import { builder } from '../builder.ts';
import { MatterKindEnum, ScopeExclusionEnum } from '../enums.ts';
import { given } from '../inputs.ts';

/** The starter's statement of the scope; `exclusion` must be said, also where it is none. */
export const ScopeInput = builder.inputType('ScopeInput', {
  description: '事项范围（条例第三条）：属于哪一类，并声明是否属于不适用条例的决策。',
  fields: (t) => ({
    kind: t.field({
      type: MatterKindEnum,
      description: '属于哪一类；不填的按目录所列类别，目录也没有写明的返回 MATTER_KIND_MISSING。',
    }),
    exclusion: t.field({
      type: ScopeExclusionEnum,
      required: true,
      description: '是否属于不适用条例的决策：都不属于的填 `NONE`，属于其中一种的返回 MATTER_EXCLUDED，并写明改按什么程序办理。',
    }),
  }),
});

export function scopeStatementOf({ kind, exclusion }: typeof ScopeInput.$inferInput): ScopeStatement {
  return { ...given('kind', kind, (v) => v), ...(exclusion === 'none' ? {} : { exclusion }) };
}
