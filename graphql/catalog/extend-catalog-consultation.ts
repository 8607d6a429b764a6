import { LIMITS } from '../../domain/limits.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('extendCatalogConsultation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '延长目录草案正在进行的征求意见并公布理由。不在征求中返回 WRONG_PHASE，公告还在公布返回 PUBLICATION_IN_PROGRESS，新截止日不晚于原截止日、不在目录年度结束以前返回 PERIOD_INVALID，理由空白返回 PERIOD_REASON_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      closesOn: t.arg({ type: 'Date', required: true, description: '新的最后一天（北京日期），当天24时截止。' }),
      reason: t.arg.string({ required: true, description: `延长的理由，最多${LIMITS.reasonCharsMax}字，会公布。` }),
    },
    resolve: (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'extendCatalogConsultation',
        closesOn: a.closesOn,
        reason: reasonText(a.reason),
      }),
  }),
);
