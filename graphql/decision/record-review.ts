import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { ReviewOutcomeEnum } from '../enums.ts';
import { factOf, FactInput, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('recordReview', (t) =>
  t.field({
    type: CommandPayload,
    description: '登记合法性审查结果 (第二十五条、第二十七条), by another person than the drafter.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      outcome: t.arg({ type: ReviewOutcomeEnum, required: true }),
      fact: t.arg({ type: FactInput, required: true }),
      opinion: t.arg.string({ required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordReview',
        outcome: a.outcome,
        fact: factOf(a.fact),
        opinion: reasonText(a.opinion, 'opinion'),
      }),
  }),
);
