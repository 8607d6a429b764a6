import { accept, blanksRefusal, factRefusal, isBlank, isLateEntry, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import type { EvaluationState } from '../evaluation.ts';
import { evaluatorRefusal, interestRefusal } from '../evaluator.ts';
import { executionOf } from '../execution.ts';
import { isSameBody } from '../same-body.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';
import { publicationRefusal } from './consult.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_36 = '《重大行政决策程序暂行条例》第三十六条';

const latest = (state: DecisionState): EvaluationState | undefined => state.evaluations?.at(-1);

/** The organ names the case and the evaluator; ordered anew before a report, another evaluator takes over. */
export function orderEvaluation(state: DecisionState, c: Command<'orderEvaluation'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { kind: _, ...order } = c;
  const wrong =
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_36, { 评估的理由: c.reason, 评估单位: c.evaluator }) ??
    factRefusal(c.fact, executionOf(state)!.startedOn, ctx.now, ARTICLE_36) ??
    evaluatorRefusal(state, c);
  if (wrong) return { ok: false, refusal: wrong };
  const opinions = ctx.facts.executionOpinions ?? 0;
  if (c.case === 'many-opinions' && opinions === 0) return reject('EVALUATION_CASE_UNFOUNDED', ARTICLE_36, '登记的对决策实施的意见为0条');
  return accept({
    type: 'EvaluationOrdered',
    no: (state.evaluations?.length ?? 0) + 1,
    ...order,
    reason: c.reason.trim(),
    evaluator: c.evaluator.trim(),
    opinions,
    lateEntry: isLateEntry(c.fact, ctx.now),
  });
}

/** The report of the evaluator that was named, and of nobody with an interest. */
export function recordEvaluation(state: DecisionState, c: Command<'recordEvaluation'>, ctx: DecideContext): Decided<DecisionEvent> {
  const { kind: _, publicNotHeardReason, withheldReason, ...report } = c;
  const open = latest(state);
  if (!open || open.report) return reject('EVALUATION_NOT_ORDERED', ARTICLE_36);
  const publicHeard = c.heard.includes('public');
  const wrong =
    factRefusal(c.fact, open.fact.occurredOn, ctx.now, ARTICLE_36) ??
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_36, {
      ...(publicHeard ? {} : { '听取社会公众意见的情况，没有听取的写明理由': publicNotHeardReason }),
      ...Object.fromEntries(c.experts.map((e, i) => [`第${i + 1}位专家的姓名和单位`, isBlank(e.name) ? '' : e.unit])),
    }) ??
    evaluatorRefusal(state, { evaluator: c.fact.actingBody, thirdParty: open.thirdParty }) ??
    interestRefusal(state, c.experts);
  if (wrong) return { ok: false, refusal: wrong };
  if (!isSameBody(c.fact.actingBody, open.evaluator))
    return reject('EVALUATOR_DIFFERS', ARTICLE_36, `报告由${c.fact.actingBody}作出，确定的评估单位是${open.evaluator}`);
  return accept({
    type: 'EvaluationRecorded',
    no: open.no,
    ...report,
    ...(publicHeard || isBlank(publicNotHeardReason) ? {} : { publicNotHeardReason: publicNotHeardReason!.trim() }),
    ...(isBlank(withheldReason) ? {} : { withheldReason: withheldReason!.trim() }),
    lateEntry: isLateEntry(c.fact, ctx.now),
  });
}

/** The result goes out as every other artefact does: saved, cleared by a second person, and of this evaluation alone. */
export function publishEvaluation(state: DecisionState, ctx: DecideContext): Decided<DecisionEvent> {
  const done = latest(state);
  if (!done?.report) return reject('EVALUATION_NOT_RECORDED', ARTICLE_36);
  if (done.publication)
    return reject(done.publication.publishedAt === undefined ? 'PUBLICATION_IN_PROGRESS' : 'ALREADY_PUBLISHED', ARTICLE_36);
  const stopped = publicationRefusal('evaluation', ctx);
  if (stopped) return { ok: false, refusal: stopped };
  const result = ctx.facts.artefacts['effect-evaluation']!;
  if (result.published) return reject('ALREADY_PUBLISHED', ARTICLE_36, '这一版是以前一次评估的结果；请先保存这次评估的结果');
  return accept<DecisionEvent>(
    { type: 'EvaluationPublicationOrdered', no: done.no, artefactHash: result.hash },
    { type: 'EffectOrdered', key: `${state.id}:publish:evaluation:${done.no}`, kind: 'publish', refId: `evaluation:${done.no}` },
  );
}

export function evaluationPublished(state: DecisionState, no: number, publicationId: string): Decided<DecisionEvent> {
  const published = state.evaluations?.find((e) => e.no === no);
  if (!published || published.publication?.publishedAt !== undefined) return accept();
  return accept({ type: 'EvaluationPublished', no, publicationId });
}
