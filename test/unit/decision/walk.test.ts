import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { decide } from '../../../domain/decision/decide.ts';
import { GATES } from '../../../domain/decision/types.ts';
import type { GateId, GateState } from '../../../domain/decision/types.ts';
import { paperFact } from '../../../domain/decision/walk/commands.ts';
import { diceOf, seededDice } from '../../../domain/decision/walk/dice.ts';
import { LAST_START, walkOnce } from '../../../domain/decision/walk/random-walk.ts';
import { walkTable } from '../../../domain/decision/walk/table-walk.ts';
import { isSound, walkablePacks, walkPack } from '../../../domain/decision/walk/report.ts';
import type { Decide } from '../../../domain/decision/walk/walker.ts';
import { packIds, resolvePackNear } from '../../../domain/rules/resolve.ts';

const calendar = chinaCalendar();
const NATIONAL = 'decree-713-2019';
const [ORGAN] = resolvePackNear(NATIONAL, LAST_START).organKinds;
const tableWith = (broken: Decide) =>
  walkTable({ rules: resolvePackNear(NATIONAL, LAST_START), organ: ORGAN!, calendar, on: LAST_START, decide: broken });

test('the walked packs are those under which some organ decides', () => {
  const without = packIds().filter((id) => !walkablePacks().includes(id));
  expect(without.sort()).toEqual(['disclosure-regulation-2019', 'fair-competition-2024']);
});

test('the same seed walks the same way, another one another', () => {
  const walk = (seed: number) => walkOnce({ packId: NATIONAL, organ: ORGAN!, calendar, dice: seededDice(seed) });
  expect(walk(7)).toEqual(walk(7));
  expect(walk(7)).not.toEqual(walk(8));
});

describe('a broken decision procedure is found', () => {
  /** Every gate looks done to it: the check of gates is skipped. */
  const blindToGates =
    (at: string): Decide =>
    (state, command, ctx) => {
      if (command.kind !== at) return decide(state, command, ctx);
      const settled = (g: GateId): GateState =>
        state.gates[g].status !== 'open'
          ? state.gates[g]
          : { status: 'done', fact: paperFact(state.lastActOn, '无'), recordedAt: 0, by: '', draftHash: 'draft-hash-1', lateEntry: false };
      const gates = Object.fromEntries(GATES.map((g) => [g, settled(g)])) as Record<GateId, GateState>;
      return decide({ ...state, gates }, command, ctx);
    };

  test('one that issues without looking at the gates, by both walks', () => {
    const walk = walkPack({ pack: NATIONAL, seed: 713, walks: 300 }, calendar, blindToGates('issueDecision'));
    expect(isSound(walk)).toBe(false);
    expect(walk.asTable).toBeLessThan(walk.combinations);
    expect(walk.openAtIssue).not.toEqual([]);
    expect(walk.issuedWithOpenGate).toBeGreaterThan(walk.openAtIssue.length);
    expect(walk.differences).toContainEqual({
      phase: 'DELIBERATED',
      command: 'issueDecision',
      role: 'secretariat@organ',
      open: 'PARTY_REPORT',
      expected: 'GATE_OPEN',
      decided: 'ISSUED',
    });
    expect(isSound({ ...walk, asTable: walk.combinations, issuedWithOpenGate: 0 })).toBe(true);
    expect(isSound({ ...walk, asTable: walk.combinations, issuedWithOpenGate: 0, reachedEnd: 0 })).toBe(false);
  });
  test('one that lets a draft go to the meeting without its gates', () => {
    const { differences } = tableWith(blindToGates('submitToMeeting'));
    expect(new Set(differences.map((d) => [d.command, d.expected, d.decided].join()))).toEqual(
      new Set(['submitToMeeting,GATE_OPEN,SUBMITTED']),
    );
  });
  test('one that does not look at who asks', () => {
    const { differences } = tableWith((state, command, ctx) => decide(state, command, { ...ctx, actor: { kind: 'system' } }));
    expect(new Set(differences.map((d) => d.expected))).toEqual(new Set(['FORBIDDEN']));
  });
  test('one that does not look at the phase', () => {
    const walk = tableWith((state, command, ctx) => decide({ ...state, phase: 'DELIBERATED' }, command, ctx));
    expect(walk.asTable).toBeLessThan(walk.combinations);
    expect(walk.issuedWithOpenGate).toBe(0);
  });
  test('one that lets what is always required be left out', () => {
    const { differences } = tableWith((state, command, ctx) => {
      const gates = new Map([...ctx.rules.gates].map(([id, g]) => [id, { ...g, conditional: true }]));
      return decide(state, command, { ...ctx, rules: { ...ctx.rules, gates } });
    });
    expect(new Set(differences.map((d) => [d.command, d.expected].join()))).toEqual(
      new Set(['settleGate:PARTICIPATION:not-needed,GATE_NOT_CONDITIONAL', 'settleGate:PARTY_REPORT:not-needed,GATE_NOT_CONDITIONAL']),
    );
  });
});

test('no sequence of commands reaches ISSUED with a gate open, and every refusal with a ground in law names it', () => {
  const all = walkablePacks().flatMap((packId) => resolvePackNear(packId, LAST_START).organKinds.map((organ) => ({ packId, organ })));
  const ends = { issued: 0, closed: 0, refused: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.infiniteStream(fc.nat(0xff_ff_ff)), (of, numbers) => {
      const end = walkOnce({ ...of, calendar, dice: diceOf((n) => (numbers.next().value as number) % n) });
      if (end.issued) ends.issued++;
      if (end.phase === 'CLOSED') ends.closed++;
      ends.refused += end.refused;
      expect([end.openAtIssue, end.ungrounded]).toEqual([[], []]);
    }),
    { numRuns: 400, seed: 713 },
  );
  expect(ends.issued).toBeGreaterThan(200);
  expect(ends.closed).toBeGreaterThan(200);
  expect(ends.refused).toBeGreaterThan(1_000);
});
