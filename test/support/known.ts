import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import type { Known } from '../../domain/deadline/known.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import type { RulePack } from '../../domain/rules/types.ts';

/** A calendar beside the packs that the system brings, or these. */
export function knowing(calendar: WorkCalendar, packs: readonly RulePack[] = RULE_PACKS): Known {
  return { calendar, packs };
}
