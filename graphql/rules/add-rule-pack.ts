import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { RulePackPayload } from './pack-version.ts';
import { packPayload } from './saved.ts';

builder.mutationField('addRulePack', (t) =>
  t.field({
    type: RulePackPayload,
    description:
      '录入一个规则包文件，经另一人 `approveRulePack` 后适用。文件有错误返回 RULE_PACK_INVALID，`missing` 逐条写明行号、栏目和改法，什么也不保存。同一文件再次提交得到同一结果。',
    args: {
      text: t.arg.string({ required: true, description: `文件全文（JSON），最多${LIMITS.packFileCharsMax}个字符。` }),
    },
    resolve: async (_root, a, ctx) => packPayload(ctx, await ctx.services.rulePacks.add(a.text, signedIn(ctx))),
  }),
);
