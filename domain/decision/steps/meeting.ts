import { comparePlainDates } from '../../calendar/plain-date.ts';
import { accept, blanksRefusal, dateRefusal, factRefusal, gateDateRefusal, isBlank, isLateEntry, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { startedBy } from '../deadlines.ts';
import { transition } from '../table.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_25 = '《重大行政决策程序暂行条例》第二十五条';
const ARTICLE_30 = '《重大行政决策程序暂行条例》第三十条';

/** A review counts for one text only; any later change needs it again. */
export function reviewedTextRefusal(state: DecisionState, ctx: DecideContext): Decided<DecisionEvent> | undefined {
  const legality = state.gates.LEGALITY;
  if (legality.status !== 'done') return reject('REVIEW_NOT_PASSED', ARTICLE_25);
  // What was reviewed on paper bound no text of this system; from the meeting on one is bound.
  if (legality.draftHash === undefined && state.adopted) return ctx.facts.artefacts.draft ? undefined : reject('DRAFT_MISSING', ARTICLE_25);
  return legality.draftHash === ctx.facts.artefacts.draft?.hash ? undefined : reject('DRAFT_CHANGED', ARTICLE_25);
}

export function submitToMeeting(state: DecisionState, c: Command<'submitToMeeting'>, ctx: DecideContext): Decided<DecisionEvent> {
  const changed = reviewedTextRefusal(state, ctx);
  if (changed) return changed;
  const wrong =
    dateRefusal(c.occurredOn, state.lastActOn, ctx.now) ??
    gateDateRefusal(state, transition(c.kind, state.phase)!, c.occurredOn, ctx.rules);
  if (wrong) return { ok: false, refusal: wrong };
  return accept({ type: 'SubmittedToMeeting', occurredOn: c.occurredOn, draftHash: ctx.facts.artefacts.draft!.hash });
}

/** Collective deliberation: outcome, day, and who attended for the public (where the pack asks for them). */
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
    });
  if (wrong) return { ok: false, refusal: wrong };
  const nobody = c.representatives.length === 0;
  const asked = ctx.rules.gates.get('REPRESENTATIVES');
  if (nobody && asked && isBlank(c.noRepresentativesReason)) return reject('REPRESENTATIVES_MISSING', asked.article);
  const whyNobody = isBlank(c.noRepresentativesReason) ? '适用的规定没有要求公众代表列席' : c.noRepresentativesReason!.trim();
  const lateEntry = isLateEntry(c.fact, ctx.now);
  const draftHash = ctx.facts.artefacts.draft!.hash;
  const events: DecisionEvent[] = [
    {
      type: 'Deliberated',
      outcome: c.outcome,
      meetingName: c.meetingName,
      fact: c.fact,
      draftHash,
      representatives: c.representatives,
      lateEntry,
      ...(nobody ? { noRepresentativesReason: whyNobody } : {}),
    },
  ];
  if (c.outcome === 'passed' || c.outcome === 'passed-with-amendment') {
    events.push({ type: 'GateDone', gate: 'DELIBERATION', fact: c.fact, draftHash, lateEntry });
    events.push(
      nobody
        ? { type: 'GateNotNeeded', gate: 'REPRESENTATIVES', reason: whyNobody, decidedBy: c.fact.signer }
        : { type: 'GateDone', gate: 'REPRESENTATIVES', fact: c.fact, lateEntry },
    );
  }
  const on = c.fact.occurredOn;
  if (c.outcome === 'rejected') events.push(...startedBy(state, { event: 'rejected', on }, ctx));
  else if (c.outcome !== 'deferred') events.push(...startedBy(state, { event: 'deliberated', on }, ctx));
  return accept(...events);
}
