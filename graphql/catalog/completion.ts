import { carriable } from '../../domain/catalog/carry-over.ts';
import { COMPLETION_STATUSES, completionLines, needsReason } from '../../domain/catalog/completion.ts';
import type { CompletionStatus } from '../../domain/catalog/completion.ts';
import type { CompletionLine as Line, EarlierCatalog } from '../../domain/catalog/types.ts';
import { earlierCatalog, rowCourses } from '../../services/catalog/row-courses.ts';
import type { CompletionRow } from '../../services/read/catalog-years.ts';
import { builder } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { encodeId } from '../ids.ts';
import { CatalogRef, DecisionRef, EntryRef } from '../refs.ts';

const CompletionStatusEnum = enumOf<CompletionStatus>('CompletionStatus', '一个目录事项在年度完成情况中的结果。', COMPLETION_STATUSES);

const CompletionLine = builder.objectRef<Line>('CompletionLine').implement({
  description: '年度完成情况的一行：一个事项的结果。',
  fields: (t) => ({
    entryId: t.id({ description: '目录事项的全局编号（`CatalogEntry.id`）。', resolve: (l) => encodeId('CatalogEntry', l.entryId) }),
    no: t.exposeString('no', { description: '目录中印发的序号。' }),
    name: t.exposeString('name', { description: '事项名称，与目录一致。' }),
    leadUnit: t.exposeString('leadUnit', { description: '承办（牵头）部门，与目录一致。' }),
    status: t.field({ type: CompletionStatusEnum, description: '结果。', resolve: (l) => l.status }),
    statusName: t.string({ description: '结果的中文名称，可直接显示。', resolve: (l) => COMPLETION_STATUSES[l.status] }),
    text: t.exposeString('text', { description: '具体情况，如出台的日期、办到哪一步、结转到哪一年、哪一版调出，可直接显示。' }),
    reason: t.string({
      nullable: true,
      description: '没有完成、调出或者终止的原因；已完成的为 null，还没有填写的也为 null。',
      resolve: (l) => l.reason ?? null,
    }),
    reasonMissing: t.boolean({
      description: '还缺没有完成的原因；公布出来的一律为 false。',
      resolve: (l) => l.reason === undefined && needsReason(l.status),
    }),
    carriedToYear: t.int({ nullable: true, description: '结转到哪一年度的目录；没有结转的为 null。', resolve: (l) => l.carriedTo ?? null }),
    decisions: t.field({
      type: [DecisionRef],
      description: '这个事项的决策，先启动的在前；尚未启动的为空列表。',
      resolve: (l, _a, ctx) => ctx.load.decisionsOfEntry.load(l.entryId),
    }),
  }),
});

const Completion = builder.objectRef<CompletionRow>('CatalogCompletion').implement({
  description: '公布的年度完成情况（年终总公示）：目录公布过的每个事项各有一个结果。公布后不变，再次公布的另编一次。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '第几次公布，从1起。' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: '公布时刻，由服务器记载，不能更改。' }),
    lines: t.field({
      type: [CompletionLine],
      description: '各事项的结果，按目录的顺序；以前各版调出的列在后面。',
      complexity: { field: 1, multiplier: 5 },
      resolve: (c) => c.lines,
    }),
  }),
});

builder.objectField(CatalogRef, 'completion', (t) =>
  t.field({
    type: Completion,
    nullable: true,
    description: '最近一次公布的年度完成情况；没有公布过的为 null。',
    resolve: async (c, _a, ctx) => (await ctx.load.completionsOfCatalog.load(c.id)).at(-1) ?? null,
  }),
);
builder.objectField(CatalogRef, 'completions', (t) =>
  t.field({
    type: [Completion],
    description: '历次公布的年度完成情况，先公布的在前。',
    resolve: (c, _a, ctx) => ctx.load.completionsOfCatalog.load(c.id),
  }),
);
builder.objectField(CatalogRef, 'completionNow', (t) =>
  t.field({
    type: [CompletionLine],
    description: '此刻公布年度完成情况会是什么样，供填写原因和核对；公众为空列表，目录没有公布的为空列表。',
    complexity: { field: 5, multiplier: 5 },
    resolve: async (c, _a, ctx) => (ctx.staff ? completionLines(await rowCourses(ctx.reader, c.id), c.state) : []),
  }),
);

const CarryOver = builder.objectRef<EarlierCatalog>('CarryOver').implement({
  description: '此刻可以结转到这一年度目录的事项，和它们来自哪一年度。',
  fields: (t) => ({
    year: t.exposeInt('year', { description: '来自哪一年度：以前最近一个公布了目录的年度，中间没有目录的年度跳过。' }),
    lines: t.field({
      type: [CompletionLine],
      description: '那一年度尚未完成、也没有结转过的事项，按目录的顺序；都完成或者结转了的为空列表。',
      complexity: { field: 5, multiplier: 5 },
      resolve: (e) => completionLines(carriable(e), e),
    }),
  }),
});

builder.objectField(CatalogRef, 'carryOver', (t) =>
  t.field({
    type: CarryOver,
    nullable: true,
    description: '`carryOverEntries` 会结转什么；以前没有公布过目录的为 null，公众为 null。',
    resolve: async (c, _a, ctx) => (ctx.staff ? ((await earlierCatalog(ctx.reader, c.state)) ?? null) : null),
  }),
);

/** Years of the catalogs that print an entry; the public knows of what is public. */
builder.objectField(EntryRef, 'carriedFromYear', (t) =>
  t.int({
    nullable: true,
    description: '从哪一年度的目录结转而来；不是结转的为 null。',
    resolve: async (e, _a, ctx) => {
      const years = (await ctx.load.yearsOfEntry.load(e.entryId)).filter((y) => ctx.staff || y.isPublic);
      const own = years.find((y) => y.catalogId === e.catalogId)?.year;
      return years.findLast((y) => own !== undefined && y.year < own)?.year ?? null;
    },
  }),
);
builder.objectField(EntryRef, 'carriedToYear', (t) =>
  t.int({
    nullable: true,
    description: '结转到哪一年度的目录；没有结转的为 null，那一年的目录公布之前公众为 null。',
    resolve: async (e, _a, ctx) => {
      const years = (await ctx.load.yearsOfEntry.load(e.entryId)).filter((y) => ctx.staff || y.isPublic);
      const own = years.find((y) => y.catalogId === e.catalogId)?.year;
      return years.find((y) => own !== undefined && y.year > own)?.year ?? null;
    },
  }),
);
