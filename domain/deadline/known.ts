import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { RulePack } from '../rules/types.ts';

/** What is known at the moment of counting: the calendar, and every rule pack there is, those entered as files too. */
export type Known = { readonly calendar: WorkCalendar; readonly packs: readonly RulePack[] };
