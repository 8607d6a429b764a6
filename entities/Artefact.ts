import { defineEntity, p } from '@mikro-orm/core';
import type { Acting } from '../domain/access/capacity.ts';
import type { GateFact } from '../domain/decision/types.ts';
import { Decision } from './Decision.ts';
import { Person } from './Person.ts';

export const ArtefactSchema = defineEntity({
  name: 'Artefact',
  tableName: 'artefact',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    decision: () => p.manyToOne(Decision).ref(),
    kind: p.text(),
    version: p.integer(),
    title: p.text(),
    text: p.text(),
    /** SHA-256 over title, text and files. */
    hash: p.text(),
    /** In what capacity it was saved and passed, in the names of the moment. */
    savedAs: p.json().$type<Acting>().nullable(),
    clearedAs: p.json().$type<Acting>().nullable(),
    savedBy: () => p.manyToOne(Person).ref(),
    savedAt: p.datetime().columnType('timestamptz'),
    /** 保密审查: the second person who passed it for publication. */
    clearedBy: () => p.manyToOne(Person).ref().nullable(),
    clearedAt: p.datetime().columnType('timestamptz').nullable(),
    clearanceNote: p.text().nullable(),
    /** 审签: the head, or who recorded the head's signature on paper (`signatureFact`). */
    signedBy: () => p.manyToOne(Person).ref().nullable(),
    signedAs: p.json().$type<Acting>().nullable(),
    signedAt: p.datetime().columnType('timestamptz').nullable(),
    signatureFact: p.json().$type<GateFact>().nullable(),
    /** Saved before signatures were recorded: it is published without one. */
    beforeSignatures: p.boolean().default(false),
    publishedAt: p.datetime().columnType('timestamptz').nullable(),
    commandKey: p.text().nullable(),
  },
  uniques: [{ properties: ['decision', 'kind', 'version'] }],
});

/** 公开材料: one version of one of the ten kinds; a published one never changes. */
export class Artefact extends ArtefactSchema.class {}
ArtefactSchema.setClass(Artefact);
