import type { PlainDate } from '../calendar/plain-date.ts';
import type { ArtefactKind, GateId, OrganKind } from '../decision/types.ts';

/** Where a rule stands; `level` tells law from plan. */
export type Citation = {
  readonly document: string;
  /** As a line of a page cites it, e.g. 条例第十五条. */
  readonly short: string;
  readonly article: string;
  /** Its own words, as published. */
  readonly text: string;
  readonly level: 'law' | 'administrative-regulation' | 'provincial-rule' | 'local-rule' | 'local-plan';
  /** Number and date under which the document is found. */
  readonly source: string;
};

/** must refuses · by-reference refuses unless a person who may records a reason · encouraged is a note (P-11). */
export type Force = 'must' | 'by-reference' | 'encouraged';

/** What a number counts; 日, 工作日, 周, 个月 and 小时 are different words and are never converted. */
export type RuleUnit =
  | 'calendar-day'
  | 'working-day'
  | 'week'
  | 'month'
  | 'hour'
  | 'fixed-date'
  | 'same-day'
  | 'days-before'
  | 'per-year'
  | 'per-quarter';

/** A period or date of law. `value` is in `unit`; a fixed date has month and day instead. */
export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly unit: RuleUnit;
  readonly value?: number;
  /** `MM-DD` of a fixed date. */
  readonly monthDay?: string;
  /** A fixed date of one year only (before 25 September 2020); absent = every year. */
  readonly onlyYear?: number;
  /** A fixed date that many years after the trigger's (1 = 次年); absent = 0. */
  readonly yearsAfter?: number;
  /** minimum = may be longer, the next step the day after the last day; maximum = the last day included. */
  readonly bound: 'minimum' | 'maximum' | 'fixed';
  /** Minimum periods in the public's favour move off a non-working last day. Fixed dates never roll. */
  readonly roll: boolean;
  /** Time that must be given to somebody who may finish earlier: nothing waits for its end (713 art. 26). */
  readonly givenOnly?: true;
  /** A maximum that may be lengthened, in the rule's own unit: by how much at most each time, how often, and on what condition. */
  readonly extension?: { readonly value: number; readonly times: number; readonly condition: string };
  /** The event the period counts from, its Chinese words, and the word after a date (9月13日出台). */
  readonly base: string;
  readonly baseName: string;
  readonly baseVerb: string;
  /** Other events that start the same clock (P-09: termination and rejection start the feedback), with their words. */
  readonly alsoStartedBy?: readonly { readonly event: string; readonly name: string; readonly verb: string }[];
  /** What has to be done, after the number (10个工作日内公布); absent for minimum periods. */
  readonly duty?: string;
  /** Words before the due day where 最晚 would be wrong. */
  readonly dueWords?: string;
  /** 天 where the document writes it instead of 日; counted alike, never rewritten. */
  readonly unitWord?: '天';
  /** The document's own words for the limit where ours would say something else (年底前, 于次年1月份前). */
  readonly limitWords?: string;
  /** How the system reads words that leave more than one reading, and what it did not decide; shown with the rule. */
  readonly reading?: string;
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
  /** How it binds whatever the organ's kind; absent = as Decree 713 binds that kind. */
  readonly force?: Force;
  /** Expert argumentation: experts at least; absent = one. */
  readonly expertsAtLeast?: number;
  /** Hearing: the share of participants who are interested parties (利害关系人代表), generally at least `[part, whole]`. */
  readonly interestedPartiesAtLeast?: readonly [part: number, whole: number];
  /** Public representatives: at every meeting at least so many. */
  readonly representativesAtLeast?: number;
  /** Deliberation: of all members of the meeting at least, or `moreThan`, `[part, whole]` are present; Decree 713 sets none. */
  readonly quorum?: { readonly share: readonly [part: number, whole: number]; readonly moreThan: boolean };
  /** Fair-competition review: for these kinds of organ the market regulator reviews, with the drafter. */
  readonly marketRegulatorReviews?: readonly OrganKind[];
};

/** One of the artefacts linked from a catalog row, and whether every decision has it. */
export type ArtefactRule = { readonly kind: ArtefactKind; readonly name: string; readonly duty: 'always' | 'where-done' };

/** One line of the archive list; `where-done` only if that step was taken. */
export type ArchiveRule = { readonly name: string; readonly duty: 'always' | 'where-done' };

/** The bodies of one kind of organ (P-11); an empty name = there is none. */
export type OrganKindRule = {
  readonly kind: OrganKind;
  readonly meeting: string;
  readonly partyBody: string;
  readonly congressBody: string;
  readonly reviewer: string;
  /** Whether its decisions go into a government gazette (政府公报). */
  readonly gazette: boolean;
  readonly force: Force;
  /** Why this kind is bound, e.g. 条例第四十二条. */
  readonly article: string;
  /** Where the binding document came later than the pack; absent = the pack's own validity. */
  readonly validFrom?: PlainDate;
};

