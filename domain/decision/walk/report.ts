import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { resolvePackNear, packIds } from '../../rules/resolve.ts';
import type { OrganKindRule } from '../../rules/types.ts';
import type { GateId } from '../types.ts';
import { seededDice } from './dice.ts';
import { decide as productDecide } from '../decide.ts';
import { LAST_START, walkOnce } from './random-walk.ts';
import type { WalkEnd } from './random-walk.ts';
import { walkTable } from './table-walk.ts';
import type { Difference } from './table-walk.ts';
import type { Decide } from './walker.ts';

/** What became of the walks of one pack. */
export type PackWalk = {
  readonly pack: string;
  /** Combinations of phase, command, role and gates decided, for every kind of organ, and how many as the table says. */
  readonly combinations: number;
  readonly asTable: number;
  /** Combinations and random walks in which ISSUED was reached past an open gate. */
  readonly issuedWithOpenGate: number;
  /** Random walks that reached CLOSED. */
  readonly reachedEnd: number;
  readonly issued: number;
  readonly walks: number;
  readonly seed: number;
  readonly accepted: number;
  readonly refused: number;
  readonly organKinds: readonly (Pick<OrganKindRule, 'kind' | 'meeting' | 'reviewer'> & {
    readonly walks: number;
    readonly reachedEnd: number;
  })[];
  readonly differences: readonly Difference[];
  /** Each walk that went past an open gate; its seed walks it again. */
  readonly openAtIssue: readonly { readonly seed: number; readonly gates: readonly GateId[] }[];
};

/** Packs under which an organ decides: those with kinds of organs of their own or from beneath. */
export function walkablePacks(): readonly string[] {
  return packIds().filter((id) => resolvePackNear(id, LAST_START).organKinds.length > 0);
}

/**
 * Walks a pack's procedure wholly (every combination, per kind of organ) and at random, the kinds of organ in turn.
 * @param decide who decides; a broken one shows that the walk would find it
 */
export function walkPack(
  { pack, seed, walks }: Pick<PackWalk, 'pack' | 'seed' | 'walks'>,
  calendar: WorkCalendar,
  decide: Decide = productDecide,
): PackWalk {
  const rules = resolvePackNear(pack, LAST_START);
  const tables = rules.organKinds.map((organ) => walkTable({ rules, organ, calendar, on: LAST_START, decide }));
  const ends = Array.from({ length: walks }, (_, i): Walked => {
    const organ = rules.organKinds[i % rules.organKinds.length]!;
    return { seed: seed + i, organ, ...walkOnce({ packId: pack, organ, calendar, dice: seededDice(seed + i), decide }) };
  });
  const sum = (of: (w: Walked) => number): number => ends.reduce((n, w) => n + of(w), 0);
  const closed = (w: Walked): boolean => w.phase === 'CLOSED';
  return {
    pack,
    combinations: tables.reduce((n, t) => n + t.combinations, 0),
    asTable: tables.reduce((n, t) => n + t.asTable, 0),
    issuedWithOpenGate: ends.filter((w) => w.openAtIssue.length > 0).length + tables.reduce((n, t) => n + t.issuedWithOpenGate, 0),
    reachedEnd: ends.filter(closed).length,
    issued: ends.filter((w) => w.issued).length,
    walks,
    seed,
    accepted: sum((w) => w.accepted),
    refused: sum((w) => w.refused),
    organKinds: rules.organKinds.map(({ kind, meeting, reviewer }) => {
      const own = ends.filter((w) => w.organ.kind === kind);
      return { kind, meeting, reviewer, walks: own.length, reachedEnd: own.filter(closed).length };
    }),
    differences: tables.flatMap((t) => t.differences),
    openAtIssue: ends.filter((w) => w.openAtIssue.length > 0).map((w) => ({ seed: w.seed, gates: w.openAtIssue })),
  };
}

/** Decided as the table says, nothing issued past an open gate, and the end was reached. */
export function isSound(w: PackWalk): boolean {
  return w.combinations > 0 && w.asTable === w.combinations && w.issuedWithOpenGate === 0 && w.reachedEnd > 0;
}

type Walked = WalkEnd & { readonly seed: number; readonly organ: OrganKindRule };
