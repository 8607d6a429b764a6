import { WITHHELD_GROUNDS } from '../../domain/decision/withheld.ts';
import type { WithheldGround, Withholding } from '../../domain/decision/withheld.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { InternalMatterRow } from '../../services/read/internal-register.ts';
import { builder } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { reasonText, short } from '../inputs.ts';
import { organ, Organ } from '../people/types.ts';
import { DecisionRef } from '../refs.ts';

const described = <K extends keyof typeof WITHHELD_GROUNDS>(ground: K): string =>
  `${WITHHELD_GROUNDS[ground].name}（${WITHHELD_GROUNDS[ground].article}）`;

const WithheldGroundEnum = enumOf<WithheldGround>('WithheldGround', '依法不予公开的理由，可以在本系统内办理的；国家秘密不在其内。', {
  'forbidden-by-law': described('forbidden-by-law'),
  'public-safety': described('public-safety'),
  'rights-of-others': described('rights-of-others'),
  'internal-affairs': described('internal-affairs'),
});

export const WithholdingInput = builder.inputType('WithholdingInput', {
  description: '不予公开的理由、依据和批准；缺一项返回 WITHHOLDING_INCOMPLETE。',
  fields: (t) => ({
    ground: t.field({ type: WithheldGroundEnum, required: true, description: '不予公开的理由。' }),
    basis: t.string({ required: true, description: `本事项的具体依据，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    approver: t.string({ required: true, description: `批准不予公开的负责人姓名，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    approvedOn: t.field({ type: 'Date', required: true, description: '批准的日期（北京日期），不能晚于今天和启动的日期。' }),
    documentNo: t.string({ required: true, description: `批准文书的编号，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
  }),
});

type ApprovalShape = { basis: string; approver: string; approvedOn: PlainDate; documentNo: string };
/** Basis and approval with their texts checked. @throws coded text errors */
export function approvalOf(a: ApprovalShape): Omit<Withholding, 'ground'> {
  return {
    basis: reasonText(a.basis, 'basis'),
    approver: short(a.approver, 'approver'),
    approvedOn: a.approvedOn,
    documentNo: short(a.documentNo, 'documentNo'),
  };
}

export const InternalMatter = builder.objectRef<InternalMatterRow>('InternalMatter').implement({
  description: '内部登记册的一项：依法不予公开的事项，不在公众能读的任何列表和统计里。登记以后不能修改、删除。',
  fields: (t) => ({
    number: t.exposeString('number', { description: '中性的编号，如 shili-town-2024-n01；不含事项的任何内容。' }),
    year: t.exposeInt('year', { description: '年度。' }),
    organ: t.field({ type: Organ, description: '决策机关。', resolve: (i, _a, ctx) => organ(ctx, i.organId) }),
    ground: t.exposeString('ground', { description: '理由代码：state-secret（国家秘密），或者 `WithheldGround` 各值的小写写法。' }),
    groundName: t.string({ description: '理由的中文名称和条款，可直接显示。', resolve: (i) => described(i.ground) }),
    basis: t.exposeString('basis', { description: '本事项的具体依据。' }),
    approver: t.exposeString('approver', { description: '批准不予公开的负责人。' }),
    approvedOn: t.expose('approvedOn', { type: 'Date', description: '批准的日期（北京日期）。' }),
    documentNo: t.exposeString('documentNo', { description: '批准文书的编号。' }),
    registeredAt: t.field({ type: 'DateTime', description: '登记的时刻，由服务器记载。', resolve: (i) => i.registeredAt }),
    decision: t.field({
      type: DecisionRef,
      nullable: true,
      description: '在本系统内办理的决策；国家秘密事项为 null。',
      resolve: async (i, _a, ctx) => (i.decisionId === null ? null : ((await ctx.load.decision.load(i.decisionId)) ?? null)),
    }),
  }),
});

export const Withheld = builder.objectRef<Withholding>('Withheld').implement({
  description: '依法不予公开的理由、依据和批准（《重大行政决策程序暂行条例》第十四条、第三十二条）。',
  fields: (t) => ({
    groundName: t.string({ description: '理由的中文名称和条款，可直接显示。', resolve: (w) => described(w.ground) }),
    basis: t.exposeString('basis', { description: '本事项的具体依据。' }),
    approver: t.exposeString('approver', { description: '批准不予公开的负责人。' }),
    approvedOn: t.expose('approvedOn', { type: 'Date', description: '批准的日期（北京日期）。' }),
    documentNo: t.exposeString('documentNo', { description: '批准文书的编号。' }),
  }),
});
