import { LIMITS } from '../../domain/limits.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { given, keyOf, reasonText, rowOf, CatalogRowInput, short, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { elsewhereOf, PublishedElsewhereInput } from './published-elsewhere.ts';

builder.mutationField('createCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '编制年度目录第1版（条例第三条），栏目、标准、依据与将印发的一致。有一行不合要求就整体退回：CATALOG_EMPTY、CATALOG_ROW_INVALID；本年已经编制返回 WRONG_PHASE，没有这个机关报 NOT_FOUND。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      organCode: t.arg.string({ required: true, description: '决策机关代码（`Organ.code`），该机关须有规则包。' }),
      year: t.arg.int({
        required: true,
        description: '目录年份，公历，如2024；只能是今年或者明年，补录的是今年或者以前，其他报 BAD_USER_INPUT。',
      }),
      title: t.arg.string({ required: true, description: `目录全称，最多${LIMITS.titleCharsMax}字。` }),
      columns: t.arg.stringList({ required: true, description: `表头各栏，按印发顺序，每栏最多${LIMITS.shortTextCharsMax}字。` }),
      standards: t.arg.string({ description: `目录标准（哪些事项列入），最多${LIMITS.reasonCharsMax}字；没有的不填。` }),
      legalBases: t.arg.stringList({ required: true, description: `编制依据，逐条列出，每条最多${LIMITS.shortTextCharsMax}字。` }),
      publishedElsewhere: t.arg({ type: PublishedElsewhereInput, description: '补录已经在别处公布过的目录时填；新编制的不填。' }),
      rows: t.arg({ type: [CatalogRowInput], required: true, description: `各行事项，按印发顺序，1至${LIMITS.catalogRowsMax}行。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const content = {
        title: titleText(a.title),
        columns: a.columns.map((c) => short(c, 'columns')),
        legalBases: a.legalBases.map((b) => short(b, 'legalBases')),
        rows: a.rows.map(rowOf),
        ...given('publishedElsewhere', a.publishedElsewhere, elsewhereOf),
        ...given('standards', a.standards, (v) => reasonText(v, 'standards')),
      };
      const { catalogId, outcome } = await ctx.services.createCatalog(
        { organCode: a.organCode, year: a.year, ...content },
        keyOf(a.idempotencyKey),
        actor,
      );
      return payloadOf(ctx, { kind: 'catalog', id: catalogId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
