import { defineEntity, p } from '@mikro-orm/core';
import { Organ } from './Organ.ts';

export const OrganNameSchema = defineEntity({
  name: 'OrganName',
  tableName: 'organ_name',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    organ: () => p.manyToOne(Organ).ref(),
    name: p.text(),
    /** First Beijing day, absent for the name it was entered with; last day, included. */
    fromOn: p.date().nullable(),
    toOn: p.date(),
    /** Document by which the next name came. */
    basis: p.text(),
  },
  indexes: [{ properties: ['organ'] }, { properties: ['name'] }],
});

/** 曾用名: a name an organ had for a time. What was printed with it stays as printed, and is still found by it. */
export class OrganName extends OrganNameSchema.class {}
OrganNameSchema.setClass(OrganName);
