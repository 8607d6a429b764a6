import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { GateEnum } from '../enums.ts';
import { factOf, FactInput, given, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { GateParticularsInput, particularsOf } from './gate-inputs/particulars.ts';

builder.mutationField('settleGate', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记一个视情环节（条例第八条、第十四条至第二十四条、第三十一条）：已办理的填事实和这个环节的要素，不需要的填理由和认定人，两样都填返回 BAD_USER_INPUT；缺要素返回 GATE_PARTICULARS_MISSING，要素不全返回 GATE_PARTICULARS_INCOMPLETE。另有专门步骤的返回 GATE_HAS_OWN_STEP，必经环节不能认定不需要返回 GATE_NOT_CONDITIONAL，已登记过返回 GATE_ALREADY_SETTLED。结论不利（风险不可控、公平竞争审查不通过、报告退回）的照样登记，环节不算完成：草案没有调整就重新登记返回 GATE_DRAFT_UNCHANGED，改称不需要返回 RISK_NOT_CONTROLLABLE、FAIR_COMPETITION_NOT_PASSED 或者 GATE_RETURNED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      gate: t.arg({ type: GateEnum, required: true, description: '登记哪个环节；请示报告和人大环节只能由决策机关的会议秘书登记。' }),
      fact: t.arg({ type: FactInput, description: '已经办理的事实；认定不需要的不填。' }),
      particulars: t.arg({ type: GateParticularsInput, description: '这个环节要登记的要素；认定不需要的不填。' }),
      departureReason: t.arg.string({
        description: `参照执行的机关（条例第四十二条）不能照办的理由，最多${LIMITS.reasonCharsMax}字，会公布；只能由承办单位负责人或者会议秘书写，照办的不填。`,
      }),
      notNeededReason: t.arg.string({
        description: `不需要的理由，最多${LIMITS.reasonCharsMax}字，会公布；与认定人缺一返回 GATE_REASON_MISSING。`,
      }),
      decidedBy: t.arg.string({ description: `认定不需要的人，最多${LIMITS.shortTextCharsMax}字，会公布。` }),
    },
    resolve: (_root, a, ctx) => {
      if ((a.fact || a.particulars || a.departureReason) && (a.notNeededReason || a.decidedBy))
        throw new CodedError('BAD_USER_INPUT', '已经办理的登记事实，不需要的写理由，只填一样');
      if (!a.fact && (a.particulars || a.departureReason)) throw new CodedError('BAD_USER_INPUT', '登记环节的要素，要同时登记事实');
      return decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'settleGate',
        gate: a.gate,
        settle: a.fact
          ? {
              how: 'done',
              fact: factOf(a.fact),
              ...given('particulars', a.particulars, particularsOf),
              ...given('departureReason', a.departureReason, (v) => reasonText(v, 'departureReason')),
            }
          : {
              how: 'not-needed',
              reason: reasonText(a.notNeededReason ?? '', 'notNeededReason'),
              decidedBy: short(a.decidedBy ?? '', 'decidedBy'),
            },
      });
    },
  }),
);
