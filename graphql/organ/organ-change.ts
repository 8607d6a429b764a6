import { ROLES } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import type { OrganChangeSaved } from '../../services/organ/changes.ts';
import { effectsOf } from '../../services/organ/effects.ts';
import type { CarriedGrant, OrganEffects } from '../../services/organ/effects.ts';
import type { OrganChangeRow } from '../../services/read/organs.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { encodeId } from '../ids.ts';
import { organ, Organ } from '../people/types.ts';
import { Refusal, refused } from '../results.ts';
import type { RefusedShape } from '../results.ts';

const Carried = builder.objectRef<CarriedGrant>('CarriedGrant').implement({
  description: '被合并机关的一个岗位授权。',
  fields: (t) => ({
    person: t.exposeString('person', { description: '担任的人的姓名。' }),
    roleName: t.string({ description: '岗位的中文名称。', resolve: (g) => ROLES[g.role] }),
    notCarried: t.string({
      nullable: true,
      description: '为什么不转到接续的机关；转过去的为 null。',
      resolve: (g) => g.notCarried ?? null,
    }),
  }),
});

const Effects = builder.objectRef<OrganEffects>('OrganChangeEffects').implement({
  description: '机构变动带来的变化；已经印发、公布的目录和公告保持原样。',
  fields: (t) => ({
    formerNames: t.stringList({ description: '到此为止的名称。', resolve: (e) => e.names.map((n) => n.name) }),
    running: t.stringList({ description: '正在办理、以新名称或者由接续的机关继续办理的决策的编号。', resolve: (e) => [...e.running] }),
    grants: t.field({ type: [Carried], description: '岗位授权逐个的去向；更名的为空列表，授权不变。', resolve: (e) => [...e.grants] }),
    endingDeputyships: t.stringList({
      description: '单个岗位的代理随之结束，要另行指定代理人的人；没有的为空列表。',
      resolve: (e) => e.deputyships.map((d) => d.principal),
    }),
    served: t.stringList({
      description: '原来由被合并机关代为办理、改由接续机关代为办理的单位；没有的为空列表。',
      resolve: (e) => [...e.served],
    }),
  }),
});

export const OrganChange = builder.objectRef<OrganChangeRow>('OrganChange').implement({
  description: '一次机构变动（更名或者合并）：由系统管理员提出，经监督机构批准后生效。',
  fields: (t) => ({
    id: t.id({
      description: '机构变动的编号，写作“OrganChange:uuid”，用于 `approveOrganChange`、`withdrawOrganChange`；不能用 `node(id:)` 查询。',
      resolve: (c) => encodeId('OrganChange', c.id),
    }),
    kind: t.string({ description: '种类：rename（更名）、merge（合并）。', resolve: (c) => c.content.kind }),
    on: t.field({
      type: 'Date',
      description: '生效日（北京日期）：从当天起用新名称，或者由接续的机关办理。',
      resolve: (c) => c.content.on,
    }),
    basis: t.string({ description: '依据，如批复的文号。', resolve: (c) => c.content.basis }),
    organs: t.field({
      type: [Organ],
      description: '更名的机关，或者被合并的各机关。',
      resolve: (c, _a, ctx) =>
        Promise.all((c.content.kind === 'rename' ? [c.content.organId] : c.content.fromIds).map((id) => organ(ctx, id))),
    }),
    newName: t.string({
      nullable: true,
      description: '新名称；合并的为 null。',
      resolve: (c) => (c.content.kind === 'rename' ? c.content.newName : null),
    }),
    into: t.field({
      type: Organ,
      nullable: true,
      description: '接续的机关；更名的为 null。',
      resolve: async (c, _a, ctx) => (c.content.kind === 'merge' ? organ(ctx, c.content.intoId) : null),
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: '提出的时刻，由服务器记载。' }),
    proposedBy: t.exposeString('proposedByName', { description: '提出人姓名。' }),
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      nullable: true,
      description: '批准的时刻，由服务器记载；null 表示还没有批准，什么也没有改变。',
    }),
    approvedBy: t.exposeString('approvedByName', { nullable: true, description: '批准人姓名；null 表示还没有批准。' }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: '撤回的时刻，由服务器记载；没有撤回的为 null。',
    }),
    withdrawnBy: t.exposeString('withdrawnByName', { nullable: true, description: '撤回的人的姓名；没有撤回的为 null。' }),
    withdrawalReason: t.exposeString('withdrawalReason', { nullable: true, description: '撤回的原因；没有撤回的为 null。' }),
    effects: t.field({
      type: Effects,
      description: '批准时实际带来的变化；还没有批准的，是现在批准会带来的变化。',
      resolve: (c, _a, ctx) => c.effects ?? effectsOf(ctx.reader, c.content),
    }),
  }),
});

const OrganChangeSavedType = builder
  .objectRef<{ readonly __typename: 'OrganChangeSaved'; readonly change: OrganChangeRow }>('OrganChangeSaved')
  .implement({
    description: '机构变动已经提出、批准或者撤回时返回。',
    fields: (t) => ({ change: t.expose('change', { type: OrganChange, description: '提出、批准或者撤回后的机构变动。' }) }),
  });

export const OrganChangePayload = builder.unionType('OrganChangePayload', {
  description: '提出、批准或者撤回机构变动的结果：成功或者拒绝。',
  types: [OrganChangeSavedType, Refusal],
  resolveType: (v) => v.__typename,
});

/** What became of it → union member. @throws CodedError FORBIDDEN */
export async function changePayload(
  ctx: Context,
  saved: OrganChangeSaved,
): Promise<{ __typename: 'OrganChangeSaved'; change: OrganChangeRow } | RefusedShape> {
  if (saved.ok) {
    ctx.load.organ.clearAll();
    return { __typename: 'OrganChangeSaved', change: (await ctx.load.organChange.clearAll().load(saved.changeId))! };
  }
  if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(saved.refusal);
}
