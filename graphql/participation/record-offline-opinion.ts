import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { ChannelEnum, CommenterEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given, keyOf, short } from '../inputs.ts';
import { commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

const OfflineOpinionInput = builder.inputType('OfflineOpinionInput', {
  description: 'A letter, call or visit; in time by postmark or day of receipt (P-14).',
  fields: (t) => ({
    decisionId: t.id({ required: true }),
    round: t.int({ required: true }),
    text: t.string({ required: true }),
    channel: t.field({ type: ChannelEnum, required: true }),
    commenterKind: t.field({ type: CommenterEnum, required: true }),
    name: t.string(),
    receivedOn: t.field({ type: 'Date', required: true }),
    postmarkOn: t.field({ type: 'Date' }),
    scanHash: t.string(),
  }),
});

builder.mutationField('recordOfflineOpinion', (t) =>
  t.field({
    type: CommentPayload,
    description: '登记线下意见: never refused by the clock; late ones are counted apart.',
    args: { idempotencyKey: t.arg.string({ required: true }), input: t.arg({ type: OfflineOpinionInput, required: true }) },
    resolve: async (_root, { idempotencyKey, input: i }, ctx) => {
      const actor = signedIn(ctx);
      const opinion = {
        decisionId: decodeId('Decision', i.decisionId),
        round: i.round,
        text: i.text,
        channel: i.channel,
        commenterKind: i.commenterKind,
        receivedOn: i.receivedOn,
        ...given('name', i.name, (v) => short(v, 'name')),
        ...given('postmarkOn', i.postmarkOn, (v) => v),
        ...given('scanHash', i.scanHash, (v) => short(v, 'scanHash')),
      };
      return commentPayload(ctx, await ctx.services.comments.recordOfflineOpinion(opinion, actor, keyOf(idempotencyKey)));
    },
  }),
);
