import { defineEntity, p } from '@mikro-orm/core';
import { Catalog } from './Catalog.ts';

export const CatalogEntrySchema = defineEntity({
  name: 'CatalogEntry',
  tableName: 'catalog_entry',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    catalog: () => p.manyToOne(Catalog).ref(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

/** 目录事项: the identity of a row across versions; its number is no identity. */
export class CatalogEntry extends CatalogEntrySchema.class {}
CatalogEntrySchema.setClass(CatalogEntry);
