import type { PlainDate } from '../calendar/plain-date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { DeadlineState, EffectState, GateFact, OpinionFacts, SettledStatus } from '../decision/types.ts';
import type { ExplainedDeadline } from '../deadline/explain.ts';
import type { PlanCheck } from '../plan/fits.ts';
import type { AnyRound, RoundEvent } from '../participation/rounds.ts';
import type { EffectKind } from '../procedure/types.ts';
import type { CompletionStatus, RowCourse } from './completion.ts';
import type { ProposalSource } from '../decision/proposal.ts';
import type { ProposalStatus, ScreeningResult } from './proposals.ts';

/** Phases of a version of the catalog; the catalog's own phase is that of its newest version, CLOSED once the year is over. */
export type CatalogPhase = 'COMPILING' | 'CONSULTING' | 'DECIDED' | 'CONSENTED' | 'PUBLISHED' | 'CLOSED';

export type VersionState = {
  readonly no: number;
  readonly status: CatalogPhase;
  readonly publishing: boolean;
  readonly compiledOn: PlainDate;
  readonly decision?: GateFact;
  readonly consent?: GateFact;
  readonly signedOn?: PlainDate;
  /** Of an adopted version: when this system began to show it. */
  readonly publishedAt?: Instant;
  /** Departments that had handed in nothing when it was published, and why it was published all the same. */
  readonly outstanding?: { readonly units: readonly string[]; readonly reason: string };
};

/**
 * Where and when the first version of a catalog had been published before it was entered here (补录): as claimed, never the
 * server's publish time. A part is absent where the paper that an adoption copies does not say.
 */
export type PublishedElsewhere = { readonly on?: PlainDate; readonly address?: string };
/** What whoever enters one catalog must state. */
export type StatedElsewhere = Required<PublishedElsewhere>;

/** What a department argues for a matter (条例第十条): the problem, the reasons and the basis. */
export type ProposalContent = Pick<
  CatalogRowInput,
  'name' | 'category' | 'mainContent' | 'plannedText' | 'plannedPrecision' | 'plannedFrom' | 'plannedTo'
> & { readonly reason: string; readonly legalBasis: string; readonly source: ProposalSource };
export type Proposal = {
  /** Counts the proposals of the year from 1. */
  readonly no: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly content: ProposalContent;
  readonly status: ProposalStatus;
  /** Why it is not included or what is to be added. */
  readonly reason?: string;
  /** The version that took it in; absent = none yet. */
  readonly version?: number;
};
export type NilReturn = { readonly unitId: string; readonly filedAt: Instant; readonly approvedAt?: Instant; readonly approvedBy?: string };
/** One consultation (征求意见) on a draft version; numbered per catalog, not per version. */
export type CatalogRound = AnyRound & { readonly version: number };

/** Everything `decide` needs of one catalog: the fold of its events. JSON only. */
export type CatalogState = {
  readonly id: string;
  readonly organId: string;
  readonly year: number;
  readonly packId: string;
  readonly phase: CatalogPhase;
  readonly seq: number;
  readonly versions: readonly VersionState[];
  readonly deadlines: readonly DeadlineState[];
  readonly effects: readonly EffectState[];
  /** Entered afterwards, alone or by an adoption: no date is due and no gate is asked of its first version, for both were elsewhere. */
  readonly publishedElsewhere?: PublishedElsewhere;
  /** Since when the adoption that brought it in is undone. */
  readonly undoneAt?: Instant;
  readonly proposals?: readonly Proposal[];
  readonly nilReturns?: readonly NilReturn[];
  /** Why rows are not finished, by entry: the last word of each. */
  readonly unfinished?: Readonly<Record<string, { readonly reason: string; readonly by: string }>>;
  readonly rounds?: readonly CatalogRound[];
  /** Year-end lists published; their lines stay in their events. */
  readonly completions?: readonly { readonly no: number; readonly at: Instant }[];
};

/** One row of the year-end list as it was published. */
export type CompletionLine = {
  readonly entryId: string;
  readonly no: string;
  readonly name: string;
  readonly leadUnit: string;
  readonly status: CompletionStatus;
  /** When issued, how far, carried to which year, removed by which version. */
  readonly text: string;
  /** Codes of its decisions. */
  readonly decisions: readonly string[];
  /** Why not finished, removed or ended; absent = done, or the printed table gives none. */
  readonly reason?: string;
  /** Year of the catalog that prints it next. */
  readonly carriedTo?: number;
};

