import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { given, organCodeText, reasonText } from '../inputs.ts';
import { OnboardingPayload, onboardingPayload } from './results.ts';

builder.mutationField('openOnboarding', (t) =>
  t.field({
    type: OnboardingPayload,
    description:
      '监督机构为开始使用系统的机关开放上线补录期。起止不对返回 ADOPTION_WINDOW_INVALID，与还没有结束的补录期重叠返回 ADOPTION_WINDOW_ALREADY_OPEN，没有理由返回 REASON_MISSING。',
    args: {
      organCode: t.arg.string({
        required: true,
        description: `机关的代码，最多${LIMITS.organCodeCharsMax}个字符；机关可以还不在系统里，由补录的表带进来。`,
      }),
      from: t.arg({ type: 'Date', description: '第一天（北京日期），含当天；不填为今天。' }),
      until: t.arg({ type: 'Date', required: true, description: `最后一天（北京日期），含当天；最长${LIMITS.onboardingDaysMax}日。` }),
      reason: t.arg.string({ required: true, description: `开放的理由，最多${LIMITS.reasonCharsMax}字。` }),
    },
    resolve: async (_root, a, ctx) => {
      const input = {
        organCode: organCodeText(a.organCode),
        until: a.until,
        reason: reasonText(a.reason),
        ...given('from', a.from, (v) => v),
      };
      return onboardingPayload(ctx, await ctx.services.onboarding.open(input, signedIn(ctx)));
    },
  }),
);
