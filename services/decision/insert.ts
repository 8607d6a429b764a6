import type { DecisionState } from '../../domain/decision/types.ts';
import type { Em } from '../clock.ts';

/** The next number of a place and year, behind a lock: two started at the same moment would count the same numbers before them. */
export async function nextNumber(em: Em, what: string, organId: string, year: number, countSql: string): Promise<number> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`${what}:${organId}:${year}`]);
  const [n] = await em.execute<{ n: number }[]>(countSql, [organId, year]);
  return n!.n + 1;
}

/** Public numbers given so far. Those of the register do not count: no public number may have a gap; nor do those an undone adoption gave back. */
export const CODES_GIVEN = `select count(*)::int as n from decision d where organ_id = ? and year = ? and d.undone_at is null and not exists (select from internal_matter i where i.decision_id = d.id)`;

/** A decision's row before its first event, and the organs it begins with. `adjustsId`: the decision of the same matter that it adjusts. */
export async function insertDecision(em: Em, state: DecisionState, matterId: string, adjustsId: string | null = null): Promise<void> {
  await em.execute(
    `insert into decision (id, code, title, matter_id, adjusts_id, organ_id, lead_organ_id, year, pack_id, phase, state, started_on, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, app_now())`,
    [
      state.id,
      state.code,
      state.title,
      matterId,
      adjustsId,
      state.organId,
      state.leadOrganId,
      state.year,
      state.packId,
      state.phase,
      JSON.stringify(state),
      state.lastActOn,
    ],
  );
  await em.execute(`insert into organ_role (decision_id, organ_id, role) values (?, ?, 'issuer'), (?, ?, 'proposer')`, [
    state.id,
    state.organId,
    state.id,
    state.leadOrganId,
  ]);
}
