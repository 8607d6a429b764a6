import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { CatalogRowInput, given, reasonText, rowOf } from '../inputs.ts';
import { LIMITS } from '../../domain/limits.ts';
import { CommandPayload } from '../results.ts';

const DraftChangeInput = builder.inputType('DraftChangeInput', {
  description: '目录草案的一处修改：写 `entryId` 和 `row` 是改这一行，只写 `row` 是在最后加一行，只写 `entryId` 是去掉这一行。',
  fields: (t) => ({
    entryId: t.id({ description: '要改或者去掉的事项（`CatalogEntry.id`）；加一行的不填。同一个事项只写一次。' }),
    row: t.field({ type: CatalogRowInput, description: '改成的、或者新加的整行内容；去掉的不填。' }),
  }),
});

builder.mutationField('reviseCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '修改正在编制的目录草案（条例第三条），审定以前可以改，例如更正文字、吸收公众意见。征求意见期间不能改，返回 CATALOG_IN_CONSULTATION，当时公布的草案照原样保留；已经公布的行返回 CATALOG_ROW_INVALID，要用 `adjustCatalog`。去掉部门申报的事项，申报随之改为不纳入目录，理由就是修改的原因。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      reason: t.arg.string({
        required: true,
        description: `修改的原因，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。调整版里新加的行，以它为新增的理由公布。`,
      }),
      changes: t.arg({ type: [DraftChangeInput], required: true, description: '各处修改；有一处不合要求就全部不保存。' }),
    },
    resolve: (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'reviseCatalog',
        reason: reasonText(a.reason),
        changes: a.changes.map((x) => ({
          ...given('entryId', x.entryId, (v) => decodeId('CatalogEntry', v)),
          ...given('row', x.row, rowOf),
        })),
      }),
  }),
);
