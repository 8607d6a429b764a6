import { writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Client } from '@temporalio/client';
import type { SubjectRef } from '../../../domain/procedure/types.ts';
import { workflowIdOf } from '../../../workflows/messages.ts';

export const HISTORIES = new URL('../histories/', import.meta.url);

/**
 * With RECORD_HISTORIES set, keeps a run's history for the replay gate. A recording stays, beside newer ones, until no
 * workflow that took its path is open anywhere; so record under a new name when a path changes.
 */
export function keepHistory(rig: { client: Client }, subject: SubjectRef, path: string, runId?: string): Promise<void> {
  return keepHistoryOf(rig, workflowIdOf(subject), path, runId);
}

/** The same for a workflow that drives no subject. */
export async function keepHistoryOf({ client }: { client: Client }, workflowId: string, path: string, runId?: string): Promise<void> {
  if (!process.env['RECORD_HISTORIES']) return;
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  // Process and host names say nothing about the path.
  const json = JSON.stringify(JSON.parse(historyToJSON(history))).replaceAll(/\d+@[\w.]+/g, 'worker');
  await writeFile(new URL(`${path}.json`, HISTORIES), `${json}\n`);
}
