import { proxyActivities, sleep } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '10 seconds' });

/** A bare workflow: as many activities and timers as a decision's history has, doing nothing. */
export async function bare(activities: number, timers: number): Promise<void> {
  for (let i = 0; i < Math.max(activities, timers); i++) {
    if (i < activities) await nothing();
    if (i < timers) await sleep(1);
  }
}
