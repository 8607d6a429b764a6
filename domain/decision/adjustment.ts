import type { PlainDate } from '../calendar/plain-date.ts';
import type { DecisionState, GateFact } from './types.ts';

/** 非重大调整 (第三十七条): what changed and why, and why that is not a major adjustment, which would go through the procedure again. */
export type MinorAdjustment = {
  readonly what: string;
  readonly reason: string;
  readonly notMajorReason: string;
  readonly fact: GateFact;
};
export type MinorAdjustmentState = MinorAdjustment & { readonly no: number };

/** 重大调整 (第三十七条): a decision of its own that goes through all gates; this is the one it adjusts, and why. */
export type Adjusts = { readonly decisionId: string; readonly code: string; readonly reason: string };
/** The decision that has taken this one's place, since the day it was signed. */
export type AdjustedBy = { readonly decisionId: string; readonly code: string; readonly documentNo: string; readonly on: PlainDate };

export type AdjustmentCommand = { readonly kind: 'recordMinorAdjustment' } & MinorAdjustment;
export type AdjustmentEvent =
  | ({ readonly type: 'MinorAdjustmentRecorded'; readonly no: number; readonly lateEntry: boolean } & MinorAdjustment)
  | ({ readonly type: 'Adjusted' } & AdjustedBy);

/** Folds one event of the adjustments; the issued text itself never changes. */
export function foldAdjustment(state: DecisionState, e: AdjustmentEvent): DecisionState {
  if (e.type === 'Adjusted') {
    const { type: _, ...adjustedBy } = e;
    return { ...state, adjustedBy };
  }
  const { type: _, lateEntry: _late, ...minor } = e;
  return { ...state, adjustments: [...(state.adjustments ?? []), minor] };
}
