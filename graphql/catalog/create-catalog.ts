import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { given, keyOf, reasonText, rowOf, CatalogRowInput, short, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('createCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description: '编制年度目录 (第三条): columns, standards and bases as they will be printed. A bad row refuses the whole, naming it.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      organCode: t.arg.string({ required: true }),
      year: t.arg.int({ required: true }),
      title: t.arg.string({ required: true }),
      columns: t.arg.stringList({ required: true }),
      standards: t.arg.string(),
      legalBases: t.arg.stringList({ required: true }),
      rows: t.arg({ type: [CatalogRowInput], required: true }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const content = {
        title: titleText(a.title),
        columns: a.columns.map((c) => short(c, 'columns')),
        legalBases: a.legalBases.map((b) => short(b, 'legalBases')),
        rows: a.rows.map(rowOf),
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
