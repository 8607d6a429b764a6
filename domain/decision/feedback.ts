import type { ResolvedPack } from '../rules/types.ts';
import type { DecisionState } from './types.ts';

/**
 * From which event the place owes its feedback (P-09): 徐泾 from the issue of the decision, 张店 from the closing of the window, without
 * a number of days. A rule of the pack says so, or a duty without a date; where neither does, the decree's publication of the decision.
 */
export function feedbackBase(rules: ResolvedPack): string {
  const duty = rules.obligations.find(
    (o) => o.undated?.base !== undefined && o.modelled.by === 'procedure' && o.modelled.id.startsWith('publishFeedback'),
  );
  return rules.rules.get('feedback')?.base ?? duty?.undated?.base ?? 'issued';
}

/** Rounds whose opinions have been answered in public: those up to this number; 0 = none. States stored earlier answered all. */
export function answeredThrough({ feedback, rounds }: Pick<DecisionState, 'feedback' | 'rounds'>): number {
  return feedback?.publishedAt === undefined ? 0 : (feedback.through ?? rounds.length);
}

/**
 * The text was changed after its feedback went out: what was said of the opinions is to be confirmed against the text issued,
 * and said again (P-09).
 */
export function mustConfirm({ feedback, issue, gates }: Pick<DecisionState, 'feedback' | 'issue' | 'gates'>): boolean {
  if (feedback?.publishedAt === undefined || feedback.draftHash === undefined || issue === undefined || feedback.confirmed) return false;
  const issued = gates.LEGALITY.status === 'done' ? gates.LEGALITY.draftHash : undefined;
  return issued !== undefined && issued !== feedback.draftHash;
}

/** A feedback is on its way; states stored earlier only said that it is not out yet. */
export function isFeedbackComing({ feedback }: Pick<DecisionState, 'feedback'>): boolean {
  return feedback !== undefined && (feedback.coming !== undefined || feedback.publishedAt === undefined);
}

/** Everybody who commented has had the answer, and it is true of the text as issued. */
export function isFeedbackComplete(state: DecisionState): boolean {
  const opened = state.rounds.filter((r) => r.openedAt !== undefined).length;
  // Answered before the matter was entered here, and nobody asked since.
  if (opened === 0 && state.adopted?.paper.feedbackOn !== undefined) return true;
  return state.feedback?.publishedAt !== undefined && answeredThrough(state) >= opened && !mustConfirm(state);
}

/** An answer that is public stays as it is until a further feedback confirms or changes it. */
export function mayDispose(state: DecisionState, round: number): boolean {
  return state.feedback?.publishedAt === undefined || round > answeredThrough(state) || mustConfirm(state);
}
