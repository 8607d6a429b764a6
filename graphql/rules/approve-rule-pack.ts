import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { RulePackPayload } from './pack-version.ts';
import { packPayload } from './saved.ts';

builder.mutationField('approveRulePack', (t) =>
  t.field({
    type: RulePackPayload,
    description:
      '批准一个已录入的规则包，从这一刻起适用，以后不能修改或者删除。录入人自己批准返回 SECOND_PERSON_REQUIRED；录入后情况有变、不再成立的返回 RULE_PACK_INVALID。已经批准的再次批准得到同一结果。',
    args: { versionId: t.arg.id({ required: true, description: '规则包版本的全局编号（`RulePackVersion.id`）；不存在报 NOT_FOUND。' }) },
    resolve: async (_root, a, ctx) =>
      packPayload(ctx, await ctx.services.rulePacks.approve(decodeId('RulePackVersion', a.versionId), signedIn(ctx))),
  }),
);
