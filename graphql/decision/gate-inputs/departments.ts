import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { items, reasonText, short } from '../../inputs.ts';

const DisputeInput = builder.inputType('DisputeInput', {
  description: '没有协商一致的一项分歧（条例第十三条）；随决策方案一并报决策机关，不对公众显示。',
  fields: (t) => ({
    point: t.string({ required: true, description: `分歧的主要问题，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    department: t.string({ required: true, description: '哪个单位，须在征求意见的单位里。' }),
    theirOpinion: t.string({ required: true, description: `这个单位的意见，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    ownOpinion: t.string({ required: true, description: `承办单位的意见，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    grounds: t.string({ required: true, description: `承办单位意见的理由和依据，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
  }),
});

export const DepartmentsInput = builder.inputType('DepartmentsInput', {
  description: '征求有关部门意见的情况（条例第十三条）。公众只看到征求、回复的单位数和未协商一致的项数。',
  fields: (t) => ({
    asked: t.stringList({ required: true, description: `征求了哪些单位的意见，至少一个，最多${LIMITS.gateListItemsMax}个。` }),
    replied: t.stringList({ required: true, description: '其中哪些单位已经回复；都没有回复的传空列表。' }),
    disputes: t.field({ type: [DisputeInput], required: true, description: '没有协商一致的分歧，逐项；没有分歧的传空列表。' }),
  }),
});

export function departmentsOf(d: typeof DepartmentsInput.$inferInput): GateParticulars {
  return {
    gate: 'DEPARTMENTS',
    asked: items(d.asked, 'asked', short),
    replied: items(d.replied, 'replied', short),
    disputes: items(d.disputes, 'disputes', (x, at) => ({
      point: reasonText(x.point, `${at}.point`),
      department: short(x.department, `${at}.department`),
      theirOpinion: reasonText(x.theirOpinion, `${at}.theirOpinion`),
      ownOpinion: reasonText(x.ownOpinion, `${at}.ownOpinion`),
      grounds: reasonText(x.grounds, `${at}.grounds`),
    })),
  };
}
