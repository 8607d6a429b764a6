import { LIMITS } from '../../domain/limits.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { given, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';
import { ScreeningResultEnum } from './proposals.ts';

builder.mutationField('screenProposal', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '目录管理员审核一件申报。纳入的排在正在编制的目录最后一行，还没有编制的随第1版编入；不纳入、退回补充的须写明理由，否则返回 REASON_MISSING。已有结果的返回 PROPOSAL_NOT_OPEN，与目录里的行同名返回 CATALOG_ROW_INVALID，草案正在征求意见返回 CATALOG_IN_CONSULTATION。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      no: t.arg.int({ required: true, description: '申报的编号（`CatalogProposal.no`）。' }),
      result: t.arg({ type: ScreeningResultEnum, required: true, description: '审核的结果。' }),
      reason: t.arg.string({ description: `理由或者要补充的内容，最多${LIMITS.reasonCharsMax}字，只供内部查看；纳入的可以不填。` }),
    },
    resolve: (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'screenProposal',
        no: a.no,
        result: a.result,
        ...given('reason', a.reason, (v) => reasonText(v)),
      }),
  }),
);
