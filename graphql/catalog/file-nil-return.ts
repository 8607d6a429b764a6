import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { keyOf } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { HAND_IN } from './hand-in-args.ts';

builder.mutationField('fileNilReturn', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '部门填报零申报：本年度没有重大行政决策事项。单位负责人批准后才算数，随目录公布。申报了事项的返回 NIL_RETURN_CONTRADICTED，已经填报的返回 NIL_RETURN_KNOWN；之后又申报事项的，零申报失效。',
    args: { ...HAND_IN(t) },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const { catalogId, outcome } = await ctx.services.catalogHandIn.nilReturn(a, keyOf(a.idempotencyKey), actor);
      return payloadOf(ctx, { kind: 'catalog', id: catalogId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
