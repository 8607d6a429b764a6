import type { PlainDate } from '../calendar/plain-date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { ExplainedDeadline } from '../deadline/explain.ts';
import type { AdjustedBy, AdjustmentCommand, AdjustmentEvent, Adjusts, MinorAdjustmentState } from './adjustment.ts';
import type { EvaluationCommand, EvaluationEvent, EvaluationState } from './evaluation.ts';
import type { ExecutionCommand, ExecutionEvent, ExecutionState } from './execution.ts';
import type { DraftChange } from './draft-change.ts';
import type { Legality } from './gates/legality.ts';
import type { Alternative, Alternatives } from './alternatives.ts';
import type { AdverseCode } from './gates/adverse.ts';
import type { AdoptedState, AdoptionEvent } from './adopted-types.ts';
import type { GateParticulars } from './gates/particulars.ts';
import type { Proposal, Study } from './proposal.ts';
import type { MatterScope, ScopeStatement } from './scope.ts';
import type { Undertaker } from './undertaker.ts';
import type { EffectKind } from '../procedure/types.ts';
import type { WithheldMatter } from './withheld.ts';
import type { Minutes } from './minutes.ts';
import type { Representative } from './representatives.ts';

/** Phases (阶段) of a decision; the order of the procedure stands in `table.ts`. */
export const PHASES = [
  'CATALOGUED',
  'INITIATED',
  'DRAFTING',
  'CONSULTING',
  'REVISING',
  'REVIEWING',
  'SUBMITTED',
  'DELIBERATED',
  'ISSUED',
  'EXECUTING',
  'CLOSED',
  'SUSPENDED',
  'RETURNED',
  'TERMINATED',
] as const;
export type Phase = (typeof PHASES)[number];

/** Gates (法定环节). Which are conditional, and their articles, is pack data. */
export const GATES = [
  'ORGAN_START',
  'DEPARTMENTS',
  'PARTICIPATION',
  'SPECIAL_GROUPS',
  'ENTERPRISES',
  'EXPERT',
  'RISK',
  'HEARING',
  'FAIR_COMPETITION',
  'PEOPLES_CONGRESS',
  'LEGALITY',
  'DELIBERATION',
  'PARTY_REPORT',
  'REPRESENTATIVES',
] as const;
export type GateId = (typeof GATES)[number];

/** 县级以上政府、政府部门、乡镇政府、街道办事处: what binds them differs (第二条、第四十二条). */
export const ORGAN_KINDS = ['county', 'department', 'town', 'street'] as const;
export type OrganKind = (typeof ORGAN_KINDS)[number];

/** The ten kinds of artefact (公开材料) linked from every row of a catalog (徐泾 rule 12). */
export const LINKED_ARTEFACT_KINDS = [
  'draft',
  'explanation',
  'interpretation',
  'background',
  'opinions-and-adoption',
  'representatives-attendance',
  'decision-result',
  'risk-assessment',
  'expert-argumentation',
  'effect-evaluation',
] as const;
/** All kinds: those of the catalog, and the interpretation of a topic taken to a meeting, a text of its own (会议议题解读). */
export const ARTEFACT_KINDS = [...LINKED_ARTEFACT_KINDS, 'topic-interpretation'] as const;
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** A fact that happened elsewhere and is recorded here (P-03): claimed date, acting body, number, signer, scan. */
export type GateFact = {
  readonly occurredOn: PlainDate;
  readonly actingBody: string;
  readonly documentNo?: string;
  readonly signer: string;
  readonly scanHash?: string;
  readonly note?: string;
};

/** What an organ that follows the law by reference did otherwise, and why (P-11): shown wherever the gate is. */
export type Departure = { readonly reason: string; readonly from: readonly string[] };

/** A result against the draft (不利结论): it is kept, and the gate stays open. */
export type AdverseResult = {
  readonly code: AdverseCode;
  /** Legal ground on which it stops the decision; absent = that of the gate. */
  readonly article?: string;
  readonly fact: GateFact;
  /** The draft it was said of; absent = there was none yet. */
  readonly draftHash?: string;
  readonly particulars: GateParticulars;
  readonly recordedAt: Instant;
  readonly by: string;
};

