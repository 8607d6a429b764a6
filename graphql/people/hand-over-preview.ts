import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { personIdOf } from '../organ-codes.ts';
import { HANDED_ON, LEAVER, RECEIVER } from './hand-over-args.ts';
import { HandOverPreviewPayload, previewPayload } from './hand-over-list.ts';

builder.queryField('handOverPreview', (t) =>
  t.field({
    type: HandOverPreviewPayload,
    description:
      '一个人离岗，哪些岗位和等着办的事会交给另一个人；什么也不改变。由各岗位所在机关的负责人或者系统管理员查看，其他人报 FORBIDDEN。',
    args: { from: t.arg.string(LEAVER), to: t.arg.string(RECEIVER), on: t.arg(HANDED_ON) },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const request = { fromId: await personIdOf(ctx, a.from), toId: await personIdOf(ctx, a.to), on: a.on, reason: '预览' };
      return previewPayload(await ctx.services.handOvers.preview(request, actor));
    },
  }),
);
