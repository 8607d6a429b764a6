import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { items, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { AlternativeInput, alternativeOf } from './alternative-input.ts';

builder.mutationField('stateAlternatives', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '有较大分歧的，就现在的草案提出两个以上方案（条例第十二条）；再次提出的替换以前的。少于两个或者内容不全返回 ALTERNATIVES_INCOMPLETE，没有草案返回 DRAFT_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      disagreement: t.arg.string({ required: true, description: `较大分歧是什么，最多${LIMITS.reasonCharsMax}字，不能空白；不公布。` }),
      options: t.arg({ type: [AlternativeInput], required: true, description: '各方案，按序号排列，至少两个。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'stateAlternatives',
        disagreement: reasonText(a.disagreement, 'disagreement'),
        options: items(a.options, 'options', alternativeOf),
      }),
  }),
);