export type GateState =
  /** `adverse`: the last result, where it was against the draft. */
  | { readonly status: 'open'; readonly adverse?: AdverseResult }
  /** Of a decision brought in from paper: passed before, and the papers do not say how. Never stored; `gateOf` says it. */
  | { readonly status: 'not-stated' }
  | {
      readonly status: 'done';
      readonly fact: GateFact;
      readonly recordedAt: Instant;
      readonly by: string;
      readonly draftHash?: string;
      readonly lateEntry: boolean;
      /** Absent in states stored before gates had particulars, and for gates with their own step. */
      readonly particulars?: GateParticulars;
      readonly departure?: Departure;
    }
  | {
      readonly status: 'not-needed';
      readonly reason: string;
      readonly decidedBy: string;
      /** Left out although no decision escapes it: the organ follows the law by reference. */
      readonly departs?: boolean;
      readonly recordedAt: Instant;
      readonly by: string;
    };

/** One round (轮次) of open solicitation. Instants are the server's; `closesAt` is half-open: the first instant that is too late. */
export type RoundState = {
  readonly no: number;
  readonly draftHash: string;
  readonly noticeTitle: string;
  readonly days: number;
  readonly closesOn: PlainDate;
  readonly shortenedReason?: string;
  /** Published beside the draft. */
  readonly alternatives?: readonly Alternative[];
  readonly status: 'publishing' | 'open' | 'closed' | 'counted';
  readonly openedAt?: Instant;
  readonly closesAt?: Instant;
  readonly extensions: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly reason: string; readonly at: Instant }[];
  readonly registerClosedAt?: Instant;
};

/** How a deadline ends. `before-adoption` (上线前): over before the matter was entered here, neither kept nor missed in this system. */
export type SettledStatus = 'met' | 'met-late' | 'cancelled' | 'before-adoption';
/** `stopped`: the clock stands still (停止计算) until the deadline is set anew; it cannot be missed meanwhile. */
export type DeadlineStatus = 'open' | 'stopped' | 'overdue' | SettledStatus;
/** A deadline of this decision: the explained object and what became of it. `key` is unique within the decision, e.g. `consultation:1`. */
export type DeadlineState = {
  readonly key: string;
  readonly explained: ExplainedDeadline;
  readonly status: DeadlineStatus;
  readonly settledAt?: Instant;
};

export type EffectState = { readonly key: string; readonly kind: EffectKind; readonly refId: string; readonly done: boolean };

export type Publishable = 'consultation' | 'decision' | 'feedback' | 'topic-interpretation' | 'evaluation';

/**
 * Feedback (意见采纳情况反馈) as last published, and a further one on its way. `through`: the last round it answers; `draftHash`: the text it
 * was said of; `confirmed`: said of the text issued. The three are absent where it could only go out after the issue.
 */
export type FeedbackState = FeedbackOf & { readonly publishedAt?: Instant; readonly coming?: FeedbackOf };
type FeedbackOf = { readonly through?: number; readonly draftHash?: string; readonly confirmed?: boolean };

