import { dayZh } from '../../calendar/format.ts';
import { gateRule } from '../../rules/gates.ts';
import { WITHHELD_GROUNDS } from '../withheld.ts';
import type { ResolvedPack } from '../../rules/types.ts';
import { PROPOSAL_STATUSES } from '../../catalog/proposals.ts';
import type { CatalogEvent, RowPlanCheck } from '../../catalog/types.ts';
import { EVALUATION_CASES, EVALUATION_CONCLUSIONS } from '../evaluation.ts';
import { SITUATIONS } from '../execution.ts';
import { draftChangeWords } from '../draft-change.ts';
import { departureWords } from '../gate-of.ts';
import { adverseWords } from '../gates/adverse.ts';
import { publicSummary } from '../gates/particulars.ts';
import { ARTEFACT_NAMES } from '../publish.ts';
import { proposalWords, studyWords } from '../proposal.ts';
import { scopeWords } from '../scope.ts';
import type { DecisionEvent } from '../types.ts';

const REVIEW = { passed: '通过', exploratory: '属于探索性改革，明示法律风险后提交讨论', returned: '退回修改', unlawful: '不通过' } as const;
const MEETING = { passed: '通过', 'passed-with-amendment': '原则通过，修改后印发', deferred: '再议', rejected: '不通过' } as const;

/** One line of the change log; undefined = nothing a reader needs. `staff` sees what the public does not. */
export function eventText(e: DecisionEvent, rules: ResolvedPack, staff: boolean): string | undefined {
  switch (e.type) {
    case 'WorkStarted':
      return workStarted(e, staff);
    case 'Initiated':
      return ['决策机关决定启动，明确承办单位', ...proposalWords(e.proposal, staff), ...studyWords(e.study, staff)].join('；');
    case 'AlternativesStated':
      return staff ? `提出${e.options.length}个备选方案：${e.options.map((o) => o.title).join('、')}；分歧：${e.disagreement}` : undefined;
    case 'AlternativeChosen':
      return staff ? `选定方案${e.option}（${e.title}），理由：${e.reason}` : undefined;
    case 'DraftingBegun':
      return '开始拟订决策草案';
    case 'Withheld':
      return `依法不予公开：${WITHHELD_GROUNDS[e.withholding.ground].name}（批准人：${e.withholding.approver}，${e.withholding.documentNo}）`;
    case 'GateDone':
      // Told by the step itself: reviewed, deliberated.
      if (e.gate === 'LEGALITY' || e.gate === 'DELIBERATION') return undefined;
      return [`${gateRule(rules, e.gate).name}：已完成${e.lateEntry ? '（补记）' : ''}`, publicSummary(e.particulars), ...departureWords(e)]
        .filter(Boolean)
        .join('；');
    case 'GateNotNeeded':
      return `${gateRule(rules, e.gate).name}：${e.departs ? '参照执行，没有履行' : '不需要'}，理由：${e.reason}（${e.decidedBy}）`;
    case 'GateAdverse':
      return staff ? `${gateRule(rules, e.gate).name}：没有通过，${adverseWords(e)}${e.lateEntry ? '（补记）' : ''}` : undefined;
    case 'ArtefactSigned':
      return staff
        ? `公布前审签：${ARTEFACT_NAMES[e.artefact]}（校验码${e.hash.slice(0, 12)}）${e.lateEntry ? '（补记）' : ''}`
        : undefined;
    case 'GateReopened':
      return `${gateRule(rules, e.gate).name}：重新办理，${e.reason}`;
    case 'RoundPrepared':
      return staff ? `准备公布第${e.round}轮征求意见公告` : undefined;
    case 'RoundOpened':
      return `公布草案、说明和解读，第${e.round}轮征求意见开始，截止${dayZh(e.closesOn, true)}24时`;
    case 'RoundExtended':
      return `第${e.round}轮征求意见由${dayZh(e.from)}24时延长至${dayZh(e.closesOn)}24时，原因：${e.reason}`;
    case 'RoundClosed':
      return `第${e.round}轮征求意见期满`;
    case 'RoundCounted':
      return `第${e.round}轮截止时清点：收到${e.received}条意见（线下意见按收到或者邮戳日期另行登记）`;
    case 'RegisterClosed':
      return `第${e.round}轮意见登记册关闭`;
    case 'DraftChangeJudged':
      if (staff) return draftChangeWords({ ...e, on: e.occurredOn });
      return e.material ? '草案有实质性修改，重新履行有关环节' : '草案的修改不属于实质性修改';
    case 'SubmittedForReview':
      return `送合法性审查，请${dayZh(e.requestedReplyOn)}24时前答复`;
    case 'Reviewed':
      return `合法性审查：${REVIEW[e.outcome]}`;
    case 'ReturnedForSupplement':
      return `合法性审查：退回补充材料${staff ? `，缺少：${e.missing.join('、')}` : ''}`;
    case 'ReviewSupplemented':
      return `合法性审查：已补充材料${staff ? `：${e.supplied.join('、')}` : ''}`;
    case 'SubmittedToMeeting':
      return `提交集体讨论${staff && e.materials ? `，报送：${e.materials.join('、')}` : ''}`;
    case 'Deliberated':
      return `${staff ? e.meetingName : '集体讨论'}：${MEETING[e.outcome]}`;
    case 'Issued':
      return `决策出台（${e.documentNo}）`;
    case 'DecisionPublished':
      return '决策文本公布';
    case 'ExecutionStarted':
      return `开始执行，执行单位：${e.unit}`;
    case 'ExecutionReported':
      return staff
        ? `执行情况报告${e.situation ? `：${SITUATIONS[e.situation.kind]}，${e.situation.detail}` : ''}${e.lateEntry ? '（补记）' : ''}`
        : undefined;
    case 'ExecutionSuspended':
      return `中止执行（${SITUATIONS[e.situation]}），原因：${e.reason}，依据：${e.article}`;
    case 'ExecutionResumed':
      return `恢复执行，${e.reason}`;
    case 'ExecutionStopped':
      return `终止执行${staff ? `（${e.meetingName}讨论）` : '（经集体讨论）'}，原因：${e.reason}，依据：${e.article}`;
    case 'MinorAdjustmentRecorded':
      return `调整：${e.what}，理由：${e.reason}`;
    case 'Adjusted':
      return `已被${e.documentNo}（${e.code}）调整`;
    case 'EvaluationOrdered':
      return `组织决策后评估（${EVALUATION_CASES[e.case]}），评估单位：${e.evaluator}${e.thirdParty ? '（第三方）' : ''}`;
    case 'EvaluationRecorded':
      return `决策后评估完成${staff ? `，结论：${EVALUATION_CONCLUSIONS[e.conclusion]}` : ''}`;
    case 'EvaluationPublished':
      return '决策后评估结果公布';
    case 'FeedbackPrepared':
      return staff ? '准备公布意见采纳情况' : undefined;
    case 'FeedbackPublished':
      return '意见采纳情况公布';
    case 'TopicInterpretationPublished':
      return '会议议题解读公布';
    case 'Archived':
      return '归档';
    case 'Suspended':
      return `中止办理，原因：${e.reason}`;
    case 'Returned':
      return `退回承办单位，原因：${e.reason}`;
    case 'Resumed':
      return `恢复办理，${e.reason}`;
    case 'Terminated':
      return `终止，原因：${e.reason}`;
    case 'CatalogAdjustmentNoted':
      return e.note;
    case 'DeadlineSet':
      return deadlineText(e);
    case 'Adopted':
      return `补录（上线前的事项）：${e.title}`;
    case 'PaperConsultationEnded':
      return '上线前公布的征求意见期满';
    case 'AdoptionUndone':
      return staff ? `撤销补录，原因：${e.reason}` : undefined;
    case 'DeadlinePassed':
      return staff ? `期限已过：${e.key}` : undefined;
    default:
      return undefined;
  }
}

