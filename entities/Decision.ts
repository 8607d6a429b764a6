import { defineEntity, p } from '@mikro-orm/core';
import { Matter } from './Matter.ts';
import { Organ } from './Organ.ts';
import type { DecisionState } from '../domain/decision/types.ts';

export const DecisionSchema = defineEntity({
  name: 'Decision',
  tableName: 'decision',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    /** Public code, part of the address, e.g. `shili-town-2024-04`. */
    code: p.text().unique(),
    title: p.text(),
    matter: () => p.manyToOne(Matter).ref(),
    /** The decision of the same matter that this one adjusts. */
    adjusts: () => p.manyToOne(Decision).ref().nullable(),
    organ: () => p.manyToOne(Organ).ref(),
    leadOrgan: () => p.manyToOne(Organ).ref(),
    year: p.integer(),
    packId: p.text(),
    phase: p.text(),
    state: p.json().$type<DecisionState>(),
    seq: p.integer().default(0),
    nextInstant: p.datetime().columnType('timestamptz').nullable(),
    closed: p.boolean().default(false),
    startedOn: p.date(),
    createdAt: p.datetime().columnType('timestamptz'),
    /** Brought in by an adoption that was undone: the record stays, nobody is shown it. */
    undoneAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [
    { properties: ['nextInstant'] },
    { properties: ['phase'] },
    { properties: ['organ', 'year'] },
    { properties: ['createdAt', 'id'] },
    { properties: ['adjusts'] },
  ],
});

/** 决策: one text deliberated and issued as one act; driven by its own workflow. `state` is the fold of its events; reading never folds. */
export class Decision extends DecisionSchema.class {}
DecisionSchema.setClass(Decision);
