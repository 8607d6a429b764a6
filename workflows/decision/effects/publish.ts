import { proxyActivities } from '@temporalio/workflow';
import type { PublicationActivities } from '../../../activities/publication.ts';
import type { EffectOrder, InternalCommand } from '../../../domain/procedure/types.ts';
import { EFFECT_OPTIONS } from '../../activity-options.ts';

const { renderPublication, handOverPublication, seePublication } = proxyActivities<PublicationActivities>(EFFECT_OPTIONS);

/**
 * A publication (a consultation's notice with its papers, the decision, the feedback, a catalog's version): rendered once,
 * handed over to its legal place, seen there, recorded. The event is that it stands there, not that it was sent.
 */
export async function publish({ key }: EffectOrder): Promise<InternalCommand> {
  await renderPublication(key);
  await handOverPublication(key);
  const publicationId = await seePublication(key);
  return { kind: 'recordPublication', effectKey: key, publicationId };
}
