import {
  EVALUATION_CASES,
  EVALUATION_CONCLUSIONS,
  EVALUATION_VOICES,
  evaluationStatus,
  evaluationWords,
} from '../../domain/decision/evaluation.ts';
import type { EvaluationReport, EvaluationState } from '../../domain/decision/evaluation.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import type { DecisionState } from '../../domain/decision/types.ts';
import type { DecisionRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { EvaluationCaseEnum, EvaluationConclusionEnum, EvaluationVoiceEnum } from '../enums.ts';
import { DecisionRef } from '../refs.ts';
import { Artefact } from './parts.ts';
import { stateOf } from './types.ts';

type View = { readonly decision: DecisionRow; readonly state: DecisionState; readonly evaluation: EvaluationState };

/** What the report says is the organ's own until its result has been cleared and published. */
function reportFor({ evaluation }: View, ctx: Context): EvaluationReport | undefined {
  return ctx.staff || evaluation.publication?.publishedAt !== undefined ? evaluation.report : undefined;
}

const Evaluation = builder.objectRef<View>('Evaluation').implement({
  description: '一次决策后评估（条例第三十六条）。报告的内容在评估结果公布前不对公众显示，评估专家的姓名始终不对公众显示。',
  fields: (t) => ({
    no: t.int({ description: '第几次，从1起。', resolve: (v) => v.evaluation.no }),
    case: t.field({ type: EvaluationCaseEnum, description: '依据三种情形中的哪一种。', resolve: (v) => v.evaluation.case }),
    caseName: t.string({ description: '情形的中文，可直接显示。', resolve: (v) => EVALUATION_CASES[v.evaluation.case] }),
    reason: t.string({ description: '组织评估的理由。', resolve: (v) => v.evaluation.reason }),
    opinionCount: t.int({ description: '组织评估时已登记的对决策实施的意见条数。', resolve: (v) => v.evaluation.opinions }),
    evaluator: t.string({ description: '承担评估具体工作的单位。', resolve: (v) => v.evaluation.evaluator }),
    thirdParty: t.boolean({ description: '是否第三方。', resolve: (v) => v.evaluation.thirdParty }),
    orderedOn: t.field({ type: 'Date', description: '决策机关决定评估的日期（北京日期）。', resolve: (v) => v.evaluation.fact.occurredOn }),
    status: t.string({
      description:
        '状态：ordered（正在评估）、superseded（改由其他单位评估）、reported（已完成，结果尚未公布）、withheld（已完成，结果不公开）、published（结果已公布）。',
      resolve: (v) => evaluationStatus(v.state, v.evaluation),
    }),
    stateText: t.string({ description: '状态和理由，可直接显示。', resolve: (v) => evaluationWords(v.state, v.evaluation) }),
    reportedOn: t.field({
      type: 'Date',
      nullable: true,
      description: '评估报告的日期（北京日期）；没有报告或者公众看不到的为 null。',
      resolve: (v, _a, ctx) => reportFor(v, ctx)?.fact.occurredOn ?? null,
    }),
    heard: t.field({
      type: [EvaluationVoiceEnum],
      description: '听取了谁的意见、吸收了谁参与；没有报告或者公众看不到的为空列表。',
      resolve: (v, _a, ctx) => [...(reportFor(v, ctx)?.heard ?? [])],
    }),
    heardNames: t.stringList({
      description: '同上，中文，可直接显示。',
      resolve: (v, _a, ctx) => (reportFor(v, ctx)?.heard ?? []).map((h) => EVALUATION_VOICES[h]),
    }),
    publicNotHeardReason: t.string({
      nullable: true,
      description: '没有听取社会公众意见的理由；听取了的、公众看不到的为 null。',
      resolve: (v, _a, ctx) => reportFor(v, ctx)?.publicNotHeardReason ?? null,
    }),
    experts: t.stringList({
      description: '参加评估的专家，“姓名（单位）”；公众为空列表。',
      resolve: (v, _a, ctx) => (ctx.staff ? (v.evaluation.report?.experts ?? []).map((e) => `${e.name}（${e.unit}）`) : []),
    }),
    conclusion: t.field({
      type: EvaluationConclusionEnum,
      nullable: true,
      description: '评估的结论，是调整决策的重要依据；没有报告或者公众看不到的为 null。',
      resolve: (v, _a, ctx) => reportFor(v, ctx)?.conclusion ?? null,
    }),
    conclusionName: t.string({
      nullable: true,
      description: '同上，中文，可直接显示。',
      resolve: (v, _a, ctx) => {
        const conclusion = reportFor(v, ctx)?.conclusion;
        return conclusion ? EVALUATION_CONCLUSIONS[conclusion] : null;
      },
    }),
    artefact: t.field({
      type: Artefact,
      nullable: true,
      description: '已公布的评估结果；尚未公布或者不公开的为 null，原因见 `stateText`。',
      resolve: async ({ decision, evaluation }, _a, ctx) => {
        const published = (await ctx.load.artefactsOfDecision.load(decision.id)).filter((a) => a.publishedAt !== null);
        return published.find((a) => a.kind === 'effect-evaluation' && a.hash === evaluation.publication?.artefactHash) ?? null;
      },
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '评估结果公布的时刻，由服务器记载；没有公布的为 null。',
      resolve: ({ evaluation: { publication } }) => (publication?.publishedAt === undefined ? null : instantToIso(publication.publishedAt)),
    }),
  }),
});

builder.objectField(DecisionRef, 'evaluations', (t) =>
  t.field({
    type: [Evaluation],
    description: '历次决策后评估，先组织的在前；没有组织过的为空列表。',
    resolve: async (decision, _a, ctx) => {
      const state = await stateOf(decision, ctx);
      return (state.evaluations ?? []).map((evaluation) => ({ decision, state, evaluation }));
    },
  }),
);
