import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { personIdOf } from '../organ-codes.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description: '公布目录 (第三条; 徐泾镇2023年工作要点第10项) after a second person’s disclosure review.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      catalogId: t.arg.id({ required: true }),
      signedOn: t.arg({ type: 'Date', required: true }),
      disclosureReviewedBy: t.arg.string({ required: true, description: 'Person id or account of who reviewed it.' }),
    },
    resolve: async (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'publishCatalog',
        signedOn: a.signedOn,
        disclosureReviewedBy: await personIdOf(ctx, a.disclosureReviewedBy),
      }),
  }),
);
