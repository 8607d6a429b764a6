import { dayZh } from '../../calendar/format.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { COMPLETION_STATUSES } from '../completion.ts';
import type { CompletionLine } from '../types.ts';
import type { PrintedCatalog } from './table.ts';

/** What the table says of a row beside its result; both as printed, absent = the table does not say. */
export type CompletionPlan = { readonly heard?: boolean; readonly plannedText?: string };
export type CompletionToPrint = {
  readonly issuer: string;
  readonly year: number;
  /** Which publication of the list, from 1, and its Beijing day. */
  readonly no: number;
  readonly publishedOn: PlainDate;
  readonly lines: readonly CompletionLine[];
  /** By entry, of the version that was public when the list was. */
  readonly plans: ReadonlyMap<string, CompletionPlan>;
};

const COLUMNS = ['序号', '决策事项名称', '承办单位', '是否听证', '计划完成时间', '完成情况', '原因'];
const NOT_STATED = '未载明';

/** Title of the list, of the year and the full name of the organ. */
export function completionTitle(year: number, issuer: string): string {
  return `${year}年度${issuer}重大行政决策事项完成情况`;
}

/** The year-end list (年度完成情况) to print: what was published, word for word, with the plan each row is measured by. */
export function printedCompletion({ issuer, year, no, publishedOn, lines, plans }: CompletionToPrint): PrintedCatalog {
  return {
    issuer,
    title: completionTitle(year, issuer),
    numberLine: `（${dayZh(publishedOn, true)}公布${no > 1 ? `，第${no}次公布` : ''}）`,
    sheet: '年度完成情况',
    columns: COLUMNS,
    rows: lines.map((l) => {
      const { heard, plannedText } = plans.get(l.entryId) ?? {};
      const hearing = heard === undefined ? NOT_STATED : heard ? '是' : '否';
      const result = `${COMPLETION_STATUSES[l.status]}：${l.text}`;
      return [l.no, l.name, l.leadUnit, hearing, plannedText ?? NOT_STATED, result, l.reason ?? ''];
    }),
    notes: [],
  };
}
