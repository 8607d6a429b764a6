import { LIMITS } from '../../domain/limits.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { given, keyOf, titleText } from '../inputs.ts';
import { proposalOf, ProposalInput } from './proposal-input.ts';
import { scopeStatementOf, ScopeInput } from './scope-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('startDecision', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '承办单位对目录中已公布的事项启动前期工作，由此产生决策；决策机关的启动决定另行登记（条例第十条）。事项没有公布返回 ENTRY_NOT_PUBLIC，已经启动返回 DECISION_ALREADY_STARTED，不属于条例第三条五类的返回 MATTER_KIND_MISSING，不适用条例的返回 MATTER_EXCLUDED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      entryId: t.arg.id({ required: true, description: '目录事项的全局编号（`CatalogEntry.id`）；写法不对报 NOT_FOUND。' }),
      matterId: t.arg.string({
        description: '事项的编号（`CatalogEntry.matters`）；一行有几个草案的必填，否则报 BAD_USER_INPUT，没有这个编号报 NOT_FOUND。',
      }),
      title: t.arg.string({
        required: true,
        description: `决策草案的名称，最多${LIMITS.titleCharsMax}字；草案公布前公众看到的是目录中的名称。`,
      }),
      scope: t.arg({
        type: ScopeInput,
        description: '事项范围（条例第三条）；不填的按目录所列类别，即声明属于这一类、不属于不适用条例的决策。',
      }),
      proposal: t.arg({ type: ProposalInput, description: '决策事项建议（条例第十条）；此时不知道的不填，登记启动决定时再填。' }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '启动的日期（北京日期），不能晚于今天。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const { decisionId, outcome } = await ctx.services.starts.startDecision(
        {
          entryId: decodeId('CatalogEntry', a.entryId),
          title: titleText(a.title),
          occurredOn: a.occurredOn,
          ...given('scope', a.scope, scopeStatementOf),
          ...given('proposal', a.proposal, proposalOf),
          ...given('matterId', a.matterId, (v) => v),
        },
        keyOf(a.idempotencyKey),
        actor,
      );
      return payloadOf(ctx, { kind: 'decision', id: decisionId ?? '' }, outcome, a.idempotencyKey);
    },
  }),
);
