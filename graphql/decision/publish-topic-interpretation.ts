import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishTopicInterpretation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '会议讨论后，公布上会议题的解读（条例第三十二条；期限按规则包，没有规定的也可以公布）。先用 saveArtefact 保存“会议议题解读”材料并经他人保密审查；决策尚未公布的，只公布这份解读，其他材料不随同公布。会议还没有讨论返回 WRONG_PHASE，没有材料、未经审查、公布人就是起草人分别返回 MATERIALS_INCOMPLETE、DISCLOSURE_REVIEW_MISSING、SECOND_PERSON_REQUIRED，已经公布返回 ALREADY_PUBLISHED。',
    args: { idempotencyKey: t.arg.string(IDEMPOTENCY_KEY), decisionId: t.arg.id(DECISION_ID) },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'publishTopicInterpretation' }),
  }),
);
