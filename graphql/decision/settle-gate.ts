import { CodedError } from '../../domain/errors.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { GateEnum } from '../enums.ts';
import { factOf, FactInput, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('settleGate', (t) =>
  t.field({
    type: CommandPayload,
    description: '登记视情环节: done with its facts, or not needed with reason and person (第八条、第十四条至第二十四条、第三十一条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      gate: t.arg({ type: GateEnum, required: true }),
      fact: t.arg({ type: FactInput }),
      notNeededReason: t.arg.string(),
      decidedBy: t.arg.string(),
    },
    resolve: (_root, a, ctx) => {
      if (a.fact && (a.notNeededReason || a.decidedBy))
        throw new CodedError('BAD_USER_INPUT', '已经办理的登记事实，不需要的写理由，只填一样');
      return decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'settleGate',
        gate: a.gate,
        settle: a.fact
          ? { how: 'done', fact: factOf(a.fact) }
          : {
              how: 'not-needed',
              reason: reasonText(a.notNeededReason ?? '', 'notNeededReason'),
              decidedBy: short(a.decidedBy ?? '', 'decidedBy'),
            },
      });
    },
  }),
);
