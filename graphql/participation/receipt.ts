import { builder } from '../builder.ts';
import { Receipt } from './receipt-types.ts';

builder.queryField('receipt', (t) =>
  t.field({
    type: Receipt,
    nullable: true,
    description: 'The own opinion by the personal link; null = no such link.',
    args: { secret: t.arg.string({ required: true }) },
    resolve: (_root, a, ctx) => {
      ctx.services.limit('lookup', ctx.address);
      return ctx.services.receipts.bySecret(a.secret);
    },
  }),
);
