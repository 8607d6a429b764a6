import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { reasonText } from '../inputs.ts';
import { DeputyPayload, deputyPayload } from './deputyship.ts';

builder.mutationField('endDeputy', (t) =>
  t.field({
    type: DeputyPayload,
    description:
      '提前结束一次代理，从这一刻起代理人不能再办理，已经办理的仍然有效；由本人、本单位负责人或者系统管理员办理。已经结束的再次结束得到同一结果。',
    args: {
      deputyshipId: t.arg.id({ required: true, description: '代理的编号（`Deputyship.id`）；不存在报 NOT_FOUND。' }),
      reason: t.arg.string({ required: true, description: `提前结束的原因，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。` }),
    },
    resolve: async (_root, a, ctx) =>
      deputyPayload(ctx, await ctx.services.deputies.end(decodeId('Deputyship', a.deputyshipId), reasonText(a.reason), signedIn(ctx))),
  }),
);
