import { builder } from '../builder.ts';
import { decodeId } from '../ids.ts';
import { visibleDeadline } from '../visible.ts';
import { Deadline } from './types.ts';

builder.queryField('deadline', (t) =>
  t.field({
    type: Deadline,
    nullable: true,
    description: 'One explained deadline; null = there is none.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, a, ctx) => (await visibleDeadline(ctx, decodeId('Deadline', a.id))) ?? null,
  }),
);
