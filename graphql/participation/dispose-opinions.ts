import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { DECISION_ID } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import type { Context } from '../context.ts';
import { DispositionEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given, keyOf } from '../inputs.ts';
import { OpinionsPayload, refused } from '../results.ts';
import type { DisposedShape, RefusedShape } from '../results.ts';

export const DispositionInput = builder.inputType('DispositionInput', {
  description:
    '对一条意见的处理结论（条例第十八条）。没有理由、部分采纳没有写全、转交没有写明单位的，返回 DISPOSITION_REASON_MISSING 并写明第几条。',
  fields: (t) => ({
    opinionId: t.id({ required: true, description: '意见的全局编号（`Opinion.id`）；不属于本决策的报 NOT_FOUND。' }),
    disposition: t.field({ type: DispositionEnum, required: true, description: '处理结论。' }),
    reason: t.string({ required: true, description: `理由，最多${LIMITS.reasonCharsMax}字，任何结论都要写，会公布。` }),
    adoptedPart: t.string({ description: `采纳的内容，最多${LIMITS.reasonCharsMax}字，会公布；部分采纳必填，其他结论不填。` }),
    notAdoptedPart: t.string({ description: `不采纳的内容，最多${LIMITS.reasonCharsMax}字，会公布；部分采纳必填，其他结论不填。` }),
    referredTo: t.string({ description: `转交给哪个单位，最多${LIMITS.reasonCharsMax}字；转交必填，其他结论不填。` }),
  }),
});

export const DISPOSITIONS_KEY = {
  required: true,
  description: '提交编号：8至64个字母、数字或 - _ . :，写法不对报 BAD_USER_INPUT。同样的结论重复提交只保存一次。',
} as const;
export const DISPOSITIONS_ARG = { required: true, description: '各条意见的处理结论；有一条不合要求就全部不保存。' } as const;

type Given = { readonly idempotencyKey: string; readonly dispositions: readonly (typeof DispositionInput.$inferInput)[] };

/** Saves the answers to opinions on one subject's drafts. @throws CodedError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT */
export async function disposed(ctx: Context, subject: SubjectRef, a: Given): Promise<DisposedShape | RefusedShape> {
  const actor = signedIn(ctx);
  const items = a.dispositions.map((d) => ({
    opinionId: decodeId('Opinion', d.opinionId),
    disposition: d.disposition,
    reason: d.reason,
    ...given('adoptedPart', d.adoptedPart, (v) => v),
    ...given('notAdoptedPart', d.notAdoptedPart, (v) => v),
    ...given('referredTo', d.referredTo, (v) => v),
  }));
  const done = await ctx.services.dispositions.dispose(subject, items, actor, keyOf(a.idempotencyKey));
  if (done.ok) {
    const row =
      subject.kind === 'decision'
        ? { decision: (await ctx.load.decision.load(subject.id))! }
        : { catalog: (await ctx.load.catalog.load(subject.id))! };
    return { __typename: 'OpinionsDisposed', ...row, disposed: done.disposed, remaining: done.remaining };
  }
  if (done.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(done.refusal);
}

builder.mutationField('disposeOpinions', (t) =>
  t.field({
    type: OpinionsPayload,
    description: '逐条写明意见的处理结论（条例第十八条）；采纳情况公布前可以改，原结论保留备查。公布后返回 ALREADY_PUBLISHED。',
    args: {
      idempotencyKey: t.arg.string(DISPOSITIONS_KEY),
      decisionId: t.arg.id(DECISION_ID),
      dispositions: t.arg({ type: [DispositionInput], ...DISPOSITIONS_ARG }),
    },
    resolve: (_root, a, ctx) => disposed(ctx, { kind: 'decision', id: decodeId('Decision', a.decisionId) }, a),
  }),
);
