import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('archiveDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '归档 (第三十三条): closes the procedure once its list is complete.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
      place: t.arg.string({ required: true, description: 'Where the stamped originals lie.' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'archiveDecision',
        occurredOn: a.occurredOn,
        place: short(a.place, 'place'),
      }),
  }),
);
