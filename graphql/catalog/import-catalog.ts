import { LIMITS } from '../../domain/limits.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { given, keyOf, reasonText, short, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { CatalogImportInput, importOf } from './import-input.ts';

builder.mutationField('importCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '从印发的表导入年度目录第1版（条例第三条），读法与 `previewCatalogImport` 相同。还有错误或者未回答的问题返回 IMPORT_OPEN 并逐条列出，一行也不写入；本年已经编制返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      input: t.arg({ type: CatalogImportInput, required: true, description: '来源和对各个问题的回答。' }),
      title: t.arg.string({ description: `目录全称，最多${LIMITS.titleCharsMax}字；不填的用表上方的名称，没有的按机关和年份拟名。` }),
      standards: t.arg.string({ description: `目录标准（哪些事项列入），最多${LIMITS.reasonCharsMax}字；没有的不填。` }),
      legalBases: t.arg.stringList({ description: `编制依据，逐条列出，每条最多${LIMITS.shortTextCharsMax}字；没有的不填。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const heading = {
        legalBases: (a.legalBases ?? []).map((b) => short(b, 'legalBases')),
        ...given('title', a.title, (v) => titleText(v)),
        ...given('standards', a.standards, (v) => reasonText(v, 'standards')),
      };
      const { catalogId, outcome } = await ctx.services.catalogImports.run(importOf(a.input), heading, keyOf(a.idempotencyKey), actor);
      return payloadOf(ctx, { kind: 'catalog', id: catalogId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
