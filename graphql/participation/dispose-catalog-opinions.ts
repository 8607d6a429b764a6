import { CATALOG_ID } from '../args.ts';
import { builder } from '../builder.ts';
import { decodeId } from '../ids.ts';
import { OpinionsPayload } from '../results.ts';
import { DispositionInput, DISPOSITIONS_ARG, disposed, DISPOSITIONS_KEY } from './dispose-opinions.ts';

builder.mutationField('disposeCatalogOpinions', (t) =>
  t.field({
    type: OpinionsPayload,
    description:
      '目录管理员逐条写明对目录草案的意见的处理结论；全部写明以后决策机关才能审定目录，随目录公布。公布前可以改，原结论保留备查，公布后返回 ALREADY_PUBLISHED。',
    args: {
      idempotencyKey: t.arg.string(DISPOSITIONS_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      dispositions: t.arg({ type: [DispositionInput], ...DISPOSITIONS_ARG }),
    },
    resolve: (_root, a, ctx) => disposed(ctx, { kind: 'catalog', id: decodeId('Catalog', a.catalogId) }, a),
  }),
);
