import type { GateId, PersonCommand, Phase } from './types.ts';

/**
 * The procedure, as data: what may be done where, which gates must be settled first, where it leads, and why.
 * Every (phase, trigger) that has no line here is refused; a test walks all of them and `docs/states.md` is drawn from it.
 */
export type Transition = {
  /** A person's command, a publication that now stands, or an instant that has passed. */
  readonly trigger:
    | PersonCommand['kind']
    | 'publication:consultation'
    | 'publication:decision'
    | 'publication:feedback'
    | 'publication:topic-interpretation'
    | 'publication:evaluation'
    | 'instant:window-closes';
  /** Distinguishes lines of one trigger by what was decided. */
  readonly outcome?: string;
  readonly from: readonly Phase[];
  readonly requires: readonly GateId[];
  /** `same` = stays; `held` = where it was before it was suspended or returned. */
  readonly to: Phase | 'same' | 'held';
  readonly label: string;
  readonly article: string;
};

const BEFORE_ISSUE = [
  'INITIATED',
  'DRAFTING',
  'CONSULTING',
  'REVISING',
  'REVIEWING',
  'SUBMITTED',
  'DELIBERATED',
] as const satisfies readonly Phase[];
const UNDER_WAY = ['CATALOGUED', ...BEFORE_ISSUE] as const satisfies readonly Phase[];
/** The meeting has been held; the decision's own text may be out or not. */
const AFTER_MEETING = ['DELIBERATED', 'ISSUED', 'EXECUTING', 'TERMINATED'] as const satisfies readonly Phase[];
/** Before the issue only where the pack owes feedback from the closing of the window; the step itself looks (P-09). */
const FEEDBACK_FROM = [
  'REVISING',
  'REVIEWING',
  'SUBMITTED',
  'DELIBERATED',
  'ISSUED',
  'EXECUTING',
  'TERMINATED',
] as const satisfies readonly Phase[];
/** Archiving closes the procedure; the decision goes on being executed, evaluated, adjusted. */
const IN_EXECUTION = ['EXECUTING', 'CLOSED'] as const satisfies readonly Phase[];
const D713 = '《重大行政决策程序暂行条例》';

/** 第十三条、第二十六条: what must be done before the draft goes to review with "履行有关法定程序的说明". */
const BEFORE_REVIEW = [
  'ORGAN_START',
  'DEPARTMENTS',
  'PARTICIPATION',
  'SPECIAL_GROUPS',
  'EXPERT',
  'RISK',
  'HEARING',
] as const satisfies readonly GateId[];
/** 第二十九条: what the package for the meeting must contain. */
const BEFORE_MEETING = [...BEFORE_REVIEW, 'ENTERPRISES', 'FAIR_COMPETITION', 'LEGALITY'] as const satisfies readonly GateId[];
/** 第八条、第三十条、第三十一条: what must be done, in any order, before the decision is issued. */
export const BEFORE_ISSUING = [
  ...BEFORE_MEETING,
  'DELIBERATION',
  'REPRESENTATIVES',
  'PEOPLES_CONGRESS',
  'PARTY_REPORT',
] as const satisfies readonly GateId[];

