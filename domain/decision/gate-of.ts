import type { DecisionState, Departure, GateId, GateState } from './types.ts';

/**
 * How a gate of this decision stands. A gate that came into the procedure later than this state was stored is open; once the
 * decision has been issued it binds no more.
 */
export function gateOf(state: DecisionState, gate: GateId): GateState {
  const known = (state.gates as Partial<DecisionState['gates']>)[gate];
  if (known) return known;
  if (!state.issue) return { status: 'open' };
  return { status: 'not-needed', reason: '出台时的程序没有这一环节', decidedBy: '系统', recordedAt: 0, by: 'system' };
}

/** What an organ that follows the law by reference did otherwise, in words; nothing where it did as the law says. */
export function departureWords({ departure }: { readonly departure?: Departure }): string[] {
  return departure ? [`参照执行，没有照办：${departure.from.join('、')}；理由：${departure.reason}`] : [];
}
