import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { DecisionRow } from '../../services/read/rows.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { ChannelEnum, CommenterEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given, keyOf, short } from '../inputs.ts';
import { DecisionRef } from '../refs.ts';
import { Refusal, refused } from '../results.ts';

type RecordedShape = { readonly __typename: 'ExecutionOpinionRecorded'; readonly decision: DecisionRow; readonly count: number };
const ExecutionOpinionRecorded = builder.objectRef<RecordedShape>('ExecutionOpinionRecorded').implement({
  description: '意见已经登记时返回。',
  fields: (t) => ({
    decision: t.expose('decision', { type: DecisionRef, description: '意见针对的决策。' }),
    count: t.exposeInt('count', { description: '登记之后，对这个决策执行的意见一共几条。' }),
  }),
});
const ExecutionOpinionPayload = builder.unionType('ExecutionOpinionPayload', {
  description: '登记对决策执行的意见的结果：成功或者拒绝。',
  types: [ExecutionOpinionRecorded, Refusal],
  resolveType: (v) => v.__typename,
});

builder.mutationField('recordExecutionOpinion', (t) =>
  t.field({
    type: ExecutionOpinionPayload,
    description:
      '登记决策出台以后公民、法人或者其他组织对决策及其实施的意见建议（条例第三十五条第二款）：只计数，内容不公布；归档以后也能登记。决策还没有公布返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      text: t.arg.string({ required: true, description: `意见内容，1至${LIMITS.commentTextCharsMax}字，空白报 BAD_USER_INPUT。` }),
      channel: t.arg({ type: ChannelEnum, required: true, description: '来源渠道。' }),
      commenterKind: t.arg({ type: CommenterEnum, required: true, description: '提意见的是个人、单位还是联名。' }),
      name: t.arg.string({ description: `姓名或者单位名称，最多${LIMITS.shortTextCharsMax}字，个人姓名加密保存；没有留名的不填。` }),
      receivedOn: t.arg({
        type: 'Date',
        required: true,
        description: '收到的日期（北京日期）。晚于今天返回 DATE_IN_FUTURE，早于成文日返回 DATE_BEFORE_PREDECESSOR。',
      }),
      scanHash: t.arg.string({ description: '原件扫描文件的 SHA-256，十六进制；没有扫描的不填。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const decisionId = decodeId('Decision', a.decisionId);
      const decision = await ctx.load.decision.load(decisionId);
      if (!decision) throw new CodedError('NOT_FOUND', a.decisionId);
      const opinion = {
        decisionId,
        text: a.text,
        channel: a.channel,
        commenterKind: a.commenterKind,
        receivedOn: a.receivedOn,
        ...given('name', a.name, (v) => short(v, 'name')),
        ...given('scanHash', a.scanHash, (v) => short(v, 'scanHash')),
      };
      const recorded = await ctx.services.executionOpinions.record(opinion, actor, keyOf(a.idempotencyKey));
      if (recorded.ok) return { __typename: 'ExecutionOpinionRecorded' as const, count: recorded.count, decision };
      if (recorded.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
      return refused(recorded.refusal);
    },
  }),
);
