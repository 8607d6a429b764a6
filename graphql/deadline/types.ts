import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import type { CountStep as Step } from '../../domain/deadline/periods.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import type { RevisionRow } from '../../services/read/parts.ts';
import type { DeadlineRow } from '../../services/read/rows.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { DeadlineStatusEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';

const CountStep = builder.objectRef<Step>('CountStep').implement({
  description: 'One day on the way to a deadline.',
  fields: (t) => ({
    date: t.field({ type: 'Date', resolve: (s) => s.date }),
    weekday: t.exposeInt('weekday', { description: '1 = Monday … 7 = Sunday.' }),
    counted: t.exposeInt('counted', { nullable: true, description: 'Its number; null = not counted.' }),
    reason: t.exposeString('reason', { description: '工作日、双休日、中秋节放假、调休上班 …' }),
  }),
});

const Rule = builder.objectRef<ExplainedDeadline>('Rule').implement({
  description: 'The rule a deadline comes from, as the decision’s pack has it.',
  fields: (t) => ({
    id: t.string({ resolve: (d) => d.ruleId }),
    name: t.string({ resolve: (d) => d.ruleName }),
    document: t.string({ description: 'Law or plan.', resolve: (d) => d.citation.document }),
    article: t.string({ description: 'Article or item.', resolve: (d) => d.citation.article }),
    text: t.string({ description: 'Its words.', resolve: (d) => d.citation.text }),
    level: t.string({ description: 'administrative-regulation or local-plan.', resolve: (d) => d.citation.level }),
    packId: t.string({ resolve: (d) => d.packId }),
    carriedOver: t.boolean({ description: '沿用: a yearly plan’s number used after its year.', resolve: (d) => d.carriedOver }),
    value: t.int({ nullable: true, description: 'Number of `unit`.', resolve: (d) => d.value ?? null }),
    unit: t.string({ description: 'calendar-day, working-day, fixed-date, same-day, days-before, per-year.', resolve: (d) => d.unit }),
    bound: t.string({ description: 'minimum (may be longer), maximum (last day included) or fixed.', resolve: (d) => d.bound }),
    force: t.string({ description: 'must, by-reference or encouraged.', resolve: (d) => d.force }),
  }),
});

const DeadlineRevision = builder.objectRef<RevisionRow>('DeadlineRevision').implement({
  description: 'What a deadline was before, and why it moved.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', resolve: (r) => r.at }),
    dueOn: t.field({ type: 'Date', description: 'The earlier due day.', resolve: (r) => r.dueOn }),
    reason: t.exposeString('reason'),
  }),
});

/** The explained object of a deadline; every stored deadline has one. */
async function explanationOf(d: DeadlineRow, ctx: Context): Promise<ExplainedDeadline> {
  return (await ctx.load.explanation.load(d.id))!.explained;
}

export const Deadline = builder.objectRef<DeadlineRow>('Deadline').implement({
  description: '法定期限, explained: rule, trigger, every counted day, calendar version. Stored, never typed by hand.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (d) => encodeId('Deadline', d.id) }),
    key: t.exposeString('key', { description: 'Unique within its decision or catalog, e.g. `consultation:1`.' }),
    kind: t.string({ description: 'Rule id, e.g. `feedback`.', resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).ruleId }),
    name: t.string({ description: 'In Chinese.', resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).ruleName }),
    rule: t.field({ type: Rule, resolve: async (d, _a, ctx) => await explanationOf(d, ctx) }),
    triggerName: t.string({
      description: 'The event counted from.',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).triggerName,
    }),
    triggerOn: t.field({ type: 'Date', resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).triggerOn }),
    dueOn: t.field({ type: 'Date', description: 'The last day, in Beijing.', resolve: (d) => d.dueOn }),
    dueAt: t.field({
      type: 'DateTime',
      description: '24:00 Beijing of the due day: the first instant that is too late.',
      resolve: (d) => instantToIso(d.dueAt),
    }),
    earliestOn: t.field({
      type: 'Date',
      description: 'The earlier reading.',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).earliestOn,
    }),
    latestOn: t.field({
      type: 'Date',
      description: 'The later reading.',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).latestOn,
    }),
    provisional: t.boolean({
      description: '暂定: runs past the official arrangements.',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).provisional,
    }),
    calendarVersion: t.string({ resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).calendarVersion }),
    steps: t.field({
      type: [CountStep],
      description: 'Every day from the trigger to the due day.',
      complexity: { field: 1, multiplier: 3 },
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).steps],
    }),
    status: t.field({ type: DeadlineStatusEnum, resolve: (d) => d.status }),
    settledAt: t.field({ type: 'DateTime', nullable: true, description: 'When it was met.', resolve: (d) => d.settledAt }),
    explanation: t.stringList({
      description: 'The always visible lines: 最晚、规定、算法.',
      resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).explanation],
    }),
    readings: t.string({
      nullable: true,
      description: 'Why two readings differ.',
      resolve: async (d, _a, ctx) => (await explanationOf(d, ctx)).readings ?? null,
    }),
    warnings: t.stringList({ resolve: async (d, _a, ctx) => [...(await explanationOf(d, ctx)).warnings] }),
    revisions: t.field({ type: [DeadlineRevision], resolve: (d, _a, ctx) => ctx.load.revisionsOfDeadline.load(d.id) }),
    cli: t.string({
      description: 'The command that counts it again, without any server.',
      resolve: async (row, _a, ctx) => {
        const d = { explained: await explanationOf(row, ctx) };
        return `npm run -s cli -- deadline explain --pack ${d.explained.packId} --rule ${d.explained.ruleId} --trigger ${d.explained.triggerOn}${d.explained.ruleId === 'consultation' ? ` --days ${d.explained.value}` : ''}`;
      },
    }),
  }),
});
