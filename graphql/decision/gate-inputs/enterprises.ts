import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { items, reasonText, short } from '../../inputs.ts';

export const EnterprisesInput = builder.inputType('EnterprisesInput', {
  description: '听取企业和行业协会商会意见的情况，会公布；是提交集体讨论的前置条件（要点第9项）。',
  fields: (t) => ({
    enterprises: t.int({ required: true, description: '听取意见的企业数；没有企业的为0，这时至少要有一个行业协会商会。' }),
    associations: t.stringList({ required: true, description: '行业协会商会的名称；没有的传空列表。' }),
    manner: t.string({ required: true, description: `听取意见的方式，如“座谈会”，最多${LIMITS.shortTextCharsMax}字。` }),
    adoption: t.string({ required: true, description: `意见的采纳情况，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
  }),
});

export function enterprisesOf(e: typeof EnterprisesInput.$inferInput): GateParticulars {
  return {
    gate: 'ENTERPRISES',
    enterprises: e.enterprises,
    associations: items(e.associations, 'associations', short),
    manner: short(e.manner, 'manner'),
    adoption: reasonText(e.adoption, 'adoption'),
  };
}
