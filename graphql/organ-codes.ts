import { CodedError } from '../domain/errors.ts';
import type { Context } from './context.ts';
import { splitId } from './ids.ts';

/** The organ of a code. @throws CodedError NOT_FOUND */
export async function organIdOf(ctx: Context, code: string): Promise<string> {
  const [row] = await ctx.em.execute<{ id: string }[]>(`select id from organ where code = ?`, [code]);
  if (!row) throw new CodedError('NOT_FOUND', code.slice(0, 60));
  return row.id;
}

/** The person of an account or global id. @throws CodedError NOT_FOUND */
export async function personIdOf(ctx: Context, who: string): Promise<string> {
  const [row] = await ctx.em.execute<{ id: string }[]>(`select id from person where account = ? or id = ?`, [
    who,
    splitId(who)?.uuid ?? null,
  ]);
  if (!row) throw new CodedError('NOT_FOUND', who.slice(0, 60));
  return row.id;
}
