import type { MinorAdjustmentState } from '../../domain/decision/adjustment.ts';
import { builder } from '../builder.ts';
import { DecisionRef } from '../refs.ts';
import { stateOf } from './types.ts';

const MinorAdjustment = builder.objectRef<MinorAdjustmentState>('MinorAdjustment').implement({
  description: '对已出台决策的一次不属于重大调整的调整（条例第三十七条）；出台的文本不变。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '第几次，从1起。' }),
    what: t.exposeString('what', { description: '调整的内容。' }),
    reason: t.exposeString('reason', { description: '调整的理由。' }),
    notMajorReason: t.exposeString('notMajorReason', { description: '认定不属于重大调整的理由。' }),
    occurredOn: t.field({ type: 'Date', description: '调整决定的日期（北京日期）。', resolve: (m) => m.fact.occurredOn }),
    actingBody: t.string({ description: '作出调整决定的机关。', resolve: (m) => m.fact.actingBody }),
    documentNo: t.string({ nullable: true, description: '文号；没有文号的为 null。', resolve: (m) => m.fact.documentNo ?? null }),
  }),
});

builder.objectField(DecisionRef, 'minorAdjustments', (t) =>
  t.field({
    type: [MinorAdjustment],
    description: '不属于重大调整的历次调整，按登记先后；没有的为空列表。',
    resolve: async (d, _a, ctx) => [...((await stateOf(d, ctx)).adjustments ?? [])],
  }),
);
builder.objectField(DecisionRef, 'adjusts', (t) =>
  t.field({
    type: DecisionRef,
    nullable: true,
    description: '本决策调整的是哪一个决策（条例第三十七条，重大调整）；不是调整的为 null。',
    resolve: async (d, _a, ctx) => (d.adjustsId === null ? null : ((await ctx.load.decision.load(d.adjustsId)) ?? null)),
  }),
);
builder.objectField(DecisionRef, 'adjustsReason', (t) =>
  t.string({
    nullable: true,
    description: '作重大调整的理由；不是调整的为 null。',
    resolve: async (d, _a, ctx) => (await stateOf(d, ctx)).adjusts?.reason ?? null,
  }),
);
builder.objectField(DecisionRef, 'adjustedBy', (t) =>
  t.field({
    type: DecisionRef,
    nullable: true,
    description: '对本决策作重大调整的新决策：正在办理的，或者已经出台的（见它的 `phase`）；没有的为 null。新决策公布之前本决策继续有效。',
    resolve: async (d, _a, ctx) => (await ctx.load.decisionsAdjusting.load(d.id))[0] ?? null,
  }),
);
builder.objectField(DecisionRef, 'adjustmentText', (t) =>
  t.string({
    nullable: true,
    description: '重大调整的情况，可直接显示，如“已被示府〔2025〕3号调整”；没有的为 null。',
    resolve: async (d, _a, ctx) => {
      const [by] = await ctx.load.decisionsAdjusting.load(d.id);
      const { adjustedBy } = await stateOf(d, ctx);
      if (adjustedBy) return `已被${adjustedBy.documentNo}（${adjustedBy.code}）调整`;
      return by ? '正在履行法定程序作重大调整；新的决策公布之前，本决策继续有效' : null;
    },
  }),
);
