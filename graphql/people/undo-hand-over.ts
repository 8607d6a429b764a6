import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { HandOverPayload, handOverPayload } from './hand-over-list.ts';

builder.mutationField('undoHandOver', (t) =>
  t.field({
    type: HandOverPayload,
    description:
      '撤销当天办理的交接：离岗的人的岗位和代理恢复原样，接手的人由此得到的岗位立即终止，期间已经办理的仍然有效。过了当天，或者岗位已经另行变动的，返回 HANDOVER_SETTLED。已经撤销的再次撤销得到同一结果。',
    args: { handOverId: t.arg.id({ required: true, description: '交接的编号（`HandOverDone.id`）；不存在报 NOT_FOUND。' }) },
    resolve: async (_root, a, ctx) => handOverPayload(await ctx.services.handOvers.undo(decodeId('HandOver', a.handOverId), signedIn(ctx))),
  }),
);
