import { CodedError } from '../../domain/errors.ts';
import type { Settled } from '../../services/calendar/versions.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Refusal, refused } from '../results.ts';
import { CalendarVersion } from './types.ts';
import type { CalendarVersionShape } from './types.ts';

type SavedShape = { readonly __typename: 'CalendarVersionSaved'; readonly version: CalendarVersionShape };
const CalendarVersionSaved = builder.objectRef<SavedShape>('CalendarVersionSaved').implement({
  description: '录入、批准或者撤回已经办成并保存时返回。',
  fields: (t) => ({ version: t.expose('version', { type: CalendarVersion, description: '办理后的日历版本。' }) }),
});
export const CalendarPayload = builder.unionType('CalendarPayload', {
  description: '办理日历版本的结果：办成或者拒绝。',
  types: [CalendarVersionSaved, Refusal],
  resolveType: (v) => v.__typename,
});

/** What became of it → union member. */
export async function calendarPayload(ctx: Context, settled: Settled) {
  if (!settled.ok) return refused(settled.refusal);
  const row = await ctx.load.calendarVersion.clear(settled.versionId).load(settled.versionId);
  if (!row) throw new CodedError('NOT_FOUND', settled.versionId);
  return { __typename: 'CalendarVersionSaved' as const, version: { arrangement: row.arrangement, row } };
}
