import { nameFor } from '../participation/name-for.ts';
import { executionOf, SITUATIONS } from '../../domain/decision/execution.ts';
import type { ExecutionState, Situation } from '../../domain/decision/execution.ts';
import { epochDay } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { listExecutionOpinions } from '../../services/read/execution.ts';
import type { ExecutionOpinionRow } from '../../services/read/execution.ts';
import type { DecisionRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import { AFTER, FIRST, connectionOf, decodeCursor, encodeCursor, pageSize } from '../connections.ts';
import type { Context } from '../context.ts';
import { ChannelEnum, CommenterEnum, SituationEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';
import { DecisionRef } from '../refs.ts';
import { stateOf } from './types.ts';

export const ReportedSituation = builder
  .objectRef<Situation & { readonly reportedOn: ExecutionState['startedOn'] }>('ReportedSituation')
  .implement({
    description: '执行单位报告的应当及时报告的情形（条例第三十五条第一款）。',
    fields: (t) => ({
      kind: t.field({ type: SituationEnum, description: '哪一种情形。', resolve: (s) => s.kind }),
      kindName: t.string({ description: '情形的中文，可直接显示。', resolve: (s) => SITUATIONS[s.kind] }),
      foundOn: t.expose('foundOn', { type: 'Date', description: '发现的日期（北京日期）。' }),
      daysToReport: t.int({
        description: '从发现到报告隔了几天，自然日，当天报告为0；条例要求“及时”，没有规定日数。',
        resolve: (s) => epochDay(s.reportedOn) - epochDay(s.foundOn),
      }),
      detail: t.exposeString('detail', { description: '情况说明。' }),
    }),
  });

export const ExecutionReport = builder.objectRef<ExecutionState['reports'][number]>('ExecutionReport').implement({
  description: '一份执行情况报告（条例第三十四条），不对公众显示。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '第几份，从1起，按登记先后。' }),
    occurredOn: t.expose('occurredOn', { type: 'Date', description: '报告的日期（北京日期）。' }),
    done: t.exposeString('done', { description: '做了什么。' }),
    problems: t.string({ nullable: true, description: '存在的问题；没有报告问题的为 null。', resolve: (r) => r.problems ?? null }),
    situation: t.field({
      type: ReportedSituation,
      nullable: true,
      description: '应当及时报告的情形；没有的为 null。',
      resolve: (r) => (r.situation ? { ...r.situation, reportedOn: r.occurredOn } : null),
    }),
  }),
});

const ExecutionOpinion = builder.objectRef<ExecutionOpinionRow>('ExecutionOpinion').implement({
  description: '对决策及其实施的一条意见建议（条例第三十五条第二款）；公众只看到条数。',
  fields: (t) => ({
    id: t.id({
      description: '编号，写作“ExecutionOpinion:uuid”；不能用 `node(id:)` 查询。',
      resolve: (o) => encodeId('ExecutionOpinion', o.id),
    }),
    text: t.exposeString('text', { description: '意见内容。' }),
    channel: t.expose('channel', { type: ChannelEnum, description: '来源渠道。' }),
    commenterKind: t.expose('commenterKind', { type: CommenterEnum, description: '提意见的是个人、单位还是联名。' }),
    commenterName: t.string({
      nullable: true,
      description: '单位为全称；个人姓名只有承办单位的人员看到全名，其他人员看到的隐去名字；null 表示没有留姓名。',
      resolve: commenterName,
    }),
    receivedOn: t.expose('receivedOn', { type: 'Date', description: '收到的日期（北京日期）。' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: '登记时刻，由服务器记载。' }),
  }),
});
const ExecutionOpinionConnection = connectionOf<ExecutionOpinionRow>('ExecutionOpinion', ExecutionOpinion);

async function commenterName(o: ExecutionOpinionRow, _args: object, ctx: Context): Promise<string | null> {
  if (o.unitName !== null || o.nameCipher === null) return o.unitName;
  return nameFor(ctx, { kind: 'decision', id: o.decisionId }, ctx.services.cipher.open(`execution_opinion.name:${o.id}`, o.nameCipher));
}

