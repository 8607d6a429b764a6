import { beijingDate } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { calendarFor } from '../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { resolvePack, resolvePackNear } from '../domain/rules/resolve.ts';
import type { ResolvedPack } from '../domain/rules/types.ts';
import type { Moment } from './calendar/moment.ts';

/** The pinned pack as in force at an instant of the database's clock. */
export function packAt(packId: string, now: Instant): ResolvedPack {
  return resolvePackNear(packId, beijingDate(now));
}

/** The pinned pack and the calendar of its region as they are known at a moment. */
export function rulesAt(packId: string, moment: Moment): { rules: ResolvedPack; calendar: WorkCalendar } {
  const rules = packAt(packId, moment.now);
  return { rules, calendar: calendarFor(rules.calendarRegion, moment.arrangements, beijingDate(moment.now)) };
}

/** A pack in force on the day something begins, and the calendar as it was known on another. @throws CodedError RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE */
export function previewRules(
  packId: string,
  triggerOn: PlainDate,
  { arrangements }: Moment,
  knownOn: PlainDate,
): { rules: ResolvedPack; calendar: WorkCalendar } {
  const rules = resolvePack(packId, triggerOn);
  return { rules, calendar: calendarFor(rules.calendarRegion, arrangements, knownOn) };
}
