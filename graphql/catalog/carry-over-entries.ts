import { LIMITS } from '../../domain/limits.ts';
import { CodedError } from '../../domain/errors.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { given } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('carryOverEntries', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '把以前最近一个公布了目录的年度（一般是上一年度，见 `Catalog.carryOver`）中没有完成的事项结转到正在编制的目录（条例第三条）：事项还是同一个，文字、计划和已启动的决策随之带过来，两个年度都能查到。目录不在编制中返回 WRONG_PHASE，没有可以结转的返回 CARRY_OVER_NOTHING，与本年的行同名返回 CATALOG_ROW_INVALID。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      entryIds: t.arg.idList({
        description: `要结转的事项（那一年度目录的 \`CatalogEntry.id\`），最多${LIMITS.catalogRowsMax}个；不填结转全部没有完成的。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'carryOverEntries',
        ...given('entryIds', a.entryIds, (ids) => entryIdsOf(ids)),
      }),
  }),
);

function entryIdsOf(ids: readonly string[]): string[] {
  if (ids.length > LIMITS.catalogRowsMax)
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'entryIds', message: `最多${LIMITS.catalogRowsMax}个` }]);
  return [...new Set(ids.map((id) => decodeId('CatalogEntry', id)))];
}
