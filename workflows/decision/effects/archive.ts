import { proxyActivities } from '@temporalio/workflow';
import type { ArchiveActivities } from '../../../activities/archive.ts';
import type { EffectOrder, InternalCommand, SubjectRef } from '../../../domain/procedure/types.ts';
import { EFFECT_OPTIONS } from '../../activity-options.ts';

const { writeClosingIndex } = proxyActivities<ArchiveActivities>(EFFECT_OPTIONS);

/** Writes the closing index of the file; the decision ends when it lies there. */
export async function archive({ key }: EffectOrder, { id }: SubjectRef): Promise<InternalCommand> {
  await writeClosingIndex(id);
  return { kind: 'recordEffectDone', effectKey: key };
}
