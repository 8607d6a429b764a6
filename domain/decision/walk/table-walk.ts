import { OPERATIONS, ROLES } from '../../access/roles.ts';
import type { Actor, Role } from '../../access/roles.ts';
import { startOfDay } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/instant.ts';
import { addDays } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { ErrorCode } from '../../errors.ts';
import { gateRule } from '../../rules/gates.ts';
import type { OrganKindRule, ResolvedPack } from '../../rules/types.ts';
import { apply } from '../apply.ts';
import type { DecideContext } from '../context.ts';
import type { EvaluationState } from '../evaluation.ts';
import type { Suspension } from '../execution.ts';
import type { DraftChange } from '../draft-change.ts';
import { OWN_STEP_GATES, TRANSITIONS } from '../table.ts';
import { ARTEFACT_KINDS, GATES, PHASES } from '../types.ts';
import type { DecisionState, GateId, GateState, Phase, RoundState } from '../types.ts';
import { ADVERSE_GATES, adverseCommand } from './adverse.ts';
import { twoAlternatives } from './alternatives.ts';
import { commandName, everyCommand, paperFact } from './commands.ts';
import type { PersonCommand } from '../types.ts';
import { WALK_LEAD, WALK_ORGAN, Walker } from './walker.ts';
import type { Decide } from './walker.ts';

/** What the walk met: a phase it leads to, or the code it is refused with. */
type Met = Phase | ErrorCode;
/** One combination that was not decided as the table says. */
export type Difference = {
  readonly phase: Phase;
  readonly command: string;
  readonly role: string;
  /** The gates that were open, `none` or `all`. */
  readonly open: string;
  readonly expected: Met;
  readonly decided: string;
};
/**
 * `combinations` were decided, `asTable` of them as the table says; the first of the others are told.
 * `issuedWithOpenGate` reached ISSUED although some gate was open.
 */
export type TableWalk = {
  readonly combinations: number;
  readonly asTable: number;
  readonly issuedWithOpenGate: number;
  readonly differences: readonly Difference[];
};

const DIFFERENCES_TOLD = 50;
const PLACES = { organ: WALK_ORGAN, lead: WALK_LEAD, elsewhere: 'organ-other' } as const;
type Place = keyof typeof PLACES;
/** Who asks: nobody's role, or one role at one place. The reviewer is never the drafter. */
type Asker = { readonly role?: Role; readonly place: Place; readonly actor: Actor };

const ASKERS: readonly Asker[] = [
  { place: 'elsewhere', actor: { kind: 'person', personId: 'p2', roles: [] } },
  ...(Object.keys(ROLES) as Role[]).flatMap((role) =>
    (Object.keys(PLACES) as Place[]).map((place): Asker => ({ role, place, actor: personAt(role, place) })),
  ),
];

function personAt(role: Role, place: Place): Actor {
  return { kind: 'person', personId: 'p2', roles: [{ role, organId: PLACES[place] }] };
}

/** How the gates stand: these are open, the others done, or left out with reason and person where the pack lets them. */
type GateSetting = { readonly name: string; readonly open: ReadonlySet<GateId>; readonly others: 'done' | 'not-needed' };

const SETTINGS: readonly GateSetting[] = [
  { name: 'none', open: new Set(), others: 'done' },
  { name: 'none', open: new Set(), others: 'not-needed' },
  ...GATES.map((g): GateSetting => ({ name: g, open: new Set([g]), others: 'done' })),
  { name: 'all', open: new Set(GATES), others: 'done' },
];

/** What is walked: a pack on a day on which it is in force, for one kind of organ, and who decides. */
export type TableWalkOf = {
  readonly rules: ResolvedPack;
  readonly organ: OrganKindRule;
  readonly calendar: WorkCalendar;
  readonly on: PlainDate;
  readonly decide: Decide;
};

/**
 * Decides every phase × command with its outcomes and gates × role and place × state of the gates with a body in which nothing is
 * wanting, and compares with what the table, the matrix of roles and the pack's gates say.
 */
