import { defineEntity, p } from '@mikro-orm/core';
import { Decision } from './Decision.ts';
import type { GateParticulars } from '../domain/decision/gates/particulars.ts';
import type { Departure, GateFact } from '../domain/decision/types.ts';

export const GateRecordSchema = defineEntity({
  name: 'GateRecord',
  tableName: 'gate_record',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    decision: () => p.manyToOne(Decision).ref(),
    gate: p.text(),
    /** `done`, `not-needed`, or `adverse`: a result against the draft, which leaves the gate open. */
    status: p.text(),
    fact: p.json().$type<GateFact>().nullable(),
    /** What the gate asks for beside the fact; absent for steps of their own and for what was recorded before. */
    particulars: p.json().$type<GateParticulars>().nullable(),
    /** What an organ that follows the law by reference did otherwise, and why. */
    departure: p.json().$type<Departure>().nullable(),
    draftHash: p.text().nullable(),
    reason: p.text().nullable(),
    decidedBy: p.text().nullable(),
    recordedAt: p.datetime().columnType('timestamptz'),
    recordedBy: p.uuid().nullable(),
    /** 补记: claimed long before it was recorded (P-03). */
    lateEntry: p.boolean().default(false),
    /** Event that made it. */
    seq: p.integer(),
  },
  uniques: [{ properties: ['decision', 'seq'] }],
});

/** 环节办理记录: one row per settlement; a later one supersedes, nothing is overwritten. */
export class GateRecord extends GateRecordSchema.class {}
GateRecordSchema.setClass(GateRecord);
