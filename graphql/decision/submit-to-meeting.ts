import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('submitToMeeting', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '提交集体讨论（条例第二十九条）。未通过合法性审查的返回 GATE_OPEN，审查后草案改动返回 DRAFT_CHANGED，材料不齐的返回 PACKAGE_INCOMPLETE，逐项列出缺什么、怎么补；清单见 `Decision.submissionPackage`。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({ type: 'Date', required: true, description: '提交的日期（北京日期），不能晚于今天，不能早于上一步的日期。' }),
    },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'submitToMeeting', occurredOn: a.occurredOn }),
  }),
);
