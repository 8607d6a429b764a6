import { gateForce, gateRule } from '../rules/gates.ts';
import type { ResolvedPack } from '../rules/types.ts';
import { NOT_STATED, publicWasAsked, textIsOut, wasIssuedOnPaper } from './adopted.ts';
import { isFeedbackComplete } from './feedback.ts';
import { departureWords, gateOf } from './gate-of.ts';
import { ARTEFACT_NAMES } from './publish.ts';
import { BEFORE_ISSUING } from './table.ts';
import { WITHHELD_ARTEFACTS, WITHHELD_GROUNDS } from './withheld.ts';
import type { Withholding } from './withheld.ts';
import type { ArtefactKind, DecisionFacts, DecisionState } from './types.ts';

/** One line of the archive list (归档清单): what must lie in the file, and whether it does. */
export type ArchiveItem = { readonly name: string; readonly present: boolean; readonly note?: string };

/** The seven artefacts every decision has; the other three exist where the step was taken (徐泾 rule 12). */
export const ALWAYS_ARTEFACTS = [
  'draft',
  'explanation',
  'interpretation',
  'background',
  'opinions-and-adoption',
  'representatives-attendance',
  'decision-result',
] as const satisfies readonly ArtefactKind[];
const WHERE_DONE = { 'risk-assessment': 'RISK', 'expert-argumentation': 'EXPERT' } as const;

function withholding(w: Withholding): ArchiveItem {
  return { name: '不予公开的依据和批准', present: true, note: `${WITHHELD_GROUNDS[w.ground].name}；${w.approver}，${w.documentNo}` };
}

/** The list as it stands now; complete = every item present (第三十三条). */
export function archiveList(state: DecisionState, facts: DecisionFacts, rules: ResolvedPack): ArchiveItem[] {
  const gates = BEFORE_ISSUING.map((g): ArchiveItem => {
    const gate = gateOf(state, g);
    const note =
      gate.status === 'done'
        ? [gate.fact.occurredOn, ...departureWords(gate)].join('，')
        : gate.status === 'not-needed'
          ? `${gate.departs ? '参照执行，没有履行' : '不需要'}：${gate.reason}（${gate.decidedBy}）`
          : gate.status === 'not-stated'
            ? `上线前，${NOT_STATED}，见原卷`
            : undefined;
    const encouraged = gateForce(rules, g, facts.organKind) === 'encouraged';
    return { name: gateRule(rules, g).name, present: gate.status !== 'open' || encouraged, ...(note === undefined ? {} : { note }) };
  });
  const kinds: ArtefactKind[] = [...(state.withheld ? WITHHELD_ARTEFACTS : ALWAYS_ARTEFACTS)];
  for (const [kind, gate] of Object.entries(WHERE_DONE) as [ArtefactKind, 'RISK' | 'EXPERT'][]) {
    if (gateOf(state, gate).status === 'done') kinds.push(kind);
  }
  const artefacts = kinds.map((k): ArchiveItem => {
    const a = facts.artefacts[k];
    const note =
      a === undefined || a.published || state.withheld
        ? undefined
        : a.earlierPublished
          ? '已公布；之后保存的版本没有公布'
          : '已保存，尚未公布';
    const present = state.withheld ? a !== undefined : a?.published === true || a?.earlierPublished === true;
    if (!present && isOnPaper(state, k)) return { name: ARTEFACT_NAMES[k], present: true, note: '上线前的材料，存原卷' };
    return { name: ARTEFACT_NAMES[k], present, ...(note === undefined ? {} : { note }) };
  });
  if (state.withheld) return [...gates, ...artefacts, withholding(state.withheld)];
  const topic = state.deadlines.some((d) => d.key === 'topic-interpretation' && d.status !== 'cancelled');
  return [
    ...gates,
    ...artefacts,
    ...(topic ? [{ name: '会议议题解读公布记录', present: state.topicInterpretation !== undefined }] : []),
    { name: '决策公布记录', present: textIsOut(state) },
    { name: '意见采纳情况反馈公布记录', present: isFeedbackComplete(state) || (wasIssuedOnPaper(state) && !publicWasAsked(state)) },
  ];
}

/** Of a decision entered after its issue the papers lie in the old file; the adoption of opinions only where it was out by then. */
function isOnPaper(state: DecisionState, kind: ArtefactKind): boolean {
  if (!wasIssuedOnPaper(state)) return false;
  return kind !== 'opinions-and-adoption' || state.adopted?.paper.feedbackOn !== undefined || !publicWasAsked(state);
}
