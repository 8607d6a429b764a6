import type {
  BackwardPlan as Backward,
  ForwardPlan as Forward,
  PlanConflict as Conflict,
  PlanStep as Step,
} from '../../domain/plan/types.ts';
import type { Planned } from '../../services/plan/plan.ts';
import { builder } from '../builder.ts';
import { CountStep, Rule } from '../deadline/types.ts';
import { GateEnum } from '../enums.ts';

type StepView = Step & { readonly direction: 'backward' | 'forward'; readonly conflict?: string };

const PlanStep = builder.objectRef<StepView>('PlanStep').implement({
  description: '排期中的一步：倒排是最晚日期，顺排是最早日期，连同依据和算法。只用于安排工作，不是法定期限的登记。',
  fields: (t) => ({
    id: t.exposeString('id', {
      description:
        '步骤代码，如 `consultation:1`（第1轮征求意见）、`hearing-materials`、`review-submission`、`meeting`，在一份排期内唯一。',
    }),
    name: t.exposeString('name', { description: '步骤的中文名称，如“送合法性审查”。' }),
    gate: t.field({ type: GateEnum, nullable: true, description: '对应的法定环节；不是环节的为 null。', resolve: (s) => s.gate ?? null }),
    article: t.exposeString('article', { description: '依据，如“《重大行政决策程序暂行条例》第十五条”；规则包没有写明的为空字符串。' }),
    latestOn: t.field({
      type: 'Date',
      nullable: true,
      description: '倒排：法律允许的最晚日期（北京日期），含当天；顺排为 null。会后的公布、反馈，为期限的最后一天。',
      resolve: (s) => (s.direction === 'backward' ? s.on : null),
    }),
    earliestOn: t.field({
      type: 'Date',
      nullable: true,
      description: '顺排：法律允许的最早日期（北京日期）；倒排为 null。',
      resolve: (s) => (s.direction === 'forward' ? s.on : null),
    }),
    safeOn: t.expose('safeOn', {
      type: 'Date',
      description: '稳妥的日期（北京日期）：是工作日，法律有几种读法时各种读法都成立，还没有公布的放假安排也不影响。',
    }),
    endsOn: t.field({
      type: 'Date',
      nullable: true,
      description: '从这一步起算的期限的最后一天（北京日期），如征求意见的截止日、要求审查答复的日期；没有期限的为 null。',
      resolve: (s) => s.endsOn ?? null,
    }),
    doneOn: t.field({
      type: 'Date',
      nullable: true,
      description: '已经办理的日期（北京日期）；还没有办的为 null。',
      resolve: (s) => s.doneOn ?? null,
    }),
    slackDays: t.int({
      nullable: true,
      description: '从起步日到最晚日期还有几天，自然日；负数表示已经过了几天。顺排、已经办理的为 null。',
      resolve: (s) => s.slackDays ?? null,
    }),
    provisional: t.exposeBoolean('provisional', { description: '暂定：用到了还没有公布的放假安排。' }),
    explanation: t.stringList({
      description: '说明，逐行：日期、规定、算法、与前后步骤的关系，可直接显示。',
      resolve: (s) => [...s.explanation],
    }),
    conflict: t.string({
      nullable: true,
      description: '这一步为什么不能成立，如最晚日期已过、与另一步不能同时成立；没有冲突的为 null。',
      resolve: (s) => s.conflict ?? null,
    }),
    rule: t.field({
      type: Rule,
      nullable: true,
      description: '日数所依据的规则和条文；只有先后顺序、没有日数的为 null。',
      resolve: (s) => s.counted ?? null,
    }),
    counted: t.field({
      type: [CountStep],
      description: '期限逐日的计数；没有逐日计数的为空列表。',
      complexity: { field: 1, multiplier: 3 },
      resolve: (s) => [...(s.counted?.steps ?? [])],
    }),
  }),
});

const PlanConflict = builder.objectRef<Conflict>('PlanConflict').implement({
  description: '排期中的冲突或者提醒。',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description:
        '种类：past（最晚日期已过）、order（两步不能同时成立）使计划不能成立；day-off（当天不上班）、provisional（放假安排还没有公布）只是提醒。',
    }),
    blocking: t.boolean({ description: '是否使计划不能成立。', resolve: (c) => c.kind === 'past' || c.kind === 'order' }),
    stepId: t.exposeString('stepId', { description: '有关的步骤（`PlanStep.id`）；涉及几步的为最前的一步。' }),
    text: t.exposeString('text', { description: '说明，可直接显示。' }),
  }),
});

