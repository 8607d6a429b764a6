import { ERRORS } from '../domain/errors.ts';
import type { Refusal as DomainRefusal } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import type { ArtefactRow, CatalogRowSet, DecisionRow } from '../services/read/rows.ts';
import { builder } from './builder.ts';
import { catalogWarnings } from './catalog/plan-check.ts';
import { Artefact } from './decision/parts.ts';
import { CatalogRef, DecisionRef } from './refs.ts';

/** Expected outcomes of a step are members of a union; wrong requests and our own faults are coded GraphQL errors. */
export type RefusedShape = { readonly __typename: 'Refusal' } & DomainRefusal;
export const refused = (refusal: DomainRefusal): RefusedShape => ({ __typename: 'Refusal', ...refusal });

const RefusalInfo = builder.interfaceRef<DomainRefusal>('RefusalInfo').implement({
  description: '每一种拒绝都包含的内容。',
  fields: (t) => ({
    code: t.string({ description: '拒绝代码，全部代码列在 docs/errors.md。', resolve: (r) => r.code }),
    message: t.string({ description: '为什么不能办理，中文，可直接显示。', resolve: (r) => ERRORS[r.code].message }),
    remedy: t.string({ description: '现在该怎么办，中文，可直接显示。', resolve: (r) => ERRORS[r.code].remedy }),
    article: t.string({
      nullable: true,
      description: '法律依据，如“《重大行政决策程序暂行条例》第二十五条”；null 表示依据不是法条。',
      resolve: (r) => r.article ?? null,
    }),
    missing: t.stringList({ description: '具体缺什么、错在哪里，逐条列出；没有细目时为空列表。', resolve: (r) => [...r.missing] }),
  }),
});

export const Refusal = builder.objectRef<RefusedShape>('Refusal').implement({
  description: '程序不允许这一步时返回：阶段不对、环节未完成、事实不全或者应由他人办理。不留下任何事件。',
  interfaces: [RefusalInfo],
});

export type AcceptedShape = {
  readonly __typename: 'CommandAccepted';
  readonly seq: number;
  readonly decision?: DecisionRow;
  readonly catalog?: CatalogRowSet;
};
const CommandAccepted = builder.objectRef<AcceptedShape>('CommandAccepted').implement({
  description: '这一步已经办成并保存时返回。',
  fields: (t) => ({
    decision: t.field({
      type: DecisionRef,
      nullable: true,
      description: '办理后的决策；办理的是目录时为 null。',
      resolve: (a) => a.decision ?? null,
    }),
    catalog: t.field({
      type: CatalogRef,
      nullable: true,
      description: '办理后的目录；办理的是决策时为 null。',
      resolve: (a) => a.catalog ?? null,
    }),
    warnings: t.stringList({
      description:
        '需要提醒办理人的情况，逐条，可直接显示，不影响这一步的效力：新录入的目录事项计划时间来不及或者须提前启动，类别没有写明或者读不出属于条例第三条哪一类，公布的目录没有写明标准或者依据、截止日落在休息日，还有部门没有申报。没有的为空列表。',
      resolve: (a, _args, ctx) => (a.catalog ? catalogWarnings(a.catalog, ctx) : []),
    }),
    seq: t.exposeInt('seq', { description: '该决策或目录最后一个事件的序号，从1起，用来判断手上的数据是否最新。' }),
  }),
});

export type PendingShape = { readonly __typename: 'CommandPending'; readonly idempotencyKey: string };
const CommandPending = builder.objectRef<PendingShape>('CommandPending').implement({
  description: `已收到，但${LIMITS.commandWaitMs / 1000}秒内还没有结果时返回（COMMAND_UNCONFIRMED）：请查询 \`commandOutcome\`，或者用同一编号重新提交。`,
  fields: (t) => ({
    idempotencyKey: t.exposeString('idempotencyKey', { description: '提交时用的编号，查询 `commandOutcome` 时原样传回。' }),
    message: t.string({
      description: '给办理人看的提示，中文，可直接显示。',
      resolve: () => `${ERRORS.COMMAND_UNCONFIRMED.message}，${ERRORS.COMMAND_UNCONFIRMED.remedy}`,
    }),
  }),
});

export const CommandPayload = builder.unionType('CommandPayload', {
  description: '一步程序的结果：办成、等待结果或者拒绝。',
  types: [CommandAccepted, CommandPending, Refusal],
  resolveType: (v) => v.__typename,
});

export type ArtefactSavedShape = { readonly __typename: 'ArtefactSaved'; readonly artefact: ArtefactRow };
const ArtefactSaved = builder.objectRef<ArtefactSavedShape>('ArtefactSaved').implement({
  description: '材料已经保存或者审查结果已经登记时返回。',
  fields: (t) => ({ artefact: t.expose('artefact', { type: Artefact, description: '保存后的材料版本。' }) }),
});
export const ArtefactPayload = builder.unionType('ArtefactPayload', {
  description: '保存或者审查材料的结果：成功或者拒绝。',
  types: [ArtefactSaved, Refusal],
  resolveType: (v) => v.__typename,
});

export type DisposedShape = {
  readonly __typename: 'OpinionsDisposed';
  readonly decision?: DecisionRow;
  readonly catalog?: CatalogRowSet;
  readonly disposed: number;
  readonly remaining: number;
};
const OpinionsDisposed = builder.objectRef<DisposedShape>('OpinionsDisposed').implement({
  description: '处理结论已经保存时返回。',
  fields: (t) => ({
    decision: t.field({
      type: DecisionRef,
      nullable: true,
      description: '这些意见所属的决策；对目录草案的意见为 null。',
      resolve: (d) => d.decision ?? null,
    }),
    catalog: t.field({
      type: CatalogRef,
      nullable: true,
      description: '这些意见所属的目录；对决策草案的意见为 null。',
      resolve: (d) => d.catalog ?? null,
    }),
    disposed: t.exposeInt('disposed', { description: '本次写入处理结论的意见条数。' }),
    remaining: t.exposeInt('remaining', { description: '各轮中还没有处理结论的意见条数；为0，决策才能送审和公布采纳情况，目录才能审定。' }),
  }),
});
export const OpinionsPayload = builder.unionType('OpinionsPayload', {
  description: '处理意见的结果：成功或者拒绝。',
  types: [OpinionsDisposed, Refusal],
  resolveType: (v) => v.__typename,
});
