import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('issueDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '决策出台并公布 (第三十一条、第三十二条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      documentNo: t.arg.string({ required: true }),
      signedOn: t.arg({ type: 'Date', required: true, description: '成文日.' }),
      signer: t.arg.string({ required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'issueDecision',
        documentNo: short(a.documentNo, 'documentNo'),
        signedOn: a.signedOn,
        signer: short(a.signer, 'signer'),
      }),
  }),
);
