import { defineEntity, p } from '@mikro-orm/core';
import { Catalog } from './Catalog.ts';
import { Decision } from './Decision.ts';
import { Notice } from './Notice.ts';

export const RoundSchema = defineEntity({
  name: 'Round',
  tableName: 'round',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    /** Whose draft is put to the public: a decision's or a catalog's. */
    decision: () => p.manyToOne(Decision).ref().nullable(),
    catalog: () => p.manyToOne(Catalog).ref().nullable(),
    notice: () => p.manyToOne(Notice).ref(),
    no: p.integer(),
    draftHash: p.text(),
    days: p.integer(),
    closesOn: p.date(),
    shortenedReason: p.text().nullable(),
    opensAt: p.datetime().columnType('timestamptz').nullable(),
    closesAt: p.datetime().columnType('timestamptz').nullable(),
    countedAt: p.datetime().columnType('timestamptz').nullable(),
    registerClosedAt: p.datetime().columnType('timestamptz').nullable(),
    receivedAtClose: p.integer().nullable(),
    extensions: p.json().$type<{ from: string; to: string; reason: string; at: string }[]>(),
  },
  uniques: [{ properties: ['decision', 'no'] }, { properties: ['catalog', 'no'] }],
  checks: [{ name: 'round_of_one_subject', expression: 'num_nonnulls(decision_id, catalog_id) = 1' }],
  indexes: [{ properties: ['closesAt'] }],
});

/** 征求意见轮次: its window is data, open or closed is computed on read (half-open: `closesAt` is the first instant too late). */
export class Round extends RoundSchema.class {}
RoundSchema.setClass(Round);
