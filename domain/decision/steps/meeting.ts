import { comparePlainDates } from '../../calendar/plain-date.ts';
import { gateRule, organForce } from '../../rules/gates.ts';
import { isReviewed } from '../gates/legality.ts';
import { unchosenRefusal } from '../alternatives.ts';
import { accept, blanksRefusal, dateRefusal, factRefusal, gateDateRefusal, isBlank, isLateEntry, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { startedBy } from '../deadlines.ts';
import { minutesDeparture, minutesRefusal } from '../minutes.ts';
import { packageRefusal, submissionPackage } from '../package.ts';
import { representativesRefusal } from '../representatives.ts';
import { transition } from '../table.ts';
import type { DecisionCommand, DecisionEvent, DecisionState, DeliberationOutcome } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_25 = '《重大行政决策程序暂行条例》第二十五条';
const ARTICLE_30 = '《重大行政决策程序暂行条例》第三十条';

/** A review counts for one text only; any later change needs it again. */
export function reviewedTextRefusal(state: DecisionState, ctx: DecideContext): Decided<DecisionEvent> | undefined {
  const legality = state.gates.LEGALITY;
  if (legality.status !== 'done') return reject('REVIEW_NOT_PASSED', ARTICLE_25);
  const { draft } = ctx.facts.artefacts;
  if (draft === undefined) return reject('DRAFT_MISSING', ARTICLE_25);
  return isReviewed(state, draft) ? undefined : reject('DRAFT_CHANGED', ARTICLE_25);
}

/** The draft goes to the meeting with its whole package (第二十九条). */
export function submitToMeeting(state: DecisionState, c: Command<'submitToMeeting'>, ctx: DecideContext): Decided<DecisionEvent> {
  const changed = reviewedTextRefusal(state, ctx);
  if (changed) return changed;
  const wrong =
    unchosenRefusal(state) ??
    dateRefusal(c.occurredOn, state.lastActOn, ctx.now) ??
    gateDateRefusal(state, transition(c.kind, state.phase)!, c.occurredOn, ctx.rules);
  const materials = submissionPackage(state, ctx.facts, ctx.rules);
  const stopped = wrong ?? packageRefusal(materials);
  if (stopped) return { ok: false, refusal: stopped };
  return accept({
    type: 'SubmittedToMeeting',
    occurredOn: c.occurredOn,
    draftHash: ctx.facts.artefacts.draft!.hash,
    materials: materials.map((item) => item.name),
  });
}

/** Collective deliberation: outcome, day, minutes, and who attended for the public (where the pack asks for them). */
export function recordDeliberation(state: DecisionState, c: Command<'recordDeliberation'>, ctx: DecideContext): Decided<DecisionEvent> {
  const changed = reviewedTextRefusal(state, ctx);
  if (changed) return changed;
  const legality = state.gates.LEGALITY;
  if (legality.status === 'done' && comparePlainDates(c.fact.occurredOn, legality.fact.occurredOn) < 0)
    return reject('REVIEW_AFTER_MEETING', ARTICLE_25);
  const wrong =
    factRefusal(c.fact, state.lastActOn, ctx.now, ARTICLE_30) ??
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_30, {
      会议名称: c.meetingName,
      ...Object.fromEntries(c.representatives.map((r, i) => [`第${i + 1}位公众代表的姓名`, r.name])),
    }) ??
    representativesRefusal(c.representatives, c.noRepresentativesReason, ctx.rules.gates.get('REPRESENTATIVES')) ??
    minutesRefusal(c.minutes, {
      outcome: c.outcome,
      rule: gateRule(ctx.rules, 'DELIBERATION'),
      force: organForce(ctx.rules, ctx.facts.organKind),
    });
  if (wrong) return { ok: false, refusal: wrong };
  const lateEntry = isLateEntry(c.fact, ctx.now);
  const draftHash = ctx.facts.artefacts.draft!.hash;
  const on = c.fact.occurredOn;
  const why = whyNobody(c);
  const { kind: _, noRepresentativesReason: _why, ...held } = c;
  return accept<DecisionEvent>(
    { type: 'Deliberated', ...held, draftHash, lateEntry, ...(why === undefined ? {} : { noRepresentativesReason: why }) },
    ...gatesDone(c, { draftHash, lateEntry }, why),
    ...(c.outcome === 'rejected' ? startedBy(state, { event: 'rejected', on }, ctx) : []),
    ...(isPassed(c.outcome) ? startedBy(state, { event: 'deliberated', on }, ctx) : []),
  );
}

const isPassed = (outcome: DeliberationOutcome): boolean => outcome === 'passed' || outcome === 'passed-with-amendment';

/** Why nobody attended, or fewer than asked for. */
function whyNobody(c: Command<'recordDeliberation'>): string | undefined {
  if (!isBlank(c.noRepresentativesReason)) return c.noRepresentativesReason!.trim();
  return c.representatives.length === 0 ? '适用的规定没有要求公众代表列席' : undefined;
}

/** A topic that passed has its meeting and its representatives, or why there were none. */
function gatesDone(
  c: Command<'recordDeliberation'>,
  settled: { readonly draftHash: string; readonly lateEntry: boolean },
  why: string | undefined,
): DecisionEvent[] {
  if (!isPassed(c.outcome)) return [];
  const departure = c.minutes && minutesDeparture(c.minutes);
  return [
    { type: 'GateDone', gate: 'DELIBERATION', fact: c.fact, ...settled, ...(departure ? { departure } : {}) },
    c.representatives.length === 0
      ? { type: 'GateNotNeeded', gate: 'REPRESENTATIVES', reason: why ?? '', decidedBy: c.fact.signer }
      : { type: 'GateDone', gate: 'REPRESENTATIVES', fact: c.fact, lateEntry: settled.lateEntry },
  ];
}
