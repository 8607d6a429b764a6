import { addDays } from '../../calendar/plain-date.ts';
import type { OrganKindRule, ResolvedPack } from '../../rules/types.ts';
import { gateRule } from '../../rules/gates.ts';
import { draftChangeRefusal } from '../draft-change.ts';
import { answeredThrough, feedbackBase, isFeedbackComplete } from '../feedback.ts';
import { OWN_STEP_GATES, transition } from '../table.ts';
import { PUBLISHED_TOGETHER } from '../publish.ts';
import { awaitsSignature } from '../signature.ts';
import type { ArtefactKind, GateId, Publishable } from '../types.ts';
import { ADVERSE_GATES, adjustDraft, adverseCommand } from './adverse.ts';
import type { PersonCommand } from '../types.ts';
import {
  everyCommand,
  judgeCommand,
  meetingCommand,
  MEETING_OUTCOMES,
  paperFact,
  reviewCommand,
  REVIEW_OUTCOMES,
  settleCommand,
} from './commands.ts';
import type { Dice } from './dice.ts';
import type { Walker } from './walker.ts';

/** One walk: who walks, for which kind of organ, by which dice, and how many rounds of open solicitation it means to have. */
export type Walk = {
  readonly walker: Walker;
  readonly organ: OrganKindRule;
  readonly dice: Dice;
  readonly rounds: number;
};

const DAY_MS = 86_400_000;

/** The step an office would take next, papers and waiting included; undefined = nothing to give now. */
export function nextStep(walk: Walk): PersonCommand | undefined {
  const { walker } = walk;
  switch (walker.state.phase) {
    case 'CATALOGUED':
      if (walker.state.startedBy !== '') return of(walk, 'initiateDecision');
      return of(walk, walk.dice.percent(10) ? 'startWithheldDecision' : 'startDecision');
    case 'INITIATED':
      return of(walk, 'beginDrafting');
    case 'DRAFTING':
    case 'REVISING':
      return drafting(walk);
    case 'CONSULTING':
      return consulting(walk);
    case 'REVIEWING':
      return reviewing(walk);
    case 'SUBMITTED':
      if (isWithdrawn(walk)) return judgeCommand('material', walker.today);
      return meetingCommand(walk.dice.pick(MEETING_OUTCOMES.slice(0, walk.dice.percent(10) ? 4 : 3)), walker.today, walk.organ);
    case 'DELIBERATED':
      return issuing(walk);
    case 'ISSUED':
    case 'EXECUTING':
      return executing(walk);
    case 'SUSPENDED':
    case 'RETURNED':
      return of(walk, 'resumeDecision');
    default:
      return undefined;
  }
}

/** A complete command of one kind, dated today. */
function of({ walker, organ }: Walk, kind: PersonCommand['kind']): PersonCommand {
  return everyCommand(walker.today, organ, Math.max(1, walker.state.rounds.length)).find((c) => c.kind === kind)!;
}

function have(walker: Walker, ...kinds: ArtefactKind[]): void {
  for (const kind of kinds) if (walker.artefacts[kind]?.clearedBy === undefined) walker.savePaper(kind);
}

/** An open gate that the step asks for and that is settled by hand. */
function openGate(walk: Walk, trigger: 'submitForReview' | 'submitToMeeting' | 'issueDecision'): PersonCommand | undefined {
  const { state, today } = walk.walker;
  const from = { submitForReview: 'REVISING', submitToMeeting: 'REVIEWING', issueDecision: 'DELIBERATED' } as const;
  const open = (transition(trigger, from[trigger])?.requires ?? []).filter(
    (g: GateId) => state.gates[g].status === 'open' && !(OWN_STEP_GATES as readonly GateId[]).includes(g),
  );
  if (open.length === 0) return undefined;
  const gate = walk.dice.pick(open);
  const again = adjustDraft(walk.walker, gate);
  const against = ADVERSE_GATES.find((g) => g === gate);
  if (against && !again && walk.dice.percent(10)) return adverseCommand(against, today, walk.organ);
  const how = !again && gateRule(rulesOf(walk), gate).conditional && walk.dice.percent(60) ? 'not-needed' : 'done';
  if (gate === 'RISK' && how === 'done') have(walk.walker, 'risk-assessment');
  if (gate === 'EXPERT' && how === 'done') have(walk.walker, 'expert-argumentation');
  return settleCommand(gate, how, today, walk.organ);
}