/** Everything `decide` needs of one decision: the fold of its events, stored beside the row. JSON only. */
export type DecisionState = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly year: number;
  readonly organId: string;
  readonly leadOrganId: string;
  readonly packId: string;
  /** 决策类别 as the catalog row prints it; absent = the row prints none, or the state was stored before it was kept. */
  readonly printedCategory?: string;
  /** Under which kind of article 3 it falls; absent in states stored before it was asked. */
  readonly scope?: MatterScope;
  /** 建议来源 and 研究论证 (第十条); absent where nobody recorded them. */
  readonly proposal?: Proposal;
  readonly study?: Study;
  /** 备选方案 of a draft; absent = none was stated. */
  readonly alternatives?: Alternatives;
  readonly phase: Phase;
  /** Where a suspended or returned decision goes on. */
  readonly heldFrom?: Phase;
  /** Why it was suspended or returned, since when, by which article. */
  readonly held?: { readonly reason: string; readonly article: string; readonly on: PlainDate };
  readonly seq: number;
  readonly startedBy: string;
  /** Claimed date of the last procedural act: no later act may claim an earlier one. */
  readonly lastActOn: PlainDate;
  readonly undertaker?: Undertaker;
  /** Read through `gateOf`: a state stored before a gate came into the procedure has no entry for it. */
  readonly gates: Readonly<Record<GateId, GateState>>;
  readonly rounds: readonly RoundState[];
  /** Judgements on changed drafts, in their order; absent = none was needed. */
  readonly draftChanges?: readonly DraftChange[];
  readonly review?: {
    readonly submittedOn: PlainDate;
    readonly requestedReplyOn: PlainDate;
    readonly draftHash: string;
    readonly shortReason?: string;
    /** Sent back for what is missing and not yet supplemented. */
    readonly returned?: { readonly on: PlainDate; readonly missing: readonly string[] };
  };
  readonly meeting?: {
    readonly heldOn: PlainDate;
    readonly name: string;
    readonly outcome: DeliberationOutcome;
    readonly draftHash: string;
  };
  readonly issue?: { readonly documentNo: string; readonly signedOn: PlainDate; readonly textHash: string; readonly publishedAt?: Instant };
  readonly topicInterpretation?: { readonly publishedAt: Instant };
  /** Of states stored before the execution had a record of its own; read through `executionOf`. */
  readonly executionUnit?: string;
  readonly execution?: ExecutionState;
  readonly evaluations?: readonly EvaluationState[];
  readonly adjustments?: readonly MinorAdjustmentState[];
  readonly adjusts?: Adjusts;
  readonly adjustedBy?: AdjustedBy;
  readonly feedback?: FeedbackState;
  readonly terminated?: { readonly reason: string; readonly on: PlainDate };
  readonly deadlines: readonly DeadlineState[];
  readonly effects: readonly EffectState[];
  /** Lawfully not public: why, and who approved it. Absent = public. */
  readonly withheld?: WithheldMatter;
  /** How the catalog last spoke of this decision. */
  readonly catalogNote?: string;
  /** 补录: brought in from paper when the organ began to use the system. */
  readonly adopted?: AdoptedState;
};

/** 通过 / 探索性改革，明示法律风险 / 退回修改 / 不通过 (第二十五条). Only the first two let a draft go to the meeting. */
export type ReviewOutcome = 'passed' | 'exploratory' | 'returned' | 'unlawful';
/** 通过 / 原则通过并修改后印发 / 再议 / 不通过 (P-06). */
export type DeliberationOutcome = 'passed' | 'passed-with-amendment' | 'deferred' | 'rejected';

