import { chinaCalendar } from '../domain/calendar/work-calendar.ts';
import { plainDate } from '../domain/calendar/plain-date.ts';
import { explainDeadline } from '../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../domain/deadline/explain.ts';
import { resolvePack } from '../domain/rules/resolve.ts';
import { startDays } from './calendar.ts';
import type { Bench } from './harness.ts';

const PER_SECOND_MIN = 200_000;
const ROUNDS = 40;

export const deadline: Bench = {
  name: 'deadline',
  what: 'explained feedback deadlines with every step as an object and all lines of text',
  perSecond: PER_SECOND_MIN,
  async prepare() {
    const calendar = chinaCalendar();
    const pack = resolvePack('shanghai-xujing-2023', plainDate('2024-05-06'));
    const starts = startDays().filter((d) => d >= '2023-01-01' && d <= '2026-12-10');
    const explain = (i: number): ExplainedDeadline =>
      explainDeadline({ pack, ruleId: 'feedback', trigger: { event: 'issued', on: starts[i]! }, calendar });
    let steps = 0;
    return {
      product: {
        name: 'explainDeadline',
        run() {
          for (let round = 0; round < ROUNDS; round++) for (let i = 0; i < starts.length; i++) steps += explain(i).steps.length;
          return starts.length * ROUNDS;
        },
      },
      check() {
        for (let i = 0; i < starts.length; i++) {
          const d = explain(i);
          if (d.steps.at(-1)?.date !== d.dueOn || d.steps.filter((s) => s.counted !== null).length !== d.value)
            throw new Error(`${starts[i]}: steps do not lead to ${d.dueOn}`);
        }
      },
      windowMs: 300,
      notes: { triggers: starts.length },
    };
  },
};
