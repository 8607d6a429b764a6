import { beijingDate } from '../../domain/calendar/instant.ts';
import { resolvePack } from '../../domain/rules/resolve.ts';
import { packsAt } from '../../services/rules/registry.ts';
import { builder } from '../builder.ts';
import { ResolvedPackType } from './types.ts';

builder.queryField('rulePack', (t) =>
  t.field({
    type: ResolvedPackType,
    description:
      '一个规则包在某一天适用的全部内容，每条规则写明依据、来自哪一层、代替了什么。没有这个规则包报 RULE_PACK_UNKNOWN，这一天不在施行期间报 RULE_NOT_IN_FORCE。',
    args: {
      id: t.arg.string({ required: true, description: '规则包编号（`RulePack.id`）。' }),
      on: t.arg({ type: 'Date', description: '按哪一天（北京日期）的内容；不填为今天。' }),
    },
    resolve: async (_root, a, ctx) => {
      const now = await ctx.now();
      return resolvePack(a.id, a.on ?? beijingDate(now), packsAt(now));
    },
  }),
);
