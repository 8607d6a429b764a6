import { ROLES } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import type { GrantSaved } from '../../services/access/grants.ts';
import type { GrantRow } from '../../services/read/grants.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { encodeId } from '../ids.ts';
import { Refusal, refused } from '../results.ts';
import type { RefusedShape } from '../results.ts';
import { PersonName, person } from './person-name.ts';
import { organ, Organ } from './types.ts';

export const RoleGrant = builder.objectRef<GrantRow>('RoleGrant').implement({
  description: '一次岗位授权：谁在哪个机关担任什么角色，从何时到何时。',
  fields: (t) => ({
    id: t.id({
      description: '授权的编号，写作“RoleGrant:uuid”，用于 `endRole`；不能用 `node(id:)` 查询。',
      resolve: (g) => encodeId('RoleGrant', g.id),
    }),
    person: t.field({ type: PersonName, description: '被授权的人。', resolve: (g, _a, ctx) => person(ctx, g.personId) }),
    role: t.exposeString('role', { description: '岗位代码，如 drafter。' }),
    roleName: t.string({ description: '岗位的中文名称，如“承办人”。', resolve: (g) => ROLES[g.role] }),
    organ: t.field({ type: Organ, description: '岗位所在的机关。', resolve: (g, _a, ctx) => organ(ctx, g.organId) }),
    validFrom: t.expose('validFrom', { type: 'DateTime', description: '从这一刻起有效。' }),
    validTo: t.expose('validTo', {
      type: 'DateTime',
      nullable: true,
      description: '从这一刻起无效（按天授权的是最后一天24时）；null 表示没有截止日期。',
    }),
    counts: t.exposeBoolean('counts', { description: '此刻是否有效，读取时按数据库时钟判断。' }),
  }),
});

const RoleGranted = builder.objectRef<{ readonly __typename: 'RoleGrantSaved'; readonly grant: GrantRow }>('RoleGrantSaved').implement({
  description: '授权已经给出或者终止时返回。',
  fields: (t) => ({ grant: t.expose('grant', { type: RoleGrant, description: '办理后的授权。' }) }),
});

export const RoleGrantPayload = builder.unionType('RoleGrantPayload', {
  description: '授权或者终止授权的结果：成功或者拒绝。',
  types: [RoleGranted, Refusal],
  resolveType: (v) => v.__typename,
});

/** What became of it → union member. @throws CodedError FORBIDDEN */
export async function grantPayload(
  ctx: Context,
  saved: GrantSaved,
): Promise<{ __typename: 'RoleGrantSaved'; grant: GrantRow } | RefusedShape> {
  if (saved.ok) return { __typename: 'RoleGrantSaved', grant: (await ctx.load.grant.clearAll().load(saved.grantId))! };
  if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(saved.refusal);
}
