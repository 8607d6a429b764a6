import type { CatalogRowSet, DecisionRow, EntryRow, RoundRow } from '../services/read/rows.ts';
import { builder } from './builder.ts';

/** Types that refer to each other; each is implemented in its domain's folder. */
export const DecisionRef = builder.objectRef<DecisionRow>('Decision');
export const CatalogRef = builder.objectRef<CatalogRowSet & { shown?: number }>('Catalog');
export const EntryRef = builder.objectRef<EntryRow>('CatalogEntry');
export const RoundRef = builder.objectRef<RoundRow>('Round');
