import { plainDate } from '../calendar/plain-date.ts';
import type { Citation, RulePack } from './types.ts';

const DECREE = '《重大行政决策程序暂行条例》';
/** 国务院令第713号, 2019-04-20 published, in force 2019-09-01. */
function article(no: string, text: string): Citation {
  return { document: `${DECREE}（国务院令第713号）`, short: `条例第${no}条`, article: `第${no}条`, text, level: 'administrative-regulation', source: '国务院令第713号，2019-04-20公布，2019-09-01施行' };
}
const at = (no: string): string => `${DECREE}第${no}条`;

export const DECREE_713: RulePack = {
  id: 'decree-713-2019',
  name: '重大行政决策程序暂行条例',
  extends: [],
  validFrom: plainDate('2019-09-01'),
  rules: [
    {
      id: 'consultation',
      name: '向社会公开征求意见的期限',
      unit: 'calendar-day',
      value: 30,
      bound: 'minimum',
      roll: true,
      base: 'consultation-published',
      baseName: '公告公布',
      baseVerb: '公布',
      dueWords: '最早结束',
      force: 'must',
      citation: article('十五', '公开征求意见的期限一般不少于30日；因情况紧急等原因需要缩短期限的，公开征求意见时应当予以说明。'),
    },
    {
      id: 'hearing-materials',
      name: '听证会材料送达',
      unit: 'days-before',
      value: 7,
      bound: 'minimum',
      roll: false,
      base: 'hearing-held',
      baseName: '听证会召开',
      baseVerb: '召开听证会',
      duty: '送达听证参加人',
      force: 'must',
      citation: article('十六', '听证会材料应当于召开听证会7日前送达听证参加人。'),
    },
    {
      id: 'legality-review',
      name: '合法性审查的时间',
      unit: 'working-day',
      value: 7,
      bound: 'minimum',
      roll: false,
      base: 'submitted-for-review',
      baseName: '送合法性审查',
      baseVerb: '送审',
      dueWords: '要求答复不早于',
      force: 'must',
      citation: article('二十六', '送请合法性审查，应当保证必要的审查时间，一般不少于7个工作日。'),
    },
  ],
  gates: [
    { gate: 'ORGAN_START', name: '决策机关决定启动', conditional: false, article: at('十') },
    { gate: 'PARTICIPATION', name: '公众参与', conditional: false, article: at('十四') },
    { gate: 'SPECIAL_GROUPS', name: '听取特定群体意见', conditional: true, article: at('十四'), condition: '涉及特定群体利益' },
    { gate: 'HEARING', name: '听证', conditional: true, article: at('十六'), condition: '直接涉及公民、法人、其他组织切身利益或者存在较大分歧' },
    { gate: 'EXPERT', name: '专家论证', conditional: true, article: at('十九'), condition: '专业性、技术性较强' },
    { gate: 'RISK', name: '风险评估', conditional: true, article: at('二十二'), condition: '可能对社会稳定、公共安全等方面造成不利影响' },
    { gate: 'FAIR_COMPETITION', name: '公平竞争审查', conditional: true, article: at('二十九'), condition: '涉及市场主体经济活动' },
    { gate: 'LEGALITY', name: '合法性审查', conditional: false, article: at('二十五') },
    { gate: 'DELIBERATION', name: '集体讨论决定', conditional: false, article: at('三十') },
    { gate: 'PARTY_REPORT', name: '向同级党委请示报告', conditional: false, article: at('三十一') },
    { gate: 'PEOPLES_CONGRESS', name: '人大讨论决定或者报告', conditional: true, article: at('八'), condition: '依法应由人大及其常委会讨论决定，或者出台前应向人大常委会报告' },
  ],
  artefacts: [],
  archive: [
    { name: '决策机关启动决定', duty: 'always' },
    { name: '决策草案和说明', duty: 'always' },
    { name: '征求意见公告', duty: 'where-done' },
    { name: '意见登记册和采纳情况', duty: 'always' },
    { name: '听证会记录', duty: 'where-done' },
    { name: '专家论证意见', duty: 'where-done' },
    { name: '风险评估报告', duty: 'where-done' },
    { name: '公平竞争审查材料', duty: 'where-done' },
    { name: '合法性审查意见书', duty: 'always' },
    { name: '集体讨论决定记录', duty: 'always' },
    { name: '向同级党委请示报告的文号和日期', duty: 'always' },
    { name: '决策公布记录', duty: 'always' },
    { name: '意见采纳情况反馈公布记录', duty: 'always' },
  ],
  stages: ['列入目录', '启动', '征求意见', '合法性审查', '集体讨论', '决策公布', '意见采纳情况反馈', '归档'],
  organKinds: [
    { kind: 'county', meeting: '政府常务会议或者全体会议', partyBody: '同级党委', congressBody: '人大常委会', reviewer: '司法行政部门', gazette: true, force: 'must', article: at('二') },
    { kind: 'department', meeting: '部门办公会议', partyBody: '党组（党委）', congressBody: '', reviewer: '本部门法制机构', gazette: false, force: 'by-reference', article: at('四十二') },
    { kind: 'town', meeting: '镇长办公会议', partyBody: '镇党委', congressBody: '镇人民代表大会', reviewer: '镇合法性审查机构', gazette: false, force: 'by-reference', article: at('四十二') },
  ],
  layersNotEntered: [],
};
