import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { items, short } from '../../inputs.ts';

const SpecialGroupInput = builder.inputType('SpecialGroupInput', {
  description: '听取一个特定群体意见的情况（条例第十四条），会公布；不写个人姓名。',
  fields: (t) => ({
    group: t.string({ required: true, description: `群体，如“残疾人”，最多${LIMITS.shortTextCharsMax}字。` }),
    heard: t.string({ required: true, description: `听取了哪些人民团体、社会组织或者群众代表的意见，最多${LIMITS.shortTextCharsMax}字。` }),
    heardOn: t.field({ type: 'Date', required: true, description: '听取意见的日期（北京日期），不晚于登记的日期。' }),
    manner: t.string({ required: true, description: `方式，如“座谈会”，最多${LIMITS.shortTextCharsMax}字。` }),
  }),
});

export const SpecialGroupsInput = builder.inputType('SpecialGroupsInput', {
  description: '听取特定群体意见的情况（条例第十四条）。',
  fields: (t) => ({
    groups: t.field({ type: [SpecialGroupInput], required: true, description: '涉及的特定群体，逐个，至少一个。' }),
  }),
});

export function specialGroupsOf(s: typeof SpecialGroupsInput.$inferInput): GateParticulars {
  return {
    gate: 'SPECIAL_GROUPS',
    groups: items(s.groups, 'groups', (g, at) => ({
      group: short(g.group, `${at}.group`),
      heard: short(g.heard, `${at}.heard`),
      heardOn: g.heardOn,
      manner: short(g.manner, `${at}.manner`),
    })),
  };
}
