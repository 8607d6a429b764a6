import { builder } from '../builder.ts';
import { ReceiptStatus } from './receipt-types.ts';

builder.queryField('lookupReceipt', (t) =>
  t.field({
    type: ReceiptStatus,
    nullable: true,
    description: 'Progress and public answer by the 9 digits; null = not found. Errors: RECEIPT_CODE_INVALID, TOO_MANY_REQUESTS.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, a, ctx) => {
      ctx.services.limit('lookup', ctx.address);
      return ctx.services.receipts.byCode(a.code);
    },
  }),
);
