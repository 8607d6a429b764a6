import type { Acting } from '../../access/capacity.ts';
import type { CatalogEvent } from '../../catalog/types.ts';
import { SIGNED_BY_SYSTEM } from '../context.ts';
import type { DecisionEvent } from '../types.ts';

/** Who decided on paper, as the step names them: signer of the fact, whoever found a gate not needed, signer of the text. No paper, no signer. */
export function paperSigner(e: DecisionEvent | CatalogEvent): string | undefined {
  if (e.type === 'GateNotNeeded') return e.decidedBy;
  if (e.type === 'Issued') return e.signer;
  return 'fact' in e && e.fact && e.fact.signer !== SIGNED_BY_SYSTEM ? e.fact.signer : undefined;
}

/** 代录: the decision on paper is another person's than the one who recorded it; undefined = recorded by who signed, or no paper. */
export function recordNote(e: DecisionEvent | CatalogEvent, by: Pick<Acting, 'name' | 'person'> | undefined): string | undefined {
  const signer = paperSigner(e);
  return signer === undefined || by === undefined ? undefined : recordNoteOf(signer, by);
}

/** The same of a signer and of who recorded it. */
export function recordNoteOf(signer: string, by: Pick<Acting, 'name' | 'person'>): string | undefined {
  if (bare(signer) === bare(by.person)) return undefined;
  return `${signer}签，由${by.name}代录`;
}

/** Names of two characters are printed with a space between them. */
const bare = (name: string): string => name.replaceAll(/\s/g, '');
