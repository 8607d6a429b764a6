import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('closeRegister', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '线下意见登记完毕后关闭意见登记册（条例第十八条），公众参与环节随之完成。征求意见未结束返回 WRONG_PHASE，没有这一轮返回 CONSULTATION_OPEN，还在清点返回 PUBLICATION_IN_PROGRESS，已经关闭返回 REGISTER_CLOSED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      round: t.arg.int({ required: true, description: '征求意见的轮次，从1起。' }),
    },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'closeRegister', round: a.round }),
  }),
);
