import { builder } from '../builder.ts';
import { RoleEnum } from '../enums.ts';

export const CoveredRoleInput = builder.inputType('CoveredRoleInput', {
  description: '一个岗位：哪个机关的什么角色。',
  fields: (t) => ({
    role: t.field({ type: RoleEnum, required: true, description: '角色。' }),
    organCode: t.string({ required: true, description: '机关代码（`Organ.code`）；没有这个机关报 NOT_FOUND。' }),
  }),
});
