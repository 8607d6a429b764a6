import { ROLES } from '../../domain/access/roles.ts';
import type { RoleHolding } from '../../domain/access/roles.ts';
import { organLabel } from '../../domain/organ/words.ts';
import type { FormerName } from '../../domain/organ/words.ts';
import type { PersonRow } from '../../services/access/actor.ts';
import type { OrganRow } from '../../services/read/rows.ts';
import { builder, Node } from '../builder.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import type { Context } from '../context.ts';

const FormerNameType = builder.objectRef<FormerName>('FormerName').implement({
  description: '机关的一个曾用名；用它印发的目录、公告保持原样。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '曾用名全称。' }),
    fromOn: t.expose('fromOn', {
      type: 'Date',
      nullable: true,
      description: '用这个名称的第一天（北京日期）；最早的名称没有登记起始日期，为 null。',
    }),
    toOn: t.expose('toOn', { type: 'Date', description: '用这个名称的最后一天（北京日期），含当天。' }),
    basis: t.exposeString('basis', { description: '更名的依据，如批复的文号。' }),
  }),
});

export const OrganRef = builder.objectRef<OrganRow>('Organ');
export const Organ = OrganRef.implement({
  description: '机关或者单位：决策机关、它的部门和下属单位，或者监督机构。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (o) => encodeId('Organ', o.id) }),
    code: t.exposeString('code', { description: '固定的简短代码，用在筛选参数和决策编号里。' }),
    name: t.exposeString('name', { description: '机关现在的全称；以前印发的文本用当时的名称。' }),
    label: t.string({
      description: '现在的名称和曾用名、接续的机关、代为办理的单位，可直接显示，如“建设发展科（原建设科）”“演练公司（由建设科代为办理）”。',
      resolve: async (o, _a, ctx) => labelOf(ctx, o, await ctx.load.formerNamesOfOrgan.load(o.id)),
    }),
    formerNames: t.field({
      type: [FormerNameType],
      description: '曾用名，从早到晚；没有的为空列表。',
      resolve: (o, _a, ctx) => ctx.load.formerNamesOfOrgan.load(o.id),
    }),
    servedBy: t.field({
      type: OrganRef,
      nullable: true,
      description: '代为办理的责任科室：本单位没有账号，由它的人员办理；自己办理的为 null。',
      resolve: async (o, _a, ctx) => (o.servedById === null ? null : organ(ctx, o.servedById)),
    }),
    mergedInto: t.field({
      type: OrganRef,
      nullable: true,
      description: '并入的机关，由它接续办理；没有合并的为 null。',
      resolve: async (o, _a, ctx) => (o.mergedIntoId === null ? null : organ(ctx, o.mergedIntoId)),
    }),
    mergedOn: t.expose('mergedOn', { type: 'Date', nullable: true, description: '合并生效的日期（北京日期）；没有合并的为 null。' }),
    kind: t.exposeString('kind', {
      description: '机关类型：county（县级政府）、town（镇政府）、department（部门）、unit（下属单位）、supervisor（监督机构）。',
    }),
    phone: t.exposeString('phone', { nullable: true, description: '对外公开的电话；null 表示没有登记。' }),
    phoneHours: t.exposeString('phoneHours', { nullable: true, description: '电话接听时间，如“工作日9:00–17:00”；null 表示没有登记。' }),
    address: t.exposeString('address', { nullable: true, description: '通信地址；null 表示没有登记。' }),
  }),
});

/** The organ of an id; rows reference organs by foreign key, so it is there. */
export async function organ(ctx: Context, id: string): Promise<OrganRow> {
  return (await ctx.load.organ.load(id))!;
}

/** The organ that goes on where this one was merged, however often. */
export async function currentOrgan(ctx: Context, id: string): Promise<OrganRow> {
  const row = await organ(ctx, id);
  return row.mergedIntoId === null ? row : currentOrgan(ctx, row.mergedIntoId);
}

/** @param former names to be told, e.g. those it had since a matter began */
export async function labelOf(ctx: Context, o: OrganRow, former: readonly FormerName[]): Promise<string> {
  const successor = o.mergedIntoId === null ? undefined : await currentOrgan(ctx, o.id);
  const office = o.servedById === null ? undefined : await organ(ctx, o.servedById);
  return organLabel({
    name: o.name,
    formerNames: former.map((n) => n.name),
    ...(successor ? { mergedInto: successor.name } : {}),
    ...(office ? { servedBy: office.name } : {}),
  });
}

export const RoleHoldingType = builder.objectRef<RoleHolding>('RoleHolding').implement({
  description: '岗位：此刻在某机关担任的角色。',
  fields: (t) => ({
    role: t.exposeString('role', { description: '岗位代码，如 drafter、publisher。' }),
    label: t.string({ description: '岗位的中文名称，如“承办人”“发布员”。', resolve: (r) => ROLES[r.role] }),
    organ: t.field({
      type: Organ,
      description: '岗位所在的机关；授权只在这个机关的事项内有效。',
      resolve: (r, _a, ctx) => organ(ctx, r.organId),
    }),
    through: t.field({
      type: Organ,
      nullable: true,
      description: '因哪个机关的岗位而有：本机关由它代为办理，或者已并入它；岗位就在本机关的为 null。',
      resolve: async (r, _a, ctx) => (r.through === undefined ? null : organ(ctx, r.through)),
    }),
    deputyFor: t.string({
      nullable: true,
      description: '代理谁的岗位（AB角）的姓名，只在代理的日期内有；自己的岗位为 null。',
      resolve: async (r, _a, ctx) => (r.deputyFor === undefined ? null : (await ctx.load.person.load(r.deputyFor))!.name),
    }),
  }),
});

export const Person = builder.objectRef<PersonRow & { roles: readonly RoleHolding[] }>('Person').implement({
  description: '登录办理业务的人员，不是提意见的公众。只能查到本人。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (p) => encodeId('Person', p.id) }),
    account: t.exposeString('account', { description: '登录账号。' }),
    name: t.exposeString('name', { description: '姓名。' }),
    organ: t.field({
      type: Organ,
      description: '所在单位；岗位可以在别的机关，见 `roles`。',
      resolve: (p, _a, ctx) => organ(ctx, p.organId),
    }),
    roles: t.field({
      type: [RoleHoldingType],
      description: '此刻有效的岗位；空列表表示没有岗位，只能读公众能读的内容。',
      resolve: (p) => [...p.roles],
    }),
  }),
});
