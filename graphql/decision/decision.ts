import { decisionIdByCode } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { DecisionRef } from '../refs.ts';
import { decodeId } from '../ids.ts';

builder.queryField('decision', (t) =>
  t.field({
    type: DecisionRef,
    nullable: true,
    description: '按编号取一个决策；null 表示没有，或者当前人员无权看到。',
    args: {
      id: t.arg.id({ description: '全局编号（`Decision.id`）；与 `code` 二选一，写法不对报 NOT_FOUND。' }),
      code: t.arg.string({ description: '公开的决策编号（`Decision.code`），如网址中所写；与 `id` 二选一。' }),
    },
    resolve: async (_root, a, ctx) => {
      if (a.id) return (await ctx.load.decision.load(decodeId('Decision', a.id))) ?? null;
      const id = await decisionIdByCode(ctx.reader, a.code ?? '');
      return id === undefined ? null : ((await ctx.load.decision.load(id)) ?? null);
    },
  }),
);
