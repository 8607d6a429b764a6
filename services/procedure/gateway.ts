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
