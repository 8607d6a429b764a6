import { dayZh } from '../calendar/format.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { accept, isBlank, personOf, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import type { Phase } from '../decision/types.ts';
import type { CatalogContext } from './decide.ts';
import { PROGRESS } from './progress.ts';
import type { AdjustmentKind, CatalogCommand, CatalogEvent, CatalogState, CompletionLine } from './types.ts';

/** Year-end list (年度完成情况): what became of every row a year's catalog has published, also of those removed since. */
export const COMPLETION_STATUSES = {
  done: '已完成',
  'under-way': '尚未完成',
  'carried-over': '已结转',
  removed: '已调出',
  terminated: '已终止',
} as const;
export type CompletionStatus = keyof typeof COMPLETION_STATUSES;

/** A row of the catalog as its newest public version prints it, and what its matters have come to; read under lock. */
export type RowCourse = {
  readonly entryId: string;
  readonly no: string;
  readonly name: string;
  readonly leadUnit: string;
  /** The lead unit as an organ of the system; absent = the printed name is nobody's here. */
  readonly leadOrganId?: string;
  readonly version: number;
  readonly adjustment?: AdjustmentKind;
  readonly adjustmentReason?: string;
  readonly adjustedOn?: PlainDate;
  readonly matters: readonly { readonly name: string; readonly decision?: MatterCourse }[];
  /** The next catalog of the organ that prints the row; absent = none does. */
  readonly carriedTo?: number;
};
export type MatterCourse = {
  readonly code: string;
  readonly phase: Phase;
  /** Day of the meeting that passed it; told until it is issued. */
  readonly decidedOn?: PlainDate;
  /** 成文日 of the decision issued. */
  readonly issuedOn?: PlainDate;
  /** 决策文号; absent = its text is not public. */
  readonly documentNo?: string;
  readonly endedOn?: PlainDate;
  /** Why it was ended without being issued. */
  readonly terminated?: string;
};

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';
const day = (on: PlainDate): string => dayZh(on, true);
const ended = (d: MatterCourse | undefined): boolean => d?.issuedOn !== undefined || d?.phase === 'TERMINATED';

/** Removed beats all, for the organ has said so; a row is done once each of its matters is issued or ended. */
export function completionStatus(row: RowCourse): CompletionStatus {
  if (row.adjustment === 'removed') return 'removed';
  const decisions = row.matters.map((m) => m.decision);
  if (decisions.length > 0 && decisions.every(ended)) return decisions.some((d) => d?.issuedOn !== undefined) ? 'done' : 'terminated';
  return row.carriedTo === undefined ? 'under-way' : 'carried-over';
}

/** Whether the list may not go out before somebody has said why the row is not finished. */
export function needsReason(status: CompletionStatus): boolean {
  return status === 'under-way' || status === 'carried-over';
}

/** The row's line; `why` = what its lead unit says of a row that is not finished. */
export function completionLine(row: RowCourse, why: string | undefined): CompletionLine {
  const status = completionStatus(row);
  const reason = needsReason(status) ? why : reasonOf(row, status);
  return {
    entryId: row.entryId,
    no: row.no,
    name: row.name,
    leadUnit: row.leadUnit,
    status,
    text: textOf(row, status),
    decisions: row.matters.flatMap((m) => (m.decision ? [m.decision.code] : [])),
    ...(reason === undefined ? {} : { reason }),
    ...(status === 'carried-over' ? { carriedTo: row.carriedTo! } : {}),
  };
}

/** Every row has its line, in the order of the table. */
export function completionLines(rows: readonly RowCourse[], state: Pick<CatalogState, 'unfinished'>): CompletionLine[] {
  return rows.map((r) => completionLine(r, state.unfinished?.[r.entryId]?.reason));
}

function reasonOf(row: RowCourse, status: CompletionStatus): string | undefined {
  if (status === 'removed') return row.adjustmentReason;
  const reasons = row.matters.flatMap((m) => (m.decision?.terminated === undefined ? [] : [m.decision.terminated]));
  return reasons.length ? reasons.join('；') : undefined;
}

function textOf(row: RowCourse, status: CompletionStatus): string {
  if (status === 'removed') return `第${row.version}版调出${row.adjustedOn === undefined ? '' : `（${day(row.adjustedOn)}）`}`;
  const one = row.matters.length === 1;
  const each = row.matters.map((m) => `${one ? '' : `“${m.name}”`}${matterText(m.decision)}`).join('，') || matterText(undefined);
  return status === 'carried-over' ? `结转${row.carriedTo!}年度目录，${each}` : each;
}

function matterText(d: MatterCourse | undefined): string {
  if (!d) return '尚未启动';
  if (d.issuedOn !== undefined) return `${day(d.issuedOn)}出台${d.documentNo === undefined ? '' : `（${d.documentNo}）`}`;
  if (d.phase === 'TERMINATED' && d.endedOn !== undefined) return `${day(d.endedOn)}终止`;
  return d.phase === 'DELIBERATED' && d.decidedOn !== undefined ? `${day(d.decidedOn)}讨论通过` : PROGRESS[d.phase];
}

/** The lead unit's people say why a row is not finished; the last word counts, every word stays in the record. */
export function explainUnfinished(
  c: Extract<CatalogCommand, { kind: 'explainUnfinished' }>,
  { facts, actor }: CatalogContext,
): Decided<CatalogEvent> {
  const row = facts.rows.find((r) => r.entryId === c.entryId);
  if (!row) return reject('ENTRY_NOT_PUBLIC', ARTICLE_3);
  if (!needsReason(completionStatus(row))) return reject('ENTRY_FINISHED', undefined, `${row.name}：${textOf(row, completionStatus(row))}`);
  if (isBlank(c.reason)) return reject('REASON_MISSING', undefined, '没有完成的原因');
  return accept({ type: 'UnfinishedExplained', entryId: c.entryId, reason: c.reason.trim(), by: personOf(actor) });
}

/** The list goes out as a version of its own; a row without its reason stops it. */
export function publishCompletion(
  state: CatalogState,
  c: Extract<CatalogCommand, { kind: 'publishCompletion' }>,
  { facts, actor }: CatalogContext,
): Decided<CatalogEvent> {
  if (facts.rows.length === 0) return reject('CATALOG_NOT_PUBLISHED', ARTICLE_3);
  if (isBlank(c.disclosureReviewedBy)) return reject('DISCLOSURE_REVIEW_MISSING', '《政府信息公开条例》第十七条');
  if (c.disclosureReviewedBy === personOf(actor)) return reject('SECOND_PERSON_REQUIRED', '《政府信息公开条例》第十七条');
  const lines = completionLines(facts.rows, state);
  const open = lines
    .filter((l) => l.reason === undefined && needsReason(l.status))
    .map((l) => `${l.no} ${l.name}（${l.leadUnit}）：${l.text}`);
  if (open.length) return reject('COMPLETION_REASON_MISSING', undefined, ...open);
  const no = (state.completions?.length ?? 0) + 1;
  return accept({ type: 'CompletionPublished', no, lines, disclosureReviewedBy: c.disclosureReviewedBy });
}
