import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { DeliberationEnum } from '../enums.ts';
import { factOf, FactInput, given, reasonText, short } from '../inputs.ts';
import { RepresentativeInput } from './representative-input.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('recordDeliberation', (t) =>
  t.field({
    type: CommandPayload,
    description: '登记集体讨论 (第三十条) and who attended for the public.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      outcome: t.arg({ type: DeliberationEnum, required: true }),
      meetingName: t.arg.string({ required: true }),
      fact: t.arg({ type: FactInput, required: true }),
      representatives: t.arg({ type: [RepresentativeInput], required: true }),
      noRepresentativesReason: t.arg.string(),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordDeliberation',
        outcome: a.outcome,
        meetingName: short(a.meetingName, 'meetingName'),
        fact: factOf(a.fact),
        representatives: a.representatives.map((r) => ({
          name: short(r.name, 'name'),
          kind: short(r.kind, 'kind'),
          view: reasonText(r.view, 'view'),
        })),
        ...given('noRepresentativesReason', a.noRepresentativesReason, (v) => reasonText(v)),
      }),
  }),
);
