import { catalogIdByYear } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { CatalogRef } from '../refs.ts';
import { visibleVersions } from '../visible.ts';

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
      const id = await catalogIdByYear(ctx.reader, a.year, a.organCode ?? null);
      if (id === undefined) return null;
      const visible = await visibleVersions(ctx, id);
      const shown = a.version ?? visible.at(-1)?.no;
      if (shown === undefined || !visible.some((v) => v.no === shown)) return null;
      return { ...(await ctx.load.catalog.load(id))!, shown };
    },
  }),
);
