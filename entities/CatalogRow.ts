import { defineEntity, p } from '@mikro-orm/core';
import { CatalogVersion } from './CatalogVersion.ts';
import { CatalogEntry } from './CatalogEntry.ts';
import type { PlanCheck } from '../domain/plan/fits.ts';

export const CatalogRowSchema = defineEntity({
  name: 'CatalogRow',
  tableName: 'catalog_row',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: () => p.manyToOne(CatalogVersion).ref(),
    entry: () => p.manyToOne(CatalogEntry).ref(),
    position: p.integer(),
    printedNo: p.text(),
    name: p.text(),
    category: p.text().nullable(),
    mainContent: p.text().nullable(),
    legalBasis: p.text().nullable(),
    leadUnit: p.text(),
    coUnits: p.json().$type<string[]>(),
    /** Procedures and ways of participation in the row's own words; empty = the table does not say. */
    procedures: p.json().$type<string[]>().defaultRaw(`'[]'`),
    participationWays: p.json().$type<string[]>().defaultRaw(`'[]'`),
    plannedText: p.text().nullable(),
    plannedPrecision: p.text().nullable(),
    plannedFrom: p.date().nullable(),
    plannedTo: p.date().nullable(),
    /** 是否听证: yes, no, null = not stated. */
    heard: p.boolean().nullable(),
    /** `kept` 保留 | `added` 新增 | `removed` 调出; null in a first version, unless its table was imported as already adjusted. */
    adjustment: p.text().nullable(),
    adjustmentReason: p.text().nullable(),
    adjustedOn: p.date().nullable(),
    /** Printed wording that the fields above do not give back, by the printed name of its column. */
    asPrinted: p.json().$type<{ column: string; text: string }[]>().defaultRaw(`'[]'`),
    /** What was said of its plan when it was entered; null without planned days. */
    planCheck: p.json().$type<PlanCheck>().nullable(),
  },
  uniques: [{ properties: ['version', 'entry'] }],
});

/** 目录行: how one version prints one entry. Planned time keeps text, precision and range. */
export class CatalogRow extends CatalogRowSchema.class {}
CatalogRowSchema.setClass(CatalogRow);
