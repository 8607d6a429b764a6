import type { CatalogState } from '../../domain/catalog/types.ts';
import { heldMoment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { continuingOrgan } from '../organ-code.ts';
import { openCatalogYear } from './open.ts';

/** Enters the year after a closed one in the books, of the organ that goes on; idempotent, answers the id of its row. */
export async function openNextYear(em: Em, state: CatalogState): Promise<string> {
  const goesOn = await continuingOrgan(em, state.organId);
  const packId = goesOn.id === state.organId ? state.packId : goesOn.packId!;
  return openCatalogYear(em, goesOn.id, state.year + 1, packId, await heldMoment(em));
}
