import { proxyActivities } from '@temporalio/workflow';
import type { ActivityOptions } from '@temporalio/workflow';
import type { ProcedureActivities } from '../activities/procedure.ts';

/**
 * A worker that dies is noticed when this has passed, so it is short: a commit takes milliseconds. System faults are retried
 * without end, quickly at first (a database restart takes a second); an effect never gives a decision up.
 */
const RETRY = { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' } as const;

export const COMMIT_OPTIONS: ActivityOptions = { startToCloseTimeout: '5 seconds', retry: RETRY };
/** Effects render and write more than a commit does. */
export const EFFECT_OPTIONS: ActivityOptions = { startToCloseTimeout: '15 seconds', retry: RETRY };

/** One page of a batch, which says every few subjects that it is alive: silence means that its worker is gone. */
export const PAGE_OPTIONS: ActivityOptions = { startToCloseTimeout: '2 minutes', heartbeatTimeout: '10 seconds', retry: RETRY };

export const { commit, startSuccessor } = proxyActivities<ProcedureActivities>(COMMIT_OPTIONS);
