import { capacityOf, personsBehind } from '../access/capacity.ts';
import type { Capacity } from '../access/capacity.ts';
import { mayDo } from '../access/roles.ts';
import type { Actor } from '../access/roles.ts';
import { CodedError, refusalOf, refuse } from '../errors.ts';
import type { ErrorCode, Refusal } from '../errors.ts';
import type { InternalCommand } from '../procedure/types.ts';
import { optionRefusal, unchosenRefusal } from './alternatives.ts';
import { isUndone, publicWasAsked } from './adopted.ts';
import { accept, isBlank, openGates, reject } from './context.ts';
import type { DecideContext, Decided } from './context.ts';
import { noteAdjusted, recordMinorAdjustment } from './steps/adjustment.ts';
import { chooseAlternative, stateAlternatives } from './steps/alternatives.ts';
import { closeRegister, consultationPublished, extendConsultation, publishConsultation } from './steps/consult.ts';
import { evaluationPublished, orderEvaluation, publishEvaluation, recordEvaluation } from './steps/evaluation.ts';
import { reportExecution, resumeExecution, startExecution, stopExecution, suspendExecution } from './steps/execution.ts';
import { feedbackPublished, feedbackStop, publishFeedback } from './steps/feedback.ts';
import { archiveDecision, decisionPublished, issueDecision } from './steps/issue.ts';
import { publishTopicInterpretation, topicInterpretationPublished } from './steps/topic-interpretation.ts';
import { recordDeliberation, submitToMeeting } from './steps/meeting.ts';
import { judgeDraftChange } from './steps/draft-change.ts';
import { recordReview, submitForReview } from './steps/review.ts';
import { signArtefact } from './steps/sign.ts';
import { settleGate } from './steps/settle-gate.ts';
import { returnedRefusal, returnForSupplement, supplementReview } from './steps/supplement.ts';
import { beginDrafting, hold, initiateDecision, startDecision } from './steps/start.ts';
import { isFeedbackComplete } from './feedback.ts';
import { startWithheld, withheldRefusal } from './steps/withheld.ts';
import { PUBLIC_STEPS } from './withheld.ts';
import { transition, TRANSITIONS } from './table.ts';
import { SYSTEM_COMMANDS } from './types.ts';
import type { CommandKind, DecisionCommand, DecisionEvent, DecisionState, PersonCommand } from './types.ts';

/**
 * Decides one command of a person: events, or one refusal. Pure; the order of checks is identity, phase, gates, then the
 * step's own facts. The database's clock, the pinned pack and the facts come in; nothing else is looked at.
 */
export function decide(state: DecisionState, command: DecisionCommand, ctx: DecideContext): Decided<DecisionEvent> {
  if (!isOfPerson(command)) return ctx.actor.kind === 'system' ? note(state, command) : reject('FORBIDDEN');
  const outcome = 'outcome' in command ? command.outcome : undefined;
  const stopped = stop(state, command.kind, ctx, outcome);
  if (stopped) return { ok: false, refusal: stopped };
  try {
    const behind = personsBehind(stepCapacity(state, command, ctx.actor));
    return onGround(step(state, command, { ...ctx, behind }), transition(command.kind, state.phase, outcome)?.article);
  } catch (error) {
    // A period that nobody can count (past all calendars, no number of days) is refused by its own code.
    if (error instanceof CodedError) return { ok: false, refusal: refusalOf(error) };
    throw error;
  }
}

function isOfPerson(command: DecisionCommand): command is PersonCommand {
  return !(SYSTEM_COMMANDS as readonly CommandKind[]).includes(command.kind);
}

/** What another subject's commit tells this decision, in whatever phase it is. */
function note(state: DecisionState, command: Exclude<DecisionCommand, PersonCommand>): Decided<DecisionEvent> {
  if (command.kind === 'noteAdjusted') return noteAdjusted(state, command);
  return accept({ type: 'CatalogAdjustmentNoted', adjustment: command.adjustment, version: command.version, note: command.note });
}

