import { defineEntity, p } from '@mikro-orm/core';
import type { Arrangement } from '../domain/calendar/arrangement.ts';
import { Person } from './Person.ts';

export const CalendarVersionSchema = defineEntity({
  name: 'CalendarVersion',
  tableName: 'calendar_version',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    region: p.text(),
    year: p.integer(),
    /** 1 = the year's first notice; entered notices come after those the system brings. */
    version: p.integer(),
    arrangement: p.json().$type<Arrangement>(),
    /** The notice as it was handed in. */
    sourceText: p.text(),
    importedAt: p.datetime().columnType('timestamptz'),
    importedBy: () => p.manyToOne(Person).ref(),
    /** From this instant every deadline is counted with it. */
    approvedAt: p.datetime().columnType('timestamptz').nullable(),
    approvedBy: () => p.manyToOne(Person).ref().nullable(),
    /** When the open deadlines had been counted again. */
    appliedAt: p.datetime().columnType('timestamptz').nullable(),
    movedDeadlines: p.integer().nullable(),
  },
  uniques: [{ properties: ['region', 'year', 'version'] }],
});

/** 日历版本: a State Council notice entered by the supervising body; nothing counts with it before it is approved. */
export class CalendarVersion extends CalendarVersionSchema.class {}
CalendarVersionSchema.setClass(CalendarVersion);