const ExecutionHalt = builder
  .objectRef<{ on: PlainDate; reason: string; article: string; situationName?: string; meetingName?: string }>('ExecutionHalt')
  .implement({
    description: '执行的中止或者终止（条例第三十七条）。',
    fields: (t) => ({
      on: t.expose('on', { type: 'Date', description: '书面材料上的日期（北京日期）。' }),
      reason: t.exposeString('reason', { description: '理由，已公布。' }),
      article: t.exposeString('article', { description: '依据的条款。' }),
      situationName: t.string({
        nullable: true,
        description: '中止执行时发生的情形，中文；终止执行的为 null。',
        resolve: (h) => h.situationName ?? null,
      }),
      meetingName: t.string({
        nullable: true,
        description: '讨论终止执行的会议；中止执行的、公众看不到的为 null。',
        resolve: (h, _a, ctx) => (ctx.staff ? (h.meetingName ?? null) : null),
      }),
    }),
  });

const Execution = builder.objectRef<{ readonly decision: DecisionRow; readonly state: ExecutionState }>('Execution').implement({
  description: '决策的执行（条例第三十四条、第三十五条）；归档以后继续。',
  fields: (t) => ({
    unit: t.string({ description: '执行单位。', resolve: (x) => x.state.unit }),
    startedOn: t.field({ type: 'Date', description: '开始执行的日期（北京日期）。', resolve: (x) => x.state.startedOn }),
    status: t.string({
      description: '状态：going（正在执行）、suspended（中止执行，可以恢复）、stopped（终止执行）。',
      resolve: ({ state }) => (state.stopped ? 'stopped' : state.suspended ? 'suspended' : 'going'),
    }),
    suspension: t.field({
      type: ExecutionHalt,
      nullable: true,
      description: '现在的中止；没有中止或者已经恢复的为 null。',
      resolve: ({ state: { suspended: s } }) => (s ? { ...s, on: s.fact.occurredOn, situationName: SITUATIONS[s.situation] } : null),
    }),
    stop: t.field({
      type: ExecutionHalt,
      nullable: true,
      description: '终止；没有终止的为 null。',
      resolve: ({ state: { stopped: s } }) => (s ? { ...s, on: s.occurredOn } : null),
    }),
    reports: t.field({
      type: [ExecutionReport],
      description: '执行情况报告，按登记先后；公众为空列表。',
      resolve: (x, _a, ctx) => (ctx.staff ? [...x.state.reports] : []),
    }),
  }),
});

builder.objectField(DecisionRef, 'execution', (t) =>
  t.field({
    type: Execution,
    nullable: true,
    description: '执行情况；还没有开始执行的为 null。',
    resolve: async (decision, _a, ctx) => {
      const state = executionOf(await stateOf(decision, ctx));
      return state ? { decision, state } : null;
    },
  }),
);
builder.objectField(DecisionRef, 'executionOpinionCount', (t) =>
  t.int({
    description: '出台以后登记的对决策及其实施的意见建议条数（条例第三十五条）；意见较多的可以开展决策后评估（第三十六条）。',
    resolve: async (d, _a, ctx) => (await ctx.load.executionOpinionCount.load(d.id))?.count ?? 0,
  }),
);
builder.objectField(DecisionRef, 'executionOpinions', (t) =>
  t.field({
    type: ExecutionOpinionConnection,
    nullable: true,
    description: '出台以后登记的对决策及其实施的意见建议，按登记先后；公众为 null，内容不公布。',
    args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
    resolve: async (d, a, ctx) => {
      if (!ctx.staff) return null;
      const after = a.after ? decodeCursor('execution-opinions', a.after, 'instant', 'uuid') : undefined;
      const page = await listExecutionOpinions(ctx.reader, d.id, pageSize(a.first), after && { recordedAt: after[0]!, id: after[1]! });
      return {
        edges: page.rows.map((node) => ({ cursor: () => encodeCursor('execution-opinions', [node.recordedAt, node.id]), node })),
        hasNextPage: page.hasNextPage,
      };
    },
  }),
);
