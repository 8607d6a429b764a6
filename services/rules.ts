import { beijingDate } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { calendarFor } from '../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { resolvePack, resolvePackNear } from '../domain/rules/resolve.ts';
import { knownArrangements } from './calendar/registry.ts';
import type { ResolvedPack } from '../domain/rules/types.ts';

/** The pinned pack and the calendar of its region as they are visible at an instant of the database's clock. */
export function rulesAt(packId: string, now: Instant): { rules: ResolvedPack; calendar: WorkCalendar } {
  const today = beijingDate(now);
  const rules = resolvePackNear(packId, today);
  return { rules, calendar: calendarFor(rules.calendarRegion, knownArrangements(), today) };
}

/** A pack in force on the day something begins, and the calendar as it was known on another. @throws CodedError RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE */
export function previewRules(packId: string, triggerOn: PlainDate, knownOn: PlainDate): { rules: ResolvedPack; calendar: WorkCalendar } {
  const rules = resolvePack(packId, triggerOn);
  return { rules, calendar: calendarFor(rules.calendarRegion, knownArrangements(), knownOn) };
}
