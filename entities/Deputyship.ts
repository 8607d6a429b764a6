import { defineEntity, p } from '@mikro-orm/core';
import { Organ } from './Organ.ts';
import { Person } from './Person.ts';

export const DeputyshipSchema = defineEntity({
  name: 'Deputyship',
  tableName: 'deputyship',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    principal: () => p.manyToOne(Person).ref(),
    deputy: () => p.manyToOne(Person).ref(),
    /** Which role at which organ; both absent = all that the principal holds of their own. */
    role: p.text().nullable(),
    organ: () => p.manyToOne(Organ).ref().nullable(),
    /** Beijing days, both included: from 0:00 of the first to 24:00 of the last. */
    fromOn: p.date(),
    toOn: p.date(),
    reason: p.text(),
    appointedAt: p.datetime().columnType('timestamptz'),
    appointedBy: () => p.manyToOne(Person).ref(),
    /** Ended early: from this instant on it gives nothing. */
    endedAt: p.datetime().columnType('timestamptz').nullable(),
    endedBy: () => p.manyToOne(Person).ref().nullable(),
    endReason: p.text().nullable(),
  },
  indexes: [{ properties: ['deputy'] }, { properties: ['principal'] }],
});

/** 代理（AB角）: who acts for whom, from when to when. It gives what the principal holds meanwhile, and nothing else. */
export class Deputyship extends DeputyshipSchema.class {}
DeputyshipSchema.setClass(Deputyship);
