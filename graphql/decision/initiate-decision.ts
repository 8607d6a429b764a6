import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { factOf, FactInput, given } from '../inputs.ts';
import { proposalOf, ProposalInput } from './proposal-input.ts';
import { StudyInput, studyOf } from './study-input.ts';
import { UndertakerInput, undertakerOf } from './undertaker-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('initiateDecision', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记决策机关决定启动，明确承办单位（条例第十条、第十一条）。承办单位还没有启动前期工作返回 WRONG_PHASE，没有承办单位返回 UNDERTAKER_MISSING，建议不完整返回 PROPOSAL_INCOMPLETE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      fact: t.arg({ type: FactInput, required: true, description: '启动决定的事实：作出机关、日期、文号、签发人。' }),
      proposal: t.arg({ type: ProposalInput, description: '决策事项建议；启动时已经登记的不填，填了以这次的为准。' }),
      study: t.arg({
        type: StudyInput,
        description: '对建议的研究论证；人大代表建议、政协提案、公众书面建议没有研究论证的返回 STUDY_MISSING，其余没有的不填。',
      }),
      undertaker: t.arg({ type: UndertakerInput, required: true, description: '承办单位；两个以上单位承办的写明牵头单位。' }),
    },
    resolve: async (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'initiateDecision',
        fact: factOf(a.fact),
        undertaker: await undertakerOf(ctx, a.undertaker),
        ...given('proposal', a.proposal, proposalOf),
        ...given('study', a.study, studyOf),
      }),
  }),
);
