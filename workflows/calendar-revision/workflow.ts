import { continueAsNew, defineQuery, proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { CalendarActivities } from '../../activities/calendar.ts';
import type { RevisionProgress } from '../../domain/procedure/types.ts';
import { PAGE_OPTIONS } from '../activity-options.ts';
import { isLong } from '../host.ts';
import type { RunOptions } from '../messages.ts';
import { PROGRESS } from './messages.ts';

const { rearmPage } = proxyActivities<CalendarActivities>(PAGE_OPTIONS);

const progress = defineQuery<RevisionProgress | null>(PROGRESS);

/**
 * Carries an approved calendar version to every open decision and catalog, page by page, until none is left. What has been
 * done stands in the rows, so a new run, or one after a crash, goes on where the last one stood.
 */
export async function calendarRevision(versionId: string, options: RunOptions = {}): Promise<void> {
  let latest: RevisionProgress | null = null;
  setHandler(progress, () => latest);
  for (;;) {
    latest = await rearmPage(versionId);
    const { subjects, counted, moved, woken, finished } = latest;
    setCurrentDetails(`${counted} of ${subjects} counted again · ${moved} deadlines moved · ${woken} woken`);
    if (finished) return;
    if (isLong(options)) await continueAsNew<typeof calendarRevision>(versionId, options);
  }
}
