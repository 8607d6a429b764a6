import type { Legality } from '../../domain/decision/gates/legality.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CounselKindEnum, ReviewOutcomeEnum } from '../enums.ts';
import { factOf, FactInput, given, items, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

const CounselOpinionInput = builder.inputType('CounselOpinionInput', {
  description: '一位法律顾问或者公职律师的法律意见（条例第二十八条）；不对公众显示。',
  fields: (t) => ({
    kind: t.field({ type: CounselKindEnum, required: true, description: '法律顾问还是公职律师。' }),
    name: t.string({ required: true, description: `姓名，最多${LIMITS.shortTextCharsMax}字。` }),
    opinion: t.string({ required: true, description: `意见摘要，最多${LIMITS.reasonCharsMax}字。` }),
  }),
});

type Given = {
  readonly counsel?: readonly (typeof CounselOpinionInput.$inferInput)[] | null | undefined;
  readonly noCounselReason?: string | null | undefined;
  readonly legalRisks?: readonly string[] | null | undefined;
};
/** @throws text errors, CodedError BAD_USER_INPUT */
function legalityOf(a: Given): Legality {
  return {
    counsel: items(a.counsel ?? [], 'counsel', (c, at) => ({
      kind: c.kind,
      name: short(c.name, `${at}.name`),
      opinion: reasonText(c.opinion, `${at}.opinion`),
    })),
    ...given('noCounselReason', a.noCounselReason, (v) => reasonText(v, 'noCounselReason')),
    ...given('risks', a.legalRisks, (v) => items(v, 'legalRisks', reasonText)),
  };
}

builder.mutationField('recordReview', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记合法性审查结果（条例第二十五条、第二十七条、第二十八条），须由起草人以外的人办理，否则返回 REVIEWER_IS_DRAFTER。送审后草案改动返回 DRAFT_CHANGED，退回补充、还没有补充的返回 REVIEW_RETURNED，没有法律顾问、公职律师的意见返回 COUNSEL_MISSING，探索性改革没有写明法律风险返回 EXPLORATORY_RISK_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      outcome: t.arg({ type: ReviewOutcomeEnum, required: true, description: '审查结果：通过、探索性改革、退回修改或者不通过。' }),
      fact: t.arg({ type: FactInput, required: true, description: '审查意见书的事实：审查机构、日期、文号、签发人。' }),
      opinion: t.arg.string({ required: true, description: `审查意见，最多${LIMITS.reasonCharsMax}字。` }),
      counsel: t.arg({
        type: [CounselOpinionInput],
        description: `法律顾问、公职律师的意见，逐位，最多${LIMITS.gateListItemsMax}位；退回修改的可以不填。`,
      }),
      noCounselReason: t.arg.string({
        description: `参照执行的机关（条例第四十二条）没有听取法律顾问、公职律师意见的理由，最多${LIMITS.reasonCharsMax}字；听取了的不填。`,
      }),
      legalRisks: t.arg.stringList({
        description: `探索性改革的法律风险，逐项，至少一项，最多${LIMITS.gateListItemsMax}项，每项最多${LIMITS.reasonCharsMax}字；列入提交讨论的材料，不对公众显示。其他结果不填，填了报 BAD_USER_INPUT。`,
      }),
    },
    resolve: (_root, a, ctx) => {
      if (a.outcome !== 'exploratory' && a.legalRisks?.length)
        throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'legalRisks', message: '只有探索性改革才写明法律风险' }]);
      return decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordReview',
        outcome: a.outcome,
        fact: factOf(a.fact),
        opinion: reasonText(a.opinion, 'opinion'),
        legality: legalityOf(a),
      });
    },
  }),
);
