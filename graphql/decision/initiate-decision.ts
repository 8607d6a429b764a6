import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { organIdOf } from '../organ-codes.ts';
import { factOf, FactInput } from '../inputs.ts';
import { UndertakerInput } from './undertaker-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('initiateDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '决策机关决定启动，明确承办单位 (第十条、第十一条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      fact: t.arg({ type: FactInput, required: true }),
      undertaker: t.arg({ type: UndertakerInput, required: true }),
    },
    resolve: async (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'initiateDecision',
        fact: factOf(a.fact),
        undertaker: {
          leadOrganId: await organIdOf(ctx, a.undertaker.leadOrganCode),
          coOrgans: await Promise.all((a.undertaker.coOrganCodes ?? []).map((c) => organIdOf(ctx, c))),
        },
      }),
  }),
);
