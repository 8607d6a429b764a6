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
    /** 1 = the year's first notice; given with the approval, so that a withdrawn one leaves no gap. */
    version: p.integer().nullable(),
    arrangement: p.json().$type<Arrangement>(),
    /** What the reader of the notice was not sure of, in order; each is confirmed by the person who approves. */
    doubts: p
      .json()
      .$type<readonly { readonly line: number; readonly field: string; readonly quoted: string; readonly message: string }[]>(),
    /** The notice as it was handed in, and its SHA-256 in hex: the same text is the same version. */
    sourceText: p.text(),
    sourceHash: p.text().unique(),
    importedAt: p.datetime().columnType('timestamptz'),
    importedBy: () => p.manyToOne(Person).ref(),
    withdrawnAt: p.datetime().columnType('timestamptz').nullable(),
    withdrawnBy: () => p.manyToOne(Person).ref().nullable(),
    /** From this instant every deadline is counted with it. */
    approvedAt: p.datetime().columnType('timestamptz').nullable(),
    approvedBy: () => p.manyToOne(Person).ref().nullable(),
    /** The caller's key of the approval. */
    approvalKey: p.text().nullable().unique(),
    /** When every open subject had been counted again. */
    appliedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ properties: ['region', 'year', 'version'] }],
});

/** 日历版本: a State Council notice entered by the supervising body; nothing counts with it before it is approved. */
export class CalendarVersion extends CalendarVersionSchema.class {}
CalendarVersionSchema.setClass(CalendarVersion);
