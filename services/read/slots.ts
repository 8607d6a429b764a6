import type { ArtefactKind, DecisionState } from '../../domain/decision/types.ts';
import { ARTEFACT_NAMES } from '../../domain/decision/publish.ts';
import { evaluationWords } from '../../domain/decision/evaluation.ts';
import { ALWAYS_ARTEFACTS } from '../../domain/decision/archive.ts';
import { publicWasAsked } from '../../domain/decision/adopted.ts';
import { LINKED_ARTEFACT_KINDS } from '../../domain/decision/types.ts';
import { dayZh } from '../../domain/calendar/format.ts';
import { beijingDate, isoToInstant } from '../../domain/calendar/instant.ts';
import type { ArtefactRow } from './rows.ts';

/** One of the ten artefacts of a row: published with its date, or why it is not there. No column is ever empty. */
export type Slot = {
  readonly kind: ArtefactKind;
  readonly name: string;
  readonly always: boolean;
  readonly artefact?: ArtefactRow;
  readonly stateText: string;
};

/** The ten slots (徐泾镇2023年政务公开工作要点第12项). Without a decision everything is yet to come. */
export function slotsOf(state: DecisionState | undefined, published: readonly ArtefactRow[]): Slot[] {
  return LINKED_ARTEFACT_KINDS.map((kind) => {
    const artefact = published.filter((a) => a.kind === kind).at(-1);
    const always = (ALWAYS_ARTEFACTS as readonly string[]).includes(kind);
    const stateText = artefact ? `${dayZh(beijingDate(isoToInstant(artefact.publishedAt!)), true)}公布` : absence(kind, state);
    return { kind, name: ARTEFACT_NAMES[kind], always, stateText, ...(artefact ? { artefact } : {}) };
  });
}

function absence(kind: ArtefactKind, state: DecisionState | undefined): string {
  const gate = kind === 'risk-assessment' ? state?.gates.RISK : kind === 'expert-argumentation' ? state?.gates.EXPERT : undefined;
  if (gate?.status === 'not-needed') return `不适用（${gate.reason}）`;
  if (wasOnPaper(kind, state)) return '上线前的材料，不在本系统';
  if (state?.phase === 'TERMINATED') return '事项已经终止，没有公布';
  if (kind === 'effect-evaluation') return evaluationAbsence(state);
  return overdueToPublish(kind, state) ? '应公布、尚未公布' : '未到公布时间';
}

/** Evaluated as the case may be; what was evaluated and is not there says why. */
function evaluationAbsence(state: DecisionState | undefined): string {
  const last = state?.evaluations?.at(-1);
  return last ? evaluationWords(state!, last) : '决策执行后视情开展';
}

/** Published, or kept, elsewhere before the organ used this system. */
function wasOnPaper(kind: ArtefactKind, s: DecisionState | undefined): boolean {
  const paper = s?.adopted?.paper;
  if (!s || !paper || kind === 'effect-evaluation') return false;
  if (s.adopted!.phase === 'TERMINATED' || s.adopted!.phase === 'CLOSED') return true;
  if (kind === 'opinions-and-adoption') return paper.feedbackOn !== undefined || (paper.issuedOn !== undefined && !publicWasAsked(s));
  if (kind === 'draft' || kind === 'explanation' || kind === 'interpretation')
    return s.rounds.length === 0 && paper.consultFrom !== undefined;
  return paper.issuedOn !== undefined;
}

function overdueToPublish(kind: ArtefactKind, s: DecisionState | undefined): boolean {
  if (!s) return false;
  if (kind === 'draft' || kind === 'explanation' || kind === 'interpretation' || kind === 'background')
    return s.rounds.some((r) => r.openedAt !== undefined);
  if (kind === 'decision-result') return s.issue !== undefined;
  if (kind === 'opinions-and-adoption')
    return s.deadlines.some((d) => d.key === 'feedback' && (d.status === 'overdue' || d.status === 'met-late')) || s.phase === 'CLOSED';
  if (kind === 'representatives-attendance') return s.issue?.publishedAt !== undefined;
  return s.phase === 'CLOSED' && s.gates[kind === 'risk-assessment' ? 'RISK' : 'EXPERT'].status === 'done';
}
