import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { internalMatterByNumber } from '../../services/read/internal-register.ts';
import type { InternalMatterRow } from '../../services/read/internal-register.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { keyOf } from '../inputs.ts';
import { organIdOf } from '../organ-codes.ts';
import { Refusal, refused } from '../results.ts';
import { approvalOf, InternalMatter } from './types.ts';

type RegisteredShape = { readonly __typename: 'InternalMatterRegistered'; readonly matter: InternalMatterRow };
const InternalMatterRegistered = builder.objectRef<RegisteredShape>('InternalMatterRegistered').implement({
  description: '已经登记并保存时返回。',
  fields: (t) => ({ matter: t.expose('matter', { type: InternalMatter, description: '登记的一项。' }) }),
});
const InternalMatterPayload = builder.unionType('InternalMatterPayload', {
  description: '登记国家秘密事项的结果：办成或者拒绝。',
  types: [InternalMatterRegistered, Refusal],
  resolveType: (v) => v.__typename,
});

builder.mutationField('registerClassifiedMatter', (t) =>
  t.field({
    type: InternalMatterPayload,
    description:
      '登记一个属于国家秘密的决策事项：只记编号、依据和批准人，没有名称、文字和文件；事项本身在涉密信息系统中办理。文字带有密级标志的报 CLASSIFIED_CONTENT，缺依据、批准人或者文号返回 WITHHOLDING_INCOMPLETE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      organCode: t.arg.string({ required: true, description: '决策机关的代码（`Organ.code`）；没有的报 NOT_FOUND。' }),
      year: t.arg.int({ required: true, description: '年度。' }),
      basis: t.arg.string({ required: true, description: `定密的依据，最多${LIMITS.reasonCharsMax}字；只写依据的条款，不写事项的内容。` }),
      approver: t.arg.string({ required: true, description: `批准人姓名，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
      approvedOn: t.arg({ type: 'Date', required: true, description: '批准的日期（北京日期），不能晚于今天。' }),
      documentNo: t.arg.string({ required: true, description: `批准文书的编号，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const input = {
        organId: await organIdOf(ctx, a.organCode),
        year: a.year,
        withholding: { ground: 'state-secret' as const, ...approvalOf(a) },
      };
      const done = await ctx.services.internalRegister.registerClassified(input, keyOf(a.idempotencyKey), actor);
      if (!done.ok && done.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
      if (!done.ok) return refused(done.refusal);
      const matter = (await internalMatterByNumber(ctx.reader, done.number))!;
      return { __typename: 'InternalMatterRegistered' as const, matter };
    },
  }),
);
