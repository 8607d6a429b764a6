import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { given, reasonText, rowOf } from '../inputs.ts';
import { AdjustmentRowInput } from './adjustment-row-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('adjustCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description: '调整目录 (第三条): drafts a new whole version; every addition and removal has its reason.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      catalogId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
      rows: t.arg({ type: [AdjustmentRowInput], required: true }),
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
