import type { MeetingMember, Minutes } from '../../domain/decision/minutes.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { DeliberationEnum, MemberRoleEnum, StanceEnum } from '../enums.ts';
import { given, items, reasonText, short } from '../inputs.ts';

const MeetingMemberInput = builder.inputType('MeetingMemberInput', {
  description: '一位到会人员；发言和不同意见加密保存，不对公众显示。',
  fields: (t) => ({
    name: t.string({ required: true, description: `姓名，最多${LIMITS.shortTextCharsMax}字，同一次会议不能重复。` }),
    role: t.field({ type: MemberRoleEnum, required: true, description: '身份；每次会议登记行政首长一人、其他组成人员至少一人。' }),
    stance: t.field({ type: StanceEnum, description: '对草案的态度；没有记录的不填。' }),
    statement: t.string({ description: `发表的意见，最多${LIMITS.reasonCharsMax}字；没有记录的不填。` }),
    dissent: t.string({ description: `不同意见的内容，最多${LIMITS.reasonCharsMax}字；不同意的必须写，保留意见的可以写。` }),
  }),
});

export const MinutesInput = builder.inputType('MinutesInput', {
  description: '集体讨论的记录（条例第三十条），由会议秘书如实登记，登记后不能更改；只有会议秘书、档案员、审计员和监督机构可以查看。',
  fields: (t) => ({
    members: t.field({
      type: [MeetingMemberInput],
      required: true,
      description: `到会人员，逐位，最多${LIMITS.gateListItemsMax}位；公众代表另行登记。`,
    }),
    presider: t.string({ required: true, description: '主持人姓名，须是到会的行政首长或者会议组成人员。' }),
    headSpokeLast: t.boolean({
      required: true,
      description: '行政首长是否最后发表意见；false 返回 HEAD_NOT_LAST，参照执行的机关写明理由的除外。',
    }),
    departureReason: t.string({
      description: `参照执行的机关（条例第四十二条）行政首长没有最后发表意见的理由，最多${LIMITS.reasonCharsMax}字；其余情形不填。`,
    }),
    majority: t.field({
      type: DeliberationEnum,
      required: true,
      description: '多数会议组成人员的意见；与讨论结果不同的要写 `headReason`。',
    }),
    headReason: t.string({
      description: `行政首长拟作出的决定不同于多数意见时，在会上说明的理由，最多${LIMITS.reasonCharsMax}字；相同的不填。`,
    }),
    membersTotal: t.int({ description: '会议组成人员的总人数；规则包规定了到会人数的必须填，没有规定的可以不填。' }),
  }),
});

/** The minutes with their texts checked. @throws text errors, CodedError BAD_USER_INPUT */
export function minutesOf(m: typeof MinutesInput.$inferInput): Minutes {
  return {
    members: items(m.members, 'minutes.members', memberOf),
    presider: short(m.presider, 'minutes.presider'),
    headSpokeLast: m.headSpokeLast,
    majority: m.majority,
    ...given('departureReason', m.departureReason, (v) => reasonText(v, 'minutes.departureReason')),
    ...given('headReason', m.headReason, (v) => reasonText(v, 'minutes.headReason')),
    ...given('membersTotal', m.membersTotal, (v) => v),
  };
}

function memberOf(m: typeof MeetingMemberInput.$inferInput, at: string): MeetingMember {
  return {
    name: short(m.name, `${at}.name`),
    role: m.role,
    ...given('stance', m.stance, (v) => v),
    ...given('statement', m.statement, (v) => reasonText(v, `${at}.statement`)),
    ...given('dissent', m.dissent, (v) => reasonText(v, `${at}.dissent`)),
  };
}
