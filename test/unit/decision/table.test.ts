import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { beijingDate, instantToIso } from '../../../domain/calendar/instant.ts';
import { preview } from '../../../domain/decision/decide.ts';
import { BEFORE_ISSUING, TRANSITIONS, transition } from '../../../domain/decision/table.ts';
import { GATES, PHASES } from '../../../domain/decision/types.ts';
import type { ArtefactKind, CommandKind, DecisionCommand, GateId, GateState } from '../../../domain/decision/types.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { knowing } from '../../support/known.ts';
import { DecisionWalk, FULL_REPRESENTATIVE, LEAD, fact, person } from '../../support/decision-walk.ts';

const COMMANDS = [...new Set(TRANSITIONS.map((t) => t.trigger))].filter(
  (t): t is Exclude<CommandKind, 'noteCatalogAdjustment'> => !t.includes(':'),
);

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
        const { allowed } = preview({ ...w.state, phase, gates }, command, ctx);
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

/** Everything an office could send today; most of it is unlawful most of the time. */
function commandsOf(w: DecisionWalk): DecisionCommand[] {
  const today = beijingDate(w.now);
  const f = fact(today);
  return [
    { kind: 'startDecision', occurredOn: today, title: 'x' },
    { kind: 'initiateDecision', fact: f, undertaker: { leadOrganId: LEAD, coOrgans: [] } },
    { kind: 'beginDrafting', occurredOn: today },
    ...GATES.map((gate): DecisionCommand => ({ kind: 'settleGate', gate, settle: { how: 'done', fact: f } })),
    ...GATES.map((gate): DecisionCommand => ({
      kind: 'settleGate',
      gate,
      settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' },
    })),
    { kind: 'publishConsultation', noticeTitle: 'x', days: 1, shortenedReason: '紧急' },
    { kind: 'closeRegister', round: 1 },
    { kind: 'submitForReview', occurredOn: today, requestedReplyOn: today, shortReason: '紧急', statement: '已履行' },
    { kind: 'recordReview', outcome: 'passed', fact: f, opinion: '合法' },
    { kind: 'recordReview', outcome: 'returned', fact: f, opinion: '合法' },
    { kind: 'submitToMeeting', occurredOn: today },
    { kind: 'recordDeliberation', outcome: 'passed', meetingName: 'm', fact: f, representatives: [FULL_REPRESENTATIVE] },
    { kind: 'recordDeliberation', outcome: 'deferred', meetingName: 'm', fact: f, representatives: [FULL_REPRESENTATIVE] },
    { kind: 'issueDecision', documentNo: '1', signedOn: today, signer: 's' },
    { kind: 'suspendDecision', reason: 'x', article: 'y', occurredOn: today },
    { kind: 'resumeDecision', reason: 'x', occurredOn: today },
  ];
}

test('no sequence of commands reaches ISSUED with a gate open', () => {
  let issued = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 120, maxLength: 250 }), (choices) => {
      const w = new DecisionWalk();
      for (const choice of choices) {
        w.save(...(['draft', 'explanation', 'interpretation', 'decision-result'] as ArtefactKind[]).filter((k) => !w.artefacts[k]));
        // Mostly something the phase knows, so that walks get far; sometimes anything at all.
        const all = commandsOf(w);
        const known = all.filter((c) => transition(c.kind as 'startDecision', w.state.phase) && c.kind !== 'suspendDecision');
        const pool = choice % 5 === 0 || known.length === 0 ? all : known;
        w.give(pool[choice % pool.length]!);
        w.finishEffects();
        w.at(instantToIso(w.now + 86_400_000));
        if (w.state.phase === 'ISSUED') {
          issued++;
          return BEFORE_ISSUING.every((g) => w.state.gates[g].status !== 'open');
        }
      }
      return true;
    }),
    { numRuns: 400, seed: 713 },
  );
  expect(issued).toBeGreaterThan(5);
});
