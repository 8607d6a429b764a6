import type { Instant } from '../calendar/instant.ts';
import { beijingDate, endOfDay } from '../calendar/instant.ts';
import { plainDate } from '../calendar/plain-date.ts';
import type { AdoptedCatalog } from '../adoption/types.ts';
import type { DeadlineState } from '../decision/types.ts';
import type { CatalogEvent, CatalogRowInput, CatalogState, PublishedElsewhere } from './types.ts';
import { readPlannedTime } from './planned-time.ts';

type AdoptionEvent = Extract<CatalogEvent, { type: 'Adopted' | 'AdoptionUndone' }>;

/** Folds what an adoption does to a catalog: it is shown from now on as what it was, a published one; undone, its year is over here. */
export function foldCatalogAdoption(s: CatalogState, e: AdoptionEvent, at: Instant): CatalogState {
  if (e.type === 'AdoptionUndone') return { ...s, phase: 'CLOSED', undoneAt: at };
  const version = { no: 1, status: 'PUBLISHED', publishing: false, compiledOn: e.enteredOn, publishedAt: at } as const;
  return { ...s, phase: e.yearIsOver ? 'CLOSED' : 'PUBLISHED', versions: [version], publishedElsewhere: elsewhereOnPaper(e) };
}

/** What an adoption's paper says of where the catalog was published; the event keeps its own words. */
export function elsewhereOnPaper({ onPaper }: Extract<AdoptionEvent, { type: 'Adopted' }>): PublishedElsewhere {
  const { publishedOn: on, address } = onPaper;
  return { ...(on === undefined ? {} : { on }), ...(address === undefined ? {} : { address }) };
}

/** As the table of an adopted catalog is headed. */
const COLUMNS = ['序号', '决策事项名称', '决策类别', '承办部门', '配合单位', '计划完成时间'];

/** Departments have handed in something for the year here, but there is no table yet. */
export const isBegun = (s: CatalogState): boolean => (s.proposals?.length ?? 0) + (s.nilReturns?.length ?? 0) > 0;

/**
 * A catalog from paper as an event, of a year not in the books or in them without a version. The date by which it was due was
 * neither kept nor missed here, whether it lies before the system or was open.
 */
export function adoptCatalog(
  state: CatalogState,
  { year, title, publishedOn, documentNo, address, matters }: AdoptedCatalog,
  given: { readonly importId: string; readonly organName: string; readonly unitName: (code: string) => string; readonly now: Instant },
  deadlines: readonly CatalogEvent[],
): CatalogEvent[] {
  const rows = matters.map((m): CatalogRowInput => {
    const planned = m.plannedText === undefined ? undefined : readPlannedTime(m.plannedText, year);
    return {
      printedNo: m.no,
      name: m.title,
      leadUnit: given.unitName(m.lead),
      coUnits: m.coUnits,
      ...(m.category === undefined ? {} : { category: m.category }),
      ...(m.plannedText === undefined ? {} : { plannedText: m.plannedText }),
      ...(planned?.precision === undefined ? {} : { plannedPrecision: planned.precision }),
      ...(planned?.from === undefined ? {} : { plannedFrom: planned.from }),
      ...(planned?.to === undefined ? {} : { plannedTo: planned.to }),
    };
  });
  const open = state.deadlines.filter((d) => d.status === 'open' || d.status === 'overdue').map((d) => d.key);
  const due = [...open, ...deadlines.flatMap((e) => (e.type === 'DeadlineSet' ? [e.key] : []))];
  const settled = due.map((key): CatalogEvent => ({ type: 'DeadlineSettled', key, status: 'before-adoption' }));
  return [
    ...deadlines,
    {
      type: 'Adopted',
      importId: given.importId,
      title: title ?? `${year}年度${given.organName}重大行政决策事项目录`,
      columns: COLUMNS,
      rows,
      onPaper: {
        ...(publishedOn === undefined ? {} : { publishedOn }),
        ...(documentNo === undefined ? {} : { documentNo }),
        ...(address === undefined ? {} : { address }),
      },
      yearIsOver: endOfDay(plainDate(`${year}-12-31`)) <= given.now,
      enteredOn: beijingDate(given.now),
    },
    ...settled,
  ];
}

/** Nothing of what was brought in runs on once it is undone. */
export function cancelled(deadlines: readonly DeadlineState[]): { type: 'DeadlineSettled'; key: string; status: 'cancelled' }[] {
  return deadlines
    .filter((d) => d.status === 'open' || d.status === 'overdue' || d.status === 'stopped')
    .map((d) => ({ type: 'DeadlineSettled', key: d.key, status: 'cancelled' }));
}
