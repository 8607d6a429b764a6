import { builder } from '../builder.ts';
import { Receipt } from './receipt-types.ts';

builder.queryField('receipt', (t) =>
  t.field({
    type: Receipt,
    nullable: true,
    description: '凭个人链接看自己的意见；null 表示没有这个链接。查询太频繁报 TOO_MANY_REQUESTS。',
    args: { secret: t.arg.string({ required: true, description: '个人链接中的密文（CommentAccepted.secret）。' }) },
    resolve: (_root, a, ctx) => {
      ctx.services.limit('lookup', ctx.address);
      return ctx.services.receipts.bySecret(a.secret);
    },
  }),
);
