import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { stop } from '../../../domain/decision/decide.ts';
import { TRANSITIONS, transition } from '../../../domain/decision/table.ts';
import { GATES, PHASES } from '../../../domain/decision/types.ts';
import type { GateId, GateState, PersonCommand } from '../../../domain/decision/types.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { knowing } from '../../support/known.ts';
import { DecisionWalk, fact, person } from '../../support/decision-walk.ts';

const COMMANDS = [...new Set(TRANSITIONS.map((t) => t.trigger))].filter((t): t is PersonCommand['kind'] => !t.includes(':'));

test('every phase × command × state of gates is decided as the table says, and nothing else', () => {
  const w = new DecisionWalk();
  const ctx = {
    rules: resolvePack('shanghai-xujing-2023', D('2024-05-06')),
    ...knowing(chinaCalendar()),
    facts: { artefacts: {}, opinions: {}, representativesName: '' },
    now: w.now,
    actor: person('p'),
  };
  const done: GateState = { status: 'done', fact: fact('2024-05-06'), recordedAt: 0, by: 'p', lateEntry: false };
  let combinations = 0;
  for (const phase of PHASES) {
    for (const command of COMMANDS) {
      const line = transition(command, phase);
      for (const open of [undefined, ...GATES]) {
        const gates = Object.fromEntries(GATES.map((g) => [g, g === open ? { status: 'open' } : done])) as Record<GateId, GateState>;
        const allowed = stop({ ...w.state, phase, gates }, command, ctx) === undefined;
        expect([phase, command, open, allowed]).toEqual([
          phase,
          command,
          open,
          line !== undefined && (open === undefined || !line.requires.includes(open)),
        ]);
        combinations++;
      }
    }
  }
  expect(combinations).toBe(PHASES.length * COMMANDS.length * (GATES.length + 1));
});
