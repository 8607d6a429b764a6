import { CodedError } from '../domain/errors.ts';
import { organIdByCode, personIdByAccount } from '../services/read/directory.ts';
import type { Context } from './context.ts';
import { splitId } from './ids.ts';

/** The organ of a code. @throws CodedError NOT_FOUND */
export async function organIdOf(ctx: Context, code: string): Promise<string> {
  return found(await organIdByCode(ctx.reader, code), code);
}

/** The person of an account or global id. @throws CodedError NOT_FOUND */
export async function personIdOf(ctx: Context, who: string): Promise<string> {
  return found(await personIdByAccount(ctx.reader, who, splitId(who)?.uuid), who);
}

function found(id: string | undefined, asked: string): string {
  if (id === undefined) throw new CodedError('NOT_FOUND', asked.slice(0, 60));
  return id;
}
