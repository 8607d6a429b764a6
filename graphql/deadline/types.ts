import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import type { CountStep as Step } from '../../domain/deadline/periods.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import type { RevisionRow } from '../../services/read/parts.ts';
import type { DeadlineRow } from '../../services/read/rows.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { DeadlineStatusEnum } from '../enums.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';

export const CountStep = builder.objectRef<Step>('CountStep').implement({
  description: '通往期限的一天：算不算、为什么。',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: '这一天的北京日期。' }),
    weekday: t.exposeInt('weekday', { description: '星期几：1为星期一，7为星期日。' }),
    counted: t.exposeInt('counted', { nullable: true, description: '这一天数到第几日；null 表示不计入（休息日）。' }),
    reason: t.exposeString('reason', { description: '计入或者不计入的原因，如“工作日”“双休日”“中秋节放假”“调休上班”。' }),
  }),
});

export const Rule = builder.objectRef<ExplainedDeadline>('Rule').implement({
  description: '期限所依据的规则，取自该决策适用的规则包。',
  fields: (t) => ({
    id: t.string({ description: '规则编号，如 consultation、legality-review、feedback。', resolve: (d) => d.ruleId }),
    name: t.string({ description: '规则的中文名称，如“向社会公开征求意见的期限”。', resolve: (d) => d.ruleName }),
    document: t.string({ description: '法规或者年度要点的全称和文号。', resolve: (d) => d.citation.document }),
    article: t.string({ description: '条或者项，如“第十五条”“第11项”。', resolve: (d) => d.citation.article }),
    text: t.string({ description: '条文原文。', resolve: (d) => d.citation.text }),
    level: t.string({
      description: '效力层级：administrative-regulation（行政法规）、local-rule（地方规定）、local-plan（地方年度要点）。',
      resolve: (d) => d.citation.level,
    }),
    packId: t.string({ description: '规则所在的规则包编号，如 decree-713-2019。', resolve: (d) => d.packId }),
    carriedOver: t.boolean({ description: '沿用：年度要点过了当年仍在使用，页面应标明。', resolve: (d) => d.carriedOver }),
    value: t.int({
      nullable: true,
      description: '数量，单位见 `unit`；null 表示没有数量（固定日期、同日）。公告写明其他日数的，是公告的日数。',
      resolve: (d) => d.value ?? null,
    }),
    unit: t.string({
      description:
        '计算单位：calendar-day（自然日）、working-day（工作日）、fixed-date（固定日期）、same-day（同日）、days-before（提前的自然日）、per-year（每年次数）。',
      resolve: (d) => d.unit,
    }),
    bound: t.string({
      description: '性质：minimum（最短期限，可以更长）、maximum（最长期限，含最后一天）、fixed（固定日期，不顺延）。',
      resolve: (d) => d.bound,
    }),
    force: t.string({ description: '约束力：must（必须）、by-reference（参照执行）、encouraged（鼓励）。', resolve: (d) => d.force }),
  }),
});

const DeadlineRevision = builder.objectRef<RevisionRow>('DeadlineRevision').implement({
  description: '期限的一次变动：原来是哪天、为什么变。',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: '变动记录的时刻，由服务器记载。' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '变动前的截止日（北京日期）。' }),
    reason: t.exposeString('reason', { description: '变动原因，如延长征求意见、放假安排公布后重算。' }),
  }),
});

/** The explained object of a deadline; every stored deadline has one. */
async function explanationOf(d: DeadlineRow, ctx: Context): Promise<ExplainedDeadline> {
  return (await ctx.load.explanation.load(d.id))!.explained;
}

export const Deadline = builder.objectRef<DeadlineRow>('Deadline').implement({
  description: '法定期限及其算法：规则、起算日、逐日计数、日历版本。由系统计算保存，不能手工填写。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (d) => encodeId('Deadline', d.id) }),
    key: t.exposeString('key', { description: '在同一决策或者目录内唯一的编号，如 `consultation:1`（第1轮征求意见）、`feedback`。' }),
    kind: t.string({
      description: '规则编号，同 `rule.id`，如 feedback。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).ruleId,
    }),
    name: t.string({
      description: '期限的中文名称，如“意见采纳情况反馈”。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).ruleName,
    }),
    rule: t.field({ type: Rule, description: '所依据的规则和条文。', resolve: async (d, _a, ctx) => await explanationOf(d, ctx) }),
    triggerName: t.string({
      description: '起算的事件，如“公告公布”“决策出台”“事项终止”。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).triggerName,
    }),
    triggerOn: t.field({
      type: 'Date',
      description: '起算事件发生的北京日期；按日计算的期限当天不计入，从次日起数。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).triggerOn,
    }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '最后一天（北京日期），含当天24时之前。' }),
    dueAt: t.field({
      type: 'DateTime',
      description: '截止时刻：最后一天24时（北京时间），从这一刻起为逾期。',
      resolve: (d) => instantToIso(d.dueAt),
    }),
    earliestOn: t.field({
      type: 'Date',
      description: '较早的读法得出的日期（北京日期）；没有别的读法时一般与 `dueOn` 相同。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).earliestOn,
    }),
    latestOn: t.field({
      type: 'Date',
      description: '较晚的读法得出的日期（北京日期）；没有别的读法时一般与 `dueOn` 相同。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).latestOn,
    }),
    provisional: t.boolean({
      description: '暂定：超出已公布的放假安排，国务院办公厅公布后自动重算，页面应标“暂定”。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).provisional,
    }),
    calendarVersion: t.string({
      description: '计算所用的工作日历版本，如“CN 2018–2026”。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).calendarVersion,
    }),
    steps: t.field({
      type: [CountStep],
      description: '从起算次日到最后一天逐日的计数；只有自然日和工作日逐日计数，其他单位为空列表。',
      complexity: { field: 1, multiplier: 3 },
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).steps],
    }),
    status: t.expose('status', { type: DeadlineStatusEnum, description: '此刻的状态，读取时按数据库时钟判断。' }),
    settledAt: t.expose('settledAt', { type: 'DateTime', nullable: true, description: '办结或者取消的时刻；null 表示还没有办结。' }),
    explanation: t.stringList({
      description: '始终显示的说明，依次是最晚（或最早结束）、规定、算法，每项一行。',
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).explanation],
    }),
    readings: t.string({
      nullable: true,
      description: '几种读法为什么不同；null 表示没有别的读法。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).readings ?? null,
    }),
    warnings: t.stringList({
      description: '需要提醒办理人的情况，如固定日期落在休息日、上位规定未录入；没有的为空列表。',
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).warnings],
    }),
    revisions: t.field({
      type: [DeadlineRevision],
      description: '历次变动，从早到晚；没有变动的为空列表。',
      resolve: (d, _a, ctx) => ctx.load.revisionsOfDeadline.load(d.id),
    }),
    cli: t.string({
      description: '不连服务器就能复算这个期限的命令行。',
      resolve: async (row, _a, ctx) => {
        const d = { explained: await explanationOf(row, ctx) };
        return `npm run -s cli -- deadline explain --pack ${d.explained.packId} --rule ${d.explained.ruleId} --trigger ${d.explained.triggerOn}${d.explained.ruleId === 'consultation' ? ` --days ${d.explained.value}` : ''}`;
      },
    }),
  }),
});
