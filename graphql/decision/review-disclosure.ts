import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { ArtefactPayload, refused } from '../results.ts';

builder.mutationField('reviewDisclosure', (t) =>
  t.field({
    type: ArtefactPayload,
    description:
      '登记公开前的保密审查（《政府信息公开条例》第十七条），审查人不能是保存材料的人，否则返回 SECOND_PERSON_REQUIRED。已公布的材料返回 ALREADY_PUBLISHED，正在公布的返回 PUBLICATION_IN_PROGRESS。审查结论有变的，原来的审签作废，要重新审签。',
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: '提交编号：8至64个字母、数字或 - _ . :，写法不对报 BAD_USER_INPUT。每次提交都按提交的内容登记，以最后一次为准。',
      }),
      artefactId: t.arg.id({ required: true, description: '材料版本的全局编号（`Artefact.id`）；不存在报 NOT_FOUND。' }),
      passed: t.arg.boolean({ required: true, description: '是否可以公开；false 时材料不能公布，须保存新版本重新审查。' }),
      note: t.arg.string({ required: true, description: `审查意见，最多${LIMITS.reasonCharsMax}字，可以为空字符串；不公布。` }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      keyOf(a.idempotencyKey);
      const saved = await ctx.services.artefacts.reviewDisclosure(decodeId('Artefact', a.artefactId), a.passed, a.note, actor);
      if (saved.ok) return { __typename: 'ArtefactSaved' as const, artefact: (await ctx.load.artefact.load(saved.artefactId))! };
      if (saved.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
      return refused(saved.refusal);
    },
  }),
);
