import { defineEntity, p } from '@mikro-orm/core';
import { Catalog } from './Catalog.ts';
import type { Acting } from '../domain/access/capacity.ts';
import type { CatalogEvent } from '../domain/catalog/types.ts';

export const CatalogEventRowSchema = defineEntity({
  name: 'CatalogEventRow',
  tableName: 'catalog_event',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    catalog: () => p.manyToOne(Catalog).ref(),
    seq: p.integer(),
    type: p.text(),
    data: p.json().$type<CatalogEvent>(),
    occurredOn: p.date().nullable(),
    recordedAt: p.datetime().columnType('timestamptz'),
    actorId: p.uuid().nullable(),
    /** In what capacity, in the names of its moment; absent before it was recorded, and for the system. */
    acting: p.json().$type<Acting>().nullable(),
    commandKey: p.text().nullable(),
  },
  uniques: [{ properties: ['catalog', 'seq'] }],
});

/** 目录事件: append-only, numbered per catalog. */
export class CatalogEventRow extends CatalogEventRowSchema.class {}
CatalogEventRowSchema.setClass(CatalogEventRow);