/** In what capacity a person takes a step. What the Party and the congress said is recorded on the organ's side. */
export function stepCapacity(state: DecisionState, command: DecisionCommand, actor: Actor): Capacity | undefined {
  const ofOrgan = command.kind === 'settleGate' && (command.gate === 'PARTY_REPORT' || command.gate === 'PEOPLES_CONGRESS');
  return capacityOf(actor, ofOrgan ? 'recordDeliberation' : command.kind, state);
}

/** Answers about the system and its people, not about the law. */
export const WITHOUT_GROUND: ReadonlySet<ErrorCode> = new Set([
  'FORBIDDEN',
  'PUBLICATION_IN_PROGRESS',
  'DECISION_ALREADY_STARTED',
  'DATE_OUTSIDE_COVERAGE',
  'ADOPTION_UNDONE',
]);

/** A refusal names its own article, else that of the step it stops. */
function onGround(decided: Decided<DecisionEvent>, article: string | undefined): Decided<DecisionEvent> {
  if (decided.ok || !isBlank(decided.refusal.article) || WITHOUT_GROUND.has(decided.refusal.code)) return decided;
  return { ok: false, refusal: refuse(decided.refusal.code, article, ...decided.refusal.missing) };
}

/** Who, where, which gates: the part of the answer that needs no command body. Used by `decide` and to show buttons. */
export function stop(state: DecisionState, kind: PersonCommand['kind'], ctx: DecideContext, outcome?: string): Refusal | undefined {
  if (!mayDo(ctx.actor, kind, state)) return refuse('FORBIDDEN');
  if (isUndone(state)) return refuse('ADOPTION_UNDONE');
  const line = transition(kind, state.phase, outcome);
  if (!line) return refuse(state.phase === 'SUSPENDED' || state.phase === 'RETURNED' ? 'SUSPENDED' : 'WRONG_PHASE', articleOf(kind));
  const withheld = PUBLIC_STEPS.has(kind) ? withheldRefusal(state) : undefined;
  if (withheld) return withheld;
  const open = openGates(state, line.requires, ctx);
  return open.length ? refuse('GATE_OPEN', line.article, ...open) : undefined;
}

/** Whether this person could take this step now, and if not, why; what the step is to record is judged when it is taken. */
export function preview(
  state: DecisionState,
  kind: PersonCommand['kind'],
  ctx: DecideContext,
): { readonly allowed: boolean; readonly refusal?: Refusal } {
  const refusal = stop(state, kind, ctx) ?? notYet(state, kind, ctx);
  return refusal ? { allowed: false, refusal } : { allowed: true };
}

/** What stands against a step whatever is to be recorded with it. */
function notYet(state: DecisionState, kind: CommandKind, ctx: DecideContext): Refusal | undefined {
  if (kind === 'publishFeedback') return feedbackStop(state, ctx);
  if (kind === 'signArtefact') return ctx.rules.signature ? undefined : refuse('SIGNATURE_NOT_ASKED', articleOf(kind));
  if (kind === 'submitToMeeting') return unchosenRefusal(state);
  if (kind === 'chooseAlternative' && !state.alternatives) return optionRefusal(state, 1);
  return kind === 'recordReview' ? returnedRefusal(state) : undefined;
}

/** Decides what the system tells itself when an effect has ended. Telling it twice changes nothing. */
export function decideInternal(state: DecisionState, command: InternalCommand, ctx: DecideContext): Decided<DecisionEvent> {
  const effect = state.effects.find((e) => e.key === command.effectKey);
  if (!effect || effect.done) return accept();
  const told = tell(state, command, effect.refId, ctx);
  return told.ok ? accept<DecisionEvent>(...told.events, { type: 'EffectDone', key: effect.key }) : told;
}

