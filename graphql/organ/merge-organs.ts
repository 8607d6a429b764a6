import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { items, short } from '../inputs.ts';
import { organIdOf } from '../organ-codes.ts';
import { changePayload, OrganChangePayload } from './organ-change.ts';

builder.mutationField('mergeOrgans', (t) =>
  t.field({
    type: OrganChangePayload,
    description:
      '提出一个或者几个机关并入另一个，经监督机构 `approveOrganChange` 后生效：正在办理的决策由接续的机关继续办，人员和岗位转过去，以前的目录和文件保持原样。由各机关的系统管理员办理。内容有误返回 ORGAN_CHANGE_INVALID。',
    args: {
      fromCodes: t.arg.stringList({
        required: true,
        description: `被合并的各机关的代码，最多${LIMITS.gateListItemsMax}个；没有这个机关报 NOT_FOUND。`,
      }),
      intoCode: t.arg.string({ required: true, description: '接续的机关的代码；没有这个机关报 NOT_FOUND。' }),
      on: t.arg({ type: 'Date', required: true, description: '生效日（北京日期）；在它之前批准返回 ORGAN_CHANGE_NOT_YET。' }),
      basis: t.arg.string({ required: true, description: `依据，如批复的文号，最多${LIMITS.shortTextCharsMax}字。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const fromIds = await Promise.all(items(a.fromCodes, 'fromCodes', (code) => organIdOf(ctx, code)));
      const intoId = await organIdOf(ctx, a.intoCode);
      const content = { kind: 'merge', fromIds, intoId, on: a.on, basis: short(a.basis, 'basis') } as const;
      return changePayload(ctx, await ctx.services.organChanges.propose(content, actor));
    },
  }),
);
