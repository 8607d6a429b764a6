import { builder } from '../builder.ts';
import { CatalogRef, DecisionRef } from '../refs.ts';
import { visibleCatalog } from '../visible.ts';
import { Deadline } from './types.ts';

builder.objectField(Deadline, 'decision', (t) =>
  t.field({
    type: DecisionRef,
    nullable: true,
    description: '受这个期限约束的决策；约束的是目录时为 null。',
    resolve: async (d, _a, ctx) => (d.subjectKind === 'decision' ? ((await ctx.load.decision.load(d.subjectId)) ?? null) : null),
  }),
);
builder.objectField(Deadline, 'catalog', (t) =>
  t.field({
    type: CatalogRef,
    nullable: true,
    description: '受这个期限约束的目录；约束的是决策时为 null。',
    resolve: async (d, _a, ctx) => (d.subjectKind === 'catalog' ? ((await visibleCatalog(ctx, d.subjectId)) ?? null) : null),
  }),
);
