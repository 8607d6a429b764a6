import { accept, isBlank, personOf, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import type { Instant } from '../calendar/instant.ts';
import type { CatalogContext } from './decide.ts';
import type { CatalogCommand, CatalogEvent, CatalogFacts, CatalogState, NilReturn } from './types.ts';

/** What a department handed in for the year: matters, a nil return (零申报) its head approved, or nothing yet (P-04). */
export const RETURN_STATUSES = {
  proposed: '已申报事项',
  nil: '零申报，本年度没有重大行政决策事项',
  'nil-unapproved': '已填报零申报，等待单位负责人批准',
  outstanding: '既没有申报事项，也没有作零申报',
} as const;
export type ReturnStatus = keyof typeof RETURN_STATUSES;
export type UnitReturn = {
  readonly unitId: string;
  readonly unitName: string;
  readonly status: ReturnStatus;
  readonly approvedAt?: Instant;
};

/** One line per department of the organ, in the order of `units`; a proposal that is not included was handed in all the same. */
export function unitReturns(state: CatalogState, units: CatalogFacts['units']): UnitReturn[] {
  return units.map(({ id, name }) => {
    const nil = state.nilReturns?.find((r) => r.unitId === id);
    const status = state.proposals?.some((p) => p.unitId === id && !nil) ? 'proposed' : nilStatus(nil);
    return { unitId: id, unitName: name, status, ...(nil?.approvedAt === undefined ? {} : { approvedAt: nil.approvedAt }) };
  });
}

function nilStatus(nil: NilReturn | undefined): ReturnStatus {
  if (!nil) return 'outstanding';
  return nil.approvedAt === undefined ? 'nil-unapproved' : 'nil';
}

/** Departments still to hand something in; none where the organ did not ask its departments through the system. */
export function outstandingUnits(state: CatalogState, units: CatalogFacts['units']): string[] {
  if (!state.proposals?.length && !state.nilReturns?.length) return [];
  return unitReturns(state, units)
    .filter((r) => r.status === 'outstanding' || r.status === 'nil-unapproved')
    .map((r) => r.unitName);
}

/** A department without matters says so; one whose proposals stand cannot. */
export function fileNil(
  state: CatalogState,
  c: Extract<CatalogCommand, { kind: 'fileNilReturn' }>,
  { facts }: CatalogContext,
): Decided<CatalogEvent> {
  const unit = facts.units.find((u) => u.id === c.unitId);
  if (!unit) return reject('FORBIDDEN');
  const standing = (state.proposals ?? []).filter((p) => p.unitId === unit.id && p.status !== 'not-included');
  if (standing.length) return reject('NIL_RETURN_CONTRADICTED', undefined, ...standing.map((p) => `第${p.no}号 ${p.content.name}`));
  if (state.nilReturns?.some((r) => r.unitId === unit.id)) return reject('NIL_RETURN_KNOWN', undefined, unit.name);
  return accept({ type: 'NilReturnFiled', unitId: unit.id, unitName: unit.name });
}

/** The unit's head stands for it; only then it counts and is public. */
export function approveNil(
  state: CatalogState,
  c: Extract<CatalogCommand, { kind: 'approveNilReturn' }>,
  { facts, actor }: CatalogContext,
): Decided<CatalogEvent> {
  const nil = state.nilReturns?.find((r) => r.unitId === c.unitId);
  const name = facts.units.find((u) => u.id === c.unitId)?.name ?? '';
  if (!nil) return reject('NIL_RETURN_MISSING', undefined, name);
  if (nil.approvedAt !== undefined) return reject('NIL_RETURN_KNOWN', undefined, name);
  return accept({ type: 'NilReturnApproved', unitId: c.unitId, by: personOf(actor) });
}

/** What a publication owes to departments that handed in nothing: a reason, kept with their names. */
export function outstandingOf(
  state: CatalogState,
  reason: string | undefined,
  facts: CatalogFacts,
): { readonly refused: readonly string[] } | { readonly outstanding?: { readonly units: readonly string[]; readonly reason: string } } {
  const units = outstandingUnits(state, facts.units);
  if (units.length === 0) return {};
  return isBlank(reason) ? { refused: units } : { outstanding: { units, reason: reason!.trim() } };
}
