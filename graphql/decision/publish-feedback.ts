import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishFeedback', (t) =>
  t.field({
    type: CommandPayload,
    description: '公布意见采纳情况 (徐泾镇2023年工作要点第11项): every opinion answered, the sums right.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      noticeTitle: t.arg.string({ required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'publishFeedback', noticeTitle: titleText(a.noticeTitle, 'noticeTitle') }),
  }),
);
