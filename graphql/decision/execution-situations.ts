import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { listSituations } from '../../services/read/execution.ts';
import type { SituationRow } from '../../services/read/execution.ts';
import { sightOf } from '../../services/read/sight.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { DecisionRef } from '../refs.ts';
import { ExecutionReport } from './execution.ts';

const ExecutionSituation = builder.objectRef<SituationRow>('ExecutionSituation').implement({
  description: '一次应当及时报告的情形（条例第三十五条第一款）：哪个决策、报告了什么。',
  fields: (t) => ({
    decision: t.field({
      type: DecisionRef,
      description: '所属的决策。',
      resolve: async (s, _a, ctx) => (await ctx.load.decision.load(s.decisionId))!,
    }),
    report: t.field({ type: ExecutionReport, description: '写明这个情形的执行情况报告。', resolve: (s) => s.data }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: '登记时刻，由服务器记载。' }),
    lateEntry: t.boolean({ description: '报告的日期早于登记的日期较多，属于补记。', resolve: (s) => s.data.lateEntry }),
  }),
});

builder.queryField('executionSituations', (t) =>
  t.field({
    type: connectionOf<SituationRow>('ExecutionSituation', ExecutionSituation),
    description:
      '各决策执行中报告的应当及时报告的情形，新登记的在前。限监督机构、检查员；没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN。',
    args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'executionSituations', {})) throw new CodedError('FORBIDDEN');
      const before = a.after ? decodeCursor('execution-situations', a.after, 'uuid')[0] : undefined;
      const page = await listSituations(ctx.reader, sightOf(ctx.actor), pageSize(a.first), before);
      return {
        edges: page.rows.map((node) => ({ cursor: () => encodeCursor('execution-situations', [node.id]), node })),
        hasNextPage: page.hasNextPage,
      };
    },
  }),
);
