import { alternativesRefusal, optionRefusal } from '../alternatives.ts';
import { ARTICLE_12 } from '../../rules/alternatives.ts';
import { accept, blanksRefusal, dateRefusal, personOf, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;

/** Two or more options of the draft as it stands (第十二条); stated again they replace those before, with what was chosen. */
export function stateAlternatives(_state: DecisionState, c: Command<'stateAlternatives'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { draft } = ctx.facts.artefacts;
  if (!draft) return reject('DRAFT_MISSING', ARTICLE_12);
  const wrong = alternativesRefusal(c);
  if (wrong) return { ok: false, refusal: wrong };
  const { disagreement, options } = c;
  return accept({ type: 'AlternativesStated', draftHash: draft.hash, disagreement, options, by: personOf(ctx.actor) });
}

/** The option that goes on, before the draft goes to the meeting; chosen again the later choice holds. */
export function chooseAlternative(state: DecisionState, c: Command<'chooseAlternative'>, ctx: DecideContext): Decided<DecisionEvent> {
  const wrong =
    optionRefusal(state, c.option) ??
    blanksRefusal('REASON_MISSING', ARTICLE_12, { 选择这个方案的理由: c.reason }) ??
    dateRefusal(c.occurredOn, state.lastActOn, ctx.now, ARTICLE_12);
  if (wrong) return { ok: false, refusal: wrong };
  const { title } = state.alternatives!.options[c.option - 1]!;
  return accept({ type: 'AlternativeChosen', option: c.option, title, reason: c.reason.trim(), occurredOn: c.occurredOn });
}
