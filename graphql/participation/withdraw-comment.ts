import { builder } from '../builder.ts';
import { arrivalOf, commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

builder.mutationField('withdrawComment', (t) =>
  t.field({
    type: CommentPayload,
    description:
      '凭个人链接撤回自己的意见，截止前可以撤回，计入撤回的条数；不用登录。截止后返回 CONSULTATION_CLOSED，链接不对报 NOT_FOUND，提交太频繁报 TOO_MANY_REQUESTS。',
    args: { secret: t.arg.string({ required: true, description: '个人链接中的密文（CommentAccepted.secret）。' }) },
    resolve: async (_root, a, ctx) => {
      ctx.services.limit('comment', ctx.address);
      return commentPayload(ctx, await ctx.services.comments.withdrawComment(a.secret, await arrivalOf(ctx)));
    },
  }),
);
