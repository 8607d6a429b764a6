import { continueAsNew } from '@temporalio/workflow';
import { publish } from '../decision/effects/publish.ts';
import { drive, Host } from '../host.ts';
import type { RunOptions } from '../messages.ts';

/**
 * One organ's catalog of one year: compiled, decided, consented, published by the local date, adjusted, closed with the year.
 * When it has closed it starts the next year's, whose row the closing commit wrote: no Schedule carries a statutory date.
 */
export async function catalog(id: string, options: RunOptions = {}): Promise<void> {
  const host = new Host({ kind: 'catalog', id }, { publish });
  await drive(host, options, () => continueAsNew<typeof catalog>(id, options));
}
