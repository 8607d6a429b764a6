import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { answeredThrough } from './feedback.ts';
import { gateOf } from './gate-of.ts';
import type { DecisionState, GateId, GateState, RoundState } from './types.ts';

/**
 * The judgement on one changed draft (是否实质性修改), bound to its text and to the text the public was last asked about. No article
 * draws the line between improving a draft (第十八条) and another draft: the organ or its undertaker does, with a reason and a name.
 */
export type DraftChange = {
  readonly draftHash: string;
  /** The text of the last round; absent where there was none. */
  readonly since?: string;
  /** Number of that round; 0 = none. */
  readonly afterRound: number;
  readonly material: boolean;
  readonly reason: string;
  readonly decidedBy: string;
  readonly on: PlainDate;
};

const ARTICLES = '《重大行政决策程序暂行条例》第十五条、第十八条';

/** Gates that concern the text itself: done on an earlier text, they are done again after a material change. */
const OF_THE_TEXT = [
  'PARTICIPATION',
  'SPECIAL_GROUPS',
  'ENTERPRISES',
  'HEARING',
  'EXPERT',
  'RISK',
  'FAIR_COMPETITION',
  'PEOPLES_CONGRESS',
  'PARTY_REPORT',
] as const satisfies readonly GateId[];
/** What comes after participation comes after it again, whichever text it was about (第二十五条、第三十条). */
const AFTER_PARTICIPATION = ['LEGALITY', 'DELIBERATION', 'REPRESENTATIVES'] as const satisfies readonly GateId[];

/** The text the public was last asked about. */
export function lastConsulted({ rounds }: Pick<DecisionState, 'rounds'>): RoundState | undefined {
  return rounds.findLast((r) => r.openedAt !== undefined);
}

/** Whether a gate says something of the text, so that it is a question which one. */
export function isOfTheText(gate: GateId): boolean {
  return gate === 'LEGALITY' || gate === 'DELIBERATION' || (OF_THE_TEXT as readonly GateId[]).includes(gate);
}

/** Whether a gate was done on another text than this one; done before there was any text, too. */
export function isOnEarlierDraft(gate: GateState, draftHash: string): boolean {
  return gate.status === 'done' && gate.draftHash !== draftHash;
}

/** Gates of the text that were done on an earlier one. */
export function gatesOnEarlierDraft(state: DecisionState, draftHash: string): GateId[] {
  return OF_THE_TEXT.filter((g) => isOnEarlierDraft(gateOf(state, g), draftHash));
}

/**
 * Gates to be done again after a material change. That no fair-competition review was needed was said of the former text
 * (第二十九条: 决策草案涉及…); that the others were not needed was said of the matter and stays.
 */
export function reopenedBy(state: DecisionState, draftHash: string): GateId[] {
  return [
    ...gatesOnEarlierDraft(state, draftHash),
    ...(state.gates.FAIR_COMPETITION.status === 'not-needed' ? (['FAIR_COMPETITION'] as const) : []),
    ...AFTER_PARTICIPATION.filter((g) => gateOf(state, g).status !== 'open'),
  ];
}

/** The judgement that stands for this text: a text judged, then put to another round, is judged against that round. */
export function judgementOf(state: DecisionState, draftHash: string): DraftChange | undefined {
  const since = lastConsulted(state)?.draftHash;
  return state.draftChanges?.findLast((j) => j.draftHash === draftHash && j.since === since);
}

/** Why this text may not go on: changed since the last round and not judged, or judged material and not consulted upon. */
export function draftChangeRefusal(state: DecisionState, draftHash: string): Refusal | undefined {
  const round = lastConsulted(state);
  if (!round || round.draftHash === draftHash) return undefined;
  const judged = judgementOf(state, draftHash);
  if (!judged) return refuse('DRAFT_CHANGE_UNJUDGED', ARTICLES, `第${round.no}轮征求意见以后，草案又有改动`);
  return judged.material ? refuse('MATERIAL_CHANGE_NOT_CONSULTED', ARTICLES, `${judged.reason}（${judged.decidedBy}）`) : undefined;
}

/** What the public reads with the feedback: the last word on each round that has been answered. */
export function publicDraftChanges(state: DecisionState): DraftChange[] {
  const answered = (state.draftChanges ?? []).filter((j) => j.afterRound > 0 && j.afterRound <= answeredThrough(state));
  return [...new Map(answered.map((j) => [j.afterRound, j])).values()];
}

/** In words for staff, or with the feedback for everybody. */
export function draftChangeWords(j: DraftChange): string {
  const after = j.afterRound === 0 ? '' : `第${j.afterRound}轮征求意见以后，`;
  return `${after}草案的修改${j.material ? '属于' : '不属于'}实质性修改，理由：${j.reason}（${j.decidedBy}）`;
}
