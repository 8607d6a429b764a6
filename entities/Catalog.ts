import { defineEntity, p } from '@mikro-orm/core';
import { Organ } from './Organ.ts';
import type { CatalogState } from '../domain/catalog/types.ts';

export const CatalogSchema = defineEntity({
  name: 'Catalog',
  tableName: 'catalog',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    organ: () => p.manyToOne(Organ).ref(),
    year: p.integer(),
    title: p.text(),
    phase: p.text(),
    packId: p.text(),
    state: p.json().$type<CatalogState>(),
    seq: p.integer().default(0),
    /** The next instant at which the clock changes something; null = none. */
    nextInstant: p.datetime().columnType('timestamptz').nullable(),
    closed: p.boolean().default(false),
    createdAt: p.datetime().columnType('timestamptz'),
    /** Brought in by an adoption that was undone: the record stays, nobody is shown it. */
    undoneAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ properties: ['organ', 'year'], where: 'undone_at is null' }],
  indexes: [{ properties: ['nextInstant'] }],
});

/** 年度重大行政决策事项目录: one organ, one year; driven by its own workflow. `state` is the fold of its events. */
export class Catalog extends CatalogSchema.class {}
CatalogSchema.setClass(Catalog);