function rulesOf({ walker }: Walk): ResolvedPack {
  return walker.context({ kind: 'system' }).rules;
}

/** Every opinion received gets its disposition. */
function answerAll(walker: Walker): void {
  for (const [no, { received }] of Object.entries(walker.opinions)) walker.receive(Number(no), received);
}

/** The rounds first, then registers and answers, then the gates, then the review. */
function drafting(walk: Walk): PersonCommand | undefined {
  const { walker, dice, rounds } = walk;
  have(walker, 'draft', 'explanation', 'interpretation', 'background');
  const unclosed = walker.state.rounds.find((r) => r.registerClosedAt === undefined);
  if (unclosed) {
    if (unclosed.status !== 'counted') walker.reach(walker.now + DAY_MS / 24);
    walker.receive(unclosed.no, dice.below(4));
    return { kind: 'closeRegister', round: unclosed.no };
  }
  answerAll(walker);
  if (walker.state.rounds.length < rounds && !walker.state.withheld) {
    for (const kind of ['draft', 'explanation', 'interpretation'] as const) if (walker.artefacts[kind]!.published) walker.savePaper(kind);
    return !walker.state.alternatives && dice.percent(8) ? of(walk, 'stateAlternatives') : publishing(walk);
  }
  const early = feedbackBase(rulesOf(walk)) === 'consultation-closed' && answeredThrough(walker.state) < walker.state.rounds.length;
  if (early && dice.percent(40)) return answering(walk);
  if (walker.state.rounds.length > 0 && dice.percent(20)) walker.savePaper('draft');
  return changed(walk) ?? openGate(walk, 'submitForReview') ?? of(walk, 'submitForReview');
}

/** A draft changed after it was submitted cannot be deliberated; now and then it is taken back as another one. */
function isWithdrawn({ walker, dice }: Walk): boolean {
  const { LEGALITY } = walker.state.gates;
  return LEGALITY.status === 'done' && LEGALITY.draftHash !== walker.artefacts.draft?.hash && dice.percent(50);
}

/** A draft changed since its round is judged, and put to another round where the change is material. */
function changed(walk: Walk): PersonCommand | undefined {
  const { walker, dice } = walk;
  const refusal = walker.artefacts.draft && draftChangeRefusal(walker.state, walker.artefacts.draft.hash);
  if (refusal?.code === 'DRAFT_CHANGE_UNJUDGED') return judgeCommand(dice.percent(80) ? 'not-material' : 'material', walker.today);
  return refusal && walker.state.phase === 'REVISING' ? publishing(walk) : undefined;
}

/** The next of the papers that go out together that still needs the head's signature; now and then it is forgotten. */
function signing({ walker, organ, dice }: Walk, what: Publishable): PersonCommand | undefined {
  const { rules } = walker.context({ kind: 'system' });
  const { needed, along } = PUBLISHED_TOGETHER[what];
  const artefact = [...needed, ...along].find((k) => {
    const paper = walker.artefacts[k];
    return paper?.clearedBy !== undefined && !paper.published && awaitsSignature(paper, rules);
  });
  if (artefact === undefined || dice.percent(5)) return undefined;
  const { versionId } = walker.artefacts[artefact]!;
  return { kind: 'signArtefact', artefact, versionId, ...(dice.percent(50) ? { fact: paperFact(walker.today, organ.meeting) } : {}) };
}

function publishing(walk: Walk): PersonCommand {
  const { walker, dice } = walk;
  const unsigned = signing(walk, 'consultation');
  if (unsigned) return unsigned;
  const ofDraft = walker.state.alternatives?.draftHash === walker.artefacts.draft?.hash;
  const command: PersonCommand = {
    kind: 'publishConsultation',
    noticeTitle: '演练公告',
    ...(walker.state.alternatives && ofDraft ? { withAlternatives: true } : {}),
  };
  if (dice.percent(30)) return { ...command, days: 7 + dice.below(20), shortenedReason: '演练紧急' };
  return dice.percent(30) ? { ...command, days: 30 + dice.below(30) } : command;
}

/** A feedback after an earlier one brings a new version of its table. */
function answering(walk: Walk): PersonCommand {
  have(walk.walker, 'opinions-and-adoption');
  if (walk.walker.artefacts['opinions-and-adoption']!.published) walk.walker.savePaper('opinions-and-adoption');
  return signing(walk, 'feedback') ?? of(walk, 'publishFeedback');
}

