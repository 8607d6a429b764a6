const PREFIX = 'calendar-revision-';

/** Workflow type, as the bundle exports it. */
export const REVISION_TYPE = 'calendarRevision';
/** Query for support: how far the batch is, as of its last page; the rows of `rearming` say it for everybody else. */
export const PROGRESS = 'progress';

/** Workflow id of the batch that carries one approved calendar version to the open decisions and catalogs. */
export function revisionWorkflowId(versionId: string): string {
  return PREFIX + versionId;
}
