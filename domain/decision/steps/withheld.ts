import { accept, blanksRefusal, dateRefusal, personOf, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';
import { WITHHELD_GROUNDS } from '../withheld.ts';
import type { Withholding } from '../withheld.ts';
import type { Refusal } from '../../errors.ts';
import { refuse } from '../../errors.ts';

/**
 * A matter that is lawfully not public is worked on inside: with its ground and approver, without public participation
 * (第十四条), and absent from everything the public reads.
 */
export function startWithheld(
  state: DecisionState,
  c: Extract<DecisionCommand, { kind: 'startWithheldDecision' }>,
  ctx: DecideContext,
): Decided<DecisionEvent> {
  if (state.startedBy !== '') return reject('DECISION_ALREADY_STARTED');
  const wrong =
    withholdingRefusal(c.withholding, ctx) ??
    blanksRefusal('GATE_FACT_INCOMPLETE', WITHHELD_GROUNDS[c.withholding.ground].article, { 事项名称: c.title }) ??
    dateRefusal(c.occurredOn, c.withholding.approvedOn, ctx.now);
  if (wrong) return { ok: false, refusal: wrong };
  const { article, name } = WITHHELD_GROUNDS[c.withholding.ground];
  return accept<DecisionEvent>(
    { type: 'WorkStarted', occurredOn: c.occurredOn, title: c.title, by: personOf(ctx.actor) },
    { type: 'Withheld', withholding: c.withholding },
    {
      type: 'GateNotNeeded',
      gate: 'PARTICIPATION',
      reason: `依法不予公开：${name}（${article}）`,
      decidedBy: c.withholding.approver,
    },
  );
}

const ARTICLE_14 = '《政府信息公开条例》第十四条';

/** Ground without basis, approver or paper is none; it is approved before work starts. */
export function withholdingRefusal(w: Withholding, { now }: Pick<DecideContext, 'now'>): Refusal | undefined {
  if (!Object.hasOwn(WITHHELD_GROUNDS, w.ground)) return refuse('WITHHOLDING_INCOMPLETE', ARTICLE_14, '不予公开的理由');
  const { article } = WITHHELD_GROUNDS[w.ground];
  return (
    blanksRefusal('WITHHOLDING_INCOMPLETE', article, { 不予公开的具体依据: w.basis, 批准人: w.approver, 批准文号: w.documentNo }) ??
    dateRefusal(w.approvedOn, w.approvedOn, now, article)
  );
}

/** What goes to the public is no step of a withheld matter. */
export function withheldRefusal({ withheld }: Pick<DecisionState, 'withheld'>): Refusal | undefined {
  if (!withheld) return undefined;
  const { article, name } = WITHHELD_GROUNDS[withheld.ground];
  return refuse('MATTER_WITHHELD', article, `${name}；批准人：${withheld.approver}`);
}