function views(plan: Backward | Forward, direction: StepView['direction']): StepView[] {
  return plan.steps.map((s) => {
    const conflict = plan.conflicts.find((c) => c.stepId === s.id && (c.kind === 'past' || c.kind === 'order'));
    return { ...s, direction, ...(conflict ? { conflict: conflict.text } : {}) };
  });
}

const BackwardPlan = builder.objectRef<Backward>('BackwardPlan').implement({
  description: '倒排：从计划上会的日期，往前推算每一步的最晚日期；会后各步按计划出台的日期推算。',
  fields: (t) => ({
    meetingOn: t.expose('meetingOn', { type: 'Date', description: '计划上会（集体讨论）的北京日期。' }),
    issueOn: t.expose('issueOn', { type: 'Date', description: '计划出台的北京日期；没有指定的按会议当天。' }),
    feasible: t.exposeBoolean('feasible', { description: '从起步日看，计划能不能成立；false 的原因见 `conflicts`。' }),
    summary: t.stringList({ description: '结论，逐句，最要紧的在前，可直接显示。', resolve: (p) => [...p.summary] }),
    steps: t.field({ type: [PlanStep], description: '各步，按程序的顺序。', resolve: (p) => views(p, 'backward') }),
    conflicts: t.field({ type: [PlanConflict], description: '冲突和提醒，冲突在前；没有的为空列表。', resolve: (p) => [...p.conflicts] }),
    provisional: t.exposeBoolean('provisional', { description: '暂定：有的日期用到了还没有公布的放假安排。' }),
    calendarVersion: t.exposeString('calendarVersion', { description: '推算所用的工作日历版本。' }),
  }),
});

const ForwardPlan = builder.objectRef<Forward>('ForwardPlan').implement({
  description: '顺排：从起步日起，每一步都不耽搁，往后推算最早日期。',
  fields: (t) => ({
    startOn: t.expose('startOn', { type: 'Date', description: '起步的北京日期。' }),
    meetingOn: t.expose('meetingOn', { type: 'Date', description: '最早可以上会的北京日期，已给审查机构留满规定的工作日。' }),
    safeMeetingOn: t.expose('safeMeetingOn', { type: 'Date', description: '稳妥的上会日期（北京日期），见 `PlanStep.safeOn`。' }),
    issueOn: t.expose('issueOn', { type: 'Date', description: '最早可以出台的北京日期。' }),
    feedbackBy: t.field({
      type: 'Date',
      nullable: true,
      description: '最早出台的，意见采纳情况最晚公布的北京日期；规则包没有这一期限的为 null。',
      resolve: (p) => p.feedbackBy ?? null,
    }),
    lateDays: t.int({
      nullable: true,
      description: '比计划的会议日、月份或者目录的计划时间晚几天，自然日；0为赶得上，null 为没有可比的计划。',
      resolve: (p) => p.lateDays ?? null,
    }),
    summary: t.stringList({ description: '结论，逐句，可直接显示。', resolve: (p) => [...p.summary] }),
    steps: t.field({ type: [PlanStep], description: '各步，按程序的顺序。', resolve: (p) => views(p, 'forward') }),
    conflicts: t.field({ type: [PlanConflict], description: '提醒；没有的为空列表。', resolve: (p) => [...p.conflicts] }),
    provisional: t.exposeBoolean('provisional', { description: '暂定：有的日期用到了还没有公布的放假安排。' }),
    calendarVersion: t.exposeString('calendarVersion', { description: '推算所用的工作日历版本。' }),
  }),
});

export const Plan = builder.objectRef<Planned>('Plan').implement({
  description: '一项决策的排期：按规则包和工作日历推算，不保存，不产生法定期限。',
  fields: (t) => ({
    packId: t.exposeString('packId', { description: '所用规则包的编号。' }),
    packName: t.exposeString('packName', { description: '所用规则包的名称。' }),
    layersNote: t.string({
      nullable: true,
      description: '上位规定未录入的说明，应显示在日期旁；没有的为 null。',
      resolve: (p) => p.layersNote ?? null,
    }),
    today: t.expose('today', { type: 'Date', description: '数据库时钟的北京日期。' }),
    undecided: t.field({
      type: [GateEnum],
      description: '决策还没有认定要不要办的视情环节，排期没有计入；不是按决策查询的为空列表。',
      resolve: (p) => [...p.undecided],
    }),
    backward: t.field({
      type: BackwardPlan,
      nullable: true,
      description: '倒排；没有填计划上会日期的为 null。',
      resolve: (p) => p.backward ?? null,
    }),
    forward: t.expose('forward', { type: ForwardPlan, description: '顺排。' }),
  }),
});
