import type { Minutes } from '../minutes.ts';
import type { DeliberationOutcome } from '../types.ts';

/** Minutes in which nothing is wanting, with one dissent; what tests and walks record a deliberation with. */
export function completeMinutes(outcome: DeliberationOutcome, change: Partial<Minutes> = {}): Minutes {
  return {
    members: [
      { name: '演练镇长', role: 'head', stance: 'agree' },
      { name: '演练副镇长甲', role: 'member', statement: '方案可行' },
      { name: '演练副镇长乙', role: 'member', stance: 'disagree', dissent: '工期过紧，建议延后' },
      { name: '演练法律顾问', role: 'attending' },
    ],
    presider: '演练镇长',
    headSpokeLast: true,
    majority: outcome,
    ...change,
  };
}