function tell(state: DecisionState, command: InternalCommand, refId: string, ctx: DecideContext): Decided<DecisionEvent> {
  switch (command.kind) {
    case 'recordPublication': {
      const [what, no] = refId.split(':');
      if (what === 'consultation') return consultationPublished(state, Number(no), command.publicationId, ctx);
      if (what === 'evaluation') return evaluationPublished(state, Number(no), command.publicationId);
      if (what === 'decision') return decisionPublished(state, command.publicationId, ctx);
      if (what === 'topic-interpretation') return topicInterpretationPublished(state, command.publicationId, ctx);
      return feedbackPublished(state, command.publicationId, ctx);
    }
    case 'recordFrozenRound':
      return accept({ type: 'RoundCounted', round: command.round, received: ctx.facts.opinions[command.round]?.received ?? 0 });
    case 'recordEffectDone':
      return accept();
  }
}

function step(state: DecisionState, c: PersonCommand, ctx: DecideContext): Decided<DecisionEvent> {
  switch (c.kind) {
    case 'startDecision':
      return startDecision(state, c, ctx);
    case 'startWithheldDecision':
      return startWithheld(state, c, ctx);
    case 'initiateDecision':
      return initiateDecision(state, c, ctx);
    case 'stateAlternatives':
      return stateAlternatives(state, c, ctx);
    case 'chooseAlternative':
      return chooseAlternative(state, c, ctx);
    case 'beginDrafting':
      return beginDrafting(state, c, ctx);
    case 'settleGate':
      return settleGate(state, c, ctx);
    case 'signArtefact':
      return signArtefact(state, c, ctx);
    case 'publishConsultation':
      return publishConsultation(state, c, ctx);
    case 'extendConsultation':
      return extendConsultation(state, c, ctx);
    case 'closeRegister':
      return closeRegister(state, c);
    case 'judgeDraftChange':
      return judgeDraftChange(state, c, ctx);
    case 'submitForReview':
      return submitForReview(state, c, ctx);
    case 'recordReview':
      return recordReview(state, c, ctx);
    case 'returnForSupplement':
      return returnForSupplement(state, c, ctx);
    case 'supplementReview':
      return supplementReview(state, c, ctx);
    case 'submitToMeeting':
      return submitToMeeting(state, c, ctx);
    case 'recordDeliberation':
      return recordDeliberation(state, c, ctx);
    case 'issueDecision':
      return issueDecision(state, c, ctx);
    case 'startExecution':
      return startExecution(state, c, ctx);
    case 'reportExecution':
      return reportExecution(state, c, ctx);
    case 'suspendExecution':
      return suspendExecution(state, c, ctx);
    case 'resumeExecution':
      return resumeExecution(state, c, ctx);
    case 'stopExecution':
      return stopExecution(state, c, ctx);
    case 'recordMinorAdjustment':
      return recordMinorAdjustment(state, c, ctx);
    case 'orderEvaluation':
      return orderEvaluation(state, c, ctx);
    case 'recordEvaluation':
      return recordEvaluation(state, c, ctx);
    case 'publishEvaluation':
      return publishEvaluation(state, ctx);
    case 'publishFeedback':
      return publishFeedback(state, c, ctx);
    case 'publishTopicInterpretation':
      return publishTopicInterpretation(state, ctx);
    case 'archiveDecision':
      return archiveDecision(state, c, ctx);
    case 'suspendDecision':
    case 'returnDecision':
    case 'resumeDecision':
    case 'terminateDecision':
      return hold(state, c, ctx);
  }
}

function articleOf(kind: CommandKind): string | undefined {
  return TRANSITIONS.find((t) => t.trigger === kind)?.article;
}

/** The procedure has ended: archived, or terminated with its feedback out, and no durable work left. */
export function isClosed(state: DecisionState): boolean {
  const ended =
    state.phase === 'CLOSED' ||
    isUndone(state) ||
    // What had ended on paper owes nothing here.
    (state.phase === 'TERMINATED' && (state.adopted?.phase === 'TERMINATED' || isFeedbackComplete(state) || !publicWasAsked(state)));
  return ended && state.effects.every((e) => e.done);
}
