import { plainDate } from '../domain/calendar/plain-date.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import type { CatalogRowInput as CatalogRow } from '../domain/catalog/types.ts';
import type { GateFact } from '../domain/decision/types.ts';
import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { cleanText } from '../domain/text.ts';
import { builder } from './builder.ts';

type Opt<T> = T | null | undefined;

/** A short text of one line. @throws coded text errors */
export const short = (text: string, path: string): string => cleanText(text, LIMITS.shortTextCharsMax, path);
/** Reasons and remarks. */
export const reasonText = (text: string, path = 'reason'): string => cleanText(text, LIMITS.reasonCharsMax, path);
/** Titles. */
export const titleText = (text: string, path = 'title'): string => cleanText(text, LIMITS.titleCharsMax, path);

/** Leaves absent what was not given: absent and null mean the same to the domain. */
export function given<K extends string, T, R>(key: K, value: Opt<T>, map: (v: T) => R): { [P in K]?: R } {
  return (value === null || value === undefined ? {} : { [key]: map(value) }) as { [P in K]?: R };
}

/** 8 to 64 characters, chosen by the caller. @throws CodedError BAD_USER_INPUT */
export function keyOf(idempotencyKey: string, path = 'idempotencyKey'): string {
  if (!/^[\w:.-]{8,64}$/.test(idempotencyKey))
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path, message: '提交编号为8至64个字母、数字或 - _ . :' }]);
  return idempotencyKey;
}

export const FactInput = builder.inputType('FactInput', {
  description: 'A fact from paper (P-03): when it happened, who acted, document number, signer, hash of the scan.',
  fields: (t) => ({
    occurredOn: t.field({ type: 'Date', required: true, description: 'On paper; not in the future, not before its predecessor.' }),
    actingBody: t.string({ required: true }),
    documentNo: t.string(),
    signer: t.string({ required: true }),
    scanHash: t.string(),
    note: t.string(),
  }),
});
type FactShape = {
  occurredOn: PlainDate;
  actingBody: string;
  documentNo?: Opt<string>;
  signer: string;
  scanHash?: Opt<string>;
  note?: Opt<string>;
};
/** The fact with its texts checked. */
export function factOf(f: FactShape): GateFact {
  return {
    occurredOn: plainDate(f.occurredOn),
    actingBody: short(f.actingBody, 'actingBody'),
    signer: short(f.signer, 'signer'),
    ...given('documentNo', f.documentNo, (v) => short(v, 'documentNo')),
    ...given('scanHash', f.scanHash, (v) => short(v, 'scanHash')),
    ...given('note', f.note, (v) => reasonText(v, 'note')),
  };
}

export const CatalogRowInput = builder.inputType('CatalogRowInput', {
  description: 'A row as printed.',
  fields: (t) => ({
    printedNo: t.string(),
    name: t.string({ required: true }),
    category: t.string(),
    leadUnit: t.string({ required: true }),
    coUnits: t.stringList(),
    plannedText: t.string({ description: 'As printed: 第三季度.' }),
    plannedFrom: t.field({ type: 'Date' }),
    plannedTo: t.field({ type: 'Date' }),
    plannedPrecision: t.string({ description: 'day, month, month_range, quarter, year.' }),
    heard: t.boolean({ description: '是否听证; absent = not stated.' }),
  }),
});
type RowShape = {
  printedNo?: Opt<string>;
  name: string;
  category?: Opt<string>;
  leadUnit: string;
  coUnits?: Opt<string[]>;
  plannedText?: Opt<string>;
  plannedFrom?: Opt<PlainDate>;
  plannedTo?: Opt<PlainDate>;
  plannedPrecision?: Opt<string>;
  heard?: Opt<boolean>;
};
/** The row with its texts checked. */
export function rowOf(r: RowShape): CatalogRow {
  return {
    name: titleText(r.name, 'name'),
    leadUnit: short(r.leadUnit, 'leadUnit'),
    ...given('printedNo', r.printedNo, (v) => short(v, 'printedNo')),
    ...given('category', r.category, (v) => short(v, 'category')),
    ...given('coUnits', r.coUnits, (v) => v.map((u) => short(u, 'coUnits'))),
    ...given('plannedText', r.plannedText, (v) => short(v, 'plannedText')),
    ...given('plannedPrecision', r.plannedPrecision, (v) => short(v, 'plannedPrecision')),
    ...given('plannedFrom', r.plannedFrom, (v) => v),
    ...given('plannedTo', r.plannedTo, (v) => v),
    ...given('heard', r.heard, (v) => v),
  };
}
