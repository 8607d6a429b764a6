import { continueAsNew } from '@temporalio/workflow';
import { drive, Host } from '../host.ts';
import type { RunOptions } from '../messages.ts';
import { archive } from './effects/archive.ts';
import { freezeRound } from './effects/consult.ts';
import { publish } from './effects/publish.ts';
import { requestReview } from './effects/review.ts';

/**
 * One decision, from catalogued to archived: months long, one per row of `decision`. It serialises the decision's commands,
 * waits for its next instant and runs its effects; what is decided stands in `domain/decision`, where `commit` asks.
 */
export async function decision(id: string, options: RunOptions = {}): Promise<void> {
  const host = new Host({ kind: 'decision', id }, { publish, 'freeze-round': freezeRound, 'request-review': requestReview, archive });
  await drive(host, options, () => continueAsNew<typeof decision>(id, options));
}