/** A row as the catalog manager hands it in; wording is kept as printed. */
export type CatalogRowInput = {
  readonly printedNo?: string;
  readonly name: string;
  readonly category?: string;
  readonly mainContent?: string;
  readonly legalBasis?: string;
  readonly leadUnit: string;
  readonly coUnits?: readonly string[];
  /** Procedures the printed row requires, in its words; which gates bind is the rule pack's business. */
  readonly procedures?: readonly string[];
  readonly participationWays?: readonly string[];
  readonly plannedText?: string;
  readonly plannedPrecision?: string;
  readonly plannedFrom?: PlainDate;
  readonly plannedTo?: PlainDate;
  readonly heard?: boolean;
  /** Drafts a bundling row holds, each to be decided on its own; absent = the row is one. */
  readonly matters?: readonly string[];
  /** What a table printed as already adjusted says of the row; an adjustment made here says it in `AdjustmentRow`. */
  readonly adjustment?: AdjustmentKind;
  readonly adjustmentReason?: string;
  /** Cells whose printed wording the fields above do not give back, by the printed name of their column. */
  readonly asPrinted?: readonly { readonly column: string; readonly text: string }[];
};
/** Whether the plan of a newly entered row can work; `row` counts the rows of its event from 1. Rows without planned days have none. */
export type RowPlanCheck = { readonly row: number; readonly check: PlanCheck };
export type AdjustmentKind = 'kept' | 'added' | 'removed';
export type AdjustmentRow = {
  readonly entryId?: string;
  readonly row?: CatalogRowInput;
  readonly adjustment: AdjustmentKind;
  readonly reason?: string;
};

/** One change to the version being compiled: `entryId` and `row` = reworded, `row` = added at the end, `entryId` = taken out. */
export type DraftChange = { readonly entryId?: string; readonly row?: CatalogRowInput };

export type CatalogCommand =
  | {
      readonly kind: 'createCatalog';
      readonly title: string;
      readonly columns: readonly string[];
      readonly standards?: string;
      readonly legalBases: readonly string[];
      readonly rows: readonly CatalogRowInput[];
      readonly publishedElsewhere?: StatedElsewhere;
    }
  | { readonly kind: 'adjustCatalog'; readonly reason: string; readonly occurredOn: PlainDate; readonly rows: readonly AdjustmentRow[] }
  | { readonly kind: 'reviseCatalog'; readonly reason: string; readonly changes: readonly DraftChange[] }
  | { readonly kind: 'decideCatalog'; readonly fact: GateFact }
  | { readonly kind: 'recordCatalogConsent'; readonly fact: GateFact }
  | {
      readonly kind: 'publishCatalog';
      readonly signedOn: PlainDate;
      readonly disclosureReviewedBy: string;
      /** 发文字号 of the notice; absent = it has none. */
      readonly documentNo?: string;
      /** Why it is published though departments handed in nothing; absent = all did. */
      readonly outstandingReason?: string;
    }
  /** `explanation`: why these matters and not others (编制说明), published with the draft. */
  | {
      readonly kind: 'openCatalogConsultation';
      readonly noticeTitle: string;
      readonly explanation: string;
      readonly days: number;
      readonly disclosureReviewedBy: string;
    }
  | { readonly kind: 'extendCatalogConsultation'; readonly closesOn: PlainDate; readonly reason: string }
  /** `no`: the returned proposal that is handed in again. */
  | { readonly kind: 'proposeMatter'; readonly unitId: string; readonly no?: number; readonly content: ProposalContent }
  | { readonly kind: 'screenProposal'; readonly no: number; readonly result: ScreeningResult; readonly reason?: string }
  | { readonly kind: 'fileNilReturn'; readonly unitId: string }
  | { readonly kind: 'approveNilReturn'; readonly unitId: string }
  | { readonly kind: 'explainUnfinished'; readonly entryId: string; readonly reason: string }
  | { readonly kind: 'publishCompletion'; readonly disclosureReviewedBy: string }
  /** `entryIds` absent = every row of the newest earlier catalog that is not finished. */
  | { readonly kind: 'carryOverEntries'; readonly entryIds?: readonly string[] };

/** A published catalog of an earlier year; years nobody has published a catalog of are passed over. */
export type EarlierCatalog = { readonly year: number; readonly rows: readonly RowCourse[] } & Pick<CatalogState, 'unfinished'>;

/** Rows read under lock by `commit`. */
export type CatalogFacts = {
  /** Entries of the newest version, so that an adjustment names each of them once. */
  readonly entryIds: readonly string[];
  /** Those among them that no earlier version of this catalog has printed. */
  readonly ownEntryIds: readonly string[];
  /** Departments and units of the organ, by code. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Whether the newest version says which matters are listed (标准), and on what grounds. */
  readonly states: { readonly standards: boolean; readonly legalBases: boolean };
  /** Names of the rows of the newest version, in the order of `entryIds`. */
  readonly rowNames: readonly string[];
  /** Every row this catalog has published, as its newest public version prints it. */
  readonly rows: readonly RowCourse[];
  /** The same of the organ's newest catalog of an earlier year; absent = it has published none. */
  readonly earlier?: EarlierCatalog;
  /** Opinions on the draft, by round; absent = the public was not asked. */
  readonly opinions?: Readonly<Record<number, OpinionFacts>>;
};

