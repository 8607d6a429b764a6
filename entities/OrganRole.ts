import { defineEntity, p } from '@mikro-orm/core';
import { Decision } from './Decision.ts';
import { Organ } from './Organ.ts';

export const OrganRoleSchema = defineEntity({
  name: 'OrganRole',
  tableName: 'organ_role',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    decision: () => p.manyToOne(Decision).ref(),
    organ: () => p.manyToOne(Organ).ref(),
    role: p.text(),
  },
  uniques: [{ properties: ['decision', 'organ', 'role'] }],
});

/** 机关在决策中的身份: issuer, undertaker, co-undertaker, proposer, reviewer … */
export class OrganRole extends OrganRoleSchema.class {}
OrganRoleSchema.setClass(OrganRole);
