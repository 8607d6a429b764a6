import type { Actor } from '../../domain/access/roles.ts';
import { beijingDate, instantToIso } from '../../domain/calendar/instant.ts';
import { apply } from '../../domain/decision/apply.ts';
import type { DecideContext } from '../../domain/decision/context.ts';
import { decide, decideInternal, isClosed, stepCapacity } from '../../domain/decision/decide.ts';
import { recountDecision } from '../../domain/decision/recount.ts';
import { nextDue, nextInstant } from '../../domain/decision/instants.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../../domain/decision/types.ts';
import type { Moment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { artefactFacts } from '../drafting/facts.ts';
import { opinionFacts } from '../participation/reconciliation.ts';
import type { SubjectKindOf } from '../procedure/subject.ts';
import { countExecutionOpinions } from '../read/execution.ts';
import { organCodeOf, organKindOf } from '../organ-code.ts';
import { unmannedUnits } from '../organ/unmanned.ts';
import { rulesAt } from '../rules.ts';
import { projectDecision } from './project.ts';

const SYSTEM: Actor = { kind: 'system' };
type Context = Omit<DecideContext, 'actor'>;

/** Everything a decision's step may depend on, read in the caller's transaction. */
export async function decisionContext(em: Em, state: DecisionState, moment: Moment): Promise<Context> {
  const facts = {
    artefacts: await artefactFacts(em, state.id),
    opinions: state.rounds.length ? await opinionFacts(em, state.id) : {},
    representativesName: '',
    ...(state.issue ? { executionOpinions: (await countExecutionOpinions(em, [state.id]))[0]?.count ?? 0 } : {}),
    ...(await organKindOf(em, state.organId)),
    ...(state.phase === 'CATALOGUED' ? { unmannedUnits: await unmannedUnits(em, state.organId) } : {}),
  };
  return { ...rulesAt(state.packId, moment), facts, now: moment.now };
}

export const decisionSubject: SubjectKindOf<DecisionState, DecisionEvent, DecisionCommand> = {
  kind: 'decision',
  context: decisionContext,
  decide: (state, command, context, actor) => decide(state, command, { ...(context as Context), actor }),
  capacity: stepCapacity,
  decideInternal: (state, command, context) => decideInternal(state, command, { ...(context as Context), actor: SYSTEM }),
  recount: (state, moment) => recountDecision(state, rulesAt(state.packId, moment)),
  due: (state, moment) => nextDue(state, moment.now, rulesAt(state.packId, moment)),
  nextInstant,
  apply,
  project: projectDecision,
  async store(em, state, next) {
    await em.execute(
      `update decision set state = ?::jsonb, phase = ?, seq = ?, title = ?, lead_organ_id = ?, next_instant = ?, closed = ? where id = ?`,
      [
        JSON.stringify(state),
        state.phase,
        state.seq,
        state.title,
        state.leadOrganId,
        next === undefined ? null : instantToIso(next),
        isClosed(state),
        state.id,
      ],
    );
  },
  isClosed,
  async report(em, state, next) {
    const waiting = state.effects.filter((e) => !e.done).map((e) => e.kind);
    const summary = [
      state.code,
      state.phase,
      next === undefined ? '' : `next ${beijingDate(next)}`,
      waiting.length ? `running ${waiting.join(',')}` : '',
    ]
      .filter(Boolean)
      .join(' · ');
    return { summary, attributes: { phase: state.phase, year: state.year, organCode: await organCodeOf(em, state.organId) } };
  },
};