export function walkTable(of: TableWalkOf): TableWalk {
  let combinations = 0;
  let issuedWithOpenGate = 0;
  const differences: Difference[] = [];
  for (const phase of PHASES) {
    for (const command of [...everyCommand(of.on, of.organ), ...ADVERSE_GATES.map((g) => adverseCommand(g, of.on, of.organ))]) {
      for (const setting of SETTINGS) {
        const { state, ctx } = readyFor(command, phase, setting, of);
        for (const asker of ASKERS) {
          combinations++;
          const expected = expectation(command, phase, setting, asker, of);
          const decided = met(state, command, { ...ctx, actor: asker.actor }, of.decide);
          if (decided === 'ISSUED' && phase !== 'ISSUED' && setting.open.size > 0) issuedWithOpenGate++;
          if (decided !== expected) {
            const role = asker.role === undefined ? 'none' : `${asker.role}@${asker.place}`;
            differences.push({ phase, command: commandName(command), role, open: setting.name, expected, decided });
          }
        }
      }
    }
  }
  const told = differences.slice(0, DIFFERENCES_TOLD);
  return { combinations, asTable: combinations - differences.length, issuedWithOpenGate, differences: told };
}

function met(state: DecisionState, command: PersonCommand, ctx: DecideContext, decide: Decide): string {
  const decided = decide(state, command, ctx);
  if (!decided.ok) return decided.refusal.code;
  return decided.events.reduce((s, event) => apply(s, { seq: s.seq + 1, at: ctx.now, by: 'p2', event }), state).phase;
}

/** Read from the tables themselves, not through the functions that decide. */
function expectation(c: PersonCommand, phase: Phase, { open }: GateSetting, { role, place }: Asker, { rules, organ }: TableWalkOf): Met {
  const may = (kind: PersonCommand['kind']): boolean => {
    const { roles, scope } = OPERATIONS[kind];
    if (role === undefined || !(roles as readonly Role[]).includes(role)) return false;
    return scope === 'any' ? place !== 'elsewhere' : scope === place;
  };
  if (!may(c.kind)) return 'FORBIDDEN';
  const outcome = 'outcome' in c ? c.outcome : undefined;
  const line = TRANSITIONS.find((t) => t.trigger === c.kind && t.from.includes(phase) && (t.outcome ?? outcome) === outcome);
  if (!line) return phase === 'SUSPENDED' || phase === 'RETURNED' ? 'SUSPENDED' : 'WRONG_PHASE';
  if (line.requires.some((g) => open.has(g))) return 'GATE_OPEN';
  if (c.kind === 'signArtefact' && !rules.signature) return 'SIGNATURE_NOT_ASKED';
  if (c.kind === 'settleGate') {
    if ((OWN_STEP_GATES as readonly GateId[]).includes(c.gate)) return 'GATE_HAS_OWN_STEP';
    if (!open.has(c.gate)) return 'GATE_ALREADY_SETTLED';
    if ((c.gate === 'PARTY_REPORT' || c.gate === 'PEOPLES_CONGRESS') && !may('recordDeliberation')) return 'FORBIDDEN';
    if (c.settle.how === 'done') return c.gate === 'PEOPLES_CONGRESS' && organ.congressBody === '' ? 'CONGRESS_BODY_WRONG' : phase;
    // By reference a head leaves out, with a reason, what else no decision escapes (第四十二条).
    const head = (role === 'unit-head' && place === 'lead') || (role === 'secretariat' && place === 'organ');
    if (!gateRule(rules, c.gate).conditional && !(organ.force === 'by-reference' && head)) return 'GATE_NOT_CONDITIONAL';
  }
  return line.to === 'same' ? phase : line.to === 'held' ? HELD_FROM : line.to;
}

const HELD_FROM = 'DRAFTING' as const satisfies Phase;
const DRAFT_HASH = 'draft-hash-1';
const ROUND_HASH = 'draft-hash-0';
/** The draft as it stands, changed since its round, has been judged. */
const JUDGED = (on: PlainDate): DraftChange => ({
  draftHash: DRAFT_HASH,
  since: ROUND_HASH,
  afterRound: 1,
  material: false,
  reason: '演练理由',
  decidedBy: '演练负责人',
  on,
});
/** Long enough for a hearing with its notice. */
const INITIATED_DAYS_AGO = 60;

