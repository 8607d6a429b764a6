import { CodedError } from '../../domain/errors.ts';
import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep, signedIn } from '../commands.ts';
import { decodeId, encodeId } from '../ids.ts';
import { FactInput, factOf, given } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('signArtefact', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '公布以前负责人审签一种材料的一版（徐泾镇要点第17项：起草部门提出、政务公开部门审查、负责人审签）。承办单位负责人在系统上签，或者会议秘书凭书面材料代录，没有书面材料返回 GATE_FACT_INCOMPLETE。规则包没有要求的返回 SIGNATURE_NOT_ASKED，没有审查通过的返回 DISCLOSURE_REVIEW_MISSING，有更新版本的返回 SIGNATURE_SUPERSEDED，已经审签的返回 ALREADY_SIGNED，与起草人、审查人是同一人的返回 THREE_PERSONS_REQUIRED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      artefactId: t.arg.id({ required: true, description: '材料版本的全局编号（`Artefact.id`）；不存在报 NOT_FOUND。' }),
      fact: t.arg({ type: FactInput, description: '负责人在纸上的审签，代录时填写；负责人本人在系统上签的不填。' }),
    },
    resolve: async (_root, a, ctx) => {
      signedIn(ctx);
      const paper = await ctx.load.artefact.load(decodeId('Artefact', a.artefactId));
      if (!paper) throw new CodedError('NOT_FOUND', a.artefactId);
      return decisionStep(ctx, encodeId('Decision', paper.decisionId), a.idempotencyKey, {
        kind: 'signArtefact',
        artefact: paper.kind,
        versionId: paper.id,
        ...given('fact', a.fact, factOf),
      });
    },
  }),
);
