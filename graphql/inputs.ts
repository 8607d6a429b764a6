import { plainDate } from '../domain/calendar/plain-date.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { PLAN_PRECISIONS } from '../domain/catalog/planned-time.ts';
import type { CatalogRowInput as CatalogRow } from '../domain/catalog/types.ts';
import type { GateFact } from '../domain/decision/types.ts';
import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { cleanText } from '../domain/text.ts';
import { builder } from './builder.ts';

type Opt<T> = T | null | undefined;

/** day（日）、month（月）…: how exact a planned time is printed. */
export const PRECISIONS = Object.entries(PLAN_PRECISIONS)
  .map(([id, name]) => `${id}（${name}）`)
  .join('、');

/** A short text of one line. @throws coded text errors */
export const short = (text: string, path: string): string => cleanText(text, LIMITS.shortTextCharsMax, path);
/** The code of an organ, also of one that is not in the system yet. @throws CodedError BAD_USER_INPUT */
export function organCodeText(text: string, path = 'organCode'): string {
  if (!/^[a-z0-9-]+$/.test(text) || text.length > LIMITS.organCodeCharsMax)
    throw new CodedError('BAD_USER_INPUT', undefined, [
      { path, message: `机关代码只有小写字母、数字和短横线，最多${LIMITS.organCodeCharsMax}个字符` },
    ]);
  return text;
}
/** Reasons and remarks. */
export const reasonText = (text: string, path = 'reason'): string => cleanText(text, LIMITS.reasonCharsMax, path);
/** Titles. */
export const titleText = (text: string, path = 'title'): string => cleanText(text, LIMITS.titleCharsMax, path);

/** Leaves absent what was not given: absent and null mean the same to the domain. */
export function given<K extends string, T, R>(key: K, value: Opt<T>, map: (v: T) => R): { [P in K]?: R } {
  return (value === null || value === undefined ? {} : { [key]: map(value) }) as { [P in K]?: R };
}

/** A list of at most `LIMITS.gateListItemsMax`, each member read. @throws CodedError BAD_USER_INPUT */
export function items<T, R>(list: readonly T[], path: string, read: (item: T, at: string) => R): R[] {
  const most = LIMITS.gateListItemsMax;
  if (list.length > most) throw new CodedError('BAD_USER_INPUT', undefined, [{ path, message: `最多${most}项，收到${list.length}项` }]);
  return list.map((item, i) => read(item, `${path}.${i}`));
}

/** 8 to 64 characters, chosen by the caller. @throws CodedError BAD_USER_INPUT */
export function keyOf(idempotencyKey: string, path = 'idempotencyKey'): string {
  if (!/^[\w:.-]{8,64}$/.test(idempotencyKey))
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path, message: '提交编号为8至64个字母、数字或 - _ . :' }]);
  return idempotencyKey;
}

