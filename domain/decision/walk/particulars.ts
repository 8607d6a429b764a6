import { addDays } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { Legality } from '../gates/legality.ts';
import type { GateParticulars, GateWithParticulars, ParticularsOf } from '../gates/particulars.ts';
import type { GateId } from '../types.ts';

/** What a passed review is recorded with. */
export const COMPLETE_LEGALITY: Legality = { counsel: [{ kind: 'legal-counsel', name: '演练律师', opinion: '演练法律意见' }] };

/** Particulars of every gate in which nothing is wanting, of one day; what tests and walks settle gates with. */
const COMPLETE: { readonly [G in GateWithParticulars]: (on: PlainDate) => ParticularsOf[G] } = {
  DEPARTMENTS: () => ({
    asked: ['规建办', '派出所'],
    replied: ['规建办'],
    disputes: [{ point: '时段', department: '规建办', theirOpinion: '夜间', ownOpinion: '白天', grounds: '噪声' }],
  }),
  PARTICIPATION: (on) => ({ ways: [{ way: 'symposium', from: on, place: '演练会议室', asked: 12, opinions: 3 }], report: '演练报告' }),
  SPECIAL_GROUPS: (on) => ({ groups: [{ group: '残疾人', heard: '镇残疾人联合会', heardOn: on, manner: '座谈会' }] }),
  ENTERPRISES: () => ({ enterprises: 3, associations: ['演练商会'], manner: '座谈会', adoption: '采纳2条' }),
  EXPERT: () => ({
    form: 'meeting',
    experts: [
      { name: '演练专家', unit: '演练大学', speciality: '道路工程', fromPool: true, declaredNoInterest: true, opinionSigned: true },
    ],
    conclusion: '可行',
  }),
  RISK: () => ({
    assessor: '演练承办单位',
    conclusion: 'controllable',
    heard: ['派出所'],
    risks: [{ point: '拥堵', prevention: '疏导' }],
    responsePlan: '停工',
  }),
  HEARING: (on) => ({
    noticePublishedOn: addDays(on, -30),
    exactTimeKnownOn: addDays(on, -30),
    place: '演练会议室',
    presider: '演练主持人',
    recorder: '演练记录人',
    selection: '报名后抽签',
    listPublishedOn: addDays(on, -15),
    materialsDeliveredOn: addDays(on, -15),
    participants: 10,
    interestedParties: 5,
    recordSigned: true,
  }),
  FAIR_COMPETITION: () => ({ reviewedBy: 'market-regulator', heard: ['演练商会'], conclusion: 'passed' }),
  PEOPLES_CONGRESS: () => ({ kind: 'decides', body: 'congress', result: 'agreed' }),
  LEGALITY: () => COMPLETE_LEGALITY,
  PARTY_REPORT: () => ({ result: 'agreed' }),
};

/** Undefined for gates that have a step of their own. */
export function completeParticulars(gate: GateId, on: PlainDate): GateParticulars | undefined {
  return gate in COMPLETE ? ({ gate, ...COMPLETE[gate as GateWithParticulars](on) } as GateParticulars) : undefined;
}
