import { beijingDate } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Known } from '../deadline/known.ts';
import { planFits } from '../plan/fits.ts';
import type { PlanCheck } from '../plan/fits.ts';
import type { ResolvedPack } from '../rules/types.ts';
import type { CatalogRowInput, RowPlanCheck } from './types.ts';

/**
 * Judges the plan of every newly entered row on the day of entry (undefined = no new row in this place). It tells and never
 * refuses: what to plan is the organ's to decide. Rows with the same plan are judged once.
 */
export function planChecks(
  rows: readonly (CatalogRowInput | undefined)[],
  { rules, calendar, packs, now }: Known & { readonly rules: ResolvedPack; readonly now: Instant },
): RowPlanCheck[] {
  const today = beijingDate(now);
  const judged = new Map<string, PlanCheck | undefined>();
  return rows.flatMap((row, i) => {
    if (!row) return [];
    const key = [row.plannedText, row.plannedPrecision, row.plannedFrom, row.plannedTo, row.heard].join('|');
    if (!judged.has(key)) judged.set(key, planFits(row, { pack: rules, calendar, packs }, today));
    const check = judged.get(key);
    return check ? [{ row: i + 1, check }] : [];
  });
}
