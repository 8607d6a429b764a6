import { LIMITS } from '../../domain/limits.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { given, reasonText, rowOf } from '../inputs.ts';
import { AdjustmentRowInput } from './adjustment-row-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('adjustCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description: '调整已公布的目录（条例第三条）：拟订完整的新一版，原版保留。新版须重新审定、同意、公布。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      reason: t.arg.string({
        required: true,
        description: `整体调整理由，最多${LIMITS.reasonCharsMax}字，会随新版公布；空白返回 ADJUSTMENT_REASON_MISSING。`,
      }),
      occurredOn: t.arg({
        type: 'Date',
        required: true,
        description: '拟订调整的日期（北京日期），不能晚于今天，不能早于上一版的编制日期。',
      }),
      rows: t.arg({
        type: [AdjustmentRowInput],
        required: true,
        description: `新一版的全部行：原有事项各一行，加上新增的行，最多新增${LIMITS.catalogRowsMax}行。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'adjustCatalog',
        reason: reasonText(a.reason),
        occurredOn: a.occurredOn,
        rows: a.rows.map((r) => ({
          adjustment: r.adjustment,
          ...given('entryId', r.entryId, (v) => decodeId('CatalogEntry', v)),
          ...given('row', r.row, rowOf),
          ...given('reason', r.reason, (v) => reasonText(v)),
        })),
      }),
  }),
);
