import type { Adjustment } from '../../domain/deadline/adjustment.ts';
import type { ExplainedDeadline, Reading } from '../../domain/deadline/explain.ts';
import { replayCommand } from '../../domain/deadline/replay.ts';
import type { CountStep as Step } from '../../domain/deadline/periods.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { packOf } from '../../domain/rules/resolve.ts';
import type { RevisionRow } from '../../services/read/parts.ts';
import { packsAt } from '../../services/rules/registry.ts';
import type { DeadlineRow } from '../../services/read/rows.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { DeadlineStatusEnum } from '../enums.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import { HolidayNotice, noticesBehind, noticesOf } from './holiday-notices.ts';

export const CountStep = builder.objectRef<Step>('CountStep').implement({
  description: '通往期限的一天：算不算、为什么。',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: '这一天的北京日期。' }),
    weekday: t.exposeInt('weekday', { description: '星期几：1为星期一，7为星期日。' }),
    counted: t.exposeInt('counted', { nullable: true, description: '这一天数到第几日；null 表示不计入（休息日）。' }),
    reason: t.exposeString('reason', {
      description: '计入或者不计入的原因，如“工作日”“双休日”“中秋节放假”“调休上班”“停止计算：等待补正”。',
    }),
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
    reading: t.string({
      nullable: true,
      description: '原文有不止一种读法的，系统怎么读、哪些不是原文；null 表示没有疑义。',
      resolve: (d) => d.ruleReading ?? null,
    }),
    level: t.string({
      description: '效力层级：administrative-regulation（行政法规）、local-rule（地方规范性文件）、local-plan（地方工作文件，不是法）。',
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
        '计算单位：calendar-day（自然日）、working-day（工作日）、week（周）、month（个月）、hour（小时）、fixed-date（固定日期）、same-day（同日）、days-before（提前的自然日）、per-year（每年次数）、per-quarter（每季度次数）。',
      resolve: (d) => d.unit,
    }),
    bound: t.string({
      description: '性质：minimum（最短期限，可以更长）、maximum（最长期限，含最后一天）、fixed（固定日期，不顺延）。',
      resolve: (d) => d.bound,
    }),
    validFrom: t.field({
      type: 'Date',
      description: '这条规则从哪一天起施行（北京日期）。',
      resolve: (d) => ownRule(d)?.validFrom ?? packOf(d.packId).validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: '施行到哪一天（北京日期），含当天；null 表示没有写明。',
      resolve: (d) => ownRule(d)?.validTo ?? packOf(d.packId).validTo ?? null,
    }),
    force: t.string({ description: '约束力：must（必须）、by-reference（参照执行）、encouraged（鼓励）。', resolve: (d) => d.force }),
  }),
});

/** The rule as its own pack has it; a stored deadline may be older than the pack's present form. */
const ownRule = (d: ExplainedDeadline) => packOf(d.packId).rules.find((r) => r.id === d.ruleId);

const DeadlineRevision = builder.objectRef<RevisionRow>('DeadlineRevision').implement({
  description: '期限的一次变动：由哪天改到哪天、为什么变。只有理由变动的，两个日期相同。',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: '变动记录的时刻，由服务器记载。' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '变动前的截止日（北京日期）。' }),
    newDueOn: t.expose('newDueOn', { type: 'Date', description: '变动后的截止日（北京日期）；后来又变的，以后来的为准。' }),
    wasProvisional: t.exposeBoolean('wasProvisional', { description: '变动前是不是暂定。' }),
    reason: t.exposeString('reason', { description: '变动原因，如延长征求意见、放假安排公布后重算。' }),
    notices: t.field({
      type: [HolidayNotice],
      description: '引起变动的放假安排通知；不是因放假安排变动的为空列表。',
      resolve: async (r, _a, ctx) => noticesBehind(r, await ctx.moment()),
    }),
  }),
});

const StartReading = builder.objectRef<Reading>('StartReading').implement({
  description: '起算日的一种读法：从哪一天起算，得出哪一天。',
  fields: (t) => ({
    basis: t.exposeString('basis', { description: '起算日是什么日子，如“成文日”“公布日”。' }),
    on: t.expose('on', { type: 'Date', description: '起算日（北京日期）。' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '按这种读法的最后一天（北京日期）。' }),
  }),
});

const DeadlineAdjustment = builder.objectRef<Adjustment>('DeadlineAdjustment').implement({
  description: '期限开始后的一次处理：延长、停止计算，或者另定最后一天。重算时保留。',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: '处理的种类：extension（按规则延长）、tolling（停止计算）、end（公告或者函件另定最后一天）。',
    }),
    value: t.int({
      nullable: true,
      description: '延长的数量，单位同 `rule.unit`；停止计算和另定最后一天的为 null。',
      resolve: (a) => (a.kind === 'extension' ? a.value : null),
    }),
    from: t.field({
      type: 'Date',
      nullable: true,
      description: '停止计算的第一天（北京日期）；不是停止计算的为 null。',
      resolve: (a) => (a.kind === 'tolling' ? a.from : null),
    }),
    to: t.field({
      type: 'Date',
      nullable: true,
      description: '停止计算的最后一天，或者另定的最后一天（北京日期）；按规则延长的为 null。',
      resolve: (a) => (a.kind === 'tolling' ? a.to : a.kind === 'end' ? a.on : null),
    }),
    reason: t.exposeString('reason', { description: '理由。' }),
  }),
});

