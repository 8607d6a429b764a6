import type { MikroORM } from '@mikro-orm/postgresql';
import { Worker } from '@temporalio/worker';
import type { NativeConnection } from '@temporalio/worker';
import { createArchiveActivities } from '../activities/archive.ts';
import { createCalendarActivities } from '../activities/calendar.ts';
import { createParticipationActivities } from '../activities/participation.ts';
import { createProcedureActivities } from '../activities/procedure.ts';
import { createPublicationActivities } from '../activities/publication.ts';
import { createReviewActivities } from '../activities/review.ts';
import { LIMITS } from '../domain/limits.ts';
import { createClosingIndex } from '../services/archive/closing-index.ts';
import { createRearming } from '../services/calendar/rearming.ts';
import { createFreeze } from '../services/participation/freeze.ts';
import type { Commit } from '../services/procedure/commit.ts';
import type { ProcedureGateway, RevisionGateway } from '../services/procedure/gateway.ts';
import { createPublication } from '../services/publication/publish.ts';
import { createReviewRequest } from '../services/review/request.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';
import { workerDataConverter } from './data-converter.ts';
import type { PayloadKeys } from './payload-codec.ts';

/** Every activity over the real services. */
export function createActivities({ orm, commit, gateway }: { orm: MikroORM; commit: Commit; gateway: ProcedureGateway & RevisionGateway }) {
  return {
    ...createProcedureActivities({ commit, gateway }),
    ...createPublicationActivities({ publication: createPublication({ orm }) }),
    ...createParticipationActivities({ freeze: createFreeze({ orm }) }),
    ...createReviewActivities({ askReviewer: createReviewRequest({ orm }) }),
    ...createCalendarActivities({ rearmPage: createRearming({ orm, commit, gateway }) }),
    ...createArchiveActivities({ writeClosingIndex: createClosingIndex({ orm }) }),
  };
}

/** What the workflows may call, each from its own services. */
export type Activities = ReturnType<typeof createActivities>;

export type WorkerSetup = {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly keys: PayloadKeys;
  readonly activities: Activities;
  /** File of `workflow-bundle.ts`. */
  readonly bundleFile: string;
  readonly taskQueue?: string;
  /** Workflows kept ready between tasks; 0 replays at every task, which finds hidden nondeterminism. */
  readonly maxCachedWorkflows?: number;
  /** Build id of a deployment; absent in development and tests, where every worker takes every task. */
  readonly buildId?: string;
};

/** Workflows and activities of the statutory queue in one process. */
export function createWorker(setup: WorkerSetup): Promise<Worker> {
  return Worker.create({
    connection: setup.connection,
    namespace: setup.namespace,
    taskQueue: setup.taskQueue ?? TASK_QUEUE,
    workflowBundle: { codePath: setup.bundleFile },
    activities: setup.activities,
    dataConverter: workerDataConverter(setup.keys),
    maxConcurrentActivityTaskExecutions: LIMITS.workerActivitiesMax,
    ...(setup.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: setup.maxCachedWorkflows }),
    // A dead worker's cached workflows go to another one after this; with the commit's own time-out it stays within the
    // caller's wait. The price of a needless change of worker is one replay, milliseconds.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    workflowTaskPollerBehavior: { type: 'autoscaling' },
    activityTaskPollerBehavior: { type: 'autoscaling' },
    // Longer than the longest effect, shorter than an orchestrator's patience.
    shutdownGraceTime: '15 seconds',
    shutdownForceTime: '20 seconds',
    ...(setup.buildId === undefined
      ? {}
      : {
          workerDeploymentOptions: {
            version: { deploymentName: 'predisclosure', buildId: setup.buildId },
            useWorkerVersioning: true,
            defaultVersioningBehavior: 'AUTO_UPGRADE',
          },
        }),
  });
}
