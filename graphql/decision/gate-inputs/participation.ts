import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { ParticipationWayEnum } from '../../enums.ts';
import { given, items, reasonText, short } from '../../inputs.ts';

const ParticipationWayInput = builder.inputType('ParticipationWayInput', {
  description: '一种参与方式的办理情况（条例第十四条），会公布。人次和意见条数是两个数，不互相折算。',
  fields: (t) => ({
    way: t.field({ type: ParticipationWayEnum, required: true, description: '哪种方式；听证会须先在听证环节登记。' }),
    from: t.field({ type: 'Date', required: true, description: '开始的日期（北京日期）。' }),
    to: t.field({ type: 'Date', description: '结束的日期（北京日期），含当天，不晚于登记的日期；只有一天的不填。' }),
    place: t.string({ description: `地点，最多${LIMITS.shortTextCharsMax}字；与对象至少填一样。` }),
    audience: t.string({ description: `对象，如“沿线居民”，最多${LIMITS.shortTextCharsMax}字；不写个人姓名。` }),
    asked: t.int({ description: '征求的人数或者单位数；没有统计的不填，不填不等于零。' }),
    answered: t.int({ description: '回复的人数或者单位数，不多于征求的；没有统计的不填。' }),
    opinions: t.int({ required: true, description: '收到的意见条数，没有的为0。' }),
  }),
});

export const ParticipationInput = builder.inputType('ParticipationInput', {
  description: '以公开征求意见以外的方式开展公众参与的情况（条例第十四条）；公开征求意见有专门步骤，不在这里登记。',
  fields: (t) => ({
    ways: t.field({ type: [ParticipationWayInput], required: true, description: '采取的方式，至少一种。' }),
    report: t.string({ required: true, description: `公众参与情况报告的要点，最多${LIMITS.reasonCharsMax}字；不对公众显示。` }),
  }),
});

export function participationOf(p: typeof ParticipationInput.$inferInput): GateParticulars {
  return {
    gate: 'PARTICIPATION',
    ways: items(p.ways, 'ways', (w, at) => ({
      way: w.way,
      from: w.from,
      opinions: w.opinions,
      ...given('to', w.to, (v) => v),
      ...given('place', w.place, (v) => short(v, `${at}.place`)),
      ...given('audience', w.audience, (v) => short(v, `${at}.audience`)),
      ...given('asked', w.asked, (v) => v),
      ...given('answered', w.answered, (v) => v),
    })),
    report: reasonText(p.report, 'report'),
  };
}
