import { CodedError } from '../../domain/errors.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { ArtefactPayload, refused } from '../results.ts';

builder.mutationField('reviewDisclosure', (t) =>
  t.field({
    type: ArtefactPayload,
    description: '公开前的保密审查 (《政府信息公开条例》第十七条) by another person than who saved the paper.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      artefactId: t.arg.id({ required: true }),
      passed: t.arg.boolean({ required: true }),
      note: t.arg.string({ required: true }),
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
