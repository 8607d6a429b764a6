import { catalogsByIds } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import { CatalogSummary } from './types.ts';

builder.queryField('catalogs', (t) =>
  t.field({
    type: [CatalogSummary],
    description: 'Catalogs by year, newest first; also a year whose catalog is due and not yet public.',
    args: { organCode: t.arg.string() },
    resolve: async (_root, a, ctx) => {
      const ids = await ctx.em.execute<{ id: string }[]>(
        `select c.id from catalog c join organ o on o.id = c.organ_id where (?::text is null or o.code = ?) order by c.year desc, o.code limit 100`,
        [a.organCode ?? null, a.organCode ?? null],
      );
      const rows = await catalogsByIds(
        ctx.em,
        ids.map((i) => i.id),
      );
      return rows.sort((x, y) => y.year - x.year);
    },
  }),
);
