import type { PlainDate } from '../calendar/plain-date.ts';

/** Days on which the clock of a period stands still (停止计算), both included, and why. */
export type Stop = { readonly from: PlainDate; readonly to: PlainDate; readonly reason: string };

/**
 * What a person has done to a period since it began; part of the question, so that any later count keeps it. `extension` is in the
 * rule's own unit; `end` is a last day set in a notice or a letter, `shorter` when it lies before the counted one.
 */
export type Adjustment =
  | { readonly kind: 'extension'; readonly value: number; readonly reason: string }
  | ({ readonly kind: 'tolling' } & Stop)
  | { readonly kind: 'end'; readonly on: PlainDate; readonly reason: string; readonly shorter?: true };

/** One adjustment and what it did to the last day. */
export type Adjusted = { readonly adjustment: Adjustment; readonly before: PlainDate; readonly after: PlainDate };
