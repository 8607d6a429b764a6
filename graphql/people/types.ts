import { ROLES } from '../../domain/access/roles.ts';
import type { RoleHolding } from '../../domain/access/roles.ts';
import type { PersonRow } from '../../services/access/actor.ts';
import type { OrganRow } from '../../services/read/rows.ts';
import { builder, Node } from '../builder.ts';
import { encodeId } from '../ids.ts';
import type { Context } from '../context.ts';

export const Organ = builder.objectRef<OrganRow>('Organ').implement({
  description: '机关或单位: a deciding organ, one of its units, or the body that supervises.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (o) => encodeId('Organ', o.id) }),
    code: t.exposeString('code', { description: 'Stable short code.' }),
    name: t.exposeString('name', { description: 'As printed.' }),
    kind: t.exposeString('kind', { description: 'county, town, department, unit or supervisor.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Public telephone.' }),
    phoneHours: t.exposeString('phoneHours', { nullable: true, description: 'When the telephone is answered.' }),
    address: t.exposeString('address', { nullable: true, description: 'Postal address.' }),
  }),
});

/** The organ of an id; rows reference organs by foreign key, so it is there. */
export async function organ(ctx: Context, id: string): Promise<OrganRow> {
  return (await ctx.load.organ.load(id))!;
}

export const RoleHoldingType = builder.objectRef<RoleHolding>('RoleHolding').implement({
  description: '岗位: a role held now at an organ.',
  fields: (t) => ({
    role: t.exposeString('role', { description: 'Role code.' }),
    label: t.string({ description: 'Role in Chinese.', resolve: (r) => ROLES[r.role] }),
    organ: t.field({ type: Organ, resolve: (r, _a, ctx) => organ(ctx, r.organId) }),
  }),
});

export const Person = builder.objectRef<PersonRow & { roles: readonly RoleHolding[] }>('Person').implement({
  description: 'A person who signs in; never a commenter.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (p) => encodeId('Person', p.id) }),
    account: t.exposeString('account', { description: 'Sign-in name.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    organ: t.field({ type: Organ, resolve: (p, _a, ctx) => organ(ctx, p.organId) }),
    roles: t.field({ type: [RoleHoldingType], description: 'Roles held now.', resolve: (p) => [...p.roles] }),
  }),
});