/** Commands of people; each is one Update through `act`. Dates are Beijing calendar days on paper (claimed). */
export type DecisionCommand =
  | { readonly kind: 'startWithheldDecision'; readonly occurredOn: PlainDate; readonly title: string; readonly withholding: WithheldMatter }
  | {
      readonly kind: 'startDecision';
      readonly occurredOn: PlainDate;
      readonly title: string;
      readonly adjusts?: Adjusts;
      /** Absent = as the catalog row prints it. */
      readonly scope?: ScopeStatement;
      readonly proposal?: Proposal;
    }
  | {
      readonly kind: 'initiateDecision';
      readonly fact: GateFact;
      readonly undertaker: Undertaker;
      /** Where the start did not say it, or said it wrongly. */
      readonly proposal?: Proposal;
      readonly study?: Study;
    }
  | { readonly kind: 'stateAlternatives'; readonly disagreement: string; readonly options: readonly Alternative[] }
  | { readonly kind: 'chooseAlternative'; readonly option: number; readonly reason: string; readonly occurredOn: PlainDate }
  | { readonly kind: 'beginDrafting'; readonly occurredOn: PlainDate }
  | {
      readonly kind: 'settleGate';
      readonly gate: GateId;
      readonly settle:
        | {
            readonly how: 'done';
            readonly fact: GateFact;
            /** Required by every gate that this step records. */
            readonly particulars?: GateParticulars;
            /** Why an organ that follows the law by reference could not do it so. */
            readonly departureReason?: string;
          }
        | { readonly how: 'not-needed'; readonly reason: string; readonly decidedBy: string };
    }
  | {
      readonly kind: 'publishConsultation';
      readonly noticeTitle: string;
      /** Calendar days; absent = the pack's minimum, with an end on a working day proposed. */
      readonly days?: number;
      readonly shortenedReason?: string;
      /** The alternatives of this draft go out beside it. */
      readonly withAlternatives?: boolean;
    }
  | { readonly kind: 'extendConsultation'; readonly round: number; readonly closesOn: PlainDate; readonly reason: string }
  | { readonly kind: 'closeRegister'; readonly round: number }
  /** Of one version. `fact`: signed on paper, recorded here (代录); absent = the head signs here. */
  | { readonly kind: 'signArtefact'; readonly artefact: ArtefactKind; readonly versionId: string; readonly fact?: GateFact }
  /** Of the draft as it now stands. */
  | {
      readonly kind: 'judgeDraftChange';
      readonly outcome: 'material' | 'not-material';
      readonly reason: string;
      readonly decidedBy: string;
      readonly occurredOn: PlainDate;
    }
  | {
      readonly kind: 'submitForReview';
      readonly occurredOn: PlainDate;
      readonly requestedReplyOn: PlainDate;
      readonly shortReason?: string;
      readonly statement: string;
    }
  | {
      readonly kind: 'recordReview';
      readonly outcome: ReviewOutcome;
      readonly fact: GateFact;
      readonly opinion: string;
      /** Owed unless the draft is returned; absent only in commands laid down before counsel was recorded. */
      readonly legality?: Legality;
    }
  | { readonly kind: 'returnForSupplement'; readonly occurredOn: PlainDate; readonly missing: readonly string[] }
  /** `withNewDraft`: the draft as it now stands is reviewed from here on. */
  | {
      readonly kind: 'supplementReview';
      readonly occurredOn: PlainDate;
      readonly supplied: readonly string[];
      readonly withNewDraft: boolean;
    }
  | { readonly kind: 'submitToMeeting'; readonly occurredOn: PlainDate }
  | {
      readonly kind: 'recordDeliberation';
      readonly outcome: DeliberationOutcome;
      readonly meetingName: string;
      readonly fact: GateFact;
      readonly representatives: readonly Representative[];
      /** Why nobody, or fewer than the pack asks for, attended. */
      readonly noRepresentativesReason?: string;
      /** Owed; absent only in commands laid down before deliberations had minutes. */
      readonly minutes?: Minutes;
    }
  | { readonly kind: 'issueDecision'; readonly documentNo: string; readonly signedOn: PlainDate; readonly signer: string }
  | { readonly kind: 'startExecution'; readonly unit: string; readonly occurredOn: PlainDate }
  | ExecutionCommand
  | EvaluationCommand
  | AdjustmentCommand
  | { readonly kind: 'publishFeedback'; readonly noticeTitle: string }
  | { readonly kind: 'publishTopicInterpretation' }
  | { readonly kind: 'archiveDecision'; readonly occurredOn: PlainDate; readonly place: string }
  | {
      readonly kind: 'suspendDecision' | 'returnDecision' | 'terminateDecision';
      readonly reason: string;
      readonly article: string;
      readonly occurredOn: PlainDate;
    }
  | { readonly kind: 'resumeDecision'; readonly reason: string; readonly occurredOn: PlainDate }
  /** From the commit that recorded the publication of the decision that adjusts this one, through the outbox. */
  | ({ readonly kind: 'noteAdjusted' } & AdjustedBy)
  /** From the catalog's own commit, through the outbox. */
  | {
      readonly kind: 'noteCatalogAdjustment';
      readonly adjustment: 'kept' | 'removed' | 'carried-over';
      readonly version: number;
      readonly note: string;
    };
export type CommandKind = DecisionCommand['kind'];
/** What other subjects tell a decision, through the outbox; never accepted from a person. */
export const SYSTEM_COMMANDS = ['noteCatalogAdjustment', 'noteAdjusted'] as const satisfies readonly CommandKind[];
/** What a person may be told to do. */
export type PersonCommand = Exclude<DecisionCommand, { kind: (typeof SYSTEM_COMMANDS)[number] }>;

