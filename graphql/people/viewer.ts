import { builder } from '../builder.ts';
import { Person } from './types.ts';

builder.queryField('viewer', (t) =>
  t.field({
    type: Person,
    nullable: true,
    description: 'Who is asking; null = the public.',
    resolve: (_root, _args, ctx) => (ctx.person && ctx.actor?.kind === 'person' ? { ...ctx.person, roles: ctx.actor.roles } : null),
  }),
);
