import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('startExecution', (t) =>
  t.field({
    type: CommandPayload,
    description: '明确执行单位，开始执行（条例第三十四条）。尚未出台返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      unit: t.arg.string({
        required: true,
        description: `执行单位名称，最多${LIMITS.shortTextCharsMax}字，会公布；空白返回 UNDERTAKER_MISSING。`,
      }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '开始执行的日期（北京日期），不能晚于今天，不能早于成文日。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'startExecution', unit: short(a.unit, 'unit'), occurredOn: a.occurredOn }),
  }),
);
