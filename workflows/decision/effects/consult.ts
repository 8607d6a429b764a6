import { proxyActivities } from '@temporalio/workflow';
import type { ParticipationActivities } from '../../../activities/participation.ts';
import type { EffectOrder, InternalCommand, SubjectRef } from '../../../domain/procedure/types.ts';
import { EFFECT_OPTIONS } from '../../activity-options.ts';

const { freezeRound: freeze } = proxyActivities<ParticipationActivities>(EFFECT_OPTIONS);

/** Freezes a closed round once every transaction that began inside its window has ended; its command then counts. */
export async function freezeRound({ key, refId }: EffectOrder, { id }: SubjectRef): Promise<InternalCommand> {
  const round = Number(refId.slice('round:'.length));
  await freeze(id, round);
  return { kind: 'recordFrozenRound', effectKey: key, round };
}
