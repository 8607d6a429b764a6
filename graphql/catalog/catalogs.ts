import { listCatalogs } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { CatalogSummary } from './types.ts';

builder.queryField('catalogs', (t) =>
  t.field({
    type: [CatalogSummary],
    description: 'Catalogs by year, newest first; also a year whose catalog is due and not yet public.',
    args: { organCode: t.arg.string() },
    // A catalog whose first step is not decided yet has no deadline and is nobody's.
    resolve: async (_root, a, ctx) =>
      (await listCatalogs(ctx.reader, a.organCode ?? null)).filter((c) => c.state.deadlines.some((d) => d.key === 'catalog-publication')),
  }),
);
