import { gateRule } from '../../rules/gates.ts';
import type { DecideContext } from '../context.ts';
import { gateOf } from '../gate-of.ts';
import type { DecisionState, GateFact, GateId } from '../types.ts';
import type { GateContext } from './common.ts';

/** All that the particulars of one gate of this decision are judged by. */
export function gateContext(state: DecisionState, gate: GateId, fact: GateFact, ctx: DecideContext): GateContext {
  const { rules, calendar, packs, facts } = ctx;
  const initiated = state.gates.ORGAN_START;
  return {
    rule: gateRule(rules, gate),
    fact,
    rules,
    notBefore: initiated.status === 'done' ? initiated.fact.occurredOn : state.lastActOn,
    calendar,
    packs,
    hearing: gateOf(state, 'HEARING'),
    ...(facts.organKind === undefined ? {} : { organKind: facts.organKind }),
  };
}