export type CatalogEvent =
  | {
      readonly type: 'Compiled';
      readonly title: string;
      readonly columns: readonly string[];
      readonly standards?: string;
      readonly legalBases: readonly string[];
      readonly rows: readonly CatalogRowInput[];
      readonly compiledOn: PlainDate;
      readonly publishedElsewhere?: StatedElsewhere;
      /** Proposals among the rows: those included before anything was compiled. */
      readonly proposals?: readonly number[];
      /** Absent in events from before rows were checked. */
      readonly planChecks?: readonly RowPlanCheck[];
    }
  | {
      readonly type: 'AdjustmentDrafted';
      readonly version: number;
      readonly reason: string;
      readonly occurredOn: PlainDate;
      readonly rows: readonly AdjustmentRow[];
      readonly planChecks?: readonly RowPlanCheck[];
    }
  | {
      readonly type: 'DraftRevised';
      readonly version: number;
      readonly reason: string;
      readonly changes: readonly DraftChange[];
      /** `row` counts the changes from 1. */
      readonly planChecks: readonly RowPlanCheck[];
    }
  | { readonly type: 'Decided'; readonly version: number; readonly fact: GateFact }
  | { readonly type: 'Consented'; readonly version: number; readonly fact: GateFact }
  | {
      readonly type: 'PublicationOrdered';
      readonly version: number;
      readonly signedOn: PlainDate;
      readonly documentNo?: string;
      readonly disclosureReviewedBy: string;
      readonly warnings: readonly string[];
      readonly outstanding?: { readonly units: readonly string[]; readonly reason: string };
    }
  | {
      readonly type: 'MatterProposed';
      readonly no: number;
      readonly unitId: string;
      readonly unitName: string;
      readonly content: ProposalContent;
    }
  | { readonly type: 'ProposalScreened'; readonly no: number; readonly result: ScreeningResult; readonly reason?: string }
  /** The row of an included proposal, at the end of the version being compiled. */
  | {
      readonly type: 'RowAdded';
      readonly version: number;
      readonly row: CatalogRowInput;
      readonly proposalNo: number;
      readonly planChecks: readonly RowPlanCheck[];
    }
  | {
      readonly type: 'RoundPrepared';
      readonly round: number;
      readonly version: number;
      readonly noticeTitle: string;
      readonly explanation: string;
      readonly days: number;
      readonly closesOn: PlainDate;
      readonly disclosureReviewedBy: string;
    }
  | RoundEvent
  | { readonly type: 'NilReturnFiled'; readonly unitId: string; readonly unitName: string }
  | { readonly type: 'NilReturnApproved'; readonly unitId: string; readonly by: string }
  | { readonly type: 'Published'; readonly version: number; readonly publicationId: string }
  | { readonly type: 'YearClosed' }
  | { readonly type: 'UnfinishedExplained'; readonly entryId: string; readonly reason: string; readonly by: string }
  | {
      readonly type: 'CompletionPublished';
      readonly no: number;
      readonly lines: readonly CompletionLine[];
      readonly disclosureReviewedBy: string;
    }
  | {
      readonly type: 'RowsCarriedOver';
      readonly version: number;
      readonly fromYear: number;
      readonly rows: readonly { readonly entryId: string; readonly name: string }[];
    }
  /** 补录: a year's catalog as it was published on paper, before the organ used the system. */
  | {
      readonly type: 'Adopted';
      readonly importId: string;
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly CatalogRowInput[];
      readonly onPaper: { readonly publishedOn?: PlainDate; readonly documentNo?: string; readonly address?: string };
      /** The year was over when it was entered. */
      readonly yearIsOver: boolean;
      readonly enteredOn: PlainDate;
    }
  | { readonly type: 'AdoptionUndone'; readonly importId: string; readonly reason: string }
  /** `reason`: why it was counted again; absent when it is set the first time. */
  | {
      readonly type: 'DeadlineSet';
      readonly key: string;
      readonly explained: ExplainedDeadline;
      readonly reason?: string;
      readonly before?: PlainDate;
    }
  | { readonly type: 'DeadlineSettled'; readonly key: string; readonly status: SettledStatus }
  | { readonly type: 'DeadlinePassed'; readonly key: string }
  | { readonly type: 'EffectOrdered'; readonly key: string; readonly kind: EffectKind; readonly refId: string }
  | { readonly type: 'EffectDone'; readonly key: string };
