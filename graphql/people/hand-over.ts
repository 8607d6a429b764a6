import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { personIdOf } from '../organ-codes.ts';
import { HANDED_ON, LEAVER, RECEIVER } from './hand-over-args.ts';
import { HandOverPayload, handOverPayload } from './hand-over-list.ts';

builder.mutationField('handOver', (t) =>
  t.field({
    type: HandOverPayload,
    description:
      '一个人离岗，他的全部岗位和等着办的事一次交给另一个人；他替别人的代理随之结束。由各岗位所在机关的负责人或者系统管理员办理，接手人不能自己办。没有可交接的岗位返回 HANDOVER_EMPTY，交接日已过返回 HANDOVER_DAY_PAST。当天可以用 `undoHandOver` 撤销。',
    args: {
      from: t.arg.string(LEAVER),
      to: t.arg.string(RECEIVER),
      on: t.arg(HANDED_ON),
      reason: t.arg.string({ required: true, description: `交接的原因，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const request = { fromId: await personIdOf(ctx, a.from), toId: await personIdOf(ctx, a.to), on: a.on, reason: reasonText(a.reason) };
      return handOverPayload(await ctx.services.handOvers.handOver(request, actor));
    },
  }),
);
