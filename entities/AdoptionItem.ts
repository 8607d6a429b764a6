import { defineEntity, p } from '@mikro-orm/core';
import { AdoptionImport } from './AdoptionImport.ts';

export const AdoptionItemSchema = defineEntity({
  name: 'AdoptionItem',
  tableName: 'adoption_item',
  properties: {
    adoption: () => p.manyToOne(AdoptionImport).ref().primary(),
    /** `organ` | `person` | `grant` | `catalog` | `decision`. */
    kind: p.text().primary(),
    subjectId: p.uuid().primary(),
    /** What it is called, for the list of what stands in the way of an undo. */
    name: p.text(),
    /** Events a catalog or decision had when the import ended; 0 for the others. */
    seq: p.integer().default(0),
  },
  indexes: [{ properties: ['subjectId'] }],
});

/** 补录明细: what one import created; append-only. */
export class AdoptionItem extends AdoptionItemSchema.class {}
AdoptionItemSchema.setClass(AdoptionItem);
