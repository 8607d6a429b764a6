import { mayDo } from '../../access/roles.ts';
import { ERRORS } from '../../errors.ts';
import type { ErrorCode, Refusal } from '../../errors.ts';
import { gateForce, gateRule } from '../../rules/gates.ts';
import type { Force, GateRule } from '../../rules/types.ts';
import { accept, factRefusal, isBlank, isLateEntry, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { gateOf } from '../gate-of.ts';
import { gateContext } from '../gates/context.ts';
import type { AdverseCode } from '../gates/adverse.ts';
import { adverseOf, isAdverse, reasonedAwayRefusal, unchangedRefusal } from '../gates/adverse.ts';
import type { GateParticulars } from '../gates/particulars.ts';
import { particularsRefusal } from '../gates/particulars.ts';
import { OWN_STEP_GATES } from '../table.ts';
import type { DecisionCommand, DecisionEvent, DecisionState, Departure, GateFact } from '../types.ts';

type Settle = Extract<DecisionCommand, { kind: 'settleGate' }>;
type Done = Settle & { readonly settle: Extract<Settle['settle'], { how: 'done' }> };
type NotNeeded = Settle & { readonly settle: Extract<Settle['settle'], { how: 'not-needed' }> };

/** A gate is done with its facts and particulars, or not needed with a reason and a person; silently skipping is impossible. */
export function settleGate(state: DecisionState, c: Settle, ctx: DecideContext): Decided<DecisionEvent> {
  const rule = gateRule(ctx.rules, c.gate);
  if ((OWN_STEP_GATES as readonly string[]).includes(c.gate)) return reject('GATE_HAS_OWN_STEP', rule.article, rule.name);
  if (gateOf(state, c.gate).status !== 'open') return reject('GATE_ALREADY_SETTLED', rule.article, rule.name);
  // Party and congress act on the organ's side: the undertaker cannot record them for itself.
  if ((c.gate === 'PARTY_REPORT' || c.gate === 'PEOPLES_CONGRESS') && !mayDo(ctx.actor, 'recordDeliberation', state)) {
    return reject('FORBIDDEN', rule.article, `${rule.name}由决策机关的会议秘书登记`);
  }
  const force = gateForce(ctx.rules, c.gate, ctx.facts.organKind);
  return c.settle.how === 'done' ? done(state, c as Done, ctx, rule, force) : notNeeded(state, c as NotNeeded, ctx, rule, force);
}

/** What no decision escapes may be left out only where the organ follows the law by reference, by a person who may (第四十二条; P-11). */
function notNeeded(state: DecisionState, c: NotNeeded, ctx: DecideContext, rule: GateRule, force: Force): Decided<DecisionEvent> {
  const { reason, decidedBy } = c.settle;
  const departs = !rule.conditional;
  if (departs && force === 'must') return reject('GATE_NOT_CONDITIONAL', rule.article, rule.name);
  if (departs && force === 'by-reference' && !mayDepart(state, ctx))
    return reject('GATE_NOT_CONDITIONAL', rule.article, `${rule.name}：${WHO_MAY}`);
  const adverse = reasonedAwayRefusal(gateOf(state, c.gate), rule);
  if (adverse) return { ok: false, refusal: adverse };
  if (isBlank(reason) || isBlank(decidedBy)) return reject('GATE_REASON_MISSING', rule.article, rule.name);
  return accept({
    type: 'GateNotNeeded',
    gate: c.gate,
    reason: reason.trim(),
    decidedBy: decidedBy.trim(),
    ...(departs ? { departs } : {}),
  });
}

function done(state: DecisionState, c: Done, ctx: DecideContext, rule: GateRule, force: Force): Decided<DecisionEvent> {
  const { fact, particulars, departureReason } = c.settle;
  const gate = gateContext(state, c.gate, fact, ctx);
  const standing = gateOf(state, c.gate);
  const wrong =
    factRefusal(fact, adverseOf(standing)?.fact.occurredOn ?? gate.notBefore, ctx.now, rule.article) ??
    unchangedRefusal(standing, rule, ctx.facts.artefacts);
  if (wrong) return { ok: false, refusal: wrong };
  const refusal = particularsRefusal(c.gate, particulars, gate);
  if (refusal && isAdverse(refusal)) return accept(adverseEvent(c, refusal, ctx));
  const departed = refusal && departure(refusal, departureReason, state, ctx, force);
  if (departed && 'stopped' in departed) return { ok: false, refusal: departed.stopped };
  const draft = ctx.facts.artefacts.draft;
  const settled: Omit<GateDone, 'type' | 'gate' | 'particulars'> = {
    fact,
    lateEntry: isLateEntry(fact, ctx.now),
    ...(draft ? { draftHash: draft.hash } : {}),
    ...(departed ? { departure: departed } : {}),
  };
  return accept<DecisionEvent>(
    { type: 'GateDone', gate: c.gate, ...settled, ...(particulars ? { particulars } : {}) },
    ...participationByHearing(state, fact, particulars, settled),
  );
}

/** Kept with everything that was said, and the gate stays open. */
function adverseEvent(c: Done, { code, article }: Refusal & { readonly code: AdverseCode }, ctx: DecideContext): DecisionEvent {
  const { fact, particulars } = c.settle;
  const { draft } = ctx.facts.artefacts;
  return {
    type: 'GateAdverse',
    gate: c.gate,
    code,
    ...(article === undefined ? {} : { article }),
    fact,
    particulars: particulars!,
    ...(draft ? { draftHash: draft.hash } : {}),
    lateEntry: isLateEntry(fact, ctx.now),
  };
}

type GateDone = Extract<DecisionEvent, { type: 'GateDone' }>;

/** A hearing chosen as the way of participation does both (第十四条): no open solicitation is owed beside it. */
function participationByHearing(
  state: DecisionState,
  fact: GateFact,
  hearing: GateParticulars | undefined,
  settled: Omit<GateDone, 'type' | 'gate' | 'particulars'>,
): DecisionEvent[] {
  if (hearing?.gate !== 'HEARING' || !hearing.asParticipation || state.gates.PARTICIPATION.status !== 'open') return [];
  const { opinions, report } = hearing.asParticipation;
  const way = { way: 'hearing', from: fact.occurredOn, place: hearing.place, asked: hearing.participants, opinions } as const;
  return [{ type: 'GateDone', gate: 'PARTICIPATION', ...settled, particulars: { gate: 'PARTICIPATION', ways: [way], report } }];
}

const WHO_MAY = '参照执行的机关，由承办单位负责人或者决策机关的会议秘书写明不能照办的理由后可以登记';
/**
 * What no reason makes good: what is not told, or cannot have been so, is no doing at all. Results against the draft do not come
 * here: they are no manner of doing.
 */
const NO_DEPARTURE: readonly ErrorCode[] = ['GATE_PARTICULARS_MISSING', 'CONGRESS_BODY_WRONG', 'DATE_BEFORE_PREDECESSOR'];

/** Must refuses; by reference refuses unless a person who may records a reason; encouraged never refuses (P-11). */
function departure(
  refusal: Refusal,
  reason: string | undefined,
  state: DecisionState,
  ctx: DecideContext,
  force: Force,
): Departure | { readonly stopped: Refusal } {
  if (force === 'must' || NO_DEPARTURE.includes(refusal.code)) return { stopped: refusal };
  const from = [ERRORS[refusal.code].message, ...refusal.missing];
  if (force === 'encouraged') return { reason: isBlank(reason) ? '鼓励性要求' : reason!.trim(), from };
  if (isBlank(reason) || !mayDepart(state, ctx)) return { stopped: { ...refusal, missing: [...refusal.missing, WHO_MAY] } };
  return { reason: reason!.trim(), from };
}

/** A head answers for it, never the drafter alone. */
function mayDepart(state: DecisionState, ctx: DecideContext): boolean {
  const { actor } = ctx;
  if (actor.kind === 'system') return false;
  return actor.roles.some(
    (held) =>
      (held.role === 'unit-head' && held.organId === state.leadOrganId) || (held.role === 'secretariat' && held.organId === state.organId),
  );
}
