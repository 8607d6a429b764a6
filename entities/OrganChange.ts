import { defineEntity, p } from '@mikro-orm/core';
import type { OrganChangeContent } from '../domain/organ/change.ts';
import { Person } from './Person.ts';

export const OrganChangeSchema = defineEntity({
  name: 'OrganChange',
  tableName: 'organ_change',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    content: p.json().$type<OrganChangeContent>(),
    proposedAt: p.datetime().columnType('timestamptz'),
    proposedBy: () => p.manyToOne(Person).ref(),
    /** From this instant it is done. */
    approvedAt: p.datetime().columnType('timestamptz').nullable(),
    approvedBy: () => p.manyToOne(Person).ref().nullable(),
    /** From this instant it is taken back, undone by nobody. */
    withdrawnAt: p.datetime().columnType('timestamptz').nullable(),
    withdrawnBy: () => p.manyToOne(Person).ref().nullable(),
    withdrawalReason: p.text().nullable(),
    /** What it did, as it was when it was done. */
    effects: p.json().$type<Record<string, unknown>>().nullable(),
  },
});

/** 机构变动（更名、合并）: proposed by an administrator, done when a supervisor approves, unless it was withdrawn before. */
export class OrganChange extends OrganChangeSchema.class {}
OrganChangeSchema.setClass(OrganChange);
