import { catalogPath } from '../../domain/catalog/address.ts';
import { CATALOG_FILES, catalogFileName } from '../../services/catalog/export/catalog-file.ts';
import type { CatalogFileFormat } from '../../services/catalog/export/catalog-file.ts';
import { builder } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { visibleVersions } from '../visible.ts';

export const FormatEnum = enumOf<CatalogFileFormat>('CatalogFileFormat', '目录导出的文件格式。', {
  xlsx: 'xlsx 工作簿，WPS、Excel 都能打开',
  docx: 'docx 文档，按公文格式排版，可以直接印发',
});

type FileAt = { readonly name: string; readonly mediaType: string; readonly url: string };
export const CatalogFile = builder.objectRef<FileAt>('CatalogFile').implement({
  description: '可以下载的目录文件，栏目和用字与印发或者公布的文本一致。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '文件名，取标题全称。' }),
    mediaType: t.exposeString('mediaType', { description: '媒体类型。' }),
    url: t.exposeString('url', { description: '下载地址，以 / 开头；没有公布的版本下载时要带登录凭证。' }),
  }),
});

builder.queryField('exportCatalog', (t) =>
  t.field({
    type: CatalogFile,
    nullable: true,
    description: '目录某一版的导出文件，公众可以导出已公布的版本；null 表示没有可见的目录或者版本。',
    args: {
      id: t.arg.id({ required: true, description: '目录的全局编号（`Catalog.id`）；写法不对报 NOT_FOUND。' }),
      version: t.arg.int({ description: '版本号，从1起；不填取可见的最新一版。' }),
      format: t.arg({ type: FormatEnum, required: true, description: '文件格式。' }),
    },
    resolve: async (_root, { id: globalId, version: no, format }, ctx) => {
      const id = decodeId('Catalog', globalId);
      const visible = await visibleVersions(ctx, id);
      const version = no === null || no === undefined ? visible.at(-1) : visible.find((v) => v.no === no);
      const catalog = version && (await ctx.load.catalog.load(id));
      const organ = catalog && (await ctx.load.organ.load(catalog.organId));
      if (!version || !catalog || !organ) return null;
      return {
        name: catalogFileName(catalog.title, version.no, format),
        mediaType: CATALOG_FILES[format].mediaType,
        url: `${catalogPath({ year: catalog.year, organ })}/table.${format}?version=${version.no}`,
      };
    },
  }),
);
