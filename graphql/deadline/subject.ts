import { builder } from '../builder.ts';
import { CatalogRef, DecisionRef } from '../refs.ts';
import { visibleCatalog } from '../visible.ts';
import { Deadline } from './types.ts';

builder.objectField(Deadline, 'decision', (t) =>
  t.field({
    type: DecisionRef,
    nullable: true,
    description: 'The decision it binds.',
    resolve: async (d, _a, ctx) => (d.subjectKind === 'decision' ? ((await ctx.load.decision.load(d.subjectId)) ?? null) : null),
  }),
);
builder.objectField(Deadline, 'catalog', (t) =>
  t.field({
    type: CatalogRef,
    nullable: true,
    description: 'The catalog it binds.',
    resolve: async (d, _a, ctx) => (d.subjectKind === 'catalog' ? ((await visibleCatalog(ctx, d.subjectId)) ?? null) : null),
  }),
);