/** The window is extended once in a while, else waited out. */
function consulting({ walker, dice }: Walk): PersonCommand | undefined {
  const open = walker.state.rounds.find((r) => r.status === 'open');
  if (open && dice.percent(15))
    return { kind: 'extendConsultation', round: open.no, closesOn: addDays(open.closesOn, 1 + dice.below(9)), reason: '演练延长' };
  if (open) walker.reach(open.closesAt! + dice.below(3 * DAY_MS));
  return undefined;
}

function reviewing(walk: Walk): PersonCommand {
  const { walker, dice } = walk;
  const judging = changed(walk);
  if (judging) return judging;
  if (walker.state.review?.returned) return of(walk, 'supplementReview');
  const { draft } = walker.artefacts;
  const legality = walker.state.gates.LEGALITY;
  if (legality.status === 'open' && dice.percent(10)) return of(walk, 'returnForSupplement');
  if (legality.status === 'open')
    return walker.state.review?.draftHash === draft?.hash
      ? reviewCommand(dice.percent(75) ? 'passed' : dice.pick(REVIEW_OUTCOMES), walker.today, walk.organ)
      : of(walk, 'submitForReview');
  if (legality.status === 'done' && legality.draftHash !== draft?.hash) return of(walk, 'submitForReview');
  const unchosen = walker.state.alternatives && !walker.state.alternatives.chosen;
  if (unchosen && dice.percent(90)) return of(walk, 'chooseAlternative');
  return openGate(walk, 'submitToMeeting') ?? withPackage(walk);
}

/** Handed in with what the steps that were taken owe the meeting; now and then without. */
function withPackage(walk: Walk): PersonCommand {
  const { walker, dice } = walk;
  if (dice.percent(90)) {
    answerAll(walker);
    have(walker, 'explanation');
    if (walker.state.gates.RISK.status === 'done') have(walker, 'risk-assessment');
    if (walker.state.gates.EXPERT.status === 'done') have(walker, 'expert-argumentation');
  }
  return of(walk, 'submitToMeeting');
}

/** An amended text is changed and reviewed again; then what must precede the issue, in any order; now and then the issue is tried too early. */
function issuing(walk: Walk): PersonCommand {
  const { walker, dice } = walk;
  have(walker, 'decision-result', 'representatives-attendance', 'topic-interpretation');
  if (walker.state.meeting?.outcome === 'passed-with-amendment') {
    if (dice.percent(20)) walker.savePaper('draft');
    const legality = walker.state.gates.LEGALITY;
    if (legality.status === 'done' && legality.draftHash !== walker.artefacts.draft?.hash)
      return changed(walk) ?? reviewCommand('passed', walker.today, walk.organ);
  }
  const gate = dice.percent(10) ? undefined : openGate(walk, 'issueDecision');
  return gate ?? signing(walk, 'decision') ?? of(walk, 'issueDecision');
}

function executing(walk: Walk): PersonCommand {
  const { walker, dice } = walk;
  const { state } = walker;
  answerAll(walker);
  have(walker, 'opinions-and-adoption', 'representatives-attendance', 'background', 'topic-interpretation', 'effect-evaluation');
  if (state.withheld) return of(walk, state.phase === 'ISSUED' ? 'startExecution' : 'archiveDecision');
  if (state.topicInterpretation === undefined && dice.percent(40))
    return signing(walk, 'topic-interpretation') ?? of(walk, 'publishTopicInterpretation');
  if (!isFeedbackComplete(state) && dice.percent(60)) return answering(walk);
  if (state.phase === 'ISSUED') return of(walk, 'startExecution');
  if (state.evaluations?.at(-1)?.report && dice.percent(30)) {
    const unsigned = signing(walk, 'evaluation');
    if (unsigned) return unsigned;
  }
  return of(walk, dice.percent(40) ? dice.pick(AFTER_ISSUE) : 'archiveDecision');
}

/** What may be done to a decision in execution, in any order; what does not fit is refused. */
const AFTER_ISSUE = [
  'reportExecution',
  'suspendExecution',
  'resumeExecution',
  'stopExecution',
  'recordMinorAdjustment',
  'orderEvaluation',
  'recordEvaluation',
  'publishEvaluation',
] as const satisfies readonly PersonCommand['kind'][];
