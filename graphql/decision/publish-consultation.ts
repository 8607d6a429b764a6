import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { given, reasonText, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishConsultation', (t) =>
  t.field({
    type: CommandPayload,
    description: '公布草案、说明和解读，征求意见 (第十五条): at least 30 days, shorter only with the reason in the notice.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      noticeTitle: t.arg.string({ required: true }),
      days: t.arg.int({ description: 'Calendar days; absent = the rule’s minimum, ending on a working day.' }),
      shortenedReason: t.arg.string(),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'publishConsultation',
        noticeTitle: titleText(a.noticeTitle, 'noticeTitle'),
        ...given('days', a.days, (v) => v),
        ...given('shortenedReason', a.shortenedReason, (v) => reasonText(v, 'shortenedReason')),
      }),
  }),
);
