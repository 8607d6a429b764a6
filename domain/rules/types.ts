import type { PlainDate } from '../calendar/plain-date.ts';
import type { ArtefactKind, GateId } from '../decision/types.ts';

/** Where a rule stands; `level` tells law from plan. */
export type Citation = {
  readonly document: string;
  /** As a line of a page cites it, e.g. 条例第十五条. */
  readonly short: string;
  readonly article: string;
  /** Its own words, as published. */
  readonly text: string;
  readonly level: 'administrative-regulation' | 'local-rule' | 'local-plan';
  /** Number and date under which the document is found. */
  readonly source: string;
};

/** must refuses · by-reference refuses unless a person who may records a reason · encouraged is a note (P-11). */
export type Force = 'must' | 'by-reference' | 'encouraged';

/** A period or date of law. `value` is in `unit`; a fixed date has month and day instead. */
export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly unit: 'calendar-day' | 'working-day' | 'fixed-date' | 'same-day' | 'days-before' | 'per-year';
  readonly value?: number;
  /** `MM-DD` of a fixed date. */
  readonly monthDay?: string;
  /** minimum = may be longer, the next step the day after the last day; maximum = the last day included. */
  readonly bound: 'minimum' | 'maximum' | 'fixed';
  /** Minimum periods in the public's favour move off a non-working last day. Fixed dates never roll. */
  readonly roll: boolean;
  /** The event the period counts from, its Chinese words, and the word after a date (9月13日出台). */
  readonly base: string;
  readonly baseName: string;
  readonly baseVerb: string;
  /** What has to be done, after the number (10个工作日内公布); absent for minimum periods. */
  readonly duty?: string;
  /** Words before the due day where 最晚 would be wrong. */
  readonly dueWords?: string;
  readonly force: Force;
  readonly citation: Citation;
  /** Triggers outside are refused; absent = the pack's own validity. */
  readonly validFrom?: PlainDate;
  readonly validTo?: PlainDate;
};

/** A gate: who must pass it and whether it may be "not needed". */
export type GateRule = {
  readonly gate: GateId;
  readonly name: string;
  readonly conditional: boolean;
  readonly article: string;
  readonly condition?: string;
};

/** One of the artefacts linked from a catalog row, and whether every decision has it. */
export type ArtefactRule = { readonly kind: ArtefactKind; readonly name: string; readonly duty: 'always' | 'where-done' };

/** One line of the archive list; `where-done` only if that step was taken. */
export type ArchiveRule = { readonly name: string; readonly duty: 'always' | 'where-done' };

/** The bodies of one kind of organ (P-11); an empty name = there is none. */
export type OrganKindRule = {
  readonly kind: 'county' | 'department' | 'town' | 'street';
  readonly meeting: string;
  readonly partyBody: string;
  readonly congressBody: string;
  readonly reviewer: string;
  /** Whether its decisions go into a government gazette (政府公报). */
  readonly gazette: boolean;
  readonly force: Force;
  /** Why this kind is bound, e.g. 条例第四十二条. */
  readonly article: string;
};

export type RulePack = {
  readonly id: string;
  readonly name: string;
  /** Packs beneath, lowest first; a pack overrides by rule id and gate and adds, nothing disappears silently. */
  readonly extends: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
  /** Year of a yearly plan: in a later year its parameters stay in force and are shown as carried over. */
  readonly planYear?: number;
  readonly rules: readonly Rule[];
  readonly gates: readonly GateRule[];
  /** Empty = the layers beneath decide. */
  readonly artefacts: readonly ArtefactRule[];
  readonly archive: readonly ArchiveRule[];
  readonly stages: readonly string[];
  readonly organKinds: readonly OrganKindRule[];
  /** Layers between Decree 713 and this pack that have not been entered (P-12). */
  readonly layersNotEntered: readonly string[];
};

/** What a rule of a lower layer said before a higher one replaced it. */
export type Overridden = { readonly packId: string; readonly packName: string; readonly rule: Rule };
export type ResolvedRule = Rule & {
  readonly packId: string;
  readonly packName: string;
  readonly carriedOver: boolean;
  readonly overrides: readonly Overridden[];
};
/** A pack over its bases on one day; each number knows where it comes from. */
export type ResolvedPack = {
  readonly id: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly rules: ReadonlyMap<string, ResolvedRule>;
  readonly gates: ReadonlyMap<GateId, GateRule & { readonly packId: string }>;
  readonly artefacts: readonly ArtefactRule[];
  readonly archive: readonly ArchiveRule[];
  readonly stages: readonly string[];
  readonly organKinds: readonly OrganKindRule[];
  readonly layersNotEntered: readonly string[];
  /** 上位规定未录入：…; shown under every date of the pack until an administrator enters them. */
  readonly layersNote?: string;
  readonly carriedOverNote?: string;
};