export const TRANSITIONS: readonly Transition[] = [
  { trigger: 'startDecision', from: ['CATALOGUED'], requires: [], to: 'same', label: '承办单位启动前期工作', article: `${D713}第十条` },
  {
    trigger: 'startWithheldDecision',
    from: ['CATALOGUED'],
    requires: [],
    to: 'same',
    label: '登记依法不予公开的事项，启动前期工作',
    article: `${D713}第十条、第十四条`,
  },
  {
    trigger: 'initiateDecision',
    from: ['CATALOGUED'],
    requires: [],
    to: 'INITIATED',
    label: '决策机关决定启动，明确承办单位',
    article: `${D713}第十条、第十一条`,
  },
  {
    trigger: 'beginDrafting',
    from: ['INITIATED'],
    requires: ['ORGAN_START'],
    to: 'DRAFTING',
    label: '开始拟订决策草案',
    article: `${D713}第十二条`,
  },
  {
    trigger: 'stateAlternatives',
    from: ['DRAFTING', 'REVISING'],
    requires: ['ORGAN_START'],
    to: 'same',
    label: '提出两个以上方案',
    article: `${D713}第十二条`,
  },
  {
    trigger: 'chooseAlternative',
    from: ['DRAFTING', 'REVISING', 'REVIEWING'],
    requires: ['ORGAN_START'],
    to: 'same',
    label: '选定方案',
    article: `${D713}第十二条`,
  },
  {
    trigger: 'settleGate',
    from: BEFORE_ISSUE,
    requires: ['ORGAN_START'],
    to: 'same',
    label: '登记视情环节',
    article: `${D713}第八条、第十三条至第二十四条、第三十一条`,
  },
  {
    trigger: 'signArtefact',
    from: [...UNDER_WAY, 'ISSUED', ...IN_EXECUTION, 'TERMINATED'],
    requires: [],
    to: 'same',
    label: '负责人审签一种公开材料',
    article: '《政府信息公开条例》第十七条',
  },
  {
    trigger: 'publishConsultation',
    from: ['DRAFTING', 'REVISING'],
    requires: ['ORGAN_START'],
    to: 'same',
    label: '公布草案、说明和解读，征求意见',
    article: `${D713}第十五条`,
  },
  {
    trigger: 'publication:consultation',
    from: ['DRAFTING', 'REVISING'],
    requires: ['ORGAN_START'],
    to: 'CONSULTING',
    label: '公告已经公布，开始征求意见',
    article: `${D713}第十五条`,
  },
  { trigger: 'extendConsultation', from: ['CONSULTING'], requires: [], to: 'same', label: '延长征求意见期限', article: `${D713}第十五条` },
  {
    trigger: 'instant:window-closes',
    from: ['CONSULTING'],
    requires: [],
    to: 'REVISING',
    label: '征求意见期满',
    article: `${D713}第十五条`,
  },
  { trigger: 'closeRegister', from: ['REVISING'], requires: [], to: 'same', label: '关闭意见登记册', article: `${D713}第十八条` },
  {
    trigger: 'judgeDraftChange',
    outcome: 'not-material',
    from: ['REVISING', 'REVIEWING', 'DELIBERATED'],
    requires: [],
    to: 'same',
    label: '认定草案的修改不属于实质性修改',
    article: `${D713}第十五条、第十八条`,
  },
  {
    trigger: 'judgeDraftChange',
    outcome: 'material',
    from: ['REVISING', 'REVIEWING', 'SUBMITTED', 'DELIBERATED'],
    requires: [],
    to: 'REVISING',
    label: '认定草案有实质性修改，再次征求意见',
    article: `${D713}第十五条、第十八条`,
  },
  {
    trigger: 'submitForReview',
    from: ['DRAFTING', 'REVISING', 'REVIEWING'],
    requires: BEFORE_REVIEW,
    to: 'REVIEWING',
    label: '送合法性审查',
    article: `${D713}第二十五条、第二十六条`,
  },
  {
    trigger: 'recordReview',
    outcome: 'passed',
    from: ['REVIEWING'],
    requires: [],
    to: 'same',
    label: '通过合法性审查',
    article: `${D713}第二十五条、第二十七条`,
  },
  {
    trigger: 'recordReview',
    outcome: 'passed',
    from: ['DELIBERATED'],
    requires: [],
    to: 'same',
    label: '修改后的文本通过合法性审查',
    article: `${D713}第二十五条`,
  },
  {
    trigger: 'recordReview',
    outcome: 'exploratory',
    from: ['REVIEWING'],
    requires: [],
    to: 'same',
    label: '探索性改革，明示法律风险',
    article: `${D713}第二十五条`,
  },
  {
    trigger: 'recordReview',
    outcome: 'exploratory',
    from: ['DELIBERATED'],
    requires: [],
    to: 'same',
    label: '修改后的文本属于探索性改革，明示法律风险',
    article: `${D713}第二十五条`,
  },
  {
    trigger: 'recordReview',
    outcome: 'returned',
    from: ['REVIEWING'],
    requires: [],
    to: 'REVISING',
    label: '合法性审查退回修改',
    article: `${D713}第二十六条、第二十八条`,
  },
  {
    trigger: 'recordReview',
    outcome: 'unlawful',
    from: ['REVIEWING'],
    requires: [],
    to: 'REVISING',
    label: '合法性审查不通过',
    article: `${D713}第二十五条`,
  },
  {
    trigger: 'returnForSupplement',
    from: ['REVIEWING'],
    requires: [],
    to: 'same',
    label: '合法性审查退回补充材料',
    article: `${D713}第二十六条`,
  },
  { trigger: 'supplementReview', from: ['REVIEWING'], requires: [], to: 'same', label: '补充送审材料', article: `${D713}第二十六条` },
  {
    trigger: 'submitToMeeting',
    from: ['REVIEWING'],
    requires: BEFORE_MEETING,
    to: 'SUBMITTED',
    label: '提交集体讨论',
    article: `${D713}第二十九条`,
  },
  {
    trigger: 'recordDeliberation',
    outcome: 'passed',
    from: ['SUBMITTED'],
    requires: BEFORE_MEETING,
    to: 'DELIBERATED',
    label: '集体讨论通过',
    article: `${D713}第三十条`,
  },
  {
    trigger: 'recordDeliberation',
    outcome: 'passed-with-amendment',
    from: ['SUBMITTED'],
    requires: BEFORE_MEETING,
    to: 'DELIBERATED',
    label: '集体讨论原则通过并修改',
    article: `${D713}第三十条`,
  },
  {
    trigger: 'recordDeliberation',
    outcome: 'deferred',
    from: ['SUBMITTED'],
    requires: BEFORE_MEETING,
    to: 'REVIEWING',
    label: '集体讨论决定再议',
    article: `${D713}第三十条`,
  },
  {
    trigger: 'recordDeliberation',
    outcome: 'rejected',
    from: ['SUBMITTED'],
    requires: BEFORE_MEETING,
    to: 'TERMINATED',
    label: '集体讨论不通过',
    article: `${D713}第三十条`,
  },
  {
    trigger: 'issueDecision',
    from: ['DELIBERATED'],
    requires: BEFORE_ISSUING,
    to: 'ISSUED',
    label: '决策出台并公布',
    article: `${D713}第三十一条、第三十二条`,
  },
  {
    trigger: 'publication:decision',
    from: ['ISSUED', 'EXECUTING'],
    requires: [],
    to: 'same',
    label: '决策文本已经公布',
    article: `${D713}第三十二条`,
  },
  {
    trigger: 'startExecution',
    from: ['ISSUED'],
    requires: [],
    to: 'EXECUTING',
    label: '明确执行单位，开始执行',
    article: `${D713}第三十四条`,
  },
  {
    trigger: 'reportExecution',
    from: IN_EXECUTION,
    requires: [],
    to: 'same',
    label: '报告执行情况',
    article: `${D713}第三十四条、第三十五条`,
  },
  { trigger: 'suspendExecution', from: IN_EXECUTION, requires: [], to: 'same', label: '中止执行', article: `${D713}第三十七条` },
  { trigger: 'resumeExecution', from: IN_EXECUTION, requires: [], to: 'same', label: '恢复执行', article: `${D713}第三十七条` },
  { trigger: 'stopExecution', from: IN_EXECUTION, requires: [], to: 'same', label: '终止执行', article: `${D713}第三十七条` },
  {
    trigger: 'recordMinorAdjustment',
    from: ['ISSUED', ...IN_EXECUTION],
    requires: [],
    to: 'same',
    label: '登记不属于重大调整的调整',
    article: `${D713}第三十七条`,
  },
  {
    trigger: 'orderEvaluation',
    from: IN_EXECUTION,
    requires: [],
    to: 'same',
    label: '组织决策后评估，确定评估单位',
    article: `${D713}第三十六条`,
  },
  { trigger: 'recordEvaluation', from: IN_EXECUTION, requires: [], to: 'same', label: '登记决策后评估报告', article: `${D713}第三十六条` },
  { trigger: 'publishEvaluation', from: IN_EXECUTION, requires: [], to: 'same', label: '公布决策后评估结果', article: `${D713}第三十六条` },
  {
    trigger: 'publication:evaluation',
    from: IN_EXECUTION,
    requires: [],
    to: 'same',
    label: '决策后评估结果已经公布',
    article: `${D713}第三十六条`,
  },
  {
    trigger: 'publishFeedback',
    from: FEEDBACK_FROM,
    requires: [],
    to: 'same',
    label: '公布意见采纳情况',
    article: `${D713}第三十二条`,
  },
  {
    trigger: 'publication:feedback',
    from: FEEDBACK_FROM,
    requires: [],
    to: 'same',
    label: '意见采纳情况已经公布',
    article: `${D713}第三十二条`,
  },
  {
    trigger: 'publishTopicInterpretation',
    from: AFTER_MEETING,
    requires: [],
    to: 'same',
    label: '公布会议议题解读',
    article: `${D713}第三十二条`,
  },
  {
    trigger: 'publication:topic-interpretation',
    from: AFTER_MEETING,
    requires: [],
    to: 'same',
    label: '会议议题解读已经公布',
    article: `${D713}第三十二条`,
  },
  { trigger: 'archiveDecision', from: ['EXECUTING'], requires: BEFORE_ISSUING, to: 'CLOSED', label: '归档', article: `${D713}第三十三条` },
  { trigger: 'suspendDecision', from: UNDER_WAY, requires: [], to: 'SUSPENDED', label: '中止办理', article: `${D713}第三十七条` },
  { trigger: 'returnDecision', from: UNDER_WAY, requires: [], to: 'RETURNED', label: '退回承办单位', article: `${D713}第十条、第二十六条` },
  { trigger: 'resumeDecision', from: ['SUSPENDED', 'RETURNED'], requires: [], to: 'held', label: '恢复办理', article: `${D713}第三十七条` },
  {
    trigger: 'terminateDecision',
    from: [...UNDER_WAY, 'SUSPENDED', 'RETURNED'],
    requires: [],
    to: 'TERMINATED',
    label: '终止',
    article: `${D713}第三十七条`,
  },
];

/** Gates with their own step; `settleGate` refuses them. */
export const OWN_STEP_GATES = ['ORGAN_START', 'LEGALITY', 'DELIBERATION', 'REPRESENTATIVES'] as const satisfies readonly GateId[];

/** The line that applies, or undefined: then the step is refused. */
export function transition(trigger: Transition['trigger'], from: Phase, outcome?: string): Transition | undefined {
  return TRANSITIONS.find(
    (t) => t.trigger === trigger && t.from.includes(from) && (outcome === undefined || t.outcome === undefined || t.outcome === outcome),
  );
}
