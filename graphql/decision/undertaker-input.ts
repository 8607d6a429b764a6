import type { Undertaker } from '../../domain/decision/undertaker.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { items } from '../inputs.ts';
import { organIdOf } from '../organ-codes.ts';

export const UndertakerInput = builder.inputType('UndertakerInput', {
  description:
    '承办单位（条例第十一条），以机关代码指明；代码不存在报 NOT_FOUND，没有写明牵头单位返回 UNDERTAKER_MISSING，一个单位写了两次返回 UNDERTAKER_REPEATED。',
  fields: (t) => ({
    leadOrganCode: t.string({ description: '承办（牵头）单位的代码（`Organ.code`）；不填或者空白返回 UNDERTAKER_MISSING。' }),
    coOrganCodes: t.stringList({ description: '其他承办单位的代码；没有的不填。' }),
  }),
});

/** @throws CodedError NOT_FOUND, BAD_USER_INPUT */
export async function undertakerOf(ctx: Context, u: typeof UndertakerInput.$inferInput): Promise<Undertaker> {
  const lead = u.leadOrganCode?.trim() ?? '';
  return {
    leadOrganId: lead === '' ? '' : await organIdOf(ctx, lead),
    coOrgans: await Promise.all(items(u.coOrganCodes ?? [], 'undertaker.coOrganCodes', (code) => organIdOf(ctx, code.trim()))),
  };
}
