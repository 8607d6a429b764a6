import { builder } from '../builder.ts';
import { AdjustmentEnum } from '../enums.ts';
import { CatalogRowInput } from '../inputs.ts';

export const AdjustmentRowInput = builder.inputType('AdjustmentRowInput', {
  description: 'One line of an adjustment: a kept or removed entry by id, or an added row; every entry is named once.',
  fields: (t) => ({
    entryId: t.id(),
    row: t.field({ type: CatalogRowInput }),
    adjustment: t.field({ type: AdjustmentEnum, required: true }),
    reason: t.string(),
  }),
});
