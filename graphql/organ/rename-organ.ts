import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { short } from '../inputs.ts';
import { organIdOf } from '../organ-codes.ts';
import { changePayload, OrganChangePayload } from './organ-change.ts';

builder.mutationField('renameOrgan', (t) =>
  t.field({
    type: OrganChangePayload,
    description:
      '提出一个机关更名，经监督机构 `approveOrganChange` 后生效；以前印发的保持原名，原名继续可以查到。由该机关或者上级机关的系统管理员办理。名称、日期或者依据有误返回 ORGAN_CHANGE_INVALID。',
    args: {
      organCode: t.arg.string({ required: true, description: '机关代码（`Organ.code`），更名后不变；没有这个机关报 NOT_FOUND。' }),
      newName: t.arg.string({ required: true, description: `新名称全称，最多${LIMITS.shortTextCharsMax}字。` }),
      on: t.arg({
        type: 'Date',
        required: true,
        description: '生效日（北京日期），从当天起用新名称；在它之前批准返回 ORGAN_CHANGE_NOT_YET。',
      }),
      basis: t.arg.string({ required: true, description: `依据，如批复的文号，最多${LIMITS.shortTextCharsMax}字。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const organId = await organIdOf(ctx, a.organCode);
      const content = { kind: 'rename', organId, newName: short(a.newName, 'newName'), on: a.on, basis: short(a.basis, 'basis') } as const;
      return changePayload(ctx, await ctx.services.organChanges.propose(content, actor));
    },
  }),
);
