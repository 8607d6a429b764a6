import { expect, test } from '@jest/globals';
import { isOnTime } from '../../../server/demo/report.ts';

const met = { key: 'feedback', dueOn: '2024-09-29', status: 'MET', met: true, explanation: [] };
const sums = { received: 4, counted: 2, withdrawn: 1, pending: 0, withheld: [{ count: 1 }], dispositions: [{ count: 2 }] };
const good = { deadlines: [met], feedbackPublishedOn: '2024-09-27', reconciliation: sums, phase: 'CLOSED' };

test('a drive is good only when closed, published, met and adding up', () => {
  expect(isOnTime(good)).toBe(true);
  for (const flaw of [
    { deadlines: [met, { ...met, met: false }] },
    { deadlines: [] },
    { feedbackPublishedOn: null },
    { phase: 'EXECUTING' },
    { reconciliation: null },
    { reconciliation: { ...sums, received: 5 } },
    { reconciliation: { ...sums, dispositions: [{ count: 1 }] } },
  ])
    expect([flaw, isOnTime({ ...good, ...flaw })]).toEqual([flaw, false]);
});
