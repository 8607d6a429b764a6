import { BEFORE_ISSUING, TRANSITIONS } from '../decision/table.ts';
import type { Transition } from '../decision/table.ts';
import type { GateId } from '../decision/types.ts';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { gateRule } from '../rules/gates.ts';
import type { ResolvedPack, ResolvedRule } from '../rules/types.ts';
import { dutiesOf } from './duties.ts';
import type { Gap, Link, PlanScope, Procedure, Step, StepId } from './types.ts';

/** Rule ids that give a step of the plan its period. */
const CONSULTATION = 'consultation';
const REVIEW = 'legality-review';
const HEARING_NOTICE = 'hearing-notice';

const SAME_DAY: Gap = { kind: 'same-day' };

/** Gates with steps of their own; all others are one step each. */
const OWN_STEPS: readonly GateId[] = ['ORGAN_START', 'PARTICIPATION', 'HEARING', 'LEGALITY', 'DELIBERATION'];

/** `SPECIAL_GROUPS` → `special-groups`. */
export function gateStep(gate: GateId): StepId {
  return gate.toLowerCase().replaceAll('_', '-');
}

/** Rounds of open solicitation: as asked, else one where the pack has its period. @throws CodedError BAD_USER_INPUT */
export function roundsOf({ pack, rounds }: Pick<PlanScope, 'pack' | 'rounds'>): number {
  const n = rounds ?? (pack.rules.get(CONSULTATION)?.value === undefined ? 0 : 1);
  if (!Number.isInteger(n) || n < 0 || n > LIMITS.planRoundsMax)
    throw new CodedError('BAD_USER_INPUT', `征求意见的轮数为0至${LIMITS.planRoundsMax}`);
  return n;
}

/**
 * The steps of one decision under a pack, in order, with what must lie between them. Which gates come before review, meeting
 * and issue is read from the transition table; every number stays in the pack.
 * @throws CodedError BAD_USER_INPUT
 */
export function procedureOf(scope: PlanScope): Procedure {
  const draft = new Draft(scope);
  const rounds = roundsOf(scope);
  const review = draft.applies('LEGALITY') ? 'review-submission' : 'meeting-submission';
  draft.gate('ORGAN_START', 'initiation');
  draft.participation(rounds, review);
  draft.gatesBefore('submitForReview', review);
  if (draft.applies('HEARING')) draft.hearing(review);
  if (draft.applies('LEGALITY')) draft.review();
  draft.gatesBefore('submitToMeeting', 'meeting-submission');
  draft.meeting();
  return draft.finished(rounds);
}

class Draft {
  private readonly steps: Step[] = [];
  private readonly links: Link[] = [];
  private readonly pack: ResolvedPack;
  private readonly wanted: readonly GateId[];
  constructor({ pack, gates }: PlanScope) {
    this.pack = pack;
    this.wanted = gates;
  }

  /** Binds whatever this decision does, or was said to be needed. */
  applies(gate: GateId): boolean {
    return this.wanted.includes(gate) || this.pack.gates.get(gate)?.conditional === false;
  }

  private add(step: Step, ...to: readonly (readonly [StepId, Gap])[]): void {
    this.steps.push(step);
    for (const [id, gap] of to) this.links.push({ from: step.id, to: id, gap });
    if (step.id !== 'initiation') this.links.push({ from: 'initiation', to: step.id, gap: SAME_DAY });
  }

  private named(gate: GateId, id: StepId): Step {
    const { name, article } = gateRule(this.pack, gate);
    return { id, name, article, gate };
  }

  gate(gate: GateId, id: StepId, ...to: readonly (readonly [StepId, Gap])[]): void {
    if (this.applies(gate)) this.add(this.named(gate, id), ...to);
  }

  /** Gates that are one step each, due when the table's command asks for them. */
  gatesBefore(command: 'submitForReview' | 'submitToMeeting', anchor: StepId): void {
    for (const gate of lineOf(command).requires) this.single(gate, anchor);
  }

  private single(gate: GateId, anchor: StepId, note?: string): void {
    const id = gateStep(gate);
    if (OWN_STEPS.includes(gate) || !this.applies(gate) || this.steps.some((s) => s.id === id)) return;
    this.add({ ...this.named(gate, id), ...(note === undefined ? {} : { note }) }, [anchor, SAME_DAY]);
  }

