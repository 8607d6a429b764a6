import type { ErrorCode, Refusal } from '../errors.ts';
import type { Instant } from '../calendar/instant.ts';

/** What a workflow drives: one decision, or one organ's catalog of one year. */
export type SubjectKind = 'decision' | 'catalog';
export type SubjectRef = { readonly kind: SubjectKind; readonly id: string };

/**
 * One command on its way into a commit. The body of a person's command never travels through a workflow (it may name
 * people): the row `command_outcome(key)` holds it. Commands that an effect ends in carry ids only and travel whole.
 */
export type Delivery = { readonly key: string; readonly internal?: InternalCommand };

/** Commands the system gives itself when an effect has ended; never accepted from outside. */
export type InternalCommand =
  /** A publication stands at its legal place; the instant of the event is the server's. */
  | { readonly kind: 'recordPublication'; readonly effectKey: string; readonly publicationId: string }
  /** Counting ran after the close, when every transaction that began inside the window had ended. */
  | { readonly kind: 'recordFrozenRound'; readonly effectKey: string; readonly round: number }
  /** A reminder to the reviewer was handed to the outbox. */
  | { readonly kind: 'recordEffectDone'; readonly effectKey: string };

/** What became of a command; the same key always gets the same answer. */
export type Outcome =
  | { readonly status: 'accepted'; readonly seq: number }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'failed'; readonly code: ErrorCode };

export type EffectKind =
  /** Render, hand over, wait until seen, record: a consultation notice with its draft, a decision, a feedback notice, a catalog version. */
  | 'publish'
  /** Count a closed round once. */
  | 'freeze-round'
  /** Ask the reviewer and remind before the requested reply date. */
  | 'request-review'
  /** Write the closing index of the archive. */
  | 'archive';

/** An unfinished piece of durable work; a row in `effect`, launched by the workflow until a command marks it done. */
export type EffectOrder = { readonly key: string; readonly kind: EffectKind; readonly refId: string };

/** The answer of the activity `commit`; all the workflow knows of its subject. */
export type CommitResult = {
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Every unfinished effect, also those launched earlier: the host starts what is not running. */
  readonly effects: readonly EffectOrder[];
  /** Milliseconds to the subject's next instant by the database clock, clamped; undefined = nothing is due, ever. */
  readonly wakeIn?: number;
  readonly closed: boolean;
  /** What begins when this one has ended: the next year's catalog. */
  readonly successor?: SubjectRef;
  /** One line for the operator: phase, next deadline, what is waited for. Ids and phases only. */
  readonly summary: string;
  readonly attributes: { readonly phase: string; readonly year: number; readonly organCode: string };
};

/** How far a calendar revision is; subjects are the open decisions and catalogs it has to reach. */
export type RevisionProgress = {
  readonly subjects: number;
  /** Subjects counted again, whether or not anything moved. */
  readonly counted: number;
  /** Deadlines set anew. */
  readonly moved: number;
  /** Workflows that had something moved and were told to look at their rows again. */
  readonly woken: number;
  readonly finished: boolean;
};

/** Server times of one act: when it happened on paper (claimed) and when the server recorded it. */
export type TwoTimes = { readonly occurredOn: string; readonly recordedAt: Instant };
