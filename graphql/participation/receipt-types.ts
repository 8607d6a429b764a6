import type {
  Receipt as ReceiptShape,
  ReceiptStatus as StatusShape,
  ReceiptStep as StepShape,
} from '../../services/participation/receipts.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { CatalogRowSet, DecisionRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { CatalogRef, DecisionRef, RoundRef } from '../refs.ts';
import { Refusal } from '../results.ts';
import type { RefusedShape } from '../results.ts';

const ReceiptStep = builder.objectRef<StepShape>('ReceiptStep').implement({
  description: '一条意见办理的一步。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '步骤名称：已收到、研究处理、公布采纳情况。' }),
    at: t.expose('at', { type: 'DateTime', nullable: true, description: '办完这一步的时刻；没有办完或者不对外显示的为 null。' }),
    done: t.exposeBoolean('done', { description: '这一步是否已经办完。' }),
    note: t.exposeString('note', { nullable: true, description: '补充说明，如“截止后收到，单独计数”“最晚…24时”；没有的为 null。' }),
  }),
});

const OF_DECISION = '意见所属的决策；对目录草案的意见为 null。';
const OF_CATALOG = '意见所属的目录；对决策草案的意见为 null。';
type About = { readonly subject: SubjectRef };
const decisionOf = async ({ subject: s }: About, _args: object, ctx: Context): Promise<DecisionRow | null> =>
  s.kind === 'decision' ? ((await ctx.load.decision.load(s.id)) ?? null) : null;
const catalogOf = async ({ subject: s }: About, _args: object, ctx: Context): Promise<CatalogRowSet | null> =>
  s.kind === 'catalog' ? ((await ctx.load.catalog.load(s.id)) ?? null) : null;

export const ReceiptStatus = builder.objectRef<StatusShape>('ReceiptStatus').implement({
  description: '凭回执码能看到的全部内容：进展和公开的答复，不含意见原文。',
  fields: (t) => ({
    code: t.exposeString('code', { description: '9位回执码，不带空格。' }),
    steps: t.field({ type: [ReceiptStep], description: '办理的各步，顺序固定。', resolve: (s) => [...s.steps] }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: '对这条意见的答复，可直接显示；采纳情况公布前为 null，已撤回或者不列入统计的说明情况。',
    }),
    decision: t.field({ type: DecisionRef, nullable: true, description: OF_DECISION, resolve: decisionOf }),
    catalog: t.field({ type: CatalogRef, nullable: true, description: OF_CATALOG, resolve: catalogOf }),
  }),
});

export const Receipt = builder.objectRef<ReceiptShape>('Receipt').implement({
  description: '凭个人链接看到的回执：本人的意见原文、能否修改、办理进展。',
  fields: (t) => ({
    code: t.exposeString('code', { description: '9位回执码：8位数字加1位校验码。' }),
    spoken: t.exposeString('spoken', { description: '电话里念的回执码，如“四八二，七幺九，三六八”。' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: '收到的时刻：网上提交的为请求到达的时刻，线下意见为登记的时刻。' }),
    inTime: t.exposeBoolean('inTime', { description: '是否在截止前收到。' }),
    text: t.exposeString('text', { description: '意见现在的全文。' }),
    decision: t.field({ type: DecisionRef, nullable: true, description: OF_DECISION, resolve: decisionOf }),
    catalog: t.field({ type: CatalogRef, nullable: true, description: OF_CATALOG, resolve: catalogOf }),
    round: t.field({
      type: RoundRef,
      description: '意见所属的一轮征求意见。',
      resolve: async (r, _a, ctx) => (await ctx.load.round.load(r.roundId))!,
    }),
    canChange: t.exposeBoolean('canChange', { description: '现在能否修改或者撤回：征求意见尚未截止，而且没有撤回。' }),
    withdrawn: t.exposeBoolean('withdrawn', { description: '是否已经撤回。' }),
    status: t.expose('status', { type: ReceiptStatus, description: '办理进展和公开的答复。' }),
    signedProof: t.exposeString('signedProof', { description: '本站对回执码、轮次、收到时刻和原文的签名，供日后核对。' }),
  }),
});

type CommentAcceptedShape = {
  readonly __typename: 'CommentAccepted';
  readonly receipt: ReceiptShape;
  readonly secret: string;
  readonly code: string;
};
const CommentAccepted = builder.objectRef<CommentAcceptedShape>('CommentAccepted').implement({
  description: '意见已经保存时返回；同一份表单再次提交得到同一回执。',
  fields: (t) => ({
    receipt: t.expose('receipt', { type: Receipt, description: '本条意见的回执。' }),
    secret: t.exposeString('secret', { description: '个人链接中的密文，只给提交的人；有它才能看原文、修改和撤回，请提示妥善保存。' }),
    code: t.exposeString('code', { description: '9位回执码，凭它查进展。' }),
  }),
});
export const CommentPayload = builder.unionType('CommentPayload', {
  description: '提交、修改、撤回或者登记意见的结果：成功或者拒绝。',
  types: [CommentAccepted, Refusal],
  resolveType: (v: CommentAcceptedShape | RefusedShape) => v.__typename,
});
