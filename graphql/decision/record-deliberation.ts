import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { DeliberationEnum } from '../enums.ts';
import { factOf, FactInput, given, items, reasonText, short } from '../inputs.ts';
import { MinutesInput, minutesOf } from './minutes-input.ts';
import { RepresentativeInput, representativeOf } from './representative-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('recordDeliberation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记集体讨论的结果、会议记录和公众代表列席情况（条例第三十条；要点第13项）。审查后草案改动返回 DRAFT_CHANGED，会议早于审查返回 REVIEW_AFTER_MEETING，没有代表又没有原因返回 REPRESENTATIVES_MISSING；记录不完整返回 MINUTES_INCOMPLETE，行政首长没有最后发表意见返回 HEAD_NOT_LAST，不同于多数意见又没有说明理由返回 HEAD_REASON_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      outcome: t.arg({ type: DeliberationEnum, required: true, description: '讨论结果，决定下一步去向。' }),
      meetingName: t.arg.string({
        required: true,
        description: `会议名称，如“镇长办公会议”，最多${LIMITS.shortTextCharsMax}字；不对公众显示。`,
      }),
      fact: t.arg({ type: FactInput, required: true, description: '会议的事实，日期是开会日期，不能早于合法性审查的日期。' }),
      representatives: t.arg({
        type: [RepresentativeInput],
        required: true,
        description: '列席的公众代表；没有邀请的传空列表，并写明原因。',
      }),
      noRepresentativesReason: t.arg.string({
        description: `没有公众代表列席、或者少于规定人数的原因，最多${LIMITS.reasonCharsMax}字；不需要写明的不填。`,
      }),
      minutes: t.arg({
        type: MinutesInput,
        required: true,
        description: '会议记录：到会人员、各人的意见和不同意见、多数意见；不对公众显示。',
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordDeliberation',
        outcome: a.outcome,
        meetingName: short(a.meetingName, 'meetingName'),
        fact: factOf(a.fact),
        representatives: items(a.representatives, 'representatives', representativeOf),
        minutes: minutesOf(a.minutes),
        ...given('noRepresentativesReason', a.noRepresentativesReason, (v) => reasonText(v, 'noRepresentativesReason')),
      }),
  }),
);
