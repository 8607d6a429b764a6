import { beijingDate } from '../../domain/calendar/instant.ts';
import { packsAt } from '../../services/rules/registry.ts';
import { builder } from '../builder.ts';
import { AFTER, connectionOf, FIRST, pageOf } from '../connections.ts';
import { RulePackType } from './types.ts';

const RulePackConnection = connectionOf('RulePack', RulePackType);

builder.queryField('rulePacks', (t) =>
  t.field({
    type: RulePackConnection,
    description: '全部规则包：随系统提供的在前，以文件录入并批准的按批准的先后在后。',
    args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
    resolve: async (_root, a, ctx) => {
      const now = await ctx.now();
      const year = Number(beijingDate(now).slice(0, 4));
      const packs = packsAt(now).map((pack) => ({ pack, year }));
      return pageOf(packs, ({ pack }) => pack.id, a.first, a.after);
    },
  }),
);
