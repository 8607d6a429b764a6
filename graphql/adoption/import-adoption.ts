import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { organCodeText } from '../inputs.ts';
import { AdoptionPayload, adoptionPayload } from './results.ts';

builder.mutationField('importAdoption', (t) =>
  t.field({
    type: AdoptionPayload,
    description:
      '导入一份上线补录工作簿，一次写完，不会只写一半；不发通知，不产生逾期。同一文件再导入得到同一次导入。补录期没有开放返回 ADOPTION_WINDOW_CLOSED，还有错误返回 ADOPTION_ERRORS 并逐条列出，同时有人编制了同一年的目录返回 ADOPTION_CATALOG_EXISTS。',
    args: {
      organCode: t.arg.string({ required: true, description: '开始使用系统的机关的代码。' }),
      fileId: t.arg.id({ required: true, description: '上传的 xlsx 工作簿（`/files` 返回的编号）；不存在报 NOT_FOUND。' }),
    },
    resolve: async (_root, a, ctx) => {
      const input = { organCode: organCodeText(a.organCode), fileId: decodeId('File', a.fileId) };
      return adoptionPayload(ctx, await ctx.services.adoptions.run(input, signedIn(ctx)));
    },
  }),
);
