import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { keyOf } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { HAND_IN } from './hand-in-args.ts';
import { ProposalInput, proposalOf } from './proposals.ts';

builder.mutationField('proposeMatter', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '部门为年度目录申报一个事项（条例第十条），决策机关审定目录之前可以申报；还没有编制目录的年份也可以。同名的返回 PROPOSAL_KNOWN，目录已经审定返回 WRONG_PHASE。',
    args: {
      ...HAND_IN(t),
      no: t.arg.int({ description: '退回补充的申报编号，补充后重新提交时填；没有退回本单位的返回 PROPOSAL_NOT_RETURNED。新的申报不填。' }),
      proposal: t.arg({ type: ProposalInput, required: true, description: '申报的内容。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const handIn = ctx.services.catalogHandIn.proposal(a, proposalOf(a.proposal), a.no ?? undefined, keyOf(a.idempotencyKey), actor);
      const { catalogId, outcome } = await handIn;
      return payloadOf(ctx, { kind: 'catalog', id: catalogId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
