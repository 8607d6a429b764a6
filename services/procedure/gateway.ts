import type { Outcome, SubjectRef } from '../../domain/procedure/types.ts';

/** The way to a subject's workflow. Implemented over Temporal in `server/temporal-gateway.ts`. */
export interface ProcedureGateway {
  /** Hands a command's key to the workflow (started if need be) and waits a bounded time for its outcome. */
  act(subject: SubjectRef, key: string, kind: string): Promise<Outcome | 'unconfirmed'>;
  /** Tells a workflow that the clock or its rows have moved. */
  wake(subject: SubjectRef): Promise<void>;
  /** Starts the workflow of an open subject if it does not run. */
  ensureStarted(subject: SubjectRef): Promise<void>;
}

/** What a calendar revision needs of the workflows. */
export interface RevisionGateway {
  /** Starts the batch of an approved version if it does not run; again after it has ended. */
  reviseCalendar(versionId: string): Promise<void>;
  /** `wake` that the same token gives a running workflow only once; one that does not run is started. */
  wakeOnce(subject: SubjectRef, token: string): Promise<void>;
}
