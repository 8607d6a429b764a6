import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { AdjustmentEnum } from '../enums.ts';
import { CatalogRowInput } from '../inputs.ts';

export const AdjustmentRowInput = builder.inputType('AdjustmentRowInput', {
  description: '调整的一行：原有事项写编号和去留，新增事项写整行内容。原目录的每个事项都要写到，且只写一次，否则返回 CATALOG_ROW_INVALID。',
  fields: (t) => ({
    entryId: t.id({ description: '原目录事项的全局编号（`CatalogEntry.id`）；保留、调出必填，新增不填。' }),
    row: t.field({ type: CatalogRowInput, description: '新增事项的整行内容；新增必填，调出不填。' }),
    adjustment: t.field({ type: AdjustmentEnum, required: true, description: '这一行保留、新增还是调出。' }),
    reason: t.string({
      description: `新增或者调出的理由，最多${LIMITS.reasonCharsMax}字，缺少返回 ADJUSTMENT_REASON_MISSING；保留可以不填。`,
    }),
  }),
});
