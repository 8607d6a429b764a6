import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { ConnectionLike, WorkflowStartOptions } from '@temporalio/client';
import { LIMITS } from '../domain/limits.ts';
import type { Outcome, SubjectRef } from '../domain/procedure/types.ts';
import type { ProcedureGateway, RevisionGateway } from '../services/procedure/gateway.ts';
import { REVISION_TYPE, revisionWorkflowId } from '../workflows/calendar-revision/messages.ts';
import { ACT, STATUTORY_PRIORITY, TASK_QUEUE, WAKE, WORKFLOW_TYPES, workflowIdOf, subjectOf } from '../workflows/messages.ts';
import type { Act, RunOptions } from '../workflows/messages.ts';
import { clientDataConverter } from './data-converter.ts';
import type { PayloadKeys } from './payload-codec.ts';

export type GatewayOptions = {
  readonly client: Client;
  readonly taskQueue?: string;
  readonly run?: RunOptions;
  readonly waitMs?: number;
};

/** Commands go to their subject's workflow by Update with start; nothing here decides, and no wait is unbounded. */
export class TemporalGateway implements ProcedureGateway, RevisionGateway {
  private readonly options: GatewayOptions;

  constructor(options: GatewayOptions) {
    this.options = options;
  }

  async act(subject: SubjectRef, key: string, kind: string): Promise<Outcome | 'unconfirmed'> {
    const { client, waitMs = LIMITS.commandWaitMs } = this.options;
    const startWorkflowOperation = new WithStartWorkflowOperation<ProcedureWorkflow>(WORKFLOW_TYPES[subject.kind], {
      ...this.startOptions(subject),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    // Nobody else waits for the start's own result; its failure is the Update's failure.
    startWorkflowOperation.workflowHandle().catch(() => undefined);
    try {
      return await client.withDeadline(performance.timeOrigin + performance.now() + waitMs, () =>
        client.workflow.executeUpdateWithStart<ProcedureWorkflow, Outcome, [Act]>(ACT, {
          args: [{ key, kind }],
          updateId: key,
          startWorkflowOperation,
        }),
      );
    } catch (error) {
      // The command's row is durable and the reconciler sends it again, so silence is no failure.
      if (isUnconfirmed(error)) return 'unconfirmed';
      throw error;
    }
  }

  async wake(subject: SubjectRef): Promise<void> {
    await this.options.client.workflow.signalWithStart(WORKFLOW_TYPES[subject.kind], { ...this.startOptions(subject), signal: WAKE });
  }

  async wakeOnce(subject: SubjectRef, token: string): Promise<void> {
    const { connection, options } = this.options.client;
    try {
      // The client gives every signal an id of its own; the server keeps one with a known id only once.
      await connection.workflowService.signalWorkflowExecution({
        namespace: options.namespace,
        identity: options.identity,
        workflowExecution: { workflowId: workflowIdOf(subject) },
        signalName: WAKE,
        requestId: token,
      });
    } catch (error) {
      if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw error;
      // Its first act is a commit, so it needs no wake.
      await this.ensureStarted(subject);
    }
  }

  async reviseCalendar(versionId: string): Promise<void> {
    const { client, taskQueue = TASK_QUEUE, run = {} } = this.options;
    await client.workflow.start(REVISION_TYPE, {
      workflowId: revisionWorkflowId(versionId),
      taskQueue,
      args: [versionId, run],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      priority: { priorityKey: STATUTORY_PRIORITY },
    });
  }

  async ensureStarted(subject: SubjectRef): Promise<void> {
    await this.options.client.workflow.start(WORKFLOW_TYPES[subject.kind], {
      ...this.startOptions(subject),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  }

  /** Subjects whose workflow runs, as the server's list shows them (a moment late). */
  async running(): Promise<SubjectRef[]> {
    const types = Object.values(WORKFLOW_TYPES)
      .map((t) => `'${t}'`)
      .join(', ');
    const found: SubjectRef[] = [];
    for await (const { workflowId } of this.options.client.workflow.list({
      query: `ExecutionStatus = 'Running' AND WorkflowType IN (${types})`,
    })) {
      const subject = subjectOf(workflowId);
      if (subject) found.push(subject);
    }
    return found;
  }

  private startOptions(subject: SubjectRef): WorkflowStartOptions<ProcedureWorkflow> {
    return {
      workflowId: workflowIdOf(subject),
      taskQueue: this.options.taskQueue ?? TASK_QUEUE,
      args: [subject.id, this.options.run ?? {}],
      // What is done to a closed subject starts its workflow again, which ends when that is done.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      priority: { priorityKey: STATUTORY_PRIORITY },
    };
  }
}

type ProcedureWorkflow = (id: string, options?: RunOptions) => Promise<void>;

/** A client with our converters over any connection (the worker's native one too). */
export function temporalClient(connection: ConnectionLike, namespace: string, keys: PayloadKeys): Client {
  return new Client({ connection, namespace, dataConverter: clientDataConverter(keys) });
}

/** Connects without waiting for the server: the API starts, and says it is not ready, while Temporal is away. */
export function lazyConnection(address: string): Connection {
  return Connection.lazy({ address });
}

/** gRPC: no such workflow, or it has ended. */
const NOT_FOUND = 5;
/** gRPC: CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const SILENCE = new Set([1, 4, 8, 10, 14]);

function isUnconfirmed(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && SILENCE.has(cause.code);
}
