import { IDEMPOTENCY_KEY } from '../args.ts';
import type { builder } from '../builder.ts';

type FieldBuilder = Parameters<Parameters<typeof builder.mutationField>[1]>[0];

/** Arguments of every step with which a department hands something in for a year's catalog. */
export const HAND_IN = (t: FieldBuilder) => ({
  idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
  organCode: t.arg.string({
    required: true,
    description: '编制目录的决策机关代码（`Organ.code`），该机关须有规则包；没有这个机关报 NOT_FOUND。',
  }),
  year: t.arg.int({ required: true, description: '目录年份，公历，如2024；只能是今年或者明年，其他报 BAD_USER_INPUT。' }),
  unitCode: t.arg.string({ required: true, description: '申报的部门或者单位的代码（`Organ.code`）；不是该机关的单位报 NOT_FOUND。' }),
});
