import { CodedError } from '../../domain/errors.ts';
import type { PackVersionRow } from '../../services/read/rule-packs.ts';
import type { PackSaved } from '../../services/rules/versions.ts';
import type { Context } from '../context.ts';
import { refused } from '../results.ts';
import type { RefusedShape } from '../results.ts';

/** What became of entering or approving a pack. @throws CodedError FORBIDDEN */
export async function packPayload(
  ctx: Context,
  saved: PackSaved,
): Promise<{ __typename: 'RulePackSaved'; version: PackVersionRow } | RefusedShape> {
  if (saved.ok) return { __typename: 'RulePackSaved', version: (await ctx.load.packVersion.clearAll().load(saved.versionId))! };
  if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(saved.refusal);
}
