import type { PlainDate } from '../calendar/plain-date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { DeadlineState, EffectState, GateFact, SettledStatus } from '../decision/types.ts';
import type { ExplainedDeadline } from '../deadline/explain.ts';
import type { PlanCheck } from '../plan/fits.ts';
import type { EffectKind } from '../procedure/types.ts';

/** Phases of a version of the catalog; the catalog's own phase is that of its newest version, CLOSED once the year is over. */
export type CatalogPhase = 'COMPILING' | 'DECIDED' | 'CONSENTED' | 'PUBLISHED' | 'CLOSED';

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
};

/** How a catalog was published before the organ used the system; all of it is claimed from paper. */
export type AdoptedVersion = { readonly publishedOn?: PlainDate; readonly documentNo?: string; readonly address?: string };

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
  /** Brought in from paper, and since when it is undone. */
  readonly adopted?: { readonly importId: string; readonly undoneAt?: Instant };
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

export type CatalogCommand =
  | {
      readonly kind: 'createCatalog';
      readonly title: string;
      readonly columns: readonly string[];
      readonly standards?: string;
      readonly legalBases: readonly string[];
      readonly rows: readonly CatalogRowInput[];
    }
  | { readonly kind: 'adjustCatalog'; readonly reason: string; readonly occurredOn: PlainDate; readonly rows: readonly AdjustmentRow[] }
  | { readonly kind: 'decideCatalog'; readonly fact: GateFact }
  | { readonly kind: 'recordCatalogConsent'; readonly fact: GateFact }
  | {
      readonly kind: 'publishCatalog';
      readonly signedOn: PlainDate;
      readonly disclosureReviewedBy: string;
      /** 发文字号 of the notice; absent = it has none. */
      readonly documentNo?: string;
    };

/** Rows read under lock by `commit`. */
export type CatalogFacts = {
  /** Entries of the newest version, so that an adjustment names each of them once. */
  readonly entryIds: readonly string[];
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
  | { readonly type: 'Decided'; readonly version: number; readonly fact: GateFact }
  | { readonly type: 'Consented'; readonly version: number; readonly fact: GateFact }
  | {
      readonly type: 'PublicationOrdered';
      readonly version: number;
      readonly signedOn: PlainDate;
      readonly documentNo?: string;
      readonly disclosureReviewedBy: string;
      readonly warnings: readonly string[];
    }
  | { readonly type: 'Published'; readonly version: number; readonly publicationId: string }
  | { readonly type: 'YearClosed' }
  /** 补录: a year's catalog as it was published on paper, before the organ used the system. */
  | {
      readonly type: 'Adopted';
      readonly importId: string;
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly CatalogRowInput[];
      readonly onPaper: AdoptedVersion;
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
