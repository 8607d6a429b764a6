import { defineEntity, p } from '@mikro-orm/core';

export const OrganSchema = defineEntity({
  name: 'Organ',
  tableName: 'organ',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    /** Stable short code, part of addresses. */
    code: p.text().unique(),
    name: p.text(),
    /** `county` | `town` | `department` | `unit` | `supervisor`: what decides and who reviews depends on it (P-11). */
    kind: p.text(),
    /** Rule pack of a deciding organ; units inherit it through `parent`. */
    packId: p.text().nullable(),
    parent: () => p.manyToOne(Organ).ref().nullable(),
    /** The office that acts for a body without accounts, visibly. */
    servedBy: () => p.manyToOne(Organ).ref().nullable(),
    /** Merged into which organ, and from which Beijing day; its catalogs and papers stay its own. */
    mergedInto: () => p.manyToOne(Organ).ref().nullable(),
    mergedOn: p.date().nullable(),
    phone: p.text().nullable(),
    phoneHours: p.text().nullable(),
    address: p.text().nullable(),
  },
});

/** 机关、单位 (决策机关、承办单位、监督机构): a deciding organ, one of its units, or the body that supervises. Names stay as printed. */
export class Organ extends OrganSchema.class {}
OrganSchema.setClass(Organ);
