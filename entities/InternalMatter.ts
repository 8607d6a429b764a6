import { defineEntity, p } from '@mikro-orm/core';
import type { WITHHELD_GROUNDS } from '../domain/decision/withheld.ts';
import { Decision } from './Decision.ts';
import { Organ } from './Organ.ts';
import { Person } from './Person.ts';

export const InternalMatterSchema = defineEntity({
  name: 'InternalMatter',
  tableName: 'internal_matter',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    organ: () => p.manyToOne(Organ).ref(),
    year: p.integer(),
    /** Says nothing of the matter: organ, year, and a count of its own. */
    number: p.text().unique(),
    ground: p.text().$type<keyof typeof WITHHELD_GROUNDS>(),
    basis: p.text(),
    approver: p.text(),
    approvedOn: p.date(),
    documentNo: p.text(),
    registeredAt: p.datetime().columnType('timestamptz'),
    registeredBy: () => p.manyToOne(Person).ref(),
    /** Null for a state secret: nothing of it is in this system. */
    decision: () => p.manyToOne(Decision).ref().nullable(),
    commandKey: p.text().unique(),
  },
  indexes: [{ properties: ['organ', 'year'] }, { properties: ['decision'] }],
});

/** 内部登记册: what is lawfully not public, with ground and approver; append-only, in no public list and no public count. */
export class InternalMatter extends InternalMatterSchema.class {}
InternalMatterSchema.setClass(InternalMatter);
