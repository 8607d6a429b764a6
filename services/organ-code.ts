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
