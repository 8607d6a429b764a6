const PREFIX = 'catalog-';

/** Workflow id of one organ's catalog of one year. */
export function catalogWorkflowId(catalogId: string): string {
  return PREFIX + catalogId;
}

/** The way back; undefined when the workflow is not a catalog's. */
export function catalogIdOf(workflowId: string): string | undefined {
  return workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : undefined;
}
