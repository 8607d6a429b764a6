import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { changePayload, OrganChangePayload } from './organ-change.ts';

builder.mutationField('approveOrganChange', (t) =>
  t.field({
    type: OrganChangePayload,
    description:
      '批准一次机构变动，立即生效，不能撤回；限监督机构。提出人自己批准返回 SECOND_PERSON_REQUIRED，生效日还没有到返回 ORGAN_CHANGE_NOT_YET，提出后情况有变、不再成立的返回 ORGAN_CHANGE_INVALID，已经撤回的返回 ORGAN_CHANGE_SETTLED。已经批准的再次批准得到同一结果。',
    args: { changeId: t.arg.id({ required: true, description: '机构变动的编号（`OrganChange.id`）；不存在报 NOT_FOUND。' }) },
    resolve: async (_root, a, ctx) =>
      changePayload(ctx, await ctx.services.organChanges.approve(decodeId('OrganChange', a.changeId), signedIn(ctx))),
  }),
);