export const FactInput = builder.inputType('FactInput', {
  description:
    '在系统外发生、凭书面材料登记的事实：何时、谁作出、文号、签发人、扫描件。缺作出机关、签发人，或者文号和扫描件都没有的，返回 GATE_FACT_INCOMPLETE。',
  fields: (t) => ({
    occurredOn: t.field({
      type: 'Date',
      required: true,
      description: '书面材料上的日期（北京日期）。晚于今天返回 DATE_IN_FUTURE，早于前一步返回 DATE_BEFORE_PREDECESSOR。',
    }),
    actingBody: t.string({ required: true, description: `作出机关或者会议的名称，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    documentNo: t.string({ description: `文号，最多${LIMITS.shortTextCharsMax}字；没有文号的不填，改附扫描件。` }),
    signer: t.string({ required: true, description: `签发人姓名，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    scanHash: t.string({ description: '盖章件扫描文件的 SHA-256，十六进制；没有扫描件的不填。' }),
    note: t.string({
      description: `备注，最多${LIMITS.reasonCharsMax}字。公众参与、听证、听取特定群体意见、听取企业意见四个环节的备注会在采纳情况反馈中公布。`,
    }),
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
  description: '目录的一行，文字与印发文本一致。不合要求时整体返回 CATALOG_ROW_INVALID 并写明行号。',
  fields: (t) => ({
    printedNo: t.string({ description: '印在表中的序号，如“（三）”；不填的用行的顺序号。' }),
    name: t.string({ required: true, description: `决策事项名称，最多${LIMITS.titleCharsMax}字，同一目录内不能重复。` }),
    category: t.string({ description: '事项类别，如“公共服务”；原表没有这一栏的不填。' }),
    mainContent: t.string({ description: `主要内容，最多${LIMITS.reasonCharsMax}字；原表没有的不填。` }),
    legalBasis: t.string({ description: `本行的法律政策依据，最多${LIMITS.reasonCharsMax}字；原表没有的不填。` }),
    leadUnit: t.string({ required: true, description: '承办（牵头）部门，必须是具体单位，写“相关部门”会被退回。' }),
    coUnits: t.stringList({ description: '会办、配合单位，按印发顺序；没有的不填。' }),
    procedures: t.stringList({ description: `原表写明要履行的程序，逐项，每项最多${LIMITS.shortTextCharsMax}字；没有写明的不填。` }),
    participationWays: t.stringList({
      description: `原表写明的公众参与方式，逐项，每项最多${LIMITS.shortTextCharsMax}字；没有写明的不填。`,
    }),
    plannedText: t.string({ description: '计划完成时间的原文，如“第三季度”。' }),
    plannedFrom: t.field({ type: 'Date', description: '计划时间折算的第一天（北京日期），不能晚于 `plannedTo`。' }),
    plannedTo: t.field({ type: 'Date', description: '计划时间折算的最后一天（北京日期），含当天。' }),
    plannedPrecision: t.string({
      description: `计划时间的精度：${PRECISIONS}。`,
    }),
    heard: t.boolean({ description: '是否听证；不填表示原表没有写明。' }),
    matters: t.stringList({
      description: `一行包含几个草案的，各草案的名称，每个最多${LIMITS.titleCharsMax}字；只有一个的不填。`,
    }),
  }),
});
type RowShape = {
  printedNo?: Opt<string>;
  name: string;
  category?: Opt<string>;
  mainContent?: Opt<string>;
  legalBasis?: Opt<string>;
  leadUnit: string;
  coUnits?: Opt<string[]>;
  procedures?: Opt<string[]>;
  participationWays?: Opt<string[]>;
  plannedText?: Opt<string>;
  plannedFrom?: Opt<PlainDate>;
  plannedTo?: Opt<PlainDate>;
  plannedPrecision?: Opt<string>;
  heard?: Opt<boolean>;
  matters?: Opt<string[]>;
};
/** The row with its texts checked. */
export function rowOf(r: RowShape): CatalogRow {
  return {
    name: titleText(r.name, 'name'),
    leadUnit: short(r.leadUnit, 'leadUnit'),
    ...given('printedNo', r.printedNo, (v) => short(v, 'printedNo')),
    ...given('category', r.category, (v) => short(v, 'category')),
    ...given('mainContent', r.mainContent, (v) => reasonText(v, 'mainContent')),
    ...given('legalBasis', r.legalBasis, (v) => reasonText(v, 'legalBasis')),
    ...given('procedures', r.procedures, (v) => v.map((u) => short(u, 'procedures'))),
    ...given('participationWays', r.participationWays, (v) => v.map((u) => short(u, 'participationWays'))),
    ...given('coUnits', r.coUnits, (v) => v.map((u) => short(u, 'coUnits'))),
    ...given('plannedText', r.plannedText, (v) => short(v, 'plannedText')),
    ...given('plannedPrecision', r.plannedPrecision, (v) => short(v, 'plannedPrecision')),
    ...given('plannedFrom', r.plannedFrom, (v) => v),
    ...given('plannedTo', r.plannedTo, (v) => v),
    ...given('heard', r.heard, (v) => v),
    ...given('matters', r.matters, (v) => v.map((m) => titleText(m, 'matters'))),
  };
}
