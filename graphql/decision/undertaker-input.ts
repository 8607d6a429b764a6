import { builder } from '../builder.ts';

export const UndertakerInput = builder.inputType('UndertakerInput', {
  description: '承办单位（条例第十一条），以机关代码指明；代码不存在报 NOT_FOUND。',
  fields: (t) => ({
    leadOrganCode: t.string({ required: true, description: '承办（牵头）单位的代码（`Organ.code`）。' }),
    coOrganCodes: t.stringList({ description: '其他承办单位的代码；没有的不填。' }),
  }),
});
