import { randomUUID } from 'node:crypto';
import { isGrpcServiceError } from '@temporalio/client';
import type { Connection } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';

const NOT_FOUND = 5;
const [TIMED_OUT, REACHED] = [1, 2];

/** Lets `by` pass for one open workflow on a server with time skipping; 'ended' when it is, or becomes, closed. Needs a worker. */
export async function fastForward(connection: Connection, namespace: string, workflowId: string, by: Duration): Promise<'done' | 'ended'> {
  const id = randomUUID();
  const workflowExecution = { workflowId }; // no runId: it follows continue-as-new
  try {
    await connection.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution,
      updateMask: { paths: ['time_skipping_config'] },
      workflowExecutionOptions: {
        timeSkippingConfig: { enabled: true, maxSessionSkipCount: 1000, fastForwardConfig: { id, duration: msToTs(by) } },
      },
    });
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return 'ended';
    throw error;
  }
  for (;;) {
    const polled = await connection.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
    if (polled.fastForwardPollingResult === REACHED) return 'done';
    if (polled.fastForwardPollingResult === TIMED_OUT) continue;
    if (polled.failedReason?.includes('execution ended')) return 'ended';
    throw new Error(`fast-forward of ${workflowId}: ${polled.failedReason}`);
  }
}
