import { builder } from '../builder.ts';
import { arrivalOf, commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

builder.mutationField('editComment', (t) =>
  t.field({
    type: CommentPayload,
    description: '修改自己的意见 by the personal link, until the window closes; the earlier text is kept.',
    args: { secret: t.arg.string({ required: true }), text: t.arg.string({ required: true }) },
    resolve: async (_root, a, ctx) => {
      ctx.services.limit('comment', ctx.address);
      return commentPayload(ctx, await ctx.services.comments.editComment(a.secret, a.text, await arrivalOf(ctx)));
    },
  }),
);
