import { TEMPLATE_NAME, XLSX } from '../../services/adoption/template.ts';
import { builder } from '../builder.ts';

type FileAt = { readonly name: string; readonly mediaType: string; readonly url: string };
const Template = builder.objectRef<FileAt>('AdoptionTemplate').implement({
  description: '可以下载的空白工作簿：五张表和填写说明，可以选的格有下拉框。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '文件名。' }),
    mediaType: t.exposeString('mediaType', { description: '媒体类型。' }),
    url: t.exposeString('url', { description: '下载地址，以 / 开头，不用登录。' }),
  }),
});

builder.queryField('adoptionTemplate', (t) =>
  t.field({
    type: Template,
    description: '上线补录用的空白工作簿。',
    resolve: () => ({ name: TEMPLATE_NAME, mediaType: XLSX, url: '/adoption/template.xlsx' }),
  }),
);
