import { ROLES } from '../domain/access/roles.ts';
import type { Role } from '../domain/access/roles.ts';
import type { AdjustmentKind, CatalogPhase } from '../domain/catalog/types.ts';
import { EVALUATION_CASES, EVALUATION_CONCLUSIONS, EVALUATION_VOICES } from '../domain/decision/evaluation.ts';
import type { EvaluationCase, EvaluationConclusion, EvaluationVoice } from '../domain/decision/evaluation.ts';
import { SITUATIONS } from '../domain/decision/execution.ts';
import type { SituationKind } from '../domain/decision/execution.ts';
import { REPORT_RESULTS } from '../domain/decision/gates/common.ts';
import type { ReportResult } from '../domain/decision/gates/common.ts';
import { EXPERT_FORMS } from '../domain/decision/gates/expert.ts';
import type { ExpertForm } from '../domain/decision/gates/expert.ts';
import { FAIR_COMPETITION_CONCLUSIONS, FAIR_COMPETITION_REVIEWERS } from '../domain/decision/gates/fair-competition.ts';
import type { FairCompetitionConclusion, FairCompetitionReviewer } from '../domain/decision/gates/fair-competition.ts';
import { COUNSEL_KINDS } from '../domain/decision/gates/legality.ts';
import type { CounselKind } from '../domain/decision/gates/legality.ts';
import { PARTICIPATION_WAYS } from '../domain/decision/gates/participation.ts';
import type { ParticipationWay } from '../domain/decision/gates/participation.ts';
import { CONGRESS_BODIES, CONGRESS_KINDS } from '../domain/decision/gates/peoples-congress.ts';
import type { CongressBody, CongressKind } from '../domain/decision/gates/peoples-congress.ts';
import { RISK_CONCLUSIONS } from '../domain/decision/gates/risk.ts';
import type { RiskConclusion } from '../domain/decision/gates/risk.ts';
import type { MemberRole, Stance } from '../domain/decision/minutes.ts';
import { PROPOSAL_SOURCES } from '../domain/decision/proposal.ts';
import type { ProposalSource } from '../domain/decision/proposal.ts';
import { ARTEFACT_NAMES } from '../domain/decision/publish.ts';
import { UPTAKES } from '../domain/decision/representatives.ts';
import type { Uptake } from '../domain/decision/representatives.ts';
import type { Change } from '../domain/deadline/impact.ts';
import type { Unmoved } from '../domain/deadline/recount.ts';
import type {
  ArtefactKind,
  DeadlineStatus,
  DeliberationOutcome,
  GateId,
  GateState,
  Phase,
  ReviewOutcome,
} from '../domain/decision/types.ts';
import { CHANNELS, DISPOSITIONS } from '../domain/participation/dispositions.ts';
import type { Channel, DispositionKind } from '../domain/participation/dispositions.ts';
import { PACK_PARTS } from '../domain/rules/diff.ts';
import type { PackPart, PartChangeKind } from '../domain/rules/diff.ts';
import { MATTER_KINDS, SCOPE_EXCLUSIONS } from '../domain/rules/scope.ts';
import type { MatterKind, ScopeExclusion } from '../domain/rules/scope.ts';
import type { CommenterKind } from '../domain/participation/form.ts';
import type { PlanFit } from '../domain/plan/fits.ts';
import type { CalendarVersionStatus } from '../services/read/calendars.ts';
import { UNREAD } from '../services/drafting/reading.ts';
import type { Unread } from '../services/drafting/reading.ts';
import { TASK_KINDS } from '../services/read/open-tasks.ts';
import type { TaskKind } from '../services/read/open-tasks.ts';
import { builder, toEnum } from './builder.ts';

/** The domain's own words as GraphQL names, each with its Chinese term; values inside stay the domain's. */
export function enumOf<T extends string>(name: string, description: string, terms: Readonly<Record<T, string>>) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      (Object.keys(terms) as T[]).map((value) => [toEnum(value), { value, description: `${terms[value]}。` }]),
    ) as Record<string, { value: T }>,
  });
}

/** The names of a table of terms that say more than their name. */
function namesOf<T extends string>(terms: Readonly<Record<T, { readonly name: string }>>): Record<T, string> {
  return Object.fromEntries(Object.entries<{ readonly name: string }>(terms).map(([id, { name }]) => [id, name])) as Record<T, string>;
}

