import { continueAsNew } from '@temporalio/workflow';
import { freezeRound } from '../decision/effects/consult.ts';
import { publish } from '../decision/effects/publish.ts';
import { drive, Host } from '../host.ts';
import type { RunOptions } from '../messages.ts';

/**
 * One organ's catalog of one year: compiled, put to the public where the organ wants it, decided, consented, published by the local
 * date, adjusted, closed with the year.
 * When it has closed it starts the next year's, whose row the closing commit wrote: no Schedule carries a statutory date.
 */
export async function catalog(id: string, options: RunOptions = {}): Promise<void> {
  const host = new Host({ kind: 'catalog', id }, { publish, 'freeze-round': freezeRound });
  await drive(host, options, () => continueAsNew<typeof catalog>(id, options));
}
