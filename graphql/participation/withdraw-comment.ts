import { builder } from '../builder.ts';
import { arrivalOf, commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

builder.mutationField('withdrawComment', (t) =>
  t.field({
    type: CommentPayload,
    description: '撤回自己的意见 by the personal link, until the window closes; it is counted as withdrawn.',
    args: { secret: t.arg.string({ required: true }) },
    resolve: async (_root, a, ctx) => {
      ctx.services.limit('comment', ctx.address);
      return commentPayload(ctx, await ctx.services.comments.withdrawComment(a.secret, await arrivalOf(ctx)));
    },
  }),
);
