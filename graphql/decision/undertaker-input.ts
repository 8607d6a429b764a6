import { builder } from '../builder.ts';

export const UndertakerInput = builder.inputType('UndertakerInput', {
  description: '承办单位 (第十一条): the lead unit and co-units, by organ code.',
  fields: (t) => ({ leadOrganCode: t.string({ required: true }), coOrganCodes: t.stringList() }),
});
