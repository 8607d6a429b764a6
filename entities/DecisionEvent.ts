import { defineEntity, p } from '@mikro-orm/core';
import { Decision } from './Decision.ts';
import type { Acting } from '../domain/access/capacity.ts';
import type { DecisionEvent } from '../domain/decision/types.ts';

export const DecisionEventRowSchema = defineEntity({
  name: 'DecisionEventRow',
  tableName: 'decision_event',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    decision: () => p.manyToOne(Decision).ref(),
    seq: p.integer(),
    type: p.text(),
    data: p.json().$type<DecisionEvent>(),
    occurredOn: p.date().nullable(),
    recordedAt: p.datetime().columnType('timestamptz'),
    actorId: p.uuid().nullable(),
    /** In what capacity, in the names of its moment; absent before it was recorded, and for the system. */
    acting: p.json().$type<Acting>().nullable(),
    commandKey: p.text().nullable(),
  },
  uniques: [{ properties: ['decision', 'seq'] }],
});

/** 决策事件: append-only, numbered per decision; the record a court reads. */
export class DecisionEventRow extends DecisionEventRowSchema.class {}
DecisionEventRowSchema.setClass(DecisionEventRow);
