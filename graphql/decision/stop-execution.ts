import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { FactInput, factOf, given, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

const DeliberationInput = builder.inputType('StopDeliberationInput', {
  description: '决策机关对终止执行的集体讨论。',
  fields: (t) => ({
    meetingName: t.string({ required: true, description: `会议名称，最多${LIMITS.shortTextCharsMax}字，不对公众显示。` }),
    fact: t.field({ type: FactInput, required: true, description: '会议的事实：日期、机关、纪要文号、签发人。' }),
  }),
});

builder.mutationField('stopExecution', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '经决策机关集体讨论终止执行（条例第三十七条）；归档以后也能登记，不能恢复。没有登记集体讨论返回 EXECUTION_STOP_NOT_DELIBERATED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      reason: t.arg.string({
        required: true,
        description: `终止的理由，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
      article: t.arg.string({
        required: true,
        description: `依据的条款，最多${LIMITS.shortTextCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '终止执行的日期（北京日期），不能早于讨论的日期，不能晚于今天。' }),
      deliberation: t.arg({ type: DeliberationInput, description: '集体讨论；不填返回 EXECUTION_STOP_NOT_DELIBERATED。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'stopExecution',
        reason: reasonText(a.reason),
        article: short(a.article, 'article'),
        occurredOn: a.occurredOn,
        ...given('deliberation', a.deliberation, (d) => ({
          meetingName: short(d.meetingName, 'deliberation.meetingName'),
          fact: factOf(d.fact),
        })),
      }),
  }),
);
