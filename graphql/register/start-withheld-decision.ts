import { LIMITS } from '../../domain/limits.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { keyOf, titleText } from '../inputs.ts';
import { organIdOf } from '../organ-codes.ts';
import { CommandPayload } from '../results.ts';
import { approvalOf, WithholdingInput } from './types.ts';

builder.mutationField('startWithheldDecision', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记一个依法不予公开的事项并启动前期工作：不列入公布的目录，不征求公众意见，不公布，其他法定环节照常办理。国家秘密不能在本系统办理，见 `registerClassifiedMatter`。缺依据、批准人或者文号返回 WITHHOLDING_INCOMPLETE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      organCode: t.arg.string({ required: true, description: '决策机关的代码（`Organ.code`）；没有的报 NOT_FOUND。' }),
      leadOrganCode: t.arg.string({ required: true, description: '承办单位的代码，应为决策机关本身或者它的下属单位，否则报 NOT_FOUND。' }),
      year: t.arg.int({ required: true, description: '年度。' }),
      title: t.arg.string({ required: true, description: `事项名称，最多${LIMITS.titleCharsMax}字，只在内部显示。` }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '启动的日期（北京日期），不能晚于今天，不能早于批准的日期。' }),
      withholding: t.arg({ type: WithholdingInput, required: true, description: '不予公开的理由、依据和批准。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const input = {
        organId: await organIdOf(ctx, a.organCode),
        leadOrganId: await organIdOf(ctx, a.leadOrganCode),
        year: a.year,
        title: titleText(a.title),
        occurredOn: a.occurredOn,
        withholding: { ground: a.withholding.ground, ...approvalOf(a.withholding) },
      };
      const { decisionId, outcome } = await ctx.services.internalRegister.startWithheld(input, keyOf(a.idempotencyKey), actor);
      return payloadOf(ctx, { kind: 'decision', id: decisionId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
