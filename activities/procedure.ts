import type { CommitResult, Delivery, SubjectRef } from '../domain/procedure/types.ts';
import type { ProcedureGateway } from '../services/procedure/gateway.ts';

export type ProcedureDeps = {
  readonly commit: (subject: SubjectRef, deliveries: readonly Delivery[]) => Promise<CommitResult>;
  readonly gateway: Pick<ProcedureGateway, 'ensureStarted'>;
};

/** What the loop itself calls. */
export function createProcedureActivities({ commit, gateway }: ProcedureDeps) {
  return {
    /** Decides in one transaction; repeating it with the same keys gives the same answers. */
    commit(subject: SubjectRef, deliveries: readonly Delivery[]): Promise<CommitResult> {
      return commit(subject, deliveries);
    },
    /** Starts what begins when a subject has ended; its row exists, so a second start finds the first. */
    startSuccessor(subject: SubjectRef): Promise<void> {
      return gateway.ensureStarted(subject);
    },
  };
}
export type ProcedureActivities = ReturnType<typeof createProcedureActivities>;
