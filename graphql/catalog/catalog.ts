import { builder } from '../builder.ts';
import { CatalogRef } from '../refs.ts';

builder.queryField('catalog', (t) =>
  t.field({
    type: CatalogRef,
    nullable: true,
    description: 'The catalog of a year, newest visible version or the one asked for; null = none that the viewer may see.',
    args: {
      organCode: t.arg.string({ description: 'May be omitted where there is one deciding organ.' }),
      year: t.arg.int({ required: true }),
      version: t.arg.int(),
    },
    resolve: async (_root, a, ctx) => {
      const [row] = await ctx.em.execute<{ id: string }[]>(
        `select c.id from catalog c join organ o on o.id = c.organ_id where c.year = ? and (?::text is null or o.code = ?) order by o.code limit 1`,
        [a.year, a.organCode ?? null, a.organCode ?? null],
      );
      if (!row) return null;
      const versions = await ctx.load.versionsOfCatalog.load(row.id);
      const visible = versions.filter((v) => ctx.actor !== null || v.publishedAt !== null);
      const shown = a.version ?? visible.at(-1)?.no;
      if (shown === undefined || !visible.some((v) => v.no === shown)) return null;
      return { ...(await ctx.load.catalog.load(row.id))!, shown };
    },
  }),
);
