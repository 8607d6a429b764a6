import { accept, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import { refuse } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { completionStatus } from './completion.ts';
import type { RowCourse } from './completion.ts';
import type { CatalogContext } from './decide.ts';
import type { CatalogCommand, CatalogEvent, CatalogState, EarlierCatalog } from './types.ts';

/** Rows of an earlier year's catalog that are not finished and stand in no later one. */
export function carriable(earlier: EarlierCatalog | undefined): RowCourse[] {
  return (earlier?.rows ?? []).filter((r) => completionStatus(r) === 'under-way');
}

/**
 * Carry-over (结转): rows of the newest earlier catalog that are not finished stand in this year's as the same entries, so their
 * matters and decisions are found from both years. Rows already carried are left as they are.
 */
export function carryOver(
  state: CatalogState,
  c: Extract<CatalogCommand, { kind: 'carryOverEntries' }>,
  { facts }: CatalogContext,
): Decided<CatalogEvent> {
  const { earlier } = facts;
  const unfinished = carriable(earlier);
  const asked = c.entryIds ?? unfinished.map((r) => r.entryId);
  const rows = unfinished.filter((r) => asked.includes(r.entryId));
  const finished = asked.filter((id) => !rows.some((r) => r.entryId === id));
  if (!earlier) return reject('CARRY_OVER_NOTHING', undefined, `${state.year}年度以前没有公布过目录`);
  if (rows.length === 0 || finished.length) {
    const names = finished.map((id) => earlier.rows.find((r) => r.entryId === id)?.name ?? `不是${earlier.year}年度目录的事项`);
    return reject('CARRY_OVER_NOTHING', undefined, ...(names.length ? names : [`${earlier.year}年度目录`]));
  }
  const wrong = rows.filter((r) => facts.rowNames.includes(r.name.trim())).map((r) => `${r.name}：本年目录已有同名的行`);
  if (facts.rowNames.length + rows.length > LIMITS.catalogRowsMax) wrong.push(`最多${LIMITS.catalogRowsMax}行`);
  if (wrong.length) return { ok: false, refusal: refuse('CATALOG_ROW_INVALID', undefined, ...wrong) };
  return accept({
    type: 'RowsCarriedOver',
    version: state.versions.at(-1)!.no,
    fromYear: earlier.year,
    rows: rows.map(({ entryId, name }) => ({ entryId, name })),
  });
}
