const PREFIX = 'decision-';

/** Workflow id of a decision; the id comes from its row, so a second start finds the first. */
export function decisionWorkflowId(decisionId: string): string {
  return PREFIX + decisionId;
}

/** The way back; undefined when the workflow is not a decision's. */
export function decisionIdOf(workflowId: string): string | undefined {
  return workflowId.startsWith(PREFIX) ? workflowId.slice(PREFIX.length) : undefined;
}
