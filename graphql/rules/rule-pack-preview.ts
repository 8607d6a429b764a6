import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { previewPack } from '../../services/rules/versions.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { RulePackPreview } from './pack-diff.ts';

builder.queryField('rulePackPreview', (t) =>
  t.field({
    type: RulePackPreview,
    description:
      '检查一个规则包文件，什么也不保存：列出全部错误，没有错误时列出与现有规则包的差别。限系统管理员和监督机构：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: { text: t.arg.string({ required: true, description: `文件全文（JSON），最多${LIMITS.packFileCharsMax}个字符。` }) },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'rulePackPreview', {})) throw new CodedError('FORBIDDEN');
      return previewPack(a.text, await ctx.now());
    },
  }),
);
