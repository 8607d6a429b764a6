import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { personIdOf } from '../organ-codes.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishCompletion', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '公布年度完成情况：目录公布过的每个事项各有一个结果，按此刻的记载列出，公布时刻由服务器记载；再次公布的另编一次，原来的保留。没有完成的事项缺原因返回 COMPLETION_REASON_MISSING 并逐项列出，审查人就是公布人返回 SECOND_PERSON_REQUIRED，目录没有公布返回 CATALOG_NOT_PUBLISHED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      disclosureReviewedBy: t.arg.string({ required: true, description: '做保密审查的人员，写账号或者人员编号；没有这个人报 NOT_FOUND。' }),
    },
    resolve: async (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'publishCompletion',
        disclosureReviewedBy: await personIdOf(ctx, a.disclosureReviewedBy),
      }),
  }),
);
