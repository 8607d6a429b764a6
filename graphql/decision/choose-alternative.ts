import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('chooseAlternative', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '承办单位负责人在提交集体讨论以前选定一个备选方案（条例第十二条）；再次选定的以后一次为准。没有选定就提交集体讨论返回 ALTERNATIVE_NOT_CHOSEN，没有这个方案返回 ALTERNATIVE_UNKNOWN。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      option: t.arg.int({ required: true, description: '选定的方案的序号，从1起。' }),
      reason: t.arg.string({ required: true, description: `选定的理由，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。` }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '选定的日期（北京日期），不能晚于今天，不能早于前一步。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'chooseAlternative',
        option: a.option,
        reason: reasonText(a.reason),
        occurredOn: a.occurredOn,
      }),
  }),
);
