import { ROLES } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import type { DeputySaved } from '../../services/access/deputies.ts';
import { overlappingDeputyships } from '../../services/read/deputies.ts';
import type { DeputyshipRow } from '../../services/read/deputies.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { encodeId } from '../ids.ts';
import { Refusal, refused } from '../results.ts';
import type { RefusedShape } from '../results.ts';
import { PersonName, person } from './person-name.ts';
import { organ, Organ } from './types.ts';

const DeputyshipRef = builder.objectRef<DeputyshipRow>('Deputyship');
export const Deputyship = DeputyshipRef.implement({
  description: '一次代理（AB角）：代理人在起止日期内以本人的岗位办理，记录上写“某某代某某”；本人没有的岗位，代理人也没有。',
  fields: (t) => ({
    id: t.id({
      description: '代理的编号，写作“Deputyship:uuid”，用于 `endDeputy`；不能用 `node(id:)` 查询。',
      resolve: (d) => encodeId('Deputyship', d.id),
    }),
    principal: t.field({ type: PersonName, description: '岗位本人，即被代理的人。', resolve: (d, _a, ctx) => person(ctx, d.principalId) }),
    deputy: t.field({ type: PersonName, description: '代理人。', resolve: (d, _a, ctx) => person(ctx, d.deputyId) }),
    role: t.exposeString('role', { nullable: true, description: '代理的岗位代码；null 表示本人自己的全部岗位。' }),
    roleName: t.string({
      description: '代理的岗位的中文名称，或者“全部岗位”。',
      resolve: (d) => (d.role === null ? '全部岗位' : ROLES[d.role]),
    }),
    organ: t.field({
      type: Organ,
      nullable: true,
      description: '岗位所在的机关；代理全部岗位的为 null。',
      resolve: (d, _a, ctx) => (d.organId === null ? null : organ(ctx, d.organId)),
    }),
    fromOn: t.expose('fromOn', { type: 'Date', description: '第一天（北京日期），从当天0时起可以代理。' }),
    toOn: t.expose('toOn', { type: 'Date', description: '最后一天（北京日期），含当天，到24时为止。' }),
    reason: t.exposeString('reason', { description: '代理的原因。' }),
    appointedBy: t.field({ type: PersonName, description: '指定的人。', resolve: (d, _a, ctx) => person(ctx, d.appointedById) }),
    appointedAt: t.expose('appointedAt', { type: 'DateTime', description: '指定的时刻，由服务器记载。' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: '提前结束的时刻，从这一刻起不能再代理；null 表示没有提前结束。',
    }),
    endReason: t.exposeString('endReason', { nullable: true, description: '提前结束的原因；没有提前结束的为 null。' }),
    counts: t.exposeBoolean('counts', { description: '此刻能否代理，读取时按数据库时钟判断。' }),
    overlapping: t.field({
      type: [DeputyshipRef],
      description: '同一人、同一岗位、日期重叠的其他代理：几个代理人都可以办理，请核对是否有意如此；没有的为空列表。',
      resolve: (d, _a, ctx) => overlappingDeputyships(ctx.reader, d),
    }),
  }),
});

const DeputySavedType = builder
  .objectRef<{ readonly __typename: 'DeputySaved'; readonly deputyship: DeputyshipRow }>('DeputySaved')
  .implement({
    description: '代理已经指定或者结束时返回。',
    fields: (t) => ({ deputyship: t.expose('deputyship', { type: Deputyship, description: '办理后的代理。' }) }),
  });

export const DeputyPayload = builder.unionType('DeputyPayload', {
  description: '指定或者结束代理的结果：成功或者拒绝。',
  types: [DeputySavedType, Refusal],
  resolveType: (v) => v.__typename,
});

/** What became of it → union member. @throws CodedError FORBIDDEN */
export async function deputyPayload(
  ctx: Context,
  saved: DeputySaved,
): Promise<{ __typename: 'DeputySaved'; deputyship: DeputyshipRow } | RefusedShape> {
  if (saved.ok) return { __typename: 'DeputySaved', deputyship: (await ctx.load.deputyship.clearAll().load(saved.deputyshipId))! };
  if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(saved.refusal);
}
