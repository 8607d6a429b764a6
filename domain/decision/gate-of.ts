import { wasIssuedOnPaper } from './adopted.ts';
import { gateRule } from '../rules/gates.ts';
import type { ResolvedPack } from '../rules/types.ts';
import { OWN_STEP_GATES } from './table.ts';
import { GATES } from './types.ts';
import type { DecisionState, Departure, GateId, GateState } from './types.ts';

/**
 * How a gate of this decision stands. A gate that came into the procedure later than this state was stored is open; once the
 * decision has been issued it binds no more.
 */
export function gateOf(state: DecisionState, gate: GateId): GateState {
  const known = (state.gates as Partial<DecisionState['gates']>)[gate];
  if ((known?.status ?? 'open') === 'open' && passedOnPaper(state, gate)) return { status: 'not-stated' };
  if (known) return known;
  if (!state.issue) return { status: 'open' };
  return { status: 'not-needed', reason: '出台时的程序没有这一环节', decidedBy: '系统', recordedAt: 0, by: 'system' };
}

/** Over before the decision was entered here, and its papers do not say how: it binds no later step, and nothing is claimed of it. */
function passedOnPaper(state: DecisionState, gate: GateId): boolean {
  const ended = state.adopted?.phase === 'TERMINATED';
  return ended || wasIssuedOnPaper(state) || (gate === 'REPRESENTATIVES' && state.adopted?.paper.meetingOn !== undefined);
}

/** What an organ that follows the law by reference did otherwise, in words; nothing where it did as the law says. */
export function departureWords({ departure }: { readonly departure?: Departure }): string[] {
  return departure ? [`参照执行，没有照办：${departure.from.join('、')}；理由：${departure.reason}`] : [];
}

/** The gates asked for only where the matter calls for them (视情况), in the order of the law; each is done or left out with a reason. */
export function conditionalGates(pack: ResolvedPack): GateId[] {
  return GATES.filter((g) => gateRule(pack, g).conditional && !(OWN_STEP_GATES as readonly GateId[]).includes(g));
}
