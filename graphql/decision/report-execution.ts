import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { SituationEnum } from '../enums.ts';
import { given, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

const SituationInput = builder.inputType('SituationInput', {
  description: '执行单位应当及时报告的情形（条例第三十五条第一款）；报告后通知监督机构。',
  fields: (t) => ({
    kind: t.field({ type: SituationEnum, required: true, description: '哪一种情形。' }),
    foundOn: t.field({
      type: 'Date',
      required: true,
      description: '发现的日期（北京日期）。晚于今天返回 DATE_IN_FUTURE，早于成文日或者晚于报告日期返回 DATE_BEFORE_PREDECESSOR。',
    }),
    detail: t.string({
      required: true,
      description: `情况说明，最多${LIMITS.reasonCharsMax}字；空白返回 GATE_FACT_INCOMPLETE。`,
    }),
  }),
});

builder.mutationField('reportExecution', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记执行单位向决策机关的执行情况报告（条例第三十四条、第三十五条），不对公众显示；归档以后也能登记。还没有开始执行返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({
        type: 'Date',
        required: true,
        description: '报告的日期（北京日期）。晚于今天返回 DATE_IN_FUTURE，早于开始执行的日期返回 DATE_BEFORE_PREDECESSOR。',
      }),
      done: t.arg.string({
        required: true,
        description: `做了什么，最多${LIMITS.reasonCharsMax}字；空白返回 GATE_FACT_INCOMPLETE。`,
      }),
      problems: t.arg.string({ description: `存在的问题，最多${LIMITS.reasonCharsMax}字；没有的不填。` }),
      situation: t.arg({ type: SituationInput, description: '应当及时报告的情形；没有的不填。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'reportExecution',
        occurredOn: a.occurredOn,
        done: reasonText(a.done, 'done'),
        ...given('problems', a.problems, (v) => reasonText(v, 'problems')),
        ...given('situation', a.situation, (s) => ({ ...s, detail: reasonText(s.detail, 'situation.detail') })),
      }),
  }),
);
