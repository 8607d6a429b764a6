import { defineEntity, p } from '@mikro-orm/core';
import { Organ } from './Organ.ts';

export const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    account: p.text().unique(),
    name: p.text(),
    organ: () => p.manyToOne(Organ).ref(),
  },
});

/** 人员: a sample or real person who signs in; never a commenter. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
