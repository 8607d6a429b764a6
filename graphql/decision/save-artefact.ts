import { CodedError } from '../../domain/errors.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { ArtefactKindEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { ArtefactPayload, refused } from '../results.ts';

builder.mutationField('saveArtefact', (t) =>
  t.field({
    type: ArtefactPayload,
    description: '保存公开材料 as a new version; it waits for a second person before it may be published.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      kind: t.arg({ type: ArtefactKindEnum, required: true }),
      title: t.arg.string({ required: true }),
      text: t.arg.string({ required: true }),
      fileIds: t.arg.idList(),
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
