import { dayZh } from '../calendar/format.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { gateForce, gateRule } from '../rules/gates.ts';
import type { ResolvedPack } from '../rules/types.ts';
import { draftChangeWords, judgementOf } from './draft-change.ts';
import { gateOf } from './gate-of.ts';
import { told } from './gates/common.ts';
import { disputeLines } from './gates/departments.ts';
import { isReviewed } from './gates/legality.ts';
import { particularsLines } from './gates/particulars.ts';
import { ARTEFACT_NAMES } from './publish.ts';
import type { ArtefactKind, DecisionFacts, DecisionState, GateId, GateState } from './types.ts';

/** What the undertaker hands to the organ for deliberation (提交讨论的材料, 第二十九条), one line per paper. */
export type PackageItem = {
  readonly key:
    | 'draft'
    | 'explanation'
    | 'fair-competition'
    | 'opinions-adopted'
    | 'experts-adopted'
    | 'risk-report'
    | 'legality-opinion'
    | 'disputes'
    | 'draft-change'
    | 'other';
  readonly name: string;
  readonly article: string;
  /** Why this decision needs it. */
  readonly because: string;
  readonly present: boolean;
  /** What it is and where it lies, line by line; for staff. */
  readonly contents: readonly string[];
  /** What to do where it is missing. */
  readonly remedy?: string;
};

/** What a package is judged by. */
type Of = { readonly state: DecisionState; readonly facts: DecisionFacts; readonly rules: ResolvedPack };
type Done = Extract<GateState, { status: 'done' }>;
type Found = Pick<PackageItem, 'present' | 'contents'>;

const D713 = '《重大行政决策程序暂行条例》';
const item29 = (no: string): string => `${D713}第二十九条第${no}项`;

/** The package as it stands now, in the order of the article; complete = every item present. */
export function submissionPackage(state: DecisionState, facts: DecisionFacts, rules: ResolvedPack): PackageItem[] {
  const of: Of = { state, facts, rules };
  return [
    always('draft', 'draft', of),
    always('explanation', 'explanation', of),
    ...whereDone(of, 'FAIR_COMPETITION', {
      key: 'fair-competition',
      name: '公平竞争审查的有关情况',
      article: item29('一'),
      remedy: '请在公平竞争审查环节登记',
      find: (done) => ({ present: true, contents: summary(done) }),
    }),
    ...whereDone(of, 'PARTICIPATION', {
      key: 'opinions-adopted',
      name: '社会公众提出的主要意见的研究采纳情况',
      article: item29('二'),
      remedy: `请逐条处理各轮意见，或者保存“${ARTEFACT_NAMES['opinions-and-adoption']}”`,
      find: (done) => opinionsAdopted(done, of),
    }),
    ...whereDone(of, 'EXPERT', {
      key: 'experts-adopted',
      name: '专家论证意见的研究采纳情况',
      article: item29('三'),
      remedy: `请保存“${ARTEFACT_NAMES['expert-argumentation']}”，写明论证意见和研究采纳情况`,
      find: () => paper('expert-argumentation', of),
    }),
    ...whereDone(of, 'RISK', {
      key: 'risk-report',
      name: '风险评估报告等有关材料',
      article: item29('四'),
      remedy: `请保存“${ARTEFACT_NAMES['risk-assessment']}”`,
      find: (done) => riskReport(done, of),
    }),
    legalityOpinion(of),
    ...disputes(of),
    ...others(of),
  ];
}

/** Refuses with everything that is missing, each with its remedy. */
export function packageRefusal(items: readonly PackageItem[]): Refusal | undefined {
  const missing = items.filter((i) => !i.present);
  return missing.length
    ? refuse('PACKAGE_INCOMPLETE', `${D713}第二十九条`, ...missing.map((i) => `${i.name}（${i.article}）：${i.remedy ?? ''}`))
    : undefined;
}

function paper(kind: ArtefactKind, { facts }: Of): Found {
  const a = facts.artefacts[kind];
  return { present: a !== undefined, contents: a === undefined ? [] : [`${ARTEFACT_NAMES[kind]}（校验码${a.hash.slice(0, 12)}）`] };
}

function always(key: 'draft' | 'explanation', kind: ArtefactKind, of: Of): PackageItem {
  const found = paper(kind, of);
  return {
    key,
    name: ARTEFACT_NAMES[kind],
    article: item29('一'),
    because: '提交讨论都要报送决策草案及相关材料',
    ...found,
    ...(found.present ? {} : { remedy: `请保存“${ARTEFACT_NAMES[kind]}”` }),
  };
}

type Where = Pick<PackageItem, 'key' | 'name' | 'article'> & { readonly remedy: string; readonly find: (done: Done) => Found };

