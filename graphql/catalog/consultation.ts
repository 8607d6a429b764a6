import type { FeedbackItem as Item } from '../../services/participation/feedback.ts';
import { feedbackItems, feedbackSentences } from '../../services/participation/feedback.ts';
import type { DraftRow, RoundRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { FeedbackItemType, viewOf } from '../decision/types.ts';
import { OPINION_ARGS, OpinionConnection, opinionsOf } from '../participation/opinion.ts';
import { CatalogRef, RoundRef, subjectOfRound } from '../refs.ts';
import { visibleCatalogRounds } from '../visible.ts';
import { CatalogSummary } from './types.ts';

const DraftLine = builder.objectRef<readonly string[]>('CatalogDraftRow').implement({
  description: '公开征求意见的目录草案的一行。',
  fields: (t) => ({
    cells: t.stringList({ description: '各栏的内容，与 `CatalogDraft.columns` 一一对应；没有写明的为空字符串。', resolve: (r) => [...r] }),
  }),
});
const Draft = builder.objectRef<DraftRow>('CatalogDraft').implement({
  description: '公开征求意见的目录草案，按公布时的样子；截止以后目录再有改动，这里不变。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '是目录的第几版，从1起。' }),
    columns: t.stringList({ description: '表头各栏，按表中顺序。', resolve: (d) => d.columns }),
    rows: t.field({ type: [DraftLine], description: '各行，按表中顺序。', resolve: (d) => d.rows }),
  }),
});
builder.objectField(RoundRef, 'draft', (t) =>
  t.field({
    type: Draft,
    nullable: true,
    description: '征求意见的目录草案；对决策草案征求意见的、公告还没有公布的为 null。',
    resolve: async (r, _a, ctx) => (r.catalogId === null || r.opensAt === null ? null : ((await ctx.load.draftOfRound.load(r.id)) ?? null)),
  }),
);
builder.objectField(RoundRef, 'receivedAtClose', (t) =>
  t.exposeInt('receivedAtClose', { nullable: true, description: '截止后清点，网上和已经登记的线下意见一共几条；还没有清点的为 null。' }),
);

type AnswersShape = { readonly items: Item[]; readonly sentences: string[] };
const Answers = builder.objectRef<AnswersShape>('RoundAnswers').implement({
  description: '一轮征求意见的采纳情况。',
  fields: (t) => ({
    sentences: t.stringList({ description: '条数合计的文字，逐句，可直接显示。', resolve: (a) => a.sentences }),
    items: t.field({ type: [FeedbackItemType], description: '各条意见和处理结论，按收到的先后。', resolve: (a) => a.items }),
  }),
});
builder.objectField(RoundRef, 'answers', (t) =>
  t.field({
    type: Answers,
    nullable: true,
    // Every opinion of a round, in two statements.
    complexity: { field: 20, multiplier: 5 },
    description: '本轮的采纳情况；公布前公众为 null（对目录草案的意见，随目录公布），工作人员看到的是正在处理的。',
    resolve: answersOf,
  }),
);
async function answersOf(r: RoundRow, _args: object, ctx: Context): Promise<AnswersShape | null> {
  const { id } = subjectOfRound(r);
  const answered = (await ctx.load.sumsOfSubject.load(id)).some((x) => x.no === r.no && x.answered);
  if (!answered && !ctx.staff) return null;
  const view = viewOf(ctx);
  const items = await feedbackItems(ctx.em, ctx.services.cipher, id, view, r.no);
  return { items, sentences: await feedbackSentences(ctx.em, id, view, r.no) };
}

const rounds = { description: '对目录草案的历次公开征求意见，先办的在前；没有办过的为空列表，公告公布前公众看不到。' } as const;
builder.objectField(CatalogRef, 'rounds', (t) =>
  t.field({ type: [RoundRef], ...rounds, resolve: (c, _a, ctx) => visibleCatalogRounds(ctx, c.id) }),
);
builder.objectField(CatalogSummary, 'rounds', (t) =>
  t.field({ type: [RoundRef], ...rounds, resolve: (c, _a, ctx) => visibleCatalogRounds(ctx, c.id) }),
);
builder.objectField(CatalogRef, 'opinions', (t) =>
  t.field({
    type: OpinionConnection,
    nullable: true,
    description: '对目录草案的意见，按到达先后，供目录管理员处理；公众为 null。',
    args: OPINION_ARGS,
    resolve: (c, a, ctx) => opinionsOf({ kind: 'catalog', id: c.id }, a, ctx),
  }),
);
