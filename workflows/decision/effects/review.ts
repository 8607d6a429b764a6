import { proxyActivities } from '@temporalio/workflow';
import type { ReviewActivities } from '../../../activities/review.ts';
import type { EffectOrder, InternalCommand, SubjectRef } from '../../../domain/procedure/types.ts';
import { EFFECT_OPTIONS } from '../../activity-options.ts';

const { askReviewer } = proxyActivities<ReviewActivities>(EFFECT_OPTIONS);

/** Asks the legality reviewer, and lays the reminder of the requested reply date into the outbox. */
export async function requestReview({ key, refId }: EffectOrder, { id }: SubjectRef): Promise<InternalCommand> {
  await askReviewer(id, Number(refId.slice('review:'.length)));
  return { kind: 'recordEffectDone', effectKey: key };
}
