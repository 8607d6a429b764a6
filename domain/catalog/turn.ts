import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { inConsultation } from './consultation.ts';
import { catalogTransition } from './table.ts';
import type { CatalogCommand, CatalogPhase, CatalogState } from './types.ts';

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';

/** Why it is not a step's turn; undefined = it is. `fromElsewhere`: a catalog that was published elsewhere is to be entered. */
export function outOfTurn(state: CatalogState, kind: CatalogCommand['kind'], fromElsewhere: boolean): Refusal | undefined {
  const from = phaseFor(state, kind, fromElsewhere);
  if (catalogTransition(kind, from)) return passedElsewhere(state) && kind === 'openCatalogConsultation' ? notNow() : undefined;
  return from === 'CONSULTING' && catalogTransition(kind, 'COMPILING') ? inConsultation(state) : notNow();
}

const notNow = (): Refusal => refuse('WRONG_PHASE', ARTICLE_3);

function phaseFor(state: CatalogState, kind: CatalogCommand['kind'], fromElsewhere: boolean): CatalogPhase | 'NONE' {
  if (kind === 'publishCatalog' && passedElsewhere(state)) return 'CONSENTED';
  // The year closed with no catalog here, and one turns out to have been published elsewhere: the year takes it still.
  const takesOne = kind === 'createCatalog' && fromElsewhere && state.versions.length === 0;
  return state.phase === 'CLOSED' && !takesOne ? 'CLOSED' : (state.versions.at(-1)?.status ?? 'NONE');
}

/** The first version of a catalog entered afterwards: its organ decided and its Party committee consented before, if at all. */
function passedElsewhere({ publishedElsewhere, versions }: CatalogState): boolean {
  const newest = versions.at(-1);
  return publishedElsewhere !== undefined && newest?.no === 1 && (newest.status === 'COMPILING' || newest.status === 'DECIDED');
}
