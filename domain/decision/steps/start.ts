import { gateRule } from '../../rules/gates.ts';
import { accept, blanksRefusal, dateRefusal, factRefusal, isLateEntry, personOf, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { isRunning, startedBy, starts } from '../deadlines.ts';
import { proposalRefusal, studyRefusal } from '../proposal.ts';
import { scopeOf, scopeRefusal } from '../scope.ts';
import { undertakerRefusal } from '../undertaker.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;

/** The drafting department begins work on a matter that the decree governs (第三条). */
export function startDecision(state: DecisionState, c: Command<'startDecision'>, ctx: DecideContext): Decided<DecisionEvent> {
  if (state.startedBy !== '') return reject('DECISION_ALREADY_STARTED');
  const wrong =
    blanksRefusal('GATE_FACT_INCOMPLETE', undefined, { 事项名称: c.title }) ??
    dateRefusal(c.occurredOn, c.occurredOn, ctx.now) ??
    (c.adjusts ? undefined : scopeRefusal(state, c.scope)) ??
    proposalRefusal(c.proposal, ctx.now);
  if (wrong) return { ok: false, refusal: wrong };
  const unmanned = ctx.facts.unmannedUnits?.[state.leadOrganId];
  if (unmanned !== undefined) return reject('UNDERTAKER_WITHOUT_OFFICE', undefined, unmanned);
  const scope = scopeOf(state, c.scope);
  return accept({
    type: 'WorkStarted',
    occurredOn: c.occurredOn,
    title: c.title,
    by: personOf(ctx.actor),
    ...(c.adjusts ? { adjusts: c.adjusts } : {}),
    ...(scope ? { scope } : {}),
    ...(c.proposal ? { proposal: c.proposal } : {}),
  });
}

/** The organ's own decision on a proposal that was studied, and a named undertaker: a department cannot start itself (P-04; 第十条、第十一条). */
export function initiateDecision(state: DecisionState, c: Command<'initiateDecision'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { article } = gateRule(ctx.rules, 'ORGAN_START');
  if (state.startedBy === '') return reject('WRONG_PHASE', article, '承办单位还没有启动前期工作');
  const { fact, undertaker, proposal, study } = c;
  const wrong =
    factRefusal(fact, state.lastActOn, ctx.now, article) ??
    undertakerRefusal(undertaker) ??
    proposalRefusal(proposal, ctx.now) ??
    studyRefusal(proposal ?? state.proposal, study, fact.occurredOn, ctx.now);
  if (wrong) return { ok: false, refusal: wrong };
  const unmanned = ctx.facts.unmannedUnits?.[undertaker.leadOrganId];
  if (unmanned !== undefined) return reject('UNDERTAKER_WITHOUT_OFFICE', article, unmanned);
  return accept({
    type: 'Initiated',
    fact,
    undertaker,
    ...(proposal ? { proposal } : {}),
    ...(study ? { study } : {}),
    lateEntry: isLateEntry(fact, ctx.now),
  });
}

export function beginDrafting(state: DecisionState, c: Command<'beginDrafting'>, ctx: DecideContext): Decided<DecisionEvent> {
  const wrong = dateRefusal(c.occurredOn, state.lastActOn, ctx.now);
  return wrong ? { ok: false, refusal: wrong } : accept({ type: 'DraftingBegun', occurredOn: c.occurredOn });
}

/** Suspension, return, resumption and termination: reason, person, article (第三十七条). */
export function hold(
  state: DecisionState,
  c: Command<'suspendDecision' | 'returnDecision' | 'terminateDecision' | 'resumeDecision'>,
  ctx: DecideContext,
): Decided<DecisionEvent> {
  const wrong =
    blanksRefusal(
      'REASON_MISSING',
      undefined,
      c.kind === 'resumeDecision' ? { 理由: c.reason } : { 理由: c.reason, 依据的条款: c.article },
    ) ?? dateRefusal(c.occurredOn, state.lastActOn, ctx.now);
  if (wrong) return { ok: false, refusal: wrong };
  if (c.kind === 'resumeDecision') return accept({ type: 'Resumed', reason: c.reason, occurredOn: c.occurredOn });
  const data = { reason: c.reason, article: c.article, occurredOn: c.occurredOn };
  if (c.kind === 'suspendDecision') return accept({ type: 'Suspended', ...data });
  if (c.kind === 'returnDecision') return accept({ type: 'Returned', ...data });
  return terminate(state, data, ctx);
}

/** Nothing more is due but what a termination itself starts: who commented is owed an answer. */
function terminate(
  state: DecisionState,
  data: Omit<Extract<DecisionEvent, { type: 'Terminated' }>, 'type'>,
  ctx: DecideContext,
): Decided<DecisionEvent> {
  const owedAnyway = (ruleId: string): boolean => {
    const rule = ctx.rules.rules.get(ruleId);
    return rule !== undefined && starts(rule, 'terminated');
  };
  const cancelled = state.deadlines
    .filter((d) => isRunning(d) && !owedAnyway(d.explained.ruleId))
    .map((d): DecisionEvent => ({ type: 'DeadlineSettled', key: d.key, status: 'cancelled' }));
  return accept<DecisionEvent>(
    { type: 'Terminated', ...data },
    ...cancelled,
    ...startedBy(state, { event: 'terminated', on: data.occurredOn }, ctx),
  );
}