  /** A rule's own step; a pack without the rule has the order only. */
  private ruled(ruleId: string, kind: 'period' | 'given'): { gap: Gap; ruleId?: string; note?: string } {
    if (this.pack.rules.get(ruleId)?.value !== undefined) return { gap: { kind, ruleId }, ruleId };
    return { gap: SAME_DAY, note: `${this.pack.name}没有规定日数，只有先后顺序` };
  }

  participation(rounds: number, anchor: StepId): void {
    if (rounds === 0) return this.gate('PARTICIPATION', 'participation', [anchor, SAME_DAY]);
    const { article } = lineOf('publishConsultation');
    const together = [...this.pack.rules.values()].filter((r) => r.base === 'consultation-published' && r.unit === 'same-day');
    for (let no = 1; no <= rounds; no++) {
      const { gap, note, ...rule } = this.ruled(CONSULTATION, 'period');
      const next = no < rounds ? `consultation:${no + 1}` : 'opinions';
      const notes = [note, ...together.map((r) => `${r.name}同日公布（${r.citation.short}）`)].filter((n) => n !== undefined).join('；');
      const name = rounds === 1 ? '公布草案征求意见' : `第${no}轮公布草案征求意见`;
      this.add({ id: `consultation:${no}`, name, article, gate: 'PARTICIPATION', ...rule, ...(notes ? { note: notes } : {}) }, [next, gap]);
    }
    this.add({ id: 'opinions', name: '研究意见、关闭意见登记册', article: lineOf('closeRegister').article }, [anchor, SAME_DAY]);
  }

  /** Everything the pack asks for before the hearing, and its notice even where no number is given. */
  hearing(anchor: StepId): void {
    const before = [...this.pack.rules.values()].filter(
      (r) => r.base === 'hearing-held' && r.unit === 'days-before' && r.value !== undefined,
    );
    const hearing = this.named('HEARING', 'hearing');
    if (!before.some((r) => r.id === HEARING_NOTICE)) {
      const note = '没有规定提前几日公告；听证参加人名单要先公布，材料才能送达，因此不晚于材料送达日';
      const to = before.length ? before.map((r) => r.id) : ['hearing'];
      this.add({ id: HEARING_NOTICE, name: '公告听证会', article: hearing.article, note }, ...to.map((id) => [id, SAME_DAY] as const));
    }
    for (const r of before) this.daysBefore(r, 'hearing');
    this.add({ ...hearing, name: '召开听证会' }, [anchor, SAME_DAY]);
  }

  private daysBefore(rule: ResolvedRule, event: StepId): void {
    const gap: Gap = { kind: 'days-before', ruleId: rule.id };
    this.add({ id: rule.id, name: rule.name, article: articleOf(rule), ruleId: rule.id }, [event, gap]);
  }

  review(): void {
    const { gap, note, ...rule } = this.ruled(REVIEW, 'given');
    const line = lineOf('submitForReview');
    const given = note ?? '这是要给审查机构留出的时间，不是等待期：提前答复的，可以提前上会';
    this.add({ id: 'review-submission', name: line.label, article: line.article, ...rule, note: given }, ['review', gap]);
    this.add({ ...this.named('LEGALITY', 'review'), name: '合法性审查答复' }, ['meeting-submission', { kind: 'after-reply' }]);
  }

  meeting(): void {
    const submit = lineOf('submitToMeeting');
    this.add({ id: 'meeting-submission', name: submit.label, article: submit.article }, ['meeting', SAME_DAY]);
    const representatives = this.pack.gates.get('REPRESENTATIVES');
    if (representatives) this.add({ ...this.named('REPRESENTATIVES', 'representatives'), name: '邀请公众代表列席' }, ['meeting', SAME_DAY]);
    this.add({ ...this.named('DELIBERATION', 'meeting') }, ['issue', SAME_DAY]);
    for (const gate of BEFORE_ISSUING) this.single(gate, 'issue', '出台前完成即可，会前会后都可以');
    const issue = lineOf('issueDecision');
    this.add({ id: 'issue', name: issue.label, article: issue.article });
  }

  /** Links to steps this plan does not have bind nothing. */
  finished(rounds: number): Procedure {
    const ids = new Set(this.steps.map((s) => s.id));
    return { steps: this.steps, links: this.links.filter((l) => ids.has(l.from) && ids.has(l.to)), duties: dutiesOf(this.pack, rounds) };
  }
}

function lineOf(trigger: Transition['trigger']): Transition {
  return TRANSITIONS.find((t) => t.trigger === trigger)!;
}

function articleOf(rule: ResolvedRule): string {
  return `${rule.citation.document}${rule.citation.article}`;
}
