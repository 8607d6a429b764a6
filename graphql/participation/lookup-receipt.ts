import { builder } from '../builder.ts';
import { ReceiptStatus } from './receipt-types.ts';

builder.queryField('lookupReceipt', (t) =>
  t.field({
    type: ReceiptStatus,
    nullable: true,
    description: '凭回执码查进展和公开的答复；null 表示没有这个回执码。数字对不上报 RECEIPT_CODE_INVALID，查询太频繁报 TOO_MANY_REQUESTS。',
    args: { code: t.arg.string({ required: true, description: '9位回执码；空格、短横线和全角数字都可以。' }) },
    resolve: (_root, a, ctx) => {
      ctx.services.limit('lookup', ctx.address);
      return ctx.services.receipts.byCode(a.code);
    },
  }),
);