export const RoleEnum = enumOf<Role>('Role', '岗位的角色。', ROLES);
export const TaskEnum = enumOf<TaskKind>('OpenTaskKind', '等着一个人办的事的种类。', TASK_KINDS);
export const PhaseEnum = enumOf<Phase>('Phase', '决策所处的阶段（《重大行政决策程序暂行条例》）。', {
  CATALOGUED: '列入目录，承办单位做前期工作（第三条、第十条）',
  INITIATED: '决策机关已决定启动并明确承办单位（第十条、第十一条）',
  DRAFTING: '拟订决策草案（第十二条）',
  CONSULTING: '正在向社会公开征求意见（第十五条）',
  REVISING: '征求意见期满，研究意见、修改草案（第十八条）',
  REVIEWING: '合法性审查（第二十五条至第二十八条）',
  SUBMITTED: '已提交集体讨论（第二十九条）',
  DELIBERATED: '集体讨论通过，尚未出台（第三十条）',
  ISSUED: '已出台（第三十二条）',
  EXECUTING: '执行中（第三十四条）',
  CLOSED: '已归档，程序办结（第三十三条）',
  SUSPENDED: '中止办理，可以恢复（第三十七条）',
  RETURNED: '退回承办单位，可以恢复（第十条、第二十六条）',
  TERMINATED: '终止，不再出台（第三十条、第三十七条）',
});
export const GateEnum = enumOf<GateId>(
  'GateId',
  '法定环节（条例指《重大行政决策程序暂行条例》，要点指《徐泾镇2023年政务公开工作要点》）。',
  {
    ORGAN_START: '决策机关决定启动（条例第十条），由 initiateDecision 登记',
    DEPARTMENTS: '征求有关部门意见（条例第十三条），视情',
    PARTICIPATION: '公众参与（条例第十四条），关闭意见登记册时自动完成；以其他方式听取意见的由 settleGate 登记',
    SPECIAL_GROUPS: '听取特定群体意见（条例第十四条），视情',
    ENTERPRISES: '听取企业和行业协会意见（要点第9项），涉企政策适用',
    EXPERT: '专家论证（条例第十九条），视情',
    RISK: '风险评估（条例第二十二条），视情',
    HEARING: '听证（条例第十六条），视情',
    FAIR_COMPETITION: '公平竞争审查（条例第二十九条），涉及市场主体经济活动的适用',
    PEOPLES_CONGRESS: '人大讨论决定或者报告（条例第八条），视情',
    LEGALITY: '合法性审查（条例第二十五条），由 recordReview 登记',
    DELIBERATION: '集体讨论决定（条例第三十条），由 recordDeliberation 登记',
    PARTY_REPORT: '向同级党委请示报告（条例第三十一条）',
    REPRESENTATIVES: '公众代表列席（要点第13项），由 recordDeliberation 登记',
  },
);
export const MatterKindEnum = enumOf<MatterKind>('MatterKind', '决策事项属于哪一类（条例第三条第一款）。', namesOf(MATTER_KINDS));
export const ScopeExclusionEnum = enumOf<ScopeExclusion | 'none'>('ScopeExclusion', '不适用条例的决策（条例第三条第二款）。', {
  none: '都不属于',
  ...namesOf(SCOPE_EXCLUSIONS),
});
export const ProposalSourceEnum = enumOf<ProposalSource>('ProposalSource', '决策事项建议由谁提出（条例第十条）。', PROPOSAL_SOURCES);
export const GateStatusEnum = enumOf<GateState['status']>('GateStatus', '一个法定环节办得怎样。', {
  open: '尚未完成',
  done: '已完成，登记了事实',
  'not-needed': '不适用，登记了理由和认定人',
  'not-stated': '上线前的环节，补录的材料没有载明',
});
export const ParticipationWayEnum = enumOf<ParticipationWay>(
  'ParticipationWay',
  '公开征求意见以外的公众参与方式（条例第十四条）。',
  PARTICIPATION_WAYS,
);
export const CounselKindEnum = enumOf<CounselKind>('CounselKind', '提出法律意见的人（条例第二十八条）。', COUNSEL_KINDS);
export const ExpertFormEnum = enumOf<ExpertForm>('ExpertForm', '专家论证的方式（条例第十九条）。', EXPERT_FORMS);
export const RiskConclusionEnum = enumOf<RiskConclusion>('RiskConclusion', '风险评估的结论（条例第二十四条）。', RISK_CONCLUSIONS);
export const FairCompetitionReviewerEnum = enumOf<FairCompetitionReviewer>(
  'FairCompetitionReviewer',
  '公平竞争审查由谁负责（《公平竞争审查条例》第十三条、第十四条）。',
  FAIR_COMPETITION_REVIEWERS,
);
export const FairCompetitionConclusionEnum = enumOf<FairCompetitionConclusion>(
  'FairCompetitionConclusion',
  '公平竞争审查的结论（《公平竞争审查条例》第十二条、第十八条）。',
  FAIR_COMPETITION_CONCLUSIONS,
);
export const CongressKindEnum = enumOf<CongressKind>('CongressKind', '人大对事项做什么（条例第八条）。', CONGRESS_KINDS);
export const CongressBodyEnum = enumOf<CongressBody>('CongressBody', '人大的机构（条例第八条）。', CONGRESS_BODIES);
export const ReportResultEnum = enumOf<ReportResult>(
  'ReportResult',
  '上级机构对请示报告的答复（条例第八条、第三十一条）。',
  REPORT_RESULTS,
);
export const SituationEnum = enumOf<SituationKind>('ExecutionSituationKind', '执行中应当及时报告的情形（条例第三十五条）。', SITUATIONS);
export const EvaluationCaseEnum = enumOf<EvaluationCase>(
  'EvaluationCase',
  '可以组织决策后评估的情形（条例第三十六条第一款）。',
  EVALUATION_CASES,
);
export const EvaluationConclusionEnum = enumOf<EvaluationConclusion>(
  'EvaluationConclusion',
  '决策后评估的结论（条例第三十六条第三款）。',
  EVALUATION_CONCLUSIONS,
);
export const EvaluationVoiceEnum = enumOf<EvaluationVoice>(
  'EvaluationVoice',
  '决策后评估听取谁的意见、吸收谁参与（条例第三十六条第三款）。',
  EVALUATION_VOICES,
);
export const ArtefactKindEnum = enumOf<ArtefactKind>(
  'ArtefactKind',
  '公开材料的种类：目录每行链接的十种（《徐泾镇2023年政务公开工作要点》第12项），以及会议议题解读。',
  ARTEFACT_NAMES,
);
export const UnreadEnum = enumOf<Unread>('Unread', '附件的文字为什么没有（全部）由系统检查密级标志。', UNREAD);
export const DeadlineStatusEnum = enumOf<DeadlineStatus>('DeadlineStatus', '期限此刻的状态，读取时按数据库时钟判断。', {
  open: '未到期，尚未办结',
  stopped: '停止计算，如合法性审查退回补充材料期间；补充以后重新定出最后一天，其间不会逾期',
  met: '按期办结',
  overdue: '已逾期，尚未办结；最后一天24时（北京时间）起为逾期',
  'met-late': '逾期办结',
  'before-adoption': '上线前：这个期限在补录以前已经过去，在本系统里不算按期也不算逾期',
  cancelled: '因事项终止而取消，或者目录已在别处公布、不由本系统判断',
});
export const CalendarStatusEnum = enumOf<CalendarVersionStatus | 'supplied'>(
  'CalendarVersionStatus',
  '一份放假安排录入、批准到了哪一步。',
  {
    supplied: '随系统提供，通知公布之日起就用它算',
    pending: '已经录入，等待第二个人批准，不影响任何期限',
    withdrawn: '批准之前撤回，不影响任何期限',
    approved: '已经批准，新算的期限都用它，未办结的正在重算',
    applied: '已经批准，未办结的期限全部重算完成',
  },
);
export const DayKindEnum = enumOf<'off' | 'makeup'>('CalendarDayKind', '通知对一天的安排。', { off: '放假', makeup: '调休上班' });
export const DeadlineChangeEnum = enumOf<Change>('DeadlineChange', '放假安排变动后，一个期限怎么变。', {
  later: '截止日推后',
  earlier: '截止日提前',
  final: '截止日不变，由暂定变为确定',
  provisional: '截止日不变，变为暂定',
  'safe-day': '固定日期不变，此前最后一个工作日有变',
  recounted: '截止日不变，算法中的日子有变',
});
export const DeadlineUnmovedEnum = enumOf<Unmoved | 'settled'>('DeadlineUnmoved', '放假安排变动后，一个期限为什么不变。', {
  'minimum-kept': '最短期限已经向社会或者审查部门承诺，新的算法更早也不提前',
  'fixed-date': '固定日期，不因休息日顺延',
  'no-days-off': '按周、月、小时等计算，与休息日无关',
  'same-days': '所数的日子没有变动',
  settled: '已经办结或者取消，不再重算',
});
export const DispositionEnum = enumOf<DispositionKind>(
  'DispositionKind',
  '一条意见的处理结论（《重大行政决策程序暂行条例》第十八条）。',
  DISPOSITIONS,
);
export const ChannelEnum = enumOf<Channel>('CommentChannel', '意见的来源渠道。', CHANNELS);
export const CommenterEnum = enumOf<CommenterKind>('CommenterKind', '提意见的是谁。', { person: '个人', unit: '单位', joint: '联名' });
export const CatalogPhaseEnum = enumOf<CatalogPhase>('CatalogPhase', '目录或者其中一版的阶段（《重大行政决策程序暂行条例》第三条）。', {
  COMPILING: '编制中',
  CONSULTING: '草案正在公开征求意见，各行不能改动',
  DECIDED: '决策机关已审定',
  CONSENTED: '已经同级党委同意',
  PUBLISHED: '已公布',
  CLOSED: '年度已结束，不再变动',
});
export const AdjustmentEnum = enumOf<AdjustmentKind>('AdjustmentKind', '调整目录时一行的去留（《重大行政决策程序暂行条例》第三条）。', {
  kept: '保留',
  added: '新增',
  removed: '调出',
});
export const FeedbackFilterEnum = enumOf<'published' | 'due'>('FeedbackFilter', '按意见采纳情况反馈筛选决策。', {
  published: '采纳情况已公布',
  due: '应公布采纳情况，尚未公布',
});
export const ReviewOutcomeEnum = enumOf<ReviewOutcome>(
  'ReviewOutcome',
  '合法性审查的结果（《重大行政决策程序暂行条例》第二十五条、第二十七条）。',
  {
    passed: '通过',
    exploratory: '属于国家尚无明确规定的探索性改革，没有通过，明示法律风险后可以提交集体讨论',
    returned: '退回修改，回到研究意见、修改草案的阶段',
    unlawful: '不通过，不能提交集体讨论',
  },
);
export const DeliberationEnum = enumOf<DeliberationOutcome>(
  'DeliberationOutcome',
  '集体讨论的结果（《重大行政决策程序暂行条例》第三十条）。',
  {
    passed: '通过',
    'passed-with-amendment': '原则通过，修改后的文本要再经合法性审查才能出台',
    deferred: '再议，回到合法性审查阶段',
    rejected: '不通过，事项终止',
  },
);
export const DraftChangeEnum = enumOf<'material' | 'not-material'>(
  'DraftChange',
  '征求意见以后草案的修改（《重大行政决策程序暂行条例》第十五条、第十八条）。',
  {
    material: '属于实质性修改，再次征求意见，有关环节重新办理',
    'not-material': '不属于实质性修改，继续办理',
  },
);
export const MemberRoleEnum = enumOf<MemberRole>('MeetingRole', '到会人员的身份（条例第三十条）。', {
  head: '行政首长，或者受书面委托主持会议并作决定的负责人；每次会议一人',
  member: '其他会议组成人员',
  attending: '列席人员，可以发言，不参加决定；公众代表另行登记',
});
export const StanceEnum = enumOf<Stance>('MeetingStance', '会议组成人员对草案的态度（条例第三十条）。', {
  agree: '同意',
  disagree: '不同意，须载明内容',
  reserve: '保留意见',
});
export const UptakeEnum = enumOf<Uptake>('RepresentativeUptake', '列席公众代表的意见采纳情况。', UPTAKES);
export const PlanFitEnum = enumOf<PlanFit>('PlanFit', '目录事项的计划时间来不来得及，按录入当天的规则和放假安排推算。', {
  impossible: '来不及：录入当天就启动，也赶不上计划时间',
  tight: '紧：到计划时间开始时才启动就来不及，须提前启动',
  fits: '来得及',
  unknown: '不能推算：超出已录入的放假安排或者规则的施行期',
});
export const PackPartEnum = enumOf<PackPart>('RulePackPart', '规则包的一个部分。', PACK_PARTS);
export const PartChangeEnum = enumOf<PartChangeKind>('RulePackChangeKind', '新的规则包对一处内容做了什么。', {
  added: '新增',
  changed: '变更，前后的文字见 `fields`',
  'carried-over': '沿用：新的一版没有提到，原来的继续有效',
  removed: '不再适用',
});
