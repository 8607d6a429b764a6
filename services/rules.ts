import { beijingDate } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { calendarFor } from '../domain/calendar/work-calendar.ts';
import type { Known } from '../domain/deadline/known.ts';
import { resolvePack, resolvePackNear } from '../domain/rules/resolve.ts';
import type { ResolvedPack } from '../domain/rules/types.ts';
import { knownArrangements } from './calendar/registry.ts';
import { allPacks, packsAt } from './rules/registry.ts';

/** The pinned pack, and the calendar of its region and all packs as they are visible at an instant of the database's clock. */
export function rulesAt(packId: string, now: Instant): Known & { readonly rules: ResolvedPack } {
  const today = beijingDate(now);
  const packs = packsAt(now);
  const rules = resolvePackNear(packId, today, packs);
  return { rules, calendar: calendarFor(rules.calendarRegion, knownArrangements(), today), packs };
}

/**
 * A pack in force on the day something begins, among those known now, and the calendar as it was known on another day.
 * @throws CodedError RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE
 */
export function previewRules(packId: string, triggerOn: PlainDate, knownOn: PlainDate): Known & { readonly rules: ResolvedPack } {
  const packs = allPacks();
  const rules = resolvePack(packId, triggerOn, packs);
  return { rules, calendar: calendarFor(rules.calendarRegion, knownArrangements(), knownOn), packs };
}