/** One version of one artefact as `decide` needs it. */
export type ArtefactFact = {
  readonly versionId: string;
  readonly hash: string;
  readonly savedBy: string;
  /** Who was deputised for when it was saved; absent = nobody. */
  readonly savedFor?: string;
  /** Present once a second person has passed it for publication, and on which day. */
  readonly clearedBy?: string;
  readonly clearedFor?: string;
  readonly clearedOn?: PlainDate;
  /** Who signed it for publication, or recorded the signature on paper (审签). */
  readonly signedBy?: string;
  /** Names of those behind the saving and the review, to tell them from a signer on paper; absent = not known. */
  readonly names?: readonly string[];
  /** Saved before signatures were recorded here: none is asked for it. */
  readonly beforeSignatures?: true;
  readonly published: boolean;
  /** An earlier version of it went out; absent = none has. */
  readonly earlierPublished?: true;
};

/** Rows read under lock by `commit`; they change outside `act`. */
export type DecisionFacts = {
  readonly artefacts: Readonly<Partial<Record<ArtefactKind, ArtefactFact>>>;
  /** Per round number: opinions received in all, of these without a disposition, and per class of disposition. */
  readonly opinions: Readonly<Record<number, OpinionFacts>>;
  readonly representativesName: string;
  /** Opinions on the execution recorded since the issue; absent = none. */
  readonly executionOpinions?: number;
  /** What kind of organ decides; absent = none that a pack has rules for. */
  readonly organKind?: OrganKind;
  /** Names, by id, of the organ's units that have neither people nor an office that acts for them; read until the initiation. */
  readonly unmannedUnits?: Readonly<Record<string, string>>;
};
export type OpinionFacts = {
  readonly received: number;
  readonly counted: number;
  readonly withdrawn: number;
  readonly withheld: number;
  readonly pending: number;
  readonly undisposed: number;
  readonly dispositions: Readonly<Record<string, number>>;
};

