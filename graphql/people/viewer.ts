import { builder } from '../builder.ts';
import { Person } from './types.ts';

builder.queryField('viewer', (t) =>
  t.field({
    type: Person,
    nullable: true,
    description: '当前登录的人员；null 表示公众（没有登录）。',
    resolve: (_root, _args, ctx) => (ctx.person && ctx.actor?.kind === 'person' ? { ...ctx.person, roles: ctx.actor.roles } : null),
  }),
);
