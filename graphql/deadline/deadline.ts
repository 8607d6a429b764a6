import { builder } from '../builder.ts';
import { decodeId } from '../ids.ts';
import { visibleDeadline } from '../visible.ts';
import { Deadline } from './types.ts';

builder.queryField('deadline', (t) =>
  t.field({
    type: Deadline,
    nullable: true,
    description: '按编号取一个期限及其算法；null 表示没有，或者当前人员无权看到。编号写法不对报 NOT_FOUND。',
    args: { id: t.arg.id({ required: true, description: '期限的全局编号（`Deadline.id`）。' }) },
    resolve: async (_root, a, ctx) => (await visibleDeadline(ctx, decodeId('Deadline', a.id))) ?? null,
  }),
);
