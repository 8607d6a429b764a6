import { defineEntity, p } from '@mikro-orm/core';
import type { RulePack } from '../domain/rules/types.ts';
import { Person } from './Person.ts';

export const RulePackVersionSchema = defineEntity({
  name: 'RulePackVersion',
  tableName: 'rule_pack_version',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    /** The pack's own id; of several drafts one may be approved. */
    packId: p.text(),
    content: p.json().$type<RulePack>(),
    /** The file as it was handed in. */
    sourceText: p.text(),
    addedAt: p.datetime().columnType('timestamptz'),
    addedBy: () => p.manyToOne(Person).ref(),
    /** From this instant the pack is there. */
    approvedAt: p.datetime().columnType('timestamptz').nullable(),
    approvedBy: () => p.manyToOne(Person).ref().nullable(),
  },
  indexes: [{ properties: ['packId'] }],
});

/** 规则包版本: a pack entered as a file by an administrator; nothing is decided with it before a second person has approved it. */
export class RulePackVersion extends RulePackVersionSchema.class {}
RulePackVersionSchema.setClass(RulePackVersion);
