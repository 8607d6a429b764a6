import type { PlanCheck as Check } from '../../domain/plan/fits.ts';
import type { CatalogRowSet, EntryRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { PlanFitEnum } from '../enums.ts';
import { kindWarning } from './matter-kind.ts';
import { EntryRef } from '../refs.ts';
import { outstandingNote } from './outstanding.ts';

const PlanCheck = builder.objectRef<Check>('PlanCheck').implement({
  description: '录入目录时对一行计划时间的推算：从录入当天启动，最早何时可以提交讨论。只提醒，不拦阻；此后不再重算。',
  fields: (t) => ({
    fit: t.expose('fit', { type: PlanFitEnum, description: '来不来得及。' }),
    text: t.exposeString('text', { description: '推算的说明，一句话，可直接显示。' }),
    checkedOn: t.expose('checkedOn', { type: 'Date', description: '推算的日期，即录入的北京日期。' }),
    earliestMeetingOn: t.field({
      type: 'Date',
      nullable: true,
      description: '录入当天就公布征求意见，最早可以提交讨论的日期（北京日期）；不能推算的为 null。',
      resolve: (c) => c.earliestMeetingOn ?? null,
    }),
    publishBy: t.field({
      type: 'Date',
      nullable: true,
      description: '要在计划的最后一天上会，最晚公布草案征求意见的日期（北京日期）；不能推算或者规则包没有征求意见期限的为 null。',
      resolve: (c) => c.publishBy ?? null,
    }),
    reviewBy: t.field({
      type: 'Date',
      nullable: true,
      description: '要在计划的最后一天上会，最晚送合法性审查的日期（北京日期）；不能推算的为 null。',
      resolve: (c) => c.reviewBy ?? null,
    }),
    provisional: t.exposeBoolean('provisional', { description: '暂定：推算用到了还没有公布的放假安排。' }),
  }),
});

/** Staff read it; the public page prints the plan and does not judge it. */
async function checkOf(e: EntryRow, ctx: Context): Promise<Check | null> {
  return ctx.staff ? ((await ctx.load.planCheck.load(e.id))?.check ?? null) : null;
}

function warningOf(check: Check | null): string | null {
  return check?.fit === 'impossible' || check?.fit === 'tight' ? check.text : null;
}

builder.objectField(EntryRef, 'planCheck', (t) =>
  t.field({
    type: PlanCheck,
    nullable: true,
    description: '录入时对这一行计划时间的推算；没有折算出最后一天的为 null，公众为 null。',
    resolve: (e, _a, ctx) => checkOf(e, ctx),
  }),
);
builder.objectField(EntryRef, 'planWarning', (t) =>
  t.string({
    nullable: true,
    description: '计划时间来不及或者须提前启动的提醒，可直接显示给承办单位；来得及的为 null，公众为 null。',
    resolve: async (e, _a, ctx) => warningOf(await checkOf(e, ctx)),
  }),
);

/** What the newest version is warned of: its newly entered rows one by one, what was told at its publication, who handed in nothing. */
export async function catalogWarnings(c: CatalogRowSet, ctx: Context): Promise<string[]> {
  const newest = (await ctx.load.versionsOfCatalog.load(c.id)).at(-1);
  if (!newest) return [];
  const entered = (await ctx.load.rowsOfVersion.load(newest.id)).filter((r) => r.adjustment === null || r.adjustment === 'added');
  const checks = await Promise.all(entered.map(async (row) => ({ row, warning: warningOf(await checkOf(row, ctx)) })));
  // Nothing of a catalog entered afterwards is started here.
  const kinds = c.state.publishedElsewhere ? [] : entered.map((row) => ({ row, warning: kindWarning(row) }));
  const left = outstandingNote(c);
  return [
    ...[...checks, ...kinds].flatMap(({ row, warning }) => (warning === null ? [] : [`第${row.position}行“${row.name}”：${warning}`])),
    ...newest.warnings,
    ...(left === undefined ? [] : [left]),
  ];
}
