import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { changePayload, OrganChangePayload } from './organ-change.ts';

builder.mutationField('withdrawOrganChange', (t) =>
  t.field({
    type: OrganChangePayload,
    description:
      '撤回还没有批准的机构变动，什么也不改变；限各有关机关的系统管理员。已经批准的返回 ORGAN_CHANGE_SETTLED，没有写原因返回 REASON_MISSING。再撤回一次结果相同。',
    args: {
      changeId: t.arg.id({ required: true, description: '机构变动的编号（`OrganChange.id`）；不存在报 NOT_FOUND。' }),
      reason: t.arg.string({ required: true, description: '撤回的原因。' }),
    },
    resolve: async (_root, a, ctx) =>
      changePayload(ctx, await ctx.services.organChanges.withdraw(decodeId('OrganChange', a.changeId), a.reason, signedIn(ctx))),
  }),
);
