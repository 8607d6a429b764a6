import { builder } from '../builder.ts';
import { CommenterEnum } from '../enums.ts';
import { given, keyOf } from '../inputs.ts';
import { arrivalOf, commentPayload } from './accepted.ts';
import { CommentPayload } from './receipt-types.ts';

const CommentInput = builder.inputType('CommentInput', {
  description: 'An opinion; name and contact are optional, contact is encrypted and never published.',
  fields: (t) => ({
    decisionCode: t.string({ required: true }),
    round: t.int({ required: true }),
    text: t.string({ required: true }),
    clause: t.string(),
    commenterKind: t.field({ type: CommenterEnum, required: true }),
    name: t.string(),
    unitName: t.string(),
    signatoryCount: t.int(),
    signatories: t.stringList(),
    phone: t.string(),
    email: t.string(),
    underFourteen: t.boolean(),
    guardianName: t.string(),
    formKey: t.string({ required: true, description: 'Made once per form: sending it twice is one opinion.' }),
  }),
});

builder.mutationField('submitComment', (t) =>
  t.field({
    type: CommentPayload,
    description:
      '提意见: no account needed. Refused after 24:00 of the last day by the database’s stamp on arrival. Errors: BAD_USER_INPUT with fields, TOO_MANY_REQUESTS.',
    args: { input: t.arg({ type: CommentInput, required: true }) },
    resolve: async (_root, { input: i }, ctx) => {
      ctx.services.limit('comment', ctx.address);
      const optional = {
        ...given('clause', i.clause, (v) => v),
        ...given('name', i.name, (v) => v),
        ...given('unitName', i.unitName, (v) => v),
        ...given('signatoryCount', i.signatoryCount, (v) => v),
        ...given('signatories', i.signatories, (v) => v),
        ...given('phone', i.phone, (v) => v),
        ...given('email', i.email, (v) => v),
        ...given('underFourteen', i.underFourteen, (v) => v),
        ...given('guardianName', i.guardianName, (v) => v),
      };
      const input = {
        decisionCode: i.decisionCode,
        round: i.round,
        text: i.text,
        commenterKind: i.commenterKind,
        formKey: keyOf(i.formKey, 'formKey'),
        ...optional,
      };
      return commentPayload(ctx, await ctx.services.comments.submitComment(input, await arrivalOf(ctx)));
    },
  }),
);
