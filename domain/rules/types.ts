import type { PlainDate } from '../calendar/plain-date.ts';
import type { GateId } from '../decision/types.ts';

/** Where a rule stands; `level` tells law from plan. */
export type Citation = {
  readonly document: string;
  readonly article: string;
  readonly text: string;
  readonly level: 'administrative-regulation' | 'local-plan';
};

/** must refuses · by-reference refuses unless a person who may records a reason · encouraged is a note (P-11). */
export type Force = 'must' | 'by-reference' | 'encouraged';

/** A period or date of law. `value` is in `unit`; a fixed date has month and day instead. */
export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly unit: 'calendar-day' | 'working-day' | 'fixed-date' | 'same-day' | 'days-before' | 'per-year';
  readonly value?: number;
  readonly monthDay?: string;
  /** minimum = the next step the day after the last day; maximum = the last day included. */
  readonly bound: 'minimum' | 'maximum' | 'fixed';
  /** Minimum periods in the public's favour move off a non-working last day. Fixed dates never roll. */
  readonly roll: boolean;
  /** The event the period counts from, and its Chinese words. */
  readonly base: string;
  readonly baseName: string;
  readonly force: Force;
  readonly citation: Citation;
};

/** A gate: who must pass it and whether it may be "not needed". */
export type GateRule = { readonly gate: GateId; readonly name: string; readonly conditional: boolean; readonly article: string; readonly condition?: string };

/** The bodies of one kind of organ (P-11). */
export type OrganKindRule = { readonly kind: string; readonly meeting: string; readonly partyBody: string; readonly congressBody: string; readonly reviewer: string; readonly force: Force };

export type RulePack = {
  readonly id: string;
  readonly name: string;
  readonly extends: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
  /** Year of a yearly plan: in a later year its parameters stay in force and are shown as carried over. */
  readonly planYear?: number;
  readonly rules: readonly Rule[];
  readonly gates: readonly GateRule[];
  readonly organKinds: readonly OrganKindRule[];
  /** Layers between Decree 713 and this pack that have not been entered (P-12). */
  readonly layersNotEntered: readonly string[];
};

export type ResolvedRule = Rule & { readonly packId: string; readonly packName: string; readonly carriedOver: boolean };
/** A pack over its bases on one day; each number knows where it comes from. */
export type ResolvedPack = {
  readonly id: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly rules: ReadonlyMap<string, ResolvedRule>;
  readonly gates: ReadonlyMap<GateId, GateRule & { readonly packId: string }>;
  readonly organKinds: readonly OrganKindRule[];
  readonly layersNotEntered: readonly string[];
  readonly carriedOverNote?: string;
};
