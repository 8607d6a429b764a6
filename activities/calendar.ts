import { heartbeat } from '@temporalio/activity';
import type { RevisionProgress } from '../domain/procedure/types.ts';
import type { RearmPage } from '../services/calendar/rearming.ts';

export type CalendarDeps = { readonly rearmPage: RearmPage };

/** What a calendar revision needs done durably. */
export function createCalendarActivities({ rearmPage }: CalendarDeps) {
  return {
    /** Counts the next subjects again and wakes those that moved; what was done already is found in the rows. */
    rearmPage: (versionId: string): Promise<RevisionProgress> => rearmPage(versionId, () => heartbeat()),
  };
}
export type CalendarActivities = ReturnType<typeof createCalendarActivities>;
