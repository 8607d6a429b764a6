import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { arrivalOf, commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

builder.mutationField('editComment', (t) =>
  t.field({
    type: CommentPayload,
    description:
      '凭个人链接修改自己的意见，截止前可以改，原文保留备查；不用登录。截止后返回 CONSULTATION_CLOSED，链接不对报 NOT_FOUND，提交太频繁报 TOO_MANY_REQUESTS。',
    args: {
      secret: t.arg.string({ required: true, description: '个人链接中的密文（CommentAccepted.secret）。' }),
      text: t.arg.string({ required: true, description: `修改后的全文，1至${LIMITS.commentTextCharsMax}字，空白报 BAD_USER_INPUT。` }),
    },
    resolve: async (_root, a, ctx) => {
      ctx.services.limit('comment', ctx.address);
      return commentPayload(ctx, await ctx.services.comments.editComment(a.secret, a.text, await arrivalOf(ctx)));
    },
  }),
);
