import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { given, reasonText, short } from '../../inputs.ts';

const HearingPostponedInput = builder.inputType('HearingPostponedInput', {
  description: '听证会当天延期的情况，会公布；材料送达等日数从公布新的时间起重新计算。',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: '原定、当天没有开成的日期（北京日期）。' }),
    reason: t.string({ required: true, description: `延期的原因，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
  }),
});

const HearingAsParticipationInput = builder.inputType('HearingAsParticipationInput', {
  description: '听证会同时作为公众参与方式的（条例第十四条），登记后公众参与环节一并完成。',
  fields: (t) => ({
    opinions: t.int({ required: true, description: '听证会上提出的意见条数，没有的为0；会公布。' }),
    report: t.string({ required: true, description: `公众参与情况报告的要点，最多${LIMITS.reasonCharsMax}字；不对公众显示。` }),
  }),
});

export const HearingInput = builder.inputType('HearingInput', {
  description:
    '听证的情况（条例第十六条、第十七条）；事实的日期是听证会召开的日期。主持人、记录人不对公众显示；参加人不登记姓名，名单以公布的为准。',
  fields: (t) => ({
    noticePublishedOn: t.field({
      type: 'Date',
      required: true,
      description: '公布草案及说明、时间、地点的日期（北京日期），早于听证会，否则返回 HEARING_NOTICE_LATE。',
    }),
    exactTimeKnownOn: t.field({
      type: 'Date',
      required: true,
      description: '公布确切日期和时刻的日期（北京日期）；第一次公告就写明的，与公告同日。',
    }),
    place: t.string({ required: true, description: `地点，最多${LIMITS.shortTextCharsMax}字。` }),
    presider: t.string({ required: true, description: `听证主持人，最多${LIMITS.shortTextCharsMax}字。` }),
    recorder: t.string({ required: true, description: `听证记录人，最多${LIMITS.shortTextCharsMax}字。` }),
    selection: t.string({
      required: true,
      description: `参加人的遴选办法和实际产生的情况，最多${LIMITS.reasonCharsMax}字，会公布；不写个人姓名。`,
    }),
    listPublishedOn: t.field({
      type: 'Date',
      required: true,
      description: '公布参加人名单的日期（北京日期），早于听证会，否则返回 HEARING_LIST_LATE。',
    }),
    materialsDeliveredOn: t.field({
      type: 'Date',
      required: true,
      description: '材料送达参加人的日期（北京日期），最晚是听证会7日前，否则返回 HEARING_MATERIALS_LATE。',
    }),
    participants: t.int({ required: true, description: '参加人数。' }),
    interestedParties: t.int({
      required: true,
      description: '其中利害关系人代表的人数；少于规则包的比例又没有理由的返回 HEARING_PARTIES_TOO_FEW。',
    }),
    fewerInterestedReason: t.string({
      description: `利害关系人代表少于规则包比例的理由，最多${LIMITS.reasonCharsMax}字，会公布；够的不填。`,
    }),
    recordSigned: t.boolean({ required: true, description: '听证记录是否经参加人确认并签字；没有的返回 HEARING_RECORD_UNSIGNED。' }),
    postponed: t.field({ type: HearingPostponedInput, description: '听证会当天延期过的，登记延期；没有的不填。' }),
    asParticipation: t.field({ type: HearingAsParticipationInput, description: '以听证会为公众参与方式的填；另有方式的不填。' }),
  }),
});

export function hearingOf(h: typeof HearingInput.$inferInput): GateParticulars {
  return {
    gate: 'HEARING',
    noticePublishedOn: h.noticePublishedOn,
    exactTimeKnownOn: h.exactTimeKnownOn,
    place: short(h.place, 'place'),
    presider: short(h.presider, 'presider'),
    recorder: short(h.recorder, 'recorder'),
    selection: reasonText(h.selection, 'selection'),
    listPublishedOn: h.listPublishedOn,
    materialsDeliveredOn: h.materialsDeliveredOn,
    participants: h.participants,
    interestedParties: h.interestedParties,
    ...given('fewerInterestedReason', h.fewerInterestedReason, (v) => reasonText(v, 'fewerInterestedReason')),
    recordSigned: h.recordSigned,
    ...given('postponed', h.postponed, (p) => ({ from: p.from, reason: reasonText(p.reason, 'postponed.reason') })),
    ...given('asParticipation', h.asParticipation, (a) => ({
      opinions: a.opinions,
      report: reasonText(a.report, 'asParticipation.report'),
    })),
  };
}
