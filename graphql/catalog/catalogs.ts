import { listCatalogs } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { CatalogSummary } from './types.ts';

builder.queryField('catalogs', (t) =>
  t.field({
    type: [CatalogSummary],
    description: '各年目录，年份新的在前，最多100条；应公布而尚未公布的年份也在内。',
    args: { organCode: t.arg.string({ description: '决策机关代码（`Organ.code`）；不填列出全部机关的目录。' }) },
    // A catalog whose first step is not decided yet has neither deadline nor version and is nobody's.
    resolve: async (_root, a, ctx) =>
      (await listCatalogs(ctx.reader, a.organCode ?? null)).filter(
        ({ state }) =>
          state.deadlines.some((d) => d.key === 'catalog-publication') ||
          state.versions.some((v) => ctx.staff || v.publishedAt !== undefined) ||
          state.rounds?.some((r) => r.openedAt !== undefined),
      ),
  }),
);
