import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { keyOf, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('startDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '承办单位启动前期工作 on a published row of the catalog; the organ’s own decision follows (第十条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      entryId: t.arg.id({ required: true }),
      title: t.arg.string({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const { decisionId, outcome } = await ctx.services.startDecision(
        { entryId: decodeId('CatalogEntry', a.entryId), title: titleText(a.title), occurredOn: a.occurredOn },
        keyOf(a.idempotencyKey),
        actor,
      );
      return payloadOf(ctx, { kind: 'decision', id: decisionId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
