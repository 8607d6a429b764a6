import { plainDate } from '../calendar/plain-date.ts';
import { citing } from './cite.ts';
import { DISCLOSURE_OBLIGATIONS } from './obligations/disclosure-regulation-2019.ts';
import type { Citation, PackDocument, Rule, RulePack } from './types.ts';

const DOCUMENT: PackDocument = {
  document: '《政府信息公开条例》（国务院令第711号）',
  level: 'administrative-regulation',
  source: '国务院令第711号修订，2019-04-03公布，2019-05-15施行',
};
/** The article without its paragraph: how a page cites it. */
const articleOf = (place: string): string => place.replace(/(?<=条).*$/, '');
const clause = citing(DOCUMENT, (place) => `政府信息公开条例${articleOf(place)}`, DISCLOSURE_OBLIGATIONS);
function cite(id: string): Citation {
  const citation = clause(id);
  return { ...citation, article: articleOf(citation.article) };
}

/** Requests are handled on another platform (P-25): counted on demand, no decision starts them. */
const REQUESTS: readonly Rule[] = [
  {
    id: 'request-clarification',
    name: '依申请公开告知补正',
    unit: 'working-day',
    value: 7,
    bound: 'maximum',
    roll: false,
    base: 'request-received',
    baseName: '收到申请',
    baseVerb: '收到申请',
    duty: '一次性告知补正',
    force: 'must',
    citation: cite('GK-10'),
  },
  {
    id: 'request-confirmation',
    name: '平常信函申请的确认',
    unit: 'same-day',
    bound: 'maximum',
    roll: false,
    base: 'request-letter-arrived',
    baseName: '平常信函到达',
    baseVerb: '到达',
    duty: '与申请人确认',
    force: 'must',
    citation: cite('GK-13'),
  },
  {
    id: 'third-party-opinion',
    name: '第三方提出意见',
    unit: 'working-day',
    value: 15,
    bound: 'maximum',
    roll: false,
    base: 'third-party-asked',
    baseName: '第三方收到征求意见书',
    baseVerb: '收到征求意见书',
    duty: '提出意见',
    force: 'must',
    citation: cite('GK-15'),
  },
  {
    id: 'request-reply',
    name: '依申请公开答复',
    unit: 'working-day',
    value: 20,
    bound: 'maximum',
    roll: false,
    extension: { value: 20, times: 1, condition: '经政府信息公开工作机构负责人同意并告知申请人' },
    base: 'request-received',
    baseName: '收到申请',
    baseVerb: '收到申请',
    duty: '答复',
    reading: '收到之日按第三十一条确定；征求第三方和其他机关意见所需时间不计算在内（第三十三条第三款），作为停止计算的日子登记',
    force: 'must',
    citation: {
      ...cite('GK-17'),
      text: '行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。',
    },
  },
  {
    id: 'joint-organ-opinion',
    name: '共同制作机关提出意见',
    unit: 'working-day',
    value: 15,
    bound: 'maximum',
    roll: false,
    base: 'joint-organ-asked',
    baseName: '共同制作机关收到征求意见书',
    baseVerb: '收到征求意见书',
    duty: '提出意见',
    force: 'must',
    citation: cite('GK-20'),
  },
];

/** The reports on the year before: not the catalog's 31 March. */
const ANNUAL_REPORTS: readonly Rule[] = [
  {
    id: 'annual-report-department',
    name: '部门公开工作年度报告',
    unit: 'fixed-date',
    monthDay: '01-31',
    bound: 'fixed',
    roll: false,
    base: 'disclosure-year-begins',
    baseName: '年度开始',
    baseVerb: '起',
    duty: '提交并公布上一年度报告',
    force: 'must',
    citation: cite('GK-23'),
  },
  {
    id: 'annual-report-government',
    name: '政府公开工作年度报告',
    unit: 'fixed-date',
    monthDay: '03-31',
    bound: 'fixed',
    roll: false,
    base: 'disclosure-year-begins',
    baseName: '年度开始',
    baseVerb: '起',
    duty: '公布上一年度报告',
    force: 'must',
    citation: cite('GK-24'),
  },
];

/** 《政府信息公开条例》（国务院令第711号修订）, in force 2019-05-15. */
export const DISCLOSURE_REGULATION: RulePack = {
  id: 'disclosure-regulation-2019',
  name: '政府信息公开条例',
  document: DOCUMENT,
  extends: [],
  validFrom: plainDate('2019-05-15'),
  rules: [
    {
      id: 'text-publication',
      name: '公布决策文本',
      unit: 'working-day',
      value: 20,
      bound: 'maximum',
      roll: false,
      base: 'issued',
      baseName: '决策出台',
      baseVerb: '出台',
      duty: '公开',
      force: 'must',
      citation: cite('GK-09'),
    },
    ...REQUESTS,
    ...ANNUAL_REPORTS,
  ],
  gates: [],
  artefacts: [],
  archive: [],
  stages: [],
  organKinds: [],
  obligations: DISCLOSURE_OBLIGATIONS,
  layersNotEntered: [],
};