function workStarted({ adjusts, scope, proposal }: Extract<DecisionEvent, { type: 'WorkStarted' }>, staff: boolean): string {
  const begun = `承办单位启动前期工作${adjusts ? `，对${adjusts.code}作重大调整，理由：${adjusts.reason}` : ''}`;
  return [begun, ...(scope ? [scopeWords(scope)] : []), ...proposalWords(proposal, staff)].join('；');
}

/** A deadline that was counted again; the window's own longer end is told by `RoundExtended`. */
function deadlineText({ explained: d, reason, before }: Extract<DecisionEvent, { type: 'DeadlineSet' }>): string | undefined {
  if (reason === undefined || before === undefined) return undefined;
  if (before !== d.dueOn) return `${d.ruleName}的截止日由${dayZh(before, true)}改为${dayZh(d.dueOn, true)}，原因：${reason}`;
  return d.provisional ? undefined : `${d.ruleName}的截止日${dayZh(d.dueOn, true)}不变，原因：${reason}`;
}

/** The same for a catalog. */
export function catalogEventText(e: CatalogEvent): string | undefined {
  switch (e.type) {
    case 'Compiled':
      return `编制目录，${e.rows.length}项${late(e.planChecks)}`;
    case 'AdjustmentDrafted':
      return `拟订第${e.version}版：${e.reason}${late(e.planChecks)}`;
    case 'DraftRevised':
      return `修改目录草案，${e.changes.length}处：${e.reason}${late(e.planChecks)}`;
    case 'Decided':
      return `第${e.version}版经决策机关审定`;
    case 'Consented':
      return `第${e.version}版经同级党委同意`;
    case 'Published':
      return `第${e.version}版公布`;
    case 'DeadlineSet':
      return deadlineText(e);
    case 'YearClosed':
      return '年度结束';
    case 'MatterProposed':
      return `${e.unitName}申报：${e.content.name}（第${e.no}号）`;
    case 'ProposalScreened':
      return `第${e.no}号申报：${PROPOSAL_STATUSES[e.result]}${e.reason === undefined ? '' : `，${e.reason}`}`;
    case 'RoundOpened':
      return `目录草案公开征求意见，${dayZh(e.closesOn, true)}24时截止`;
    case 'RoundExtended':
      return `目录草案征求意见延长至${dayZh(e.closesOn, true)}24时，原因：${e.reason}`;
    case 'RoundClosed':
      return '目录草案征求意见截止';
    case 'RoundCounted':
      return `目录草案征求意见共收到${e.received}条`;
    case 'NilReturnFiled':
      return `${e.unitName}填报零申报`;
    case 'NilReturnApproved':
      return '单位负责人批准零申报';
    case 'UnfinishedExplained':
      return `说明一个事项没有完成的原因：${e.reason}`;
    case 'CompletionPublished':
      return `公布年度完成情况（第${e.no}次），${e.lines.length}项`;
    case 'RowsCarriedOver':
      return `第${e.version}版结转${e.fromYear}年度未完成的${e.rows.length}项`;
    case 'Adopted':
      return `补录上线前的目录，${e.rows.length}项`;
    case 'AdoptionUndone':
      return `撤销补录，原因：${e.reason}`;
    default:
      return undefined;
  }
}

function late(checks: readonly RowPlanCheck[] = []): string {
  const n = checks.filter((c) => c.check.fit === 'impossible').length;
  return n ? `（${n}项的计划时间来不及）` : '';
}
