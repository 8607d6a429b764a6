import { defineEntity, p } from '@mikro-orm/core';
import { CalendarVersion } from './CalendarVersion.ts';

export const RearmingSchema = defineEntity({
  name: 'Rearming',
  tableName: 'rearming',
  properties: {
    calendarVersion: () => p.manyToOne(CalendarVersion).ref().primary(),
    subjectKind: p.text().primary(),
    subjectId: p.uuid().primary(),
    /** When its deadlines had been counted again, in the transaction that did it; null = not yet. */
    countedAt: p.datetime().columnType('timestamptz').nullable(),
    /** How many of its deadlines were set anew by that. */
    moved: p.integer().default(0),
    /** When its workflow was told to look at its rows again; stays null where nothing moved. */
    wokenAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

/** 重新设定: one row per open decision or catalog that a calendar revision must reach; the batch's progress. */
export class Rearming extends RearmingSchema.class {}
RearmingSchema.setClass(Rearming);
