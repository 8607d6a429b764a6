import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { OnboardingPayload, onboardingPayload } from './results.ts';

builder.mutationField('closeOnboarding', (t) =>
  t.field({
    type: OnboardingPayload,
    description: '监督机构提前关闭上线补录期，此后不能再导入，也不能再撤销。已经关闭的再关闭没有变化。',
    args: { id: t.arg.id({ required: true, description: '补录期的编号（`OnboardingWindow.id`）；不存在报 NOT_FOUND。' }) },
    resolve: async (_root, a, ctx) =>
      onboardingPayload(ctx, await ctx.services.onboarding.close(decodeId('OnboardingWindow', a.id), signedIn(ctx))),
  }),
);
