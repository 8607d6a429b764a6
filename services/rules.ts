import { beijingDate } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { calendarFor } from '../domain/calendar/work-calendar.ts';
import type { Known } from '../domain/deadline/known.ts';
import { resolvePack, resolvePackNear } from '../domain/rules/resolve.ts';
import type { ResolvedPack } from '../domain/rules/types.ts';
import type { Moment } from './calendar/moment.ts';
import { allPacks, packsAt } from './rules/registry.ts';

/** The pinned pack as in force at an instant of the database's clock. */
export function packAt(packId: string, now: Instant): ResolvedPack {
  return resolvePackNear(packId, beijingDate(now), packsAt(now));
}

/** The pinned pack, the calendar of its region and all packs as they are known at a moment. */
export function rulesAt(packId: string, { now, arrangements }: Moment): Known & { readonly rules: ResolvedPack } {
  const rules = packAt(packId, now);
  return { rules, calendar: calendarFor(rules.calendarRegion, arrangements, beijingDate(now)), packs: packsAt(now) };
}

/**
 * A pack in force on the day something begins, among those known now, and the calendar as it was known on another day.
 * @throws CodedError RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE
 */
export function previewRules(
  packId: string,
  triggerOn: PlainDate,
  { arrangements }: Moment,
  knownOn: PlainDate,
): Known & { readonly rules: ResolvedPack } {
  const packs = allPacks();
  const rules = resolvePack(packId, triggerOn, packs);
  return { rules, calendar: calendarFor(rules.calendarRegion, arrangements, knownOn), packs };
}
