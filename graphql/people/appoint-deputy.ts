import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { given, reasonText } from '../inputs.ts';
import { organIdOf, personIdOf } from '../organ-codes.ts';
import { DeputyPayload, deputyPayload } from './deputyship.ts';
import { CoveredRoleInput } from './covered-role-input.ts';

builder.mutationField('appointDeputy', (t) =>
  t.field({
    type: DeputyPayload,
    description:
      '为一个人的一个或者全部岗位指定代理人（AB角），由本人、本单位负责人或者系统管理员办理，代理来的权限不能用来指定。日期不对返回 DEPUTY_PERIOD_INVALID，没有这个岗位返回 ROLE_NOT_HELD，岗位本身是代理来的返回 DEPUTY_OF_DEPUTY，代理人不在本机关返回 DEPUTY_OUTSIDE_ORGAN。同样的请求再次提交得到同一结果。',
    args: {
      principal: t.arg.string({ required: true, description: '岗位本人的账号；没有这个人报 NOT_FOUND。' }),
      deputy: t.arg.string({
        required: true,
        description: '代理人的账号；没有这个人报 NOT_FOUND，与本人相同返回 SECOND_PERSON_REQUIRED。',
      }),
      covers: t.arg({ type: CoveredRoleInput, description: '代理哪个岗位；不填为本人自己的全部岗位。' }),
      fromOn: t.arg({ type: 'Date', required: true, description: '第一天（北京日期），从当天0时起；不能早于今天。' }),
      toOn: t.arg({ type: 'Date', required: true, description: `最后一天（北京日期），含当天；最长${LIMITS.deputyDaysMax}天。` }),
      reason: t.arg.string({ required: true, description: `代理的原因，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const request = {
        principalId: await personIdOf(ctx, a.principal),
        deputyId: await personIdOf(ctx, a.deputy),
        fromOn: a.fromOn,
        toOn: a.toOn,
        reason: reasonText(a.reason),
        ...given('covers', a.covers ? { role: a.covers.role, organId: await organIdOf(ctx, a.covers.organCode) } : null, (c) => c),
      };
      return deputyPayload(ctx, await ctx.services.deputies.appoint(request, actor));
    },
  }),
);