/** What happened; append-only, numbered per decision. `data` of each kind is spelled out here and nowhere else. */
export type DecisionEvent =
  | { readonly type: 'Withheld'; readonly withholding: WithheldMatter }
  | {
      readonly type: 'WorkStarted';
      readonly occurredOn: PlainDate;
      readonly title: string;
      readonly by: string;
      readonly adjusts?: Adjusts;
      readonly scope?: MatterScope;
      readonly proposal?: Proposal;
    }
  | {
      readonly type: 'Initiated';
      readonly fact: GateFact;
      readonly undertaker: Undertaker;
      readonly proposal?: Proposal;
      readonly study?: Study;
      readonly lateEntry: boolean;
    }
  | {
      readonly type: 'AlternativesStated';
      readonly draftHash: string;
      readonly disagreement: string;
      readonly options: readonly Alternative[];
      readonly by: string;
    }
  | {
      readonly type: 'AlternativeChosen';
      readonly option: number;
      readonly title: string;
      readonly reason: string;
      readonly occurredOn: PlainDate;
    }
  | { readonly type: 'DraftingBegun'; readonly occurredOn: PlainDate }
  | {
      readonly type: 'GateDone';
      readonly gate: GateId;
      readonly fact: GateFact;
      readonly draftHash?: string;
      readonly lateEntry: boolean;
      readonly particulars?: GateParticulars;
      readonly departure?: Departure;
    }
  | {
      readonly type: 'GateNotNeeded';
      readonly gate: GateId;
      readonly reason: string;
      readonly decidedBy: string;
      readonly departs?: boolean;
    }
  | ({ readonly type: 'GateAdverse'; readonly gate: GateId; readonly lateEntry: boolean } & Omit<AdverseResult, 'recordedAt' | 'by'>)
  | {
      readonly type: 'ArtefactSigned';
      readonly artefact: ArtefactKind;
      readonly versionId: string;
      /** What was signed: another text is another signature. */
      readonly hash: string;
      readonly fact?: GateFact;
      readonly lateEntry: boolean;
    }
  | { readonly type: 'GateReopened'; readonly gate: GateId; readonly reason: string }
  | {
      readonly type: 'RoundPrepared';
      readonly round: number;
      readonly draftHash: string;
      readonly noticeTitle: string;
      readonly days: number;
      readonly closesOn: PlainDate;
      readonly shortenedReason?: string;
      readonly alternatives?: readonly Alternative[];
    }
  | {
      readonly type: 'RoundOpened';
      readonly round: number;
      readonly publicationId: string;
      readonly closesOn: PlainDate;
      readonly closesAt: Instant;
    }
  | {
      readonly type: 'RoundExtended';
      readonly round: number;
      readonly from: PlainDate;
      readonly closesOn: PlainDate;
      readonly closesAt: Instant;
      readonly reason: string;
    }
  | { readonly type: 'RoundClosed'; readonly round: number; readonly closedAt: Instant }
  | { readonly type: 'RoundCounted'; readonly round: number; readonly received: number }
  | { readonly type: 'RegisterClosed'; readonly round: number }
  | ({ readonly type: 'DraftChangeJudged'; readonly occurredOn: PlainDate } & Omit<DraftChange, 'on'>)
  | {
      readonly type: 'SubmittedForReview';
      readonly occurredOn: PlainDate;
      readonly requestedReplyOn: PlainDate;
      readonly draftHash: string;
      readonly shortReason?: string;
      readonly statement: string;
    }
  | {
      readonly type: 'Reviewed';
      readonly outcome: ReviewOutcome;
      readonly legality?: Legality;
      readonly fact: GateFact;
      readonly opinion: string;
      readonly draftHash: string;
      readonly lateEntry: boolean;
    }
  | { readonly type: 'ReturnedForSupplement'; readonly occurredOn: PlainDate; readonly missing: readonly string[] }
  | {
      readonly type: 'ReviewSupplemented';
      readonly occurredOn: PlainDate;
      readonly supplied: readonly string[];
      readonly draftHash: string;
      readonly requestedReplyOn: PlainDate;
    }
  | {
      readonly type: 'SubmittedToMeeting';
      readonly occurredOn: PlainDate;
      readonly draftHash: string;
      /** What was handed in, by name; absent in events stored before packages were checked. */
      readonly materials?: readonly string[];
    }
  | {
      readonly type: 'Deliberated';
      readonly outcome: DeliberationOutcome;
      readonly meetingName: string;
      readonly fact: GateFact;
      readonly draftHash: string;
      readonly representatives: readonly Representative[];
      readonly noRepresentativesReason?: string;
      readonly lateEntry: boolean;
      /** Who was there and said what; never public. Absent in events stored before deliberations had minutes. */
      readonly minutes?: Minutes;
    }
  | {
      readonly type: 'Issued';
      readonly documentNo: string;
      readonly signedOn: PlainDate;
      readonly signer: string;
      readonly textHash: string;
    }
  | { readonly type: 'DecisionPublished'; readonly publicationId: string }
  | { readonly type: 'ExecutionStarted'; readonly unit: string; readonly occurredOn: PlainDate }
  | ExecutionEvent
  | EvaluationEvent
  | AdjustmentEvent
  | {
      readonly type: 'FeedbackPrepared';
      readonly noticeTitle: string;
      readonly through?: number;
      readonly draftHash?: string;
      readonly confirmed?: boolean;
    }
  | { readonly type: 'FeedbackPublished'; readonly publicationId: string }
  | { readonly type: 'TopicInterpretationPublished'; readonly publicationId: string }
  | { readonly type: 'Archived'; readonly occurredOn: PlainDate; readonly place: string }
  | { readonly type: 'Suspended' | 'Returned'; readonly reason: string; readonly article: string; readonly occurredOn: PlainDate }
  | { readonly type: 'Resumed'; readonly reason: string; readonly occurredOn: PlainDate }
  | { readonly type: 'Terminated'; readonly reason: string; readonly article: string; readonly occurredOn: PlainDate }
  | {
      readonly type: 'CatalogAdjustmentNoted';
      readonly adjustment: 'kept' | 'removed' | 'carried-over';
      readonly version: number;
      readonly note: string;
    }
  /** `reason`: why it was counted again, `before`: the day until then; absent when it is set the first time. */
  | {
      readonly type: 'DeadlineSet';
      readonly key: string;
      readonly explained: ExplainedDeadline;
      readonly reason?: string;
      readonly before?: PlainDate;
    }
  | { readonly type: 'DeadlineSettled'; readonly key: string; readonly status: SettledStatus }
  | { readonly type: 'DeadlinePassed'; readonly key: string }
  | { readonly type: 'DeadlineStopped'; readonly key: string }
  | { readonly type: 'EffectOrdered'; readonly key: string; readonly kind: EffectKind; readonly refId: string }
  | { readonly type: 'EffectDone'; readonly key: string }
  | AdoptionEvent;
export type DecisionEventType = DecisionEvent['type'];
