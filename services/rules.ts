import { beijingDate } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { calendarFor } from '../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { resolvePackNear } from '../domain/rules/resolve.ts';
import { knownArrangements } from './calendar/registry.ts';
import type { ResolvedPack } from '../domain/rules/types.ts';

/** The pinned pack and the calendar of its region as they are visible at an instant of the database's clock. */
export function rulesAt(packId: string, now: Instant): { rules: ResolvedPack; calendar: WorkCalendar } {
  const today = beijingDate(now);
  const rules = resolvePackNear(packId, today);
  return { rules, calendar: calendarFor(rules.calendarRegion, knownArrangements(), today) };
}
