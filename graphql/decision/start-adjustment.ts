import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { keyOf, reasonText, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('startAdjustment', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '承办单位对已出台的决策启动重大调整（条例第三十七条）：由此产生同一事项的新决策，从头履行法定程序；新决策公布之前原决策继续有效。还没有公布返回 WRONG_PHASE，已经在调整返回 DECISION_ALREADY_STARTED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id({ ...DECISION_ID, description: '要调整的决策的全局编号（`Decision.id`）；不存在报 NOT_FOUND。' }),
      title: t.arg.string({
        required: true,
        description: `新的决策草案的名称，最多${LIMITS.titleCharsMax}字；草案公布前公众看到的是目录中的名称。`,
      }),
      reason: t.arg.string({
        required: true,
        description: `作重大调整的理由，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '启动的日期（北京日期），不能晚于今天。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const adjusted = decodeId('Decision', a.decisionId);
      if (!(await ctx.load.decision.load(adjusted))) throw new CodedError('NOT_FOUND', a.decisionId);
      const { decisionId, outcome } = await ctx.services.starts.startAdjustment(
        {
          decisionId: adjusted,
          title: titleText(a.title),
          reason: reasonText(a.reason),
          occurredOn: a.occurredOn,
        },
        keyOf(a.idempotencyKey),
        actor,
      );
      return payloadOf(ctx, { kind: 'decision', id: decisionId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
