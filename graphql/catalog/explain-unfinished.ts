import { LIMITS } from '../../domain/limits.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('explainUnfinished', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '说明一个事项为什么没有完成，由承办单位填写；再填一次以后一次为准。随年度完成情况公布。已经完成、终止或者调出的返回 ENTRY_FINISHED，没有公布的返回 ENTRY_NOT_PUBLIC。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      entryId: t.arg.id({ required: true, description: '目录事项（`CatalogEntry.id`）。' }),
      reason: t.arg.string({
        required: true,
        description: `没有完成的原因，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'explainUnfinished',
        entryId: decodeId('CatalogEntry', a.entryId),
        reason: reasonText(a.reason),
      }),
  }),
);
