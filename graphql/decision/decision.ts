import { decisionIdByCode } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { DecisionRef } from '../refs.ts';
import { decodeId } from '../ids.ts';

builder.queryField('decision', (t) =>
  t.field({
    type: DecisionRef,
    nullable: true,
    description: 'One decision by id or public code; null = there is none.',
    args: { id: t.arg.id(), code: t.arg.string() },
    resolve: async (_root, a, ctx) => {
      if (a.id) return (await ctx.load.decision.load(decodeId('Decision', a.id))) ?? null;
      const id = await decisionIdByCode(ctx.reader, a.code ?? '');
      return id === undefined ? null : ((await ctx.load.decision.load(id)) ?? null);
    },
  }),
);
