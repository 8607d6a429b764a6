import { catalogPath } from '../../domain/catalog/address.ts';
import { beijingDate, isoToInstant } from '../../domain/calendar/instant.ts';
import { completionTitle } from '../../domain/catalog/export/completion.ts';
import { nameOn } from '../../domain/organ/words.ts';
import { CATALOG_FILES } from '../../services/catalog/export/catalog-file.ts';
import { completionFileName } from '../../services/catalog/export/completion-file.ts';
import { builder } from '../builder.ts';
import { decodeId } from '../ids.ts';
import { visibleCatalog } from '../visible.ts';
import { CatalogFile, FormatEnum } from './export-catalog.ts';

builder.queryField('exportCompletion', (t) =>
  t.field({
    type: CatalogFile,
    nullable: true,
    description:
      '公布的年度完成情况的导出文件：序号、事项、承办单位、是否听证、计划完成时间、完成情况和原因，用字与公布的一致，机关用公布那天的名称；null 表示没有公布过，或者没有这一次。',
    args: {
      id: t.arg.id({ required: true, description: '目录的全局编号（`Catalog.id`）；写法不对报 NOT_FOUND。' }),
      no: t.arg.int({ description: '第几次公布（`CatalogCompletion.no`），从1起；不填取最近一次。' }),
      format: t.arg({ type: FormatEnum, required: true, description: '文件格式。' }),
    },
    resolve: async (_root, { id: globalId, no, format }, ctx) => {
      const catalog = await visibleCatalog(ctx, decodeId('Catalog', globalId));
      const organ = catalog && (await ctx.load.organ.load(catalog.organId));
      if (!catalog || !organ) return null;
      const lists = await ctx.load.completionsOfCatalog.load(catalog.id);
      const list = no === null || no === undefined ? lists.at(-1) : lists.find((l) => l.no === no);
      if (!list) return null;
      const former = await ctx.load.formerNamesOfOrgan.load(organ.id);
      const issuer = nameOn(organ.name, former, beijingDate(isoToInstant(list.publishedAt)));
      return {
        name: completionFileName(completionTitle(catalog.year, issuer), list.no, format),
        mediaType: CATALOG_FILES[format].mediaType,
        url: `${catalogPath({ year: catalog.year, organ })}/completion.${format}?no=${list.no}`,
      };
    },
  }),
);