/** A decision in a phase, with these gates, in which nothing but phase, gates and role can stop the command. */
function readyFor(c: PersonCommand, phase: Phase, setting: GateSetting, { rules, organ, calendar, on }: TableWalkOf) {
  const walker = new Walker({ packId: rules.id, calendar, now: startOfDay(addDays(on, 1)) - 1, organKind: organ.kind });
  for (const kind of ARTEFACT_KINDS) walker.savePaper(kind);
  if (c.kind !== 'signArtefact') for (const kind of ARTEFACT_KINDS) walker.artefacts[kind] = { ...walker.artefacts[kind]!, signedBy: 'p4' };
  if (c.kind === 'archiveDecision')
    for (const kind of ARTEFACT_KINDS) walker.artefacts[kind] = { ...walker.artefacts[kind]!, published: true };
  const closing = c.kind === 'archiveDecision' ? { feedback: { publishedAt: walker.now } } : {};
  const state: DecisionState = {
    ...walker.state,
    phase,
    gates: { ...gatesIn(setting, rules, on, walker.now), ...(c.kind === 'returnForSupplement' ? { LEGALITY: { status: 'open' } } : {}) },
    lastActOn: on,
    startedBy: c.kind === 'startDecision' || c.kind === 'startWithheldDecision' ? '' : 'p0',
    rounds: roundsFor(c, walker, on),
    review: {
      submittedOn: on,
      requestedReplyOn: addDays(on, 30),
      draftHash: DRAFT_HASH,
      ...(c.kind === 'supplementReview' ? { returned: { on, missing: ['演练说明'] } } : {}),
    },
    ...(c.kind === 'judgeDraftChange' ? {} : { draftChanges: [JUDGED(on)] }),
    meeting: {
      heldOn: on,
      name: '演练会议',
      outcome: c.kind === 'recordReview' ? 'passed-with-amendment' : 'passed',
      draftHash: DRAFT_HASH,
    },
    issue: { documentNo: '演练1号', signedOn: on, textHash: 'decision-result-hash-1', publishedAt: walker.now },
    execution: {
      unit: '演练执行单位',
      startedOn: on,
      reports: [],
      ...(c.kind === 'resumeExecution' ? { suspended: suspension(on, organ) } : {}),
    },
    evaluations: evaluationsFor(c, on, organ),
    ...(phase === 'SUSPENDED' || phase === 'RETURNED' ? { heldFrom: HELD_FROM } : {}),
    ...(c.kind === 'chooseAlternative' ? { alternatives: twoAlternatives(DRAFT_HASH) } : {}),
    ...closing,
  };
  return { state, ctx: { ...walker.context({ kind: 'system' }), rules } };
}

function suspension(on: PlainDate, organ: OrganKindRule): Suspension {
  return everyCommand(on, organ).find((x) => x.kind === 'suspendExecution')!;
}

/** One ordered, or reported where the command is about its publication. */
function evaluationsFor(c: PersonCommand, on: PlainDate, organ: OrganKindRule): EvaluationState[] {
  const every = everyCommand(on, organ);
  const [ordered, reported] = [every.find((x) => x.kind === 'orderEvaluation')!, every.find((x) => x.kind === 'recordEvaluation')!];
  return [{ ...ordered, no: 1, opinions: 0, ...(c.kind === 'publishEvaluation' ? { report: reported } : {}) }];
}

function gatesIn({ open, others }: GateSetting, rules: ResolvedPack, on: PlainDate, now: Instant): Record<GateId, GateState> {
  const by = { recordedAt: now, by: 'p2' };
  const done: GateState = { status: 'done', fact: paperFact(on, '演练机关'), ...by, draftHash: DRAFT_HASH, lateEntry: false };
  const leftOut: GateState = { status: 'not-needed', reason: '演练理由', decidedBy: '演练负责人', ...by };
  const standing = (g: GateId): GateState => {
    if (open.has(g)) return { status: 'open' };
    if (g === 'ORGAN_START') return { ...done, fact: paperFact(addDays(on, -INITIATED_DAYS_AGO), '演练机关') };
    return others === 'not-needed' && gateRule(rules, g).conditional ? leftOut : done;
  };
  return Object.fromEntries(GATES.map((g) => [g, standing(g)])) as Record<GateId, GateState>;
}

/** A round whose window ended the day before, answered and closed, unless the command is about one that is not. */
function roundsFor(c: PersonCommand, { now }: Walker, on: PlainDate): RoundState[] {
  const round = {
    no: 1,
    draftHash: ROUND_HASH,
    noticeTitle: '演练公告',
    days: 30,
    closesOn: addDays(on, -1),
    openedAt: now,
    closesAt: now,
  };
  if (c.kind === 'extendConsultation') return [{ ...round, status: 'open', extensions: [] }];
  if (c.kind === 'closeRegister') return [{ ...round, status: 'counted', extensions: [] }];
  return [{ ...round, status: 'counted', extensions: [], registerClosedAt: now }];
}
