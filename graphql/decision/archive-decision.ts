import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('archiveDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '归档（条例第三十三条）：清单齐全才能归档，归档后程序办结。缺材料返回 ARCHIVE_INCOMPLETE 并列出缺项。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({ type: 'Date', required: true, description: '归档日期（北京日期），不能晚于今天，不能早于上一步的日期。' }),
      place: t.arg.string({ required: true, description: `盖章原件存放的地点，最多${LIMITS.shortTextCharsMax}字。` }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'archiveDecision',
        occurredOn: a.occurredOn,
        place: short(a.place, 'place'),
      }),
  }),
);
