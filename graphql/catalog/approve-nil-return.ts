import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { keyOf } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { HAND_IN } from './hand-in-args.ts';

builder.mutationField('approveNilReturn', (t) =>
  t.field({
    type: CommandPayload,
    description: '单位负责人批准本单位的零申报。没有填报的返回 NIL_RETURN_MISSING，已经批准的返回 NIL_RETURN_KNOWN。',
    args: { ...HAND_IN(t) },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const { catalogId, outcome } = await ctx.services.catalogHandIn.approval(a, keyOf(a.idempotencyKey), actor);
      return payloadOf(ctx, { kind: 'catalog', id: catalogId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
