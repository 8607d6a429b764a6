import { CodedError } from '../../domain/errors.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { DispositionEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given, keyOf } from '../inputs.ts';
import { OpinionsPayload, refused } from '../results.ts';

const DispositionInput = builder.inputType('DispositionInput', {
  description: '处理结论: a reason always; both halves when partly adopted; to whom when referred.',
  fields: (t) => ({
    opinionId: t.id({ required: true }),
    disposition: t.field({ type: DispositionEnum, required: true }),
    reason: t.string({ required: true }),
    adoptedPart: t.string(),
    notAdoptedPart: t.string(),
    referredTo: t.string(),
  }),
});

builder.mutationField('disposeOpinions', (t) =>
  t.field({
    type: OpinionsPayload,
    description: '逐条处理意见 (第十八条); changeable until the feedback is public, earlier answers are kept.',
    args: {
      idempotencyKey: t.arg.string({ required: true }),
      decisionId: t.arg.id({ required: true }),
      dispositions: t.arg({ type: [DispositionInput], required: true }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const id = decodeId('Decision', a.decisionId);
      const items = a.dispositions.map((d) => ({
        opinionId: decodeId('Opinion', d.opinionId),
        disposition: d.disposition,
        reason: d.reason,
        ...given('adoptedPart', d.adoptedPart, (v) => v),
        ...given('notAdoptedPart', d.notAdoptedPart, (v) => v),
        ...given('referredTo', d.referredTo, (v) => v),
      }));
      const done = await ctx.services.dispositions.dispose(id, items, actor, keyOf(a.idempotencyKey));
      if (done.ok)
        return {
          __typename: 'OpinionsDisposed' as const,
          decision: (await ctx.load.decision.load(id))!,
          disposed: done.disposed,
          remaining: done.remaining,
        };
      if (done.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
      return refused(done.refusal);
    },
  }),
);
