import type { Alternatives as Stated, Alternative as Option } from '../../domain/decision/alternatives.ts';
import { builder } from '../builder.ts';
import { DecisionRef, RoundRef } from '../refs.ts';

const Alternative = builder.objectRef<{ readonly no: number; readonly option: Option }>('Alternative').implement({
  description: '一个备选方案（条例第十二条）。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '序号，从1起，“方案1”。' }),
    title: t.string({ description: '名称。', resolve: (a) => a.option.title }),
    summary: t.string({ description: '主要内容。', resolve: (a) => a.option.summary }),
    pros: t.string({ description: '优点。', resolve: (a) => a.option.pros }),
    cons: t.string({ description: '缺点。', resolve: (a) => a.option.cons }),
    costBenefit: t.string({ nullable: true, description: '成本效益分析；没有做的为 null。', resolve: (a) => a.option.costBenefit ?? null }),
  }),
});
const numbered = (options: readonly Option[]) => options.map((option, i) => ({ no: i + 1, option }));

const Alternatives = builder.objectRef<Stated>('Alternatives').implement({
  description: '就一版草案提出的备选方案，和最后选定的一个（条例第十二条）。',
  fields: (t) => ({
    disagreement: t.exposeString('disagreement', { description: '有关方面的较大分歧是什么。' }),
    draftHash: t.exposeString('draftHash', { description: '就哪一版草案提出，即它的 `Artefact.hash`。' }),
    options: t.field({ type: [Alternative], description: '各方案，按序号，至少两个。', resolve: (a) => numbered(a.options) }),
    chosen: t.int({ nullable: true, description: '选定的方案的序号；还没有选定的为 null。', resolve: (a) => a.chosen?.option ?? null }),
    chosenReason: t.string({ nullable: true, description: '选定的理由；还没有选定的为 null。', resolve: (a) => a.chosen?.reason ?? null }),
    chosenOn: t.field({
      type: 'Date',
      nullable: true,
      description: '选定的日期（北京日期）；还没有选定的为 null。',
      resolve: (a) => a.chosen?.on ?? null,
    }),
  }),
});

builder.objectField(DecisionRef, 'alternatives', (t) =>
  t.field({
    type: Alternatives,
    nullable: true,
    description: '备选方案，供办理人使用；没有提出过的为 null，公众为 null（公众看公告一并公布的，见 `Round.alternatives`）。',
    resolve: async (d, _a, ctx) => (ctx.staff ? ((await ctx.load.state.load(d.id))?.state.alternatives ?? null) : null),
  }),
);
builder.objectField(RoundRef, 'alternatives', (t) =>
  t.field({
    type: [Alternative],
    description: '与草案一并公布的备选方案，提意见时可以写明赞成哪一个；没有一并公布的为空列表。',
    resolve: async (r, _a, ctx) =>
      r.decisionId === null
        ? []
        : numbered((await ctx.load.state.load(r.decisionId))?.state.rounds.find((x) => x.no === r.no)?.alternatives ?? []),
  }),
);
