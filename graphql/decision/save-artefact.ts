import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { ArtefactKindEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { ArtefactPayload, refused } from '../results.ts';

builder.mutationField('saveArtefact', (t) =>
  t.field({
    type: ArtefactPayload,
    description:
      '保存公开材料的新版本；经他人保密审查后才能公布。已归档的决策，除效果评估以外返回 WRONG_PHASE；出台以后草案和决策结果不能再保存，返回 ISSUED_TEXT_FIXED；标题为空、正文和文件都没有报 BAD_USER_INPUT。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      kind: t.arg({ type: ArtefactKindEnum, required: true, description: '材料的种类；同一种类每次保存版本号加1。' }),
      title: t.arg.string({ required: true, description: `标题，最多${LIMITS.titleCharsMax}字，不能空白。` }),
      text: t.arg.string({ required: true, description: `正文，纯文本，最多${LIMITS.documentTextCharsMax}字；有文件时可以为空字符串。` }),
      fileIds: t.arg.idList({
        description: '附件编号，先用 `POST /files` 上传得到；每个文件只能用一次，不存在或者已用过报 NOT_FOUND。没有附件的不填。',
      }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const input = {
        decisionId: decodeId('Decision', a.decisionId),
        kind: a.kind,
        title: a.title,
        text: a.text,
        fileIds: (a.fileIds ?? []).map((f) => decodeId('File', f)),
      };
      const saved = await ctx.services.artefacts.save(input, actor, keyOf(a.idempotencyKey));
      if (saved.ok) return { __typename: 'ArtefactSaved' as const, artefact: (await ctx.load.artefact.load(saved.artefactId))! };
      if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
      return refused(saved.refusal);
    },
  }),
);
