import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { organIdOf } from '../organ-codes.ts';
import { factOf, FactInput } from '../inputs.ts';
import { UndertakerInput } from './undertaker-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('initiateDecision', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记决策机关决定启动，明确承办单位（条例第十条、第十一条）。承办单位还没有启动前期工作返回 WRONG_PHASE，没有承办单位返回 UNDERTAKER_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      fact: t.arg({ type: FactInput, required: true, description: '启动决定的事实：作出机关、日期、文号、签发人。' }),
      undertaker: t.arg({ type: UndertakerInput, required: true, description: '承办单位；两个以上单位承办的写明牵头单位。' }),
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
