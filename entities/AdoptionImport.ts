import { defineEntity, p } from '@mikro-orm/core';
import type { AdoptionCounts } from '../domain/adoption/types.ts';
import { OnboardingWindow } from './OnboardingWindow.ts';
import { Person } from './Person.ts';

export const AdoptionImportSchema = defineEntity({
  name: 'AdoptionImport',
  tableName: 'adoption_import',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    window: () => p.manyToOne(OnboardingWindow).ref(),
    organCode: p.text(),
    fileName: p.text(),
    /** SHA-256 in hex: the same file again is the same import. */
    fileHash: p.text(),
    counts: p.json().$type<AdoptionCounts>(),
    importedAt: p.datetime().columnType('timestamptz'),
    importedBy: () => p.manyToOne(Person).ref(),
    undoneAt: p.datetime().columnType('timestamptz').nullable(),
    undoneBy: () => p.manyToOne(Person).ref().nullable(),
    undoReason: p.text().nullable(),
  },
  uniques: [{ properties: ['organCode', 'fileHash'], where: 'undone_at is null' }],
});

/** 上线补录: one workbook brought in, in one transaction; undone, its row stays. */
export class AdoptionImport extends AdoptionImportSchema.class {}
AdoptionImportSchema.setClass(AdoptionImport);
