import type { Instant } from '../calendar/instant.ts';
import { dayZh } from '../calendar/format.ts';
import type { DecisionState, GateFact } from './types.ts';

/** The three cases in which the organ may order a 决策后评估 (第三十六条第一款). */
export const EVALUATION_CASES = {
  'short-of-effect': '决策实施后明显未达到预期效果',
  'many-opinions': '公民、法人或者其他组织对决策实施提出较多意见',
  necessary: '决策机关认为有必要',
} as const;
export type EvaluationCase = keyof typeof EVALUATION_CASES;

/** What an evaluation leads to; it is an important ground of an adjustment (第三十六条第三款). */
export const EVALUATION_CONCLUSIONS = { continue: '继续执行', adjust: '调整决策', stop: '中止或者停止执行' } as const;
export type EvaluationConclusion = keyof typeof EVALUATION_CONCLUSIONS;

/** Who was heard and took part (第三十六条第三款). */
export const EVALUATION_VOICES = {
  public: '社会公众',
  'congress-deputies': '人大代表',
  'cppcc-members': '政协委员',
  'mass-organisations': '人民团体',
  'grassroots-organisations': '基层组织',
  'social-organisations': '社会组织',
  experts: '专家',
} as const;
export type EvaluationVoice = keyof typeof EVALUATION_VOICES;

/** An expert of the evaluation; declared in writing that there is no direct interest (第二十条). */
export type EvaluationExpert = { readonly name: string; readonly unit: string; readonly declaredNoInterest: boolean };

/** The organ's decision to evaluate: why, and by whom. */
export type EvaluationOrder = {
  readonly case: EvaluationCase;
  readonly reason: string;
  readonly evaluator: string;
  readonly thirdParty: boolean;
  readonly fact: GateFact;
};
/** The report as it lies on paper; `fact.actingBody` is who evaluated. */
export type EvaluationReport = {
  readonly fact: GateFact;
  readonly heard: readonly EvaluationVoice[];
  /** Why the public was not heard; absent where it was. */
  readonly publicNotHeardReason?: string;
  readonly experts: readonly EvaluationExpert[];
  readonly conclusion: EvaluationConclusion;
  /** Why the result is not made public; absent where it is, or will be. */
  readonly withheldReason?: string;
};

/** 决策后评估 (第三十六条): ordered, reported, published. One ordered anew before its report takes the place of the one before. */
export type EvaluationState = EvaluationOrder & {
  readonly no: number;
  /** Opinions on the execution recorded by then. */
  readonly opinions: number;
  readonly report?: EvaluationReport;
  readonly publication?: { readonly artefactHash: string; readonly publishedAt?: Instant };
};

export type EvaluationCommand =
  | ({ readonly kind: 'orderEvaluation' } & EvaluationOrder)
  | ({ readonly kind: 'recordEvaluation' } & EvaluationReport)
  | { readonly kind: 'publishEvaluation' };
export type EvaluationEvent =
  | ({ readonly type: 'EvaluationOrdered'; readonly no: number; readonly opinions: number; readonly lateEntry: boolean } & EvaluationOrder)
  | ({ readonly type: 'EvaluationRecorded'; readonly no: number; readonly lateEntry: boolean } & EvaluationReport)
  /** From here on this text of the result belongs to the evaluation. */
  | { readonly type: 'EvaluationPublicationOrdered'; readonly no: number; readonly artefactHash: string }
  | { readonly type: 'EvaluationPublished'; readonly no: number; readonly publicationId: string };

/** Folds one event of the evaluations. */
export function foldEvaluation(state: DecisionState, e: EvaluationEvent, at: Instant): DecisionState {
  const all = state.evaluations ?? [];
  if (e.type === 'EvaluationOrdered') {
    const { type: _, lateEntry: _late, ...ordered } = e;
    return { ...state, evaluations: [...all, ordered] };
  }
  const changed = (x: EvaluationState): EvaluationState => {
    if (e.type === 'EvaluationPublicationOrdered') return { ...x, publication: { artefactHash: e.artefactHash } };
    if (e.type === 'EvaluationPublished') return x.publication ? { ...x, publication: { ...x.publication, publishedAt: at } } : x;
    const { type: _, no: _no, lateEntry: _late, ...report } = e;
    return { ...x, report };
  };
  return { ...state, evaluations: all.map((x) => (x.no === e.no ? changed(x) : x)) };
}

/** How an evaluation stands; the newest one is the one that goes on. */
export type EvaluationStatus = 'ordered' | 'superseded' | 'reported' | 'withheld' | 'published';
export function evaluationStatus(state: DecisionState, e: EvaluationState): EvaluationStatus {
  if (e.publication?.publishedAt !== undefined) return 'published';
  if (e.report) return e.report.withheldReason === undefined ? 'reported' : 'withheld';
  return e.no === state.evaluations?.length ? 'ordered' : 'superseded';
}

/** The same in words, as everybody reads it. */
export function evaluationWords(state: DecisionState, e: EvaluationState): string {
  switch (evaluationStatus(state, e)) {
    case 'ordered':
      return `${dayZh(e.fact.occurredOn, true)}起评估，尚未完成`;
    case 'superseded':
      return '改由其他单位评估';
    case 'reported':
      return '评估已完成，结果尚未公布';
    case 'withheld':
      return `评估已完成，结果不公开，理由：${e.report!.withheldReason}`;
    case 'published':
      return '评估已完成，结果已公布';
  }
}
