import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';

const { IndexedValueType } = proto.temporal.api.enums.v1;
/** How long a closed workflow's history stays readable for support; the record itself is in PostgreSQL. */
const RETENTION = '30 days';
const READY_WITHIN_MS = 15_000;
const NOT_FOUND = 5;
/** ALREADY_EXISTS, PERMISSION_DENIED: done before, or not ours to do. */
const NO_NEED = new Set([6, 7]);
/** Names as `workflows/host.ts` writes them; never encrypted, so only these three. */
const SEARCH_ATTRIBUTES = {
  Phase: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  CatalogYear: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  OrganCode: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
} as const;

/**
 * Registers the namespace and the search attributes where they are missing and returns when both can be used; running it
 * again changes nothing. For servers of our own (development, tests, compose); a foreign server's operator does it once.
 */
export async function prepareTemporal(connection: Connection | NativeConnection, namespace: string): Promise<void> {
  await ifNeeded(() => connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(RETENTION) }));
  await eventually(() => connection.operatorService.listSearchAttributes({ namespace }));
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.fromEntries(Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in (customAttributes ?? {}))));
  if (Object.keys(missing).length) {
    await ifNeeded(() => connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing }));
  }
}

/** A fresh namespace is known to every part of the server only after a moment. */
async function eventually(ask: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isGrpcServiceError(error) || error.code !== NOT_FOUND || performance.now() > until) throw error;
      await pause(50);
    }
  }
}

async function ifNeeded(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isGrpcServiceError(error) || !NO_NEED.has(error.code)) throw error;
  }
}