/** A stored deadline by its row, or a calculation by itself. */
type Explainable = DeadlineRow | ExplainedDeadline;

/** The explained object; every stored deadline has one. */
async function explanationOf(d: Explainable, ctx: Context): Promise<ExplainedDeadline> {
  return 'asked' in d ? d : (await ctx.load.explanation.load(d.id))!.explained;
}

/** What a stored deadline and a calculation have in common; both types resolve it alike. */
export const DeadlineExplanation = builder.interfaceRef<Explainable>('DeadlineExplanation').implement({
  description: '一个期限是怎么算出来的：规则、起算日、逐日计数、读法、日历版本。',
  resolveType: (d) => ('asked' in d ? 'DeadlinePreview' : 'Deadline'),
  fields: (t) => ({
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
    triggerBasis: t.string({
      nullable: true,
      description: '起算日是几个可能的日子中的哪一个，如“成文日”；只有一个可能的为 null。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).triggerBasis ?? null,
    }),
    otherReadings: t.field({
      type: [StartReading],
      description: '起算日有几种读法的，逐一列出，较早的在前，按第一种计算；只有一种的为空列表。',
      resolve: async (d, _a, ctx) => [...((await explanationOf(d, ctx)).otherReadings ?? [])],
    }),
    dueOn: t.field({
      type: 'Date',
      description: '最后一天（北京日期），含当天24时之前；按小时计算的，是截止时刻所在的一天。',
      resolve: (d) => d.dueOn,
    }),
    dueAt: t.field({
      type: 'DateTime',
      description: '截止时刻：最后一天24时（北京时间），按小时计算的是满足小时数的时刻；从这一刻起为逾期。',
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
    nextStepOn: t.field({
      type: 'Date',
      nullable: true,
      description: '最短期限过后，下一步最早可以办理的一天（北京日期）；最长期限、固定日期和只是留给对方的时间为 null。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).nextStepOn ?? null,
    }),
    provisional: t.boolean({
      description: '暂定：超出已公布的放假安排，国务院办公厅公布后自动重算，页面应标“暂定”。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).provisional,
    }),
    provisionalNote: t.string({
      nullable: true,
      description: '暂定的，等哪一年的放假安排、一般何时公布；不是暂定的为 null。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).provisionalNote ?? null,
    }),
    finalFrom: t.field({
      type: 'Date',
      nullable: true,
      description: '暂定的，一般最晚从哪一天起成为确定（所等的放假安排历年最迟的公布日期）；不是暂定的为 null。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).finalFrom ?? null,
    }),
    calendarVersion: t.string({
      description: '计算所用的工作日历版本，如“CN 2018–2026”。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).calendarVersion,
    }),
    steps: t.field({
      type: [CountStep],
      description: '从起算次日到最后一天逐日的计数；自然日、工作日、周、个月逐日计数，小时、固定日期、同日和次数为空列表。',
      complexity: { field: 1, multiplier: 3 },
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).steps],
    }),
    holidayNotices: t.field({
      type: [HolidayNotice],
      description: '计算所用各年的放假安排通知，按年份；所跨年份的通知还没有公布的不列。',
      resolve: async (d, _a, ctx) => noticesOf(await explanationOf(d, ctx), await ctx.moment()),
    }),
    explanation: t.stringList({
      description: '始终显示的说明，依次是最晚（或最早结束）、规定、算法，以及每次延长、停止计算或者另定最后一天，每项一行。',
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).explanation],
    }),
    adjustments: t.field({
      type: [DeadlineAdjustment],
      description: '期限开始后的延长、停止计算和另定的最后一天，按先后；没有的为空列表。',
      resolve: async (d, _a, ctx) => [...((await explanationOf(d, ctx)).asked.adjustments ?? [])],
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
    cli: t.string({
      description: '不连服务器就能复算这个期限的命令行。',
      resolve: async (d, _a, ctx) => replayCommand(await explanationOf(d, ctx), packsAt(await ctx.now())),
    }),
  }),
});

export const Deadline = builder.objectRef<DeadlineRow>('Deadline').implement({
  description: '法定期限及其算法：规则、起算日、逐日计数、日历版本。由系统计算保存，不能手工填写。',
  interfaces: [Node, DeadlineExplanation],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (d) => encodeId('Deadline', d.id) }),
    key: t.exposeString('key', { description: '在同一决策或者目录内唯一的编号，如 `consultation:1`（第1轮征求意见）、`feedback`。' }),
    kind: t.string({
      description: '规则编号，同 `rule.id`，如 feedback。',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).ruleId,
    }),
    status: t.expose('status', { type: DeadlineStatusEnum, description: '此刻的状态，读取时按数据库时钟判断。' }),
    settledAt: t.expose('settledAt', { type: 'DateTime', nullable: true, description: '办结或者取消的时刻；null 表示还没有办结。' }),
    revisions: t.field({
      type: [DeadlineRevision],
      description: '历次变动，从早到晚；没有变动的为空列表。',
      resolve: (d, _a, ctx) => ctx.load.revisionsOfDeadline.load(d.id),
    }),
  }),
});
