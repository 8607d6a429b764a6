import { builder } from '../builder.ts';

export const RepresentativeInput = builder.inputType('RepresentativeInput', {
  description: '列席的公众代表: who, of what kind (普通市民、小微企业 …), what they said.',
  fields: (t) => ({ name: t.string({ required: true }), kind: t.string({ required: true }), view: t.string({ required: true }) }),
});
