import { defineEntity, p } from '@mikro-orm/core';
import { Catalog } from './Catalog.ts';
import type { PublishedElsewhere } from '../domain/catalog/types.ts';
import type { GateFact } from '../domain/decision/types.ts';

export const CatalogVersionSchema = defineEntity({
  name: 'CatalogVersion',
  tableName: 'catalog_version',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    catalog: () => p.manyToOne(Catalog).ref(),
    no: p.integer(),
    status: p.text(),
    columns: p.json().$type<string[]>(),
    standards: p.text().nullable(),
    legalBases: p.json().$type<string[]>(),
    reason: p.text().nullable(),
    signedOn: p.date().nullable(),
    /** 发文字号 of the notice that publishes it, typed in once the office system has given it. */
    documentNo: p.text().nullable(),
    decisionFact: p.json().$type<GateFact>().nullable(),
    consentFact: p.json().$type<GateFact>().nullable(),
    /** Set by the database when the publication is recorded; immutable. */
    publishedAt: p.datetime().columnType('timestamptz').nullable(),
    warnings: p.json().$type<string[]>(),
    /** 补录: where and when it was published before it was entered here, as claimed; null = published here. */
    publishedElsewhere: p.json().$type<PublishedElsewhere>().nullable(),
  },
  uniques: [{ properties: ['catalog', 'no'] }],
});

/** 目录版本: a whole new table per adjustment; earlier versions stay readable (条例第三条). */
export class CatalogVersion extends CatalogVersionSchema.class {}
CatalogVersionSchema.setClass(CatalogVersion);
