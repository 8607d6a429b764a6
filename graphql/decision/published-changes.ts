import { catalogEventText, eventText } from '../../domain/decision/view/event-text.ts';
import { listPublishedChanges } from '../../services/read/published-changes.ts';
import type { PublishedChange } from '../../services/read/published-changes.ts';
import { packAt } from '../../services/rules.ts';
import { builder } from '../builder.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { CatalogRef, DecisionRef } from '../refs.ts';
import { visibleCatalog } from '../visible.ts';
import { Event } from './parts.ts';
import type { EventView } from './parts.ts';

type Change = PublishedChange & { readonly view: EventView };
const PublishedChangeType = builder.objectRef<Change>('PublishedChange').implement({
  description: '一项公开或者变更：发生了什么，属于哪个决策或者目录，二者只有其一。',
  fields: (t) => ({
    event: t.field({ type: Event, description: '办理记录的这一条。', resolve: (c) => c.view }),
    decision: t.field({
      type: DecisionRef,
      nullable: true,
      description: '所属的决策；null 表示属于目录。',
      resolve: async (c, _a, ctx) => (c.kind === 'decision' ? ((await ctx.load.decision.load(c.subjectId)) ?? null) : null),
    }),
    catalog: t.field({
      type: CatalogRef,
      nullable: true,
      description: '所属的目录；null 表示属于决策。',
      resolve: async (c, _a, ctx) => (c.kind === 'catalog' ? ((await visibleCatalog(ctx, c.subjectId)) ?? null) : null),
    }),
  }),
});

builder.queryField('publishedChanges', (t) =>
  t.field({
    type: connectionOf('PublishedChange', PublishedChangeType),
    description:
      '公开了什么、变更了什么，新的在前：目录公布，征求意见开始、延长和截止，决策出台和公布，采纳情况、会议议题解读和决策后评估结果公布，办理和执行的中止、恢复和终止，调整，期限变动。对所有人相同，只有公众看得到的。',
    args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
    resolve: async (_root, a, ctx) => {
      const before = a.after ? decodeCursor('published-changes', a.after, 'uuid')[0] : undefined;
      const [page, now] = await Promise.all([listPublishedChanges(ctx.reader, pageSize(a.first), before), ctx.now()]);
      const nodes = await Promise.all(
        page.rows.map(async (row): Promise<Change> => {
          const text =
            row.kind === 'catalog'
              ? catalogEventText(row.data)
              : eventText(row.data, packAt((await ctx.load.decision.load(row.subjectId))!.packId, now), false);
          return { ...row, view: { ...row, text: text ?? '' } };
        }),
      );
      return {
        edges: nodes.map((node) => ({ cursor: () => encodeCursor('published-changes', [node.id]), node })),
        hasNextPage: page.hasNextPage,
      };
    },
  }),
);
