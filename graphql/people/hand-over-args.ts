/** Arguments of a handover and of its preview, described once. */
export const LEAVER = { required: true, description: '离岗的人的账号；没有这个人报 NOT_FOUND。' } as const;
export const RECEIVER = {
  required: true,
  description: '接手的人的账号；没有这个人报 NOT_FOUND，与离岗的人相同返回 SECOND_PERSON_REQUIRED。',
} as const;
export const HANDED_ON = {
  type: 'Date',
  required: true,
  description: '交接日（北京日期），离岗的人的最后一天；早于今天返回 HANDOVER_DAY_PAST。',
} as const;
