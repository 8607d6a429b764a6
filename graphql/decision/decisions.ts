import type { GraphQLResolveInfo } from 'graphql';
import { LIMITS } from '../../domain/limits.ts';
import { countDecisions, listDecisions } from '../../services/read/decisions.ts';
import type { ListedDecision, ListParts } from '../../services/read/decisions.ts';
import type { DecisionRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize } from '../connections.ts';
import type { ConnectionShape } from '../connections.ts';
import type { Context } from '../context.ts';
import { FeedbackFilterEnum, PhaseEnum } from '../enums.ts';
import { given } from '../inputs.ts';
import { DecisionRef } from '../refs.ts';
import { fieldsAt } from '../selection.ts';

const DecisionFilter = builder.inputType('DecisionFilter', {
  description: 'All given conditions hold together.',
  fields: (t) => ({
    phases: t.field({ type: [PhaseEnum] }),
    organCode: t.string({ description: '决策机关.' }),
    leadOrganCode: t.string({ description: '承办单位.' }),
    year: t.int(),
    dueBefore: t.field({ type: 'DateTime', description: 'Has an open deadline that ends before this instant.' }),
    isOpen: t.boolean({ description: 'A window is open at this instant; soonest end first.' }),
    feedback: t.field({ type: FeedbackFilterEnum }),
  }),
});
type Listed = ConnectionShape<DecisionRow> & { readonly count: () => Promise<number> };
const DecisionConnection = connectionOf<DecisionRow, Listed>('Decision', DecisionRef);
builder.objectField(DecisionConnection, 'totalCount', (t) =>
  t.int({
    nullable: true,
    description: 'All that meet the conditions, over all pages; a statement of its own.',
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

builder.queryField('decisions', (t) =>
  t.field({
    type: DecisionConnection,
    description: `Decisions, newest first (open windows: soonest end first); pages of at most ${LIMITS.pageSizeMax}.`,
    args: { filter: t.arg({ type: DecisionFilter }), first: t.arg.int(), after: t.arg.string() },
    complexity: (a) => ({ field: 1, multiplier: Math.min(a.first ?? LIMITS.pageSizeDefault, LIMITS.pageSizeMax) / 4 }),
    resolve: async (_root, a, ctx, info) => {
      const f = a.filter ?? {};
      const filter = {
        publicOnly: !ctx.staff,
        ...given('phases', f.phases, (v) => v),
        ...given('organCode', f.organCode, (v) => v),
        ...given('leadOrganCode', f.leadOrganCode, (v) => v),
        ...given('year', f.year, (v) => v),
        ...given('dueBefore', f.dueBefore, (v) => v),
        ...given('isOpen', f.isOpen, (v) => v),
        ...given('feedback', f.feedback, (v) => v),
      };
      const after = a.after ? decodeCursor(a.after, 'instant', 'uuid') : undefined;
      const page = await listDecisions(ctx.reader, filter, partsAsked(info), pageSize(a.first), after && { key: after[0]!, id: after[1]! });
      prime(ctx, page.rows);
      return {
        edges: page.rows.map((node) => ({ cursor: () => encodeCursor([node.sortKey, node.id]), node })),
        hasNextPage: page.hasNextPage,
        count: () => countDecisions(ctx.reader, filter),
      };
    },
  }),
);
