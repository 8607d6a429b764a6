import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { OrganRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { organIdOf } from '../organ-codes.ts';
import { organ, Organ } from '../people/types.ts';
import { Refusal, refused } from '../results.ts';

const ServingOfficeSaved = builder
  .objectRef<{ readonly __typename: 'ServingOfficeSaved'; readonly organ: OrganRow }>('ServingOfficeSaved')
  .implement({
    description: '代为办理的单位已经指定或者取消时返回。',
    fields: (t) => ({ organ: t.expose('organ', { type: Organ, description: '被代办的单位，`servedBy` 是代为办理的单位。' }) }),
  });
const ServingOfficePayload = builder.unionType('ServingOfficePayload', {
  description: '指定代为办理单位的结果：成功或者拒绝。',
  types: [ServingOfficeSaved, Refusal],
  resolveType: (v) => v.__typename,
});

builder.mutationField('setServingOffice', (t) =>
  t.field({
    type: ServingOfficePayload,
    description:
      '为没有账号的单位（公司、卫生院、协会等）指定代为办理的责任科室，公开页面注明“由某某代为办理”，该科室的人员可以为它办理。由系统管理员办理。不合适的返回 SERVING_OFFICE_INVALID。再次提交同样的内容得到同一结果。',
    args: {
      organCode: t.arg.string({ required: true, description: '被代办的单位的代码；没有这个单位报 NOT_FOUND。' }),
      officeCode: t.arg.string({ description: '代为办理的单位的代码，没有这个单位报 NOT_FOUND；不填为取消代办。' }),
      reason: t.arg.string({ required: true, description: `依据或者原因，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const bodyId = await organIdOf(ctx, a.organCode);
      const officeId = a.officeCode ? await organIdOf(ctx, a.officeCode) : null;
      const saved = await ctx.services.setServingOffice(bodyId, officeId, reasonText(a.reason), actor);
      if (saved.ok) {
        ctx.load.organ.clearAll();
        return { __typename: 'ServingOfficeSaved' as const, organ: await organ(ctx, saved.organId) };
      }
      if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
      return refused(saved.refusal);
    },
  }),
);