/** The body that supervises and the one that keeps the catalog, as the place names them, and where that stands. */
export type Bodies = { readonly supervisor: string; readonly catalogManager: string; readonly ground?: string };

/**
 * 审签: the head signs a paper before it is published, after its drafter's proposal and the review, where the document says so; the
 * three steps are of three persons. `signer`: whose signature it is, in the document's words.
 */
export type SignatureRule = { readonly signer: string; readonly article: string; readonly reading?: string };

/** The document a pack enters, for packs whose rules alone would not say it. */
export type PackDocument = Pick<Citation, 'document' | 'level' | 'source'>;

/**
 * One clause of a pack's source document: what it obliges whom to, and where it stands in the system, or why it does not.
 * `modelled.by` names a rule, gate or artefact of this pack or one beneath, or a `procedure` step of the system in words.
 */
export type Obligation = {
  /** As numbered in the project's reading of the document, e.g. ZD-15. */
  readonly id: string;
  /** What is owed, in short words of our own. */
  readonly duty: string;
  /** Who owes it, as the document names them. */
  readonly who: string;
  /** The document's own words. */
  readonly clause: string;
  /** Where the clause stands in the document. */
  readonly place: string;
  /** The document only encourages or explores it (鼓励、探索), or leaves it open (可以); absent = it is owed. */
  readonly force?: 'encouraged' | 'permitted';
  /**
   * When it is owed where the document sets no number: the words shown (及时，未定天数) and, where it has one, the event it is
   * owed from. Such a duty exists but makes no date.
   */
  readonly undated?: { readonly words: string; readonly base?: string; readonly baseName?: string };
  readonly modelled: Modelled;
};

/** `more`: further parts of the same kind; a `procedure` is a step's name and, after a colon, what it does. */
export type Modelled =
  | { readonly by: 'rule' | 'gate' | 'artefact' | 'procedure'; readonly id: string; readonly more?: readonly string[] }
  | { readonly by: 'none'; readonly reason: string };

export type RulePack = {
  readonly id: string;
  readonly name: string;
  /** Region whose days off count; absent = that of the packs beneath, in the end the national one (CN). */
  readonly calendarRegion?: string;
  /** Absent = as the citations of its rules say. */
  readonly document?: PackDocument;
  /** 司法局 in 张店, 政府办公室 in 徐泾; absent = that of the packs beneath. */
  readonly bodies?: Bodies;
  /** Absent = as the packs beneath say; where none says it, nothing is signed here. */
  readonly signature?: SignatureRule;
  /** Packs beneath, lowest first; a pack overrides by rule id and gate and adds, nothing disappears silently. */
  readonly extends: readonly string[];
  /** The older plan of the same place that this one continues: what it does not name stays, shown as carried over. */
  readonly replaces?: string;
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
  /** Every clause of the source document, in its order; empty for packs of a law whose articles are the rules themselves. */
  readonly obligations: readonly Obligation[];
  /** Layers between Decree 713 and this pack that have not been entered (P-12). */
  readonly layersNotEntered: readonly string[];
};

/** Which pack said it, and whether a yearly plan's words are used after its year or under a newer plan (沿用). */
type Origin = { readonly packId: string; readonly packName: string; readonly carriedOver: boolean };
/** What a rule of a lower layer said before a higher one replaced it. */
export type Overridden = Origin & { readonly rule: Rule };
export type ResolvedRule = Rule & Origin & { readonly overrides: readonly Overridden[] };
/** One pack of the stack, lowest first; one that is not in force on the day is skipped and stays listed. */
export type Layer = {
  readonly packId: string;
  readonly packName: string;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
  readonly inForce: boolean;
};
/** A pack over its bases on one day; each number knows where it comes from. */
export type ResolvedPack = {
  readonly id: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly layers: readonly Layer[];
  readonly rules: ReadonlyMap<string, ResolvedRule>;
  readonly gates: ReadonlyMap<GateId, GateRule & { readonly packId: string }>;
  readonly artefacts: readonly ArtefactRule[];
  readonly archive: readonly ArchiveRule[];
  readonly stages: readonly string[];
  readonly organKinds: readonly OrganKindRule[];
  readonly obligations: readonly (Obligation & { readonly packId: string })[];
  readonly calendarRegion: string;
  readonly bodies?: Bodies;
  readonly signature?: SignatureRule;
  readonly layersNotEntered: readonly string[];
  /** 上位规定未录入：…; shown under every date of the pack until an administrator enters them. */
  readonly layersNote?: string;
  readonly carriedOverNote?: string;
};
