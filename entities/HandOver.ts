import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './Person.ts';

/** What one handover changed, as it must be known to take it back, and the list that was confirmed. */
export type HandOverContent = {
  /** `before`: end of the leaver's grant until then (instant, absent = none); `passedAs`: the receiver's new grant, absent where they held it already. */
  readonly grants: readonly { readonly grantId: string; readonly before?: string; readonly passedAs?: string }[];
  readonly deputyships: readonly string[];
  readonly list: Record<string, unknown>;
};

export const HandOverSchema = defineEntity({
  name: 'HandOver',
  tableName: 'hand_over',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    from: () => p.manyToOne(Person).ref(),
    to: () => p.manyToOne(Person).ref(),
    /** The leaver's last Beijing day and the receiver's first. */
    handedOn: p.date(),
    reason: p.text(),
    content: p.json().$type<HandOverContent>(),
    madeAt: p.datetime().columnType('timestamptz'),
    madeBy: () => p.manyToOne(Person).ref(),
    undoneAt: p.datetime().columnType('timestamptz').nullable(),
    undoneBy: () => p.manyToOne(Person).ref().nullable(),
  },
  indexes: [{ properties: ['from'] }],
});

/** 交接: all that a leaving person held went to another in one act. */
export class HandOver extends HandOverSchema.class {}
HandOverSchema.setClass(HandOver);
