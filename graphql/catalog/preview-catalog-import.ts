import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { CatalogImportInput, importOf } from './import-input.ts';
import { CatalogImportPreview } from './import-preview.ts';

builder.queryField('previewCatalogImport', (t) =>
  t.field({
    type: CatalogImportPreview,
    description:
      '预览一份印发的目录导入后的样子，什么也不写入。只有该机关的目录管理员可以用：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: { input: t.arg({ type: CatalogImportInput, required: true, description: '来源和已有的回答。' }) },
    resolve: (_root, { input }, ctx) => ctx.services.catalogImports.preview(importOf(input), signedIn(ctx)),
  }),
);
