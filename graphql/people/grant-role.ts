import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { RoleEnum } from '../enums.ts';
import { given, reasonText } from '../inputs.ts';
import { organIdOf, personIdOf } from '../organ-codes.ts';
import { grantPayload, RoleGrantPayload } from './role-grant.ts';

builder.mutationField('grantRole', (t) =>
  t.field({
    type: RoleGrantPayload,
    description:
      '给一个人授予一个岗位，由该机关或者上级机关的系统管理员办理。给自己授权返回 SECOND_PERSON_REQUIRED，检查员没有截止日期返回 GRANT_MUST_END，日期不对返回 GRANT_PERIOD_INVALID，同一时间已有这个岗位返回 ROLE_HELD_ALREADY。同样的请求再次提交得到同一结果。',
    args: {
      person: t.arg.string({ required: true, description: '被授权的人的账号；没有这个人报 NOT_FOUND。' }),
      role: t.arg({ type: RoleEnum, required: true, description: '角色。' }),
      organCode: t.arg.string({ required: true, description: '岗位所在机关的代码（`Organ.code`）；没有这个机关报 NOT_FOUND。' }),
      fromOn: t.arg({ type: 'Date', required: true, description: '第一天（北京日期），从当天0时起，是今天的立即有效；不能早于今天。' }),
      toOn: t.arg({ type: 'Date', description: '最后一天（北京日期），含当天，到24时为止；不填为没有截止日期，检查员必填。' }),
      reason: t.arg.string({
        required: true,
        description: `授权的原因或者依据，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。`,
      }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const request = {
        personId: await personIdOf(ctx, a.person),
        organId: await organIdOf(ctx, a.organCode),
        role: a.role,
        fromOn: a.fromOn,
        reason: reasonText(a.reason),
        ...given('toOn', a.toOn, (v) => v),
      };
      return grantPayload(ctx, await ctx.services.grants.grant(request, actor));
    },
  }),
);
