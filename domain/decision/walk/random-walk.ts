import { OPERATIONS, ROLES } from '../../access/roles.ts';
import type { Actor, Role } from '../../access/roles.ts';
import { startOfDay } from '../../calendar/instant.ts';
import { addDays, plainDate } from '../../calendar/plain-date.ts';
import { gateRule } from '../../rules/gates.ts';
import type { OrganKindRule } from '../../rules/types.ts';
import { isBlank } from '../context.ts';
import { WITHOUT_GROUND } from '../decide.ts';
import { ARTEFACT_KINDS, GATES } from '../types.ts';
import type { GateId, Phase } from '../types.ts';
import { ADVERSE_GATES, adverseCommand } from './adverse.ts';
import { commandName, everyCommand } from './commands.ts';
import type { PersonCommand } from '../types.ts';
import type { Dice } from './dice.ts';
import { nextStep } from './guide.ts';
import type { Walk } from './guide.ts';
import { spoil } from './spoil.ts';
import { WALK_DRAFTER, WALK_LEAD, WALK_ORGAN, Walker } from './walker.ts';
import type { WalkStart } from './walker.ts';

/** What became of one walk. */
export type WalkEnd = {
  readonly phase: Phase;
  readonly issued: boolean;
  /** Every gate that was neither done nor lawfully not needed when ISSUED was reached; must be empty. */
  readonly openAtIssue: readonly GateId[];
  readonly accepted: number;
  readonly refused: number;
  /** Refusals that name no article although a rule of law stands behind the step; must be empty. */
  readonly ungrounded: readonly string[];
};
type Seen = { accepted: number; refused: number; issued: boolean; openAtIssue: GateId[]; ungrounded: string[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Enough for three rounds, two reviews and a second meeting, with as many wrong attempts again. */
const STEPS_MAX = 260;
/** Walks begin on any day of two years whose arrangements of days off are known, and end before these run out. */
const FIRST_START = plainDate('2024-01-02');
const START_DAYS = 730;
/** The day after the last of them: by then every pack that comes with the system is in force. */
export const LAST_START = addDays(FIRST_START, START_DAYS);

/** One random walk: under which pack, for which kind of organ, by which dice, and who decides. */
export type WalkOnceOf = Omit<WalkStart, 'now'> & { readonly organ: OrganKindRule; readonly dice: Dice };

/**
 * One decision from the catalog on: mostly the step an office would take next, and in between spoilt commands, commands at the wrong
 * time by the wrong person, changed papers, suspensions, returns, terminations and the passing of time.
 */
export function walkOnce({ packId, organ, calendar, dice, decide }: WalkOnceOf): WalkEnd {
  const start = addDays(FIRST_START, dice.below(START_DAYS));
  const walker = new Walker({ packId, calendar, now: startOfDay(start) + 9 * HOUR_MS, decide, organKind: organ.kind });
  const walk: Walk = { walker, organ, dice, rounds: dice.pick([0, 1, 1, 1, 2, 3]) };
  const seen: Seen = { accepted: 0, refused: 0, issued: false, openAtIssue: [], ungrounded: [] };
  for (let n = 0; n < STEPS_MAX && walker.state.phase !== 'CLOSED' && walker.state.phase !== 'TERMINATED'; n++) {
    const command = turn(walk);
    if (command) give(walk, command, seen);
    if (dice.percent(85)) walker.finishEffects();
  }
  walker.finishEffects();
  return { phase: walker.state.phase, ...seen };
}

function give(walk: Walk, command: PersonCommand, seen: Seen): void {
  const { walker, dice } = walk;
  const decided = walker.give(command, dice.percent(92) ? rightPerson(command, dice) : anyone(dice));
  if (decided.ok) seen.accepted++;
  else {
    seen.refused++;
    const { code, article } = decided.refusal;
    if (isBlank(article) && !WITHOUT_GROUND.has(code)) seen.ungrounded.push(`${commandName(command)} ${code}`);
  }
  if (seen.issued || walker.state.phase !== 'ISSUED') return;
  seen.issued = true;
  seen.openAtIssue = unsettledGates(walk);
}

/**
 * Read from the gates alone, not from the table: each is done on paper, or one that may be left out was, with reason and person;
 * what no decision escapes only where the organ follows the law by reference, and said so, and participation where the matter is
 * lawfully not public (第十四条).
 */
function unsettledGates({ walker, organ }: Walk): GateId[] {
  const { rules } = walker.context({ kind: 'system' });
  return GATES.filter((g) => {
    const gate = walker.state.gates[g];
    if (gate.status === 'done') return isBlank(gate.fact.actingBody) || isBlank(gate.fact.signer) || gate.fact.occurredOn > walker.today;
    if (gate.status !== 'not-needed' || isBlank(gate.reason) || isBlank(gate.decidedBy)) return true;
    if (g === 'PARTICIPATION' && walker.state.withheld) return false;
    return !gateRule(rules, g).conditional && !(gate.departs === true && organ.force === 'by-reference');
  });
}

/** What happens next: a command to give, or only time, papers, opinions. */
function turn(walk: Walk): PersonCommand | undefined {
  const { walker, organ, dice } = walk;
  const every = () =>
    [...everyCommand(walker.today, organ, dice.below(4)), ...ADVERSE_GATES.map((g) => adverseCommand(g, walker.today, organ))].filter(
      (c) => c.kind !== 'terminateDecision' || dice.percent(5),
    );
  const roll = dice.below(100);
  if (roll < 62) return nextStep(walk);
  if (roll < 74) return spoil(nextStep(walk) ?? dice.pick(every()), dice, walker.today);
  if (roll < 82) return dice.pick(every());
  if (roll < 92) walker.reach(walker.now + (dice.percent(80) ? dice.below(2 * DAY_MS) : dice.below(12 * DAY_MS)));
  else if (roll < 96) walker.savePaper(dice.pick(ARTEFACT_KINDS), dice.percent(70));
  else for (const round of walker.state.rounds) if (round.status === 'open') walker.receive(round.no, 1 + dice.below(4), dice.below(2));
  return undefined;
}

function rightPerson(command: PersonCommand, dice: Dice): Actor {
  const { roles, scope } = OPERATIONS[command.kind];
  const secret = command.kind === 'settleGate' && (command.gate === 'PARTY_REPORT' || command.gate === 'PEOPLES_CONGRESS');
  const head = command.kind === 'signArtefact' && !command.fact;
  const role = secret ? 'secretariat' : head ? 'unit-head' : dice.pick<Role>(roles);
  return holder(
    command.kind === 'stateAlternatives' ? WALK_DRAFTER : 'p2',
    role,
    scope === 'lead' ? WALK_LEAD : scope === 'organ' || secret ? WALK_ORGAN : dice.pick([WALK_LEAD, WALK_ORGAN]),
  );
}

/** Also the drafter in another role. */
function anyone(dice: Dice): Actor {
  return holder(
    dice.pick([WALK_DRAFTER, 'p2', 'p9']),
    dice.pick(Object.keys(ROLES) as Role[]),
    dice.pick([WALK_LEAD, WALK_ORGAN, 'organ-other']),
  );
}

function holder(personId: string, role: Role, organId: string): Actor {
  return { kind: 'person', personId, roles: [{ role, organId }] };
}
