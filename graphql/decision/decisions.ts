import type { GraphQLResolveInfo } from 'graphql';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { countDecisions, listDecisions } from '../../services/read/decisions.ts';
import type { ListedDecision, ListParts } from '../../services/read/decisions.ts';
import type { DecisionRow } from '../../services/read/rows.ts';
import { sightOf } from '../../services/read/sight.ts';
import { builder } from '../builder.ts';
import { AFTER, FIRST, connectionOf, decodeCursor, encodeCursor, pageSize } from '../connections.ts';
import type { ConnectionShape } from '../connections.ts';
import type { Context } from '../context.ts';
import { FeedbackFilterEnum, PhaseEnum } from '../enums.ts';
import { given } from '../inputs.ts';
import { DecisionRef } from '../refs.ts';
import { fieldsAt } from '../selection.ts';

const DecisionFilter = builder.inputType('DecisionFilter', {
  description: '决策列表的筛选条件，所填各项同时满足；不填的不限。',
  fields: (t) => ({
    phases: t.field({ type: [PhaseEnum], description: '处于其中任一阶段；空列表不限。' }),
    organCode: t.string({ description: '决策机关代码（`Organ.code`）；没有这个机关时结果为空。' }),
    leadOrganCode: t.string({ description: '承办（牵头）单位代码（`Organ.code`）；没有这个单位时结果为空。' }),
    year: t.int({ description: '决策编号所属的年份，公历，即列入哪一年的目录。' }),
    dueBefore: t.field({ type: 'DateTime', description: '有未办结的期限在这个时刻之前截止。' }),
    isOpen: t.boolean({ description: 'true：此刻正在征求意见，截止早的在前；false：此刻没有在征求意见。' }),
    closedWithinDays: t.int({
      description: `此刻正在征求意见，或者最近这么多天（每天24小时）内截止，截止晚的在前；0至${LIMITS.countDaysMax}，超出报 BAD_USER_INPUT。`,
    }),
    feedback: t.field({ type: FeedbackFilterEnum, description: '采纳情况已公布，或者应公布而未公布。' }),
  }),
});
type Listed = ConnectionShape<DecisionRow> & { readonly count: () => Promise<number> };
const DecisionConnection = connectionOf<DecisionRow, Listed>('Decision', DecisionRef);
builder.objectField(DecisionConnection, 'totalCount', (t) =>
  t.int({
    nullable: true,
    description: '符合条件的总数，不限于本页；另需一次统计，不用时请不要取。统计出错时为 null。',
    resolve: (c) => c.count(),
  }),
);

/** The parts of its rows this query asks for, so that one statement brings them. */
function partsAsked(info: GraphQLResolveInfo): ListParts {
  const names = fieldsAt(info, ['edges', 'node']);
  return { organ: names.has('organ'), rounds: names.has('openWindow') || names.has('rounds'), deadlines: names.has('deadlines') };
}

/** What came with the list is not read again in this request. */
function prime({ load }: Context, rows: readonly ListedDecision[]): void {
  for (const d of rows) {
    load.decision.prime(d.id, d);
    if (d.organRow) load.organ.prime(d.organId, d.organRow);
    if (d.roundRows) load.roundsOfDecision.prime(d.id, d.roundRows);
    if (d.deadlineRows) load.deadlinesOfSubject.prime(d.id, d.deadlineRows);
  }
}

/** @throws CodedError BAD_USER_INPUT */
function daysBack(days: number): number {
  if (days < 0 || days > LIMITS.countDaysMax) throw new CodedError('BAD_USER_INPUT', `天数应为0至${LIMITS.countDaysMax}`);
  return days;
}

builder.queryField('decisions', (t) =>
  t.field({
    type: DecisionConnection,
    description:
      '决策列表，新启动的在前（筛选正在征求意见的，截止早的在前；连同最近截止的，截止晚的在前）。公众只看到事项已在目录公布的决策。',
    args: {
      filter: t.arg({ type: DecisionFilter, description: '筛选条件；不填列出全部可见的决策。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    complexity: (a) => ({ field: 1, multiplier: Math.min(a.first ?? LIMITS.pageSizeDefault, LIMITS.pageSizeMax) / 4 }),
    resolve: async (_root, a, ctx, info) => {
      const f = a.filter ?? {};
      const filter = {
        publicOnly: !ctx.staff,
        sight: sightOf(ctx.actor),
        ...given('phases', f.phases, (v) => v),
        ...given('organCode', f.organCode, (v) => v),
        ...given('leadOrganCode', f.leadOrganCode, (v) => v),
        ...given('year', f.year, (v) => v),
        ...given('dueBefore', f.dueBefore, (v) => v),
        ...given('isOpen', f.isOpen, (v) => v),
        ...given('closedWithinDays', f.closedWithinDays, daysBack),
        ...given('feedback', f.feedback, (v) => v),
      };
      // Lists of windows are sorted by their end, everything else by its start.
      const list = filter.isOpen ? 'open-decisions' : filter.closedWithinDays === undefined ? 'decisions' : 'recent-decisions';
      const after = a.after ? decodeCursor(list, a.after, 'instant', 'uuid') : undefined;
      const page = await listDecisions(ctx.reader, filter, partsAsked(info), pageSize(a.first), after && { key: after[0]!, id: after[1]! });
      prime(ctx, page.rows);
      return {
        edges: page.rows.map((node) => ({ cursor: () => encodeCursor(list, [node.sortKey, node.id]), node })),
        hasNextPage: page.hasNextPage,
        count: () => countDecisions(ctx.reader, filter),
      };
    },
  }),
);
