import type { PaperCells } from '../adoption/types.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Phase } from './types.ts';

/**
 * What stood on paper before the organ used the system: claimed days, numbers and old addresses. None of it is a publish time of
 * this system.
 */
export type Paper = PaperCells;

/** Of a decision that was brought in: by which import, where it stood, what its papers say, and when that was entered. */
export type AdoptedState = {
  readonly importId: string;
  readonly phase: Phase;
  readonly paper: Paper;
  readonly at: Instant;
  readonly undoneAt?: Instant;
};

export type AdoptionEvent =
  | {
      readonly type: 'Adopted';
      readonly importId: string;
      readonly title: string;
      readonly phase: Phase;
      readonly paper: Paper;
      readonly undertaker: { readonly leadOrganId: string; readonly coOrgans: readonly string[] };
      readonly lastActOn: PlainDate;
    }
  /** The window of a consultation that was running on paper has ended. */
  | { readonly type: 'PaperConsultationEnded'; readonly occurredOn: PlainDate }
  | { readonly type: 'AdoptionUndone'; readonly importId: string; readonly reason: string };
