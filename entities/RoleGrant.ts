import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './Person.ts';
import { Organ } from './Organ.ts';

export const RoleGrantSchema = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    person: () => p.manyToOne(Person).ref(),
    organ: () => p.manyToOne(Organ).ref(),
    role: p.text(),
    validFrom: p.datetime().columnType('timestamptz'),
    validTo: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ properties: ['person', 'organ', 'role', 'validFrom'] }],
});

/** 岗位授权: a role at an organ for a time (AB角: deputies have an end). */
export class RoleGrant extends RoleGrantSchema.class {}
RoleGrantSchema.setClass(RoleGrant);
