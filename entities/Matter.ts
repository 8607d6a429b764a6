import { defineEntity, p } from '@mikro-orm/core';
import { CatalogEntry } from './CatalogEntry.ts';

export const MatterSchema = defineEntity({
  name: 'Matter',
  tableName: 'matter',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    entry: () => p.manyToOne(CatalogEntry).ref(),
    name: p.text(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

/** 事项: one row may bundle several matters, one matter several drafts. */
export class Matter extends MatterSchema.class {}
MatterSchema.setClass(Matter);
