import { catalogIdByYear } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { CatalogRef } from '../refs.ts';
import { visibleCatalogRounds, visibleVersions } from '../visible.ts';

builder.queryField('catalog', (t) =>
  t.field({
    type: CatalogRef,
    nullable: true,
    description: '某年的目录，默认为当前人员可见的最新一版；只公开过草案征求意见的，没有可见的版本；null 表示没有可见的目录或者版本。',
    args: {
      organCode: t.arg.string({ description: '决策机关代码（`Organ.code`）；只有一个决策机关时可以不填。' }),
      year: t.arg.int({ required: true, description: '目录年份，公历，如2024。' }),
      version: t.arg.int({ description: '版本号，从1起；不填取可见的最新一版。' }),
    },
    resolve: async (_root, a, ctx) => {
      const id = await catalogIdByYear(ctx.reader, a.year, a.organCode ?? null);
      if (id === undefined) return null;
      const visible = await visibleVersions(ctx, id);
      const shown = a.version ?? visible.at(-1)?.no;
      // Only its draft has been put to the public: there is no version to show yet.
      if (shown === undefined && (await visibleCatalogRounds(ctx, id)).length) return (await ctx.load.catalog.load(id))!;
      if (shown === undefined || !visible.some((v) => v.no === shown)) return null;
      return { ...(await ctx.load.catalog.load(id))!, shown };
    },
  }),
);
