import { PROPOSAL_STATUSES } from '../../domain/catalog/proposals.ts';
import type { ProposalStatus, ScreeningResult } from '../../domain/catalog/proposals.ts';
import type { Proposal as Row, ProposalContent } from '../../domain/catalog/types.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { enumOf, ProposalSourceEnum } from '../enums.ts';
import { given, PRECISIONS, reasonText, short, titleText } from '../inputs.ts';
import { organ, Organ } from '../people/types.ts';
import { CatalogRef } from '../refs.ts';
import type { CatalogRowSet } from '../../services/read/rows.ts';
import { CatalogSummary } from './types.ts';

const ProposalStatusEnum = enumOf<ProposalStatus>('ProposalStatus', '一件申报的审核情况。', PROPOSAL_STATUSES);
const { proposed: _, ...RESULTS } = PROPOSAL_STATUSES;
export const ScreeningResultEnum = enumOf<ScreeningResult>('ScreeningResult', '目录管理员审核一件申报的结果。', RESULTS);

export const ProposalInput = builder.inputType('CatalogProposalInput', {
  description: '部门申报的事项（条例第十条）。名称、理由、依据有空白的返回 PROPOSAL_INCOMPLETE。',
  fields: (t) => ({
    name: t.string({ required: true, description: `事项名称，最多${LIMITS.titleCharsMax}字；本年度不能与别的申报、目录里的行同名。` }),
    category: t.string({ description: `事项类别，最多${LIMITS.shortTextCharsMax}字；没有的不填。` }),
    mainContent: t.string({ description: `主要内容，最多${LIMITS.reasonCharsMax}字；没有的不填。` }),
    reason: t.string({ required: true, description: `理由：要解决的问题和必要性、可行性，最多${LIMITS.reasonCharsMax}字；不公开。` }),
    legalBasis: t.string({ required: true, description: `法律政策依据，最多${LIMITS.reasonCharsMax}字。` }),
    source: t.field({ type: ProposalSourceEnum, required: true, description: '建议的来源。' }),
    plannedText: t.string({ description: '计划完成时间的文字，如“第三季度”；没有的不填。' }),
    plannedFrom: t.field({ type: 'Date', description: '计划时间的第一天（北京日期），不能晚于 `plannedTo`。' }),
    plannedTo: t.field({ type: 'Date', description: '计划时间的最后一天（北京日期），含当天。' }),
    plannedPrecision: t.string({ description: `计划时间的精度：${PRECISIONS}。` }),
  }),
});

/** The proposal with its texts checked. @throws coded text errors */
export function proposalOf(p: typeof ProposalInput.$inferInput): ProposalContent {
  return {
    name: titleText(p.name, 'name'),
    reason: reasonText(p.reason, 'reason'),
    legalBasis: reasonText(p.legalBasis, 'legalBasis'),
    source: p.source,
    ...given('category', p.category, (v) => short(v, 'category')),
    ...given('mainContent', p.mainContent, (v) => reasonText(v, 'mainContent')),
    ...given('plannedText', p.plannedText, (v) => short(v, 'plannedText')),
    ...given('plannedPrecision', p.plannedPrecision, (v) => short(v, 'plannedPrecision')),
    ...given('plannedFrom', p.plannedFrom, (v) => v),
    ...given('plannedTo', p.plannedTo, (v) => v),
  };
}

const Proposal = builder.objectRef<Row>('CatalogProposal').implement({
  description: '部门为年度目录申报的一个事项和它的审核结果，供机关内部办理，不公开。不纳入的连同理由保留。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '本年度申报的编号，从1起。' }),
    unit: t.field({ type: Organ, description: '申报的部门或者单位。', resolve: (p, _a, ctx) => organ(ctx, p.unitId) }),
    name: t.string({ description: '事项名称。', resolve: (p) => p.content.name }),
    category: t.string({ nullable: true, description: '事项类别；没有填写的为 null。', resolve: (p) => p.content.category ?? null }),
    mainContent: t.string({ nullable: true, description: '主要内容；没有填写的为 null。', resolve: (p) => p.content.mainContent ?? null }),
    reason: t.string({ description: '申报的理由。', resolve: (p) => p.content.reason }),
    legalBasis: t.string({ description: '法律政策依据。', resolve: (p) => p.content.legalBasis }),
    source: t.field({ type: ProposalSourceEnum, description: '建议的来源。', resolve: (p) => p.content.source }),
    plannedText: t.string({
      nullable: true,
      description: '计划完成时间的文字；没有填写的为 null。',
      resolve: (p) => p.content.plannedText ?? null,
    }),
    status: t.field({ type: ProposalStatusEnum, description: '审核情况。', resolve: (p) => p.status }),
    statusName: t.string({ description: '审核情况的中文，可直接显示。', resolve: (p) => PROPOSAL_STATUSES[p.status] }),
    screeningReason: t.string({
      nullable: true,
      description: '不纳入的理由、要补充什么，或者纳入时的说明；没有的为 null。',
      resolve: (p) => p.reason ?? null,
    }),
    versionNo: t.int({
      nullable: true,
      description: '编入目录的哪一版；还没有编入的为 null，纳入而没有编入的会随第1版编入。',
      resolve: (p) => p.version ?? null,
    }),
  }),
});

const field = {
  description: '部门申报的事项和审核结果，先申报的在前；公众为空列表。',
} as const;
const proposals = (c: CatalogRowSet, _args: object, ctx: Context): Row[] => (ctx.staff ? [...(c.state.proposals ?? [])] : []);
builder.objectField(CatalogRef, 'proposals', (t) => t.field({ type: [Proposal], ...field, resolve: proposals }));
builder.objectField(CatalogSummary, 'proposals', (t) => t.field({ type: [Proposal], ...field, resolve: proposals }));
