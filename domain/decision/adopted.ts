import type { Instant } from '../calendar/instant.ts';
import type { AdoptionEvent } from './adopted-types.ts';
import type { DecisionState, GateFact } from './types.ts';

/** In place of a draft's hash: the text that was reviewed or deliberated on paper is not in the system. */
export const TEXT_ON_PAPER = 'on-paper';
/** In place of a name or number that the workbook does not ask for. */
export const NOT_STATED = '补录的材料没有载明';

/** Folds what an adoption does to a decision; its gates and deadlines follow as events of their own. */
export function foldAdoption(s: DecisionState, e: AdoptionEvent, at: Instant, by: string): DecisionState {
  switch (e.type) {
    case 'Adopted': {
      const { meetingOn, issuedOn, documentNo, terminatedOn, terminationReason } = e.paper;
      return {
        ...s,
        title: e.title,
        phase: e.phase,
        startedBy: by,
        lastActOn: e.lastActOn,
        leadOrganId: e.undertaker.leadOrganId,
        undertaker: e.undertaker,
        adopted: { importId: e.importId, phase: e.phase, paper: e.paper, at },
        ...(meetingOn ? { meeting: { heldOn: meetingOn, name: NOT_STATED, outcome: 'passed', draftHash: TEXT_ON_PAPER } } : {}),
        ...(issuedOn ? { issue: { documentNo: documentNo ?? NOT_STATED, signedOn: issuedOn, textHash: TEXT_ON_PAPER } } : {}),
        ...(terminatedOn ? { terminated: { reason: terminationReason ?? NOT_STATED, on: terminatedOn } } : {}),
      };
    }
    case 'PaperConsultationEnded': {
      const held = s.phase === 'SUSPENDED' || s.phase === 'RETURNED';
      return held ? { ...s, heldFrom: 'REVISING' } : s.phase === 'CONSULTING' ? { ...s, phase: 'REVISING' } : s;
    }
    case 'AdoptionUndone':
      return s.adopted ? { ...s, adopted: { ...s.adopted, undoneAt: at } } : s;
  }
}

/** Taken back: nothing is decided on it any more, and nobody is shown it. */
export const isUndone = (s: DecisionState): boolean => s.adopted?.undoneAt !== undefined;

/** The public was asked, here or before on paper: it is owed an answer. */
export function publicWasAsked(s: DecisionState): boolean {
  return s.rounds.some((r) => r.openedAt !== undefined) || s.adopted?.paper.consultFrom !== undefined;
}

/** The public was asked on paper, that window is over, and its answer was not out when the matter was entered here. */
export function owesAnswerFromPaper(s: DecisionState): boolean {
  const paper = s.adopted?.paper;
  return paper?.consultFrom !== undefined && paper.feedbackOn === undefined && runningPaperConsultation(s) === undefined;
}

/** The decision's text is out, here or before on paper. */
export function textIsOut(s: DecisionState): boolean {
  return s.issue?.publishedAt !== undefined || s.adopted?.paper.issuedOn !== undefined;
}

/** Entered when it had been issued: what was not said of its gates then binds it no more. */
export function wasIssuedOnPaper(s: DecisionState): boolean {
  return s.adopted?.paper.issuedOn !== undefined;
}

/** The last day of a consultation that was still running when the decision was entered, and runs on; undefined = none does. */
export function runningPaperConsultation(s: DecisionState) {
  const phase = s.phase === 'SUSPENDED' || s.phase === 'RETURNED' ? s.heldFrom : s.phase;
  return s.rounds.length === 0 && phase === 'CONSULTING' && !isUndone(s) ? s.adopted?.paper.consultTo : undefined;
}

/** A gate as paper says it was passed. */
export function paperFact(occurredOn: GateFact['occurredOn'], actingBody: string, documentNo: string | undefined): GateFact {
  return { occurredOn, actingBody, signer: NOT_STATED, note: '上线前办理，补录', ...(documentNo === undefined ? {} : { documentNo }) };
}
