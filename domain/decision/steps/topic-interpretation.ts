import { accept, articleOfRule, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { settled } from '../deadlines.ts';
import type { DecisionEvent, DecisionState } from '../types.ts';
import { publicationRefusal } from './consult.ts';

const RULE = 'topic-interpretation';

/**
 * The topic taken to the meeting is interpreted for the public (会议议题解读): a text of its own that a second person has cleared. It may
 * precede the decision's text and takes nothing else out with it.
 */
export function publishTopicInterpretation(state: DecisionState, ctx: DecideContext): Decided<DecisionEvent> {
  const article = articleOfRule(ctx.rules, RULE);
  if (state.meeting === undefined) return reject('WRONG_PHASE', article, '会议还没有讨论这个议题');
  if (state.topicInterpretation !== undefined) return reject('ALREADY_PUBLISHED', article);
  const key = `${state.id}:publish:topic-interpretation`;
  if (state.effects.some((e) => e.key === key)) return reject('PUBLICATION_IN_PROGRESS');
  const stopped = publicationRefusal('topic-interpretation', ctx);
  if (stopped) return { ok: false, refusal: stopped };
  return accept({ type: 'EffectOrdered', key, kind: 'publish', refId: 'topic-interpretation' });
}

export function topicInterpretationPublished(state: DecisionState, publicationId: string, ctx: DecideContext): Decided<DecisionEvent> {
  if (state.topicInterpretation !== undefined) return accept();
  return accept<DecisionEvent>({ type: 'TopicInterpretationPublished', publicationId }, ...settled(state, RULE, ctx.now));
}
