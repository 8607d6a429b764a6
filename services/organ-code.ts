import { ORGAN_KINDS } from '../domain/decision/types.ts';
import type { OrganKind } from '../domain/decision/types.ts';
import type { Em } from './clock.ts';

const codes = new Map<string, string>();

/** The code of an organ; codes are stable, so each is asked for once per process. */
export async function organCodeOf(em: Em, organId: string): Promise<string> {
  const known = codes.get(organId);
  if (known !== undefined) return known;
  const [organ] = await em.execute<{ code: string }[]>(`select code from organ where id = ?`, [organId]);
  codes.set(organId, organ!.code);
  return organ!.code;
}

/** Which rules of law an organ's kind brings; nothing for units and supervisors, which decide nothing. */
export async function organKindOf(em: Em, organId: string): Promise<{ organKind?: OrganKind }> {
  const [organ] = await em.execute<{ kind: string }[]>(`select kind from organ where id = ?`, [organId]);
  const organKind = ORGAN_KINDS.find((k) => k === organ?.kind);
  return organKind === undefined ? {} : { organKind };
}

/** The organ itself, or the one that goes on where it was merged; both decide, or neither does. */
export async function continuingOrgan(em: Em, organId: string): Promise<{ id: string; packId: string | null }> {
  const [organ] = await em.execute<{ id: string; packId: string | null }[]>(
    `select id, pack_id as "packId" from organ where id = current_organ(?)`,
    [organId],
  );
  return organ!;
}
