import type { SubjectRef } from '../domain/procedure/types.ts';
import type { CatalogRowSet, DecisionRow, EntryRow, RoundRow } from '../services/read/rows.ts';
import { builder } from './builder.ts';

/** Types that refer to each other; each is implemented in its domain's folder. */
export const DecisionRef = builder.objectRef<DecisionRow>('Decision');
export const CatalogRef = builder.objectRef<CatalogRowSet & { shown?: number }>('Catalog');
export const EntryRef = builder.objectRef<EntryRow>('CatalogEntry');
export const RoundRef = builder.objectRef<RoundRow>('Round');

/** What a round, or an opinion given in one, is about. */
export const subjectOfRound = ({ decisionId, catalogId }: Pick<RoundRow, 'decisionId' | 'catalogId'>): SubjectRef =>
  decisionId === null ? { kind: 'catalog', id: catalogId! } : { kind: 'decision', id: decisionId };