/** Owed where the step was taken; a step that is still open is told as such, unless the pack only encourages it. */
function whereDone(of: Of, id: GateId, { find, remedy, ...head }: Where): PackageItem[] {
  const gate = gateOf(of.state, id);
  const { name } = gateRule(of.rules, id);
  // What was done before the system was there went to the meeting on paper.
  if (gate.status === 'not-needed' || gate.status === 'not-stated') return [];
  if (gate.status === 'open') {
    if (gateForce(of.rules, id, of.facts.organKind) === 'encouraged') return [];
    return [{ ...head, because: `${name}还没有办结`, present: false, contents: [], remedy: `请先办结${name}；认定不需要的不用报送` }];
  }
  const found = find(gate);
  const because = `履行了${name}（${dayZh(gate.fact.occurredOn, true)}）`;
  return [{ ...head, because, ...found, ...(found.present ? {} : { remedy }) }];
}

function summary(done: Done): string[] {
  return particularsLines(done.particulars, true).map((line) => `${line.label}：${line.text}`);
}

/** The paper on adoption, the answers to every round, or the report on the other ways. */
function opinionsAdopted(done: Done, of: Of): Found {
  const { state, facts } = of;
  const written = paper('opinions-and-adoption', of);
  const other = done.particulars?.gate === 'PARTICIPATION' ? done.particulars.report : undefined;
  const rounds = state.rounds.map(({ no }) => {
    const o = facts.opinions[no];
    const open = o === undefined ? 0 : o.undisposed + o.pending;
    return { open, text: `第${no}轮：收到${o?.received ?? 0}条${open ? `，还有${open}条没有处理` : '，均已写明处理结论'}` };
  });
  const answered = rounds.length > 0 && rounds.every((r) => r.open === 0);
  const contents = [...written.contents, ...rounds.map((r) => r.text), ...(told(other) ? [`公众参与情况报告：${other!}`] : [])];
  return { present: written.present || answered || (rounds.length === 0 && told(other)), contents };
}

/** What was assessed under other rules is not assessed again: that report goes along (第二十二条). */
function riskReport({ particulars }: Done, of: Of): Found {
  const written = paper('risk-assessment', of);
  const earlier = particulars?.gate === 'RISK' && 'earlier' in particulars ? particulars.earlier : undefined;
  return {
    present: written.present || told(earlier),
    contents: [...written.contents, ...(told(earlier) ? [`已按其他规定评估：${earlier!}`] : [])],
  };
}

/** The opinion on the very text that goes to the meeting. */
function legalityOpinion({ state, facts }: Of): PackageItem {
  const gate = state.gates.LEGALITY;
  const done = gate.status === 'done' ? gate : undefined;
  const { draft } = facts.artefacts;
  const present = draft !== undefined && isReviewed(state, draft);
  const { fact, particulars } = done ?? {};
  const exploratory = particulars?.gate === 'LEGALITY' && particulars.risks !== undefined;
  return {
    key: 'legality-opinion',
    name: exploratory ? '合法性审查意见（探索性改革，明示法律风险）' : '合法性审查意见',
    article: item29('五'),
    because: '草案未经合法性审查不得提交讨论（第二十五条）',
    present,
    contents:
      done && fact ? [`${fact.actingBody}，${dayZh(fact.occurredOn, true)}，${fact.documentNo ?? '附扫描件'}`, ...summary(done)] : [],
    ...(present ? {} : { remedy: done ? '草案在审查以后改动过，请重新送审' : '请送合法性审查并登记结果' }),
  };
}

/** What the departments and the undertaker could not agree on goes to the organ with both opinions (第十三条). */
function disputes({ state }: Of): PackageItem[] {
  const gate = gateOf(state, 'DEPARTMENTS');
  const open = gate.status === 'done' && gate.particulars?.gate === 'DEPARTMENTS' ? disputeLines(gate.particulars) : [];
  if (open.length === 0) return [];
  return [
    {
      key: 'disputes',
      name: '有关部门意见分歧的主要问题',
      article: `${D713}第十三条`,
      because: `与有关部门未协商一致${open.length}项`,
      present: true,
      contents: open.map((line) => `${line.label}：${line.text}`),
    },
  ];
}

/** Other steps that were taken, and what became of a draft changed after its round, as far as the organ decides on their ground. */
function others(of: Of): PackageItem[] {
  const { state, rules } = of;
  return [...draftChange(of), ...stepsTaken(state, rules)];
}

function draftChange({ state, facts }: Of): PackageItem[] {
  const judged = facts.artefacts.draft && judgementOf(state, facts.artefacts.draft.hash);
  if (!judged) return [];
  const because = `第${judged.afterRound}轮征求意见以后草案有改动`;
  const article = `${D713}第十八条`;
  return [{ key: 'draft-change', name: '草案修改情况', article, because, present: true, contents: [draftChangeWords(judged)] }];
}

function stepsTaken(state: DecisionState, rules: ResolvedPack): PackageItem[] {
  return (['HEARING', 'SPECIAL_GROUPS', 'ENTERPRISES'] as const).flatMap((id) => {
    const gate = gateOf(state, id);
    if (gate.status !== 'done') return [];
    const { name } = gateRule(rules, id);
    const because = `履行了${name}（${dayZh(gate.fact.occurredOn, true)}）`;
    return [{ key: 'other' as const, name: `${name}的情况`, article: item29('六'), because, present: true, contents: summary(gate) }];
  });
}
