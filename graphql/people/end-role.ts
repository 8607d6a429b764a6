import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { reasonText } from '../inputs.ts';
import { grantPayload, RoleGrantPayload } from './role-grant.ts';

builder.mutationField('endRole', (t) =>
  t.field({
    type: RoleGrantPayload,
    description:
      '终止一次岗位授权，从这一刻起无效，替他代理的人也随之不能再办；由系统管理员办理，终止自己的返回 SECOND_PERSON_REQUIRED。已经终止的再次终止得到同一结果。',
    args: {
      grantId: t.arg.id({ required: true, description: '授权的编号（`RoleGrant.id`）；不存在报 NOT_FOUND。' }),
      reason: t.arg.string({ required: true, description: `终止的原因，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。` }),
    },
    resolve: async (_root, a, ctx) =>
      grantPayload(ctx, await ctx.services.grants.end(decodeId('RoleGrant', a.grantId), reasonText(a.reason), signedIn(ctx))),
  }),
);
