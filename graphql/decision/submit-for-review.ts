import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { given, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('submitForReview', (t) =>
  t.field({
    type: CommandPayload,
    description: '送合法性审查 (第二十六条): the reviewer is given at least 7 working days.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
      requestedReplyOn: t.arg({ type: 'Date', required: true }),
      shortReason: t.arg.string(),
      statement: t.arg.string({ required: true, description: '履行有关法定程序的说明.' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'submitForReview',
        occurredOn: a.occurredOn,
        requestedReplyOn: a.requestedReplyOn,
        statement: reasonText(a.statement, 'statement'),
        ...given('shortReason', a.shortReason, (v) => reasonText(v, 'shortReason')),
      }),
  }),
);
