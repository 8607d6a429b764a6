import { ROLES } from '../../domain/access/roles.ts';
import type { RoleHolding } from '../../domain/access/roles.ts';
import type { PersonRow } from '../../services/access/actor.ts';
import type { OrganRow } from '../../services/read/rows.ts';
import { builder, Node } from '../builder.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import type { Context } from '../context.ts';

export const Organ = builder.objectRef<OrganRow>('Organ').implement({
  description: '机关或者单位：决策机关、它的部门和下属单位，或者监督机构。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (o) => encodeId('Organ', o.id) }),
    code: t.exposeString('code', { description: '固定的简短代码，用在筛选参数和决策编号里。' }),
    name: t.exposeString('name', { description: '机关全称，与印发文本一致。' }),
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
