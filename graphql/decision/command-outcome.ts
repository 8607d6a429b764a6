import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.queryField('commandOutcome', (t) =>
  t.field({
    type: CommandPayload,
    nullable: true,
    description:
      '本人提交的一步办得怎样，供收到 CommandPending 后查询；null 表示没有收到过这个编号的提交。没有登录报 UNAUTHENTICATED，两个编号都不填报 NOT_FOUND。',
    args: {
      decisionId: t.arg.id({ description: '办理的决策（`Decision.id`）；与 `catalogId` 二选一，都填以它为准。' }),
      catalogId: t.arg.id({ description: '办理的目录（`Catalog.id`）；与 `decisionId` 二选一。' }),
      idempotencyKey: t.arg.string({ required: true, description: '提交时用的编号（CommandPending.idempotencyKey）。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const subject: SubjectRef = a.decisionId
        ? { kind: 'decision', id: decodeId('Decision', a.decisionId) }
        : { kind: 'catalog', id: decodeId('Catalog', a.catalogId ?? '') };
      const outcome = await ctx.services.intake.outcomeOf(subject, keyOf(a.idempotencyKey), actor);
      return outcome === null ? null : payloadOf(ctx, subject, outcome, a.idempotencyKey);
    },
  }),
);
