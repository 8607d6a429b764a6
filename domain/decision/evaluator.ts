import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { EvaluationExpert, EvaluationOrder } from './evaluation.ts';
import { gateOf } from './gate-of.ts';
import type { Expert } from './gates/expert.ts';
import { isSameBody } from './same-body.ts';
import type { DecisionState, GateState } from './types.ts';

const ARTICLE_20 = '《重大行政决策程序暂行条例》第二十条';
const ARTICLE_36 = '《重大行政决策程序暂行条例》第三十六条';
type Done = Extract<GateState, { status: 'done' }>;
type Named = { readonly name: string; readonly as: string };

function doneGate(state: DecisionState, gate: 'RISK' | 'EXPERT'): Done | undefined {
  const found = gateOf(state, gate);
  return found.status === 'done' ? found : undefined;
}

function expertsOf(state: DecisionState): readonly Expert[] {
  const particulars = doneGate(state, 'EXPERT')?.particulars;
  return particulars?.gate === 'EXPERT' ? particulars.experts : [];
}

/**
 * Who did the main argumentation and assessment before the decision: the assessor, the experts and the units they come from. Who merely
 * signed for the gate counts as well where its particulars are not recorded, or where a third party evaluates: an organ that convened the
 * experts did not argue, a firm that was paid to did.
 */
function arguedBefore(state: DecisionState, thirdParty: boolean): Named[] {
  const risk = doneGate(state, 'RISK');
  const expert = doneGate(state, 'EXPERT');
  const assessor = risk?.particulars?.gate === 'RISK' ? risk.particulars.assessor : undefined;
  const signed = (gate: Done | undefined, as: string): Named[] =>
    gate && (thirdParty || gate.particulars === undefined) ? [{ name: gate.fact.actingBody, as }] : [];
  return [
    ...(assessor === undefined ? [] : [{ name: assessor, as: '风险评估单位' }]),
    ...expertsOf(state).flatMap((e) => [
      { name: e.unit, as: '论证专家所在单位' },
      { name: e.name, as: '论证专家' },
    ]),
    ...signed(risk, '风险评估单位'),
    ...signed(expert, '专家论证单位'),
  ];
}

/** Nobody evaluates what they argued for: refuses with who they were before the decision (第三十六条第二款). */
export function evaluatorRefusal(
  state: DecisionState,
  { evaluator, thirdParty }: Pick<EvaluationOrder, 'evaluator' | 'thirdParty'>,
): Refusal | undefined {
  const before = arguedBefore(state, thirdParty).find((b) => isSameBody(b.name, evaluator));
  return before && refuse('EVALUATOR_NOT_INDEPENDENT', ARTICLE_36, `${evaluator}：决策作出前的${before.as}（登记为${before.name}）`);
}

/** Nobody with a direct interest evaluates, whether they say so now or it was recorded at the argumentation (第二十条). */
export function interestRefusal(state: DecisionState, experts: readonly EvaluationExpert[]): Refusal | undefined {
  const recorded = expertsOf(state).filter((e) => !e.declaredNoInterest);
  const wrong = experts.flatMap((e) => {
    if (!e.declaredNoInterest) return [`${e.name}（${e.unit}）`];
    return recorded.some((r) => isSameBody(r.name, e.name) && isSameBody(r.unit, e.unit))
      ? [`${e.name}（${e.unit}）：专家论证时登记为有直接利害关系或者没有作出声明`]
      : [];
  });
  return wrong.length ? refuse('EXPERT_HAS_INTEREST', ARTICLE_20, ...wrong) : undefined;
}
