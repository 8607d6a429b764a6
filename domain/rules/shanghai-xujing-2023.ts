import { plainDate } from '../calendar/plain-date.ts';
import type { Citation, RulePack } from './types.ts';

const NAME = '徐泾镇2023年工作要点';
/** 徐府〔2023〕32号, signed 2023-06-06: a plan of one year whose parameters stay in force until a newer plan is entered. */
function item(no: number, text: string): Citation {
  return { document: '《徐泾镇2023年政务公开工作要点》（徐府〔2023〕32号）', short: NAME, article: `第${no}项`, text, level: 'local-plan', source: '徐府〔2023〕32号，2023-06-06成文，索引号QE5320000-2023-01' };
}

export const SHANGHAI_XUJING: RulePack = {
  id: 'shanghai-xujing-2023',
  name: NAME,
  extends: ['decree-713-2019', 'disclosure-regulation-2019'],
  validFrom: plainDate('2023-06-06'),
  planYear: 2023,
  rules: [
    {
      id: 'catalog-publication',
      name: '公布年度目录',
      unit: 'fixed-date',
      monthDay: '03-31',
      bound: 'fixed',
      roll: false,
      base: 'year-begins',
      baseName: '年度开始',
      baseVerb: '起',
      duty: '公布',
      force: 'must',
      citation: item(10, '编制本单位2023年度重大行政决策事项目录，并于3月31日前向社会公开。'),
    },
    {
      id: 'interpretation',
      name: '草案解读',
      unit: 'same-day',
      bound: 'maximum',
      roll: false,
      base: 'consultation-published',
      baseName: '草案公布',
      baseVerb: '公布草案',
      duty: '公布',
      force: 'must',
      citation: item(4, '对公开征集意见的政策草案同步开展解读，更好引导公众发表意见。'),
    },
    {
      id: 'feedback',
      name: '意见采纳情况反馈',
      unit: 'working-day',
      value: 10,
      bound: 'maximum',
      roll: false,
      base: 'issued',
      baseName: '决策出台',
      baseVerb: '出台',
      duty: '公布',
      force: 'must',
      citation: item(11, '决策出台后的10个工作日内向社会详细公开意见的收集、采纳情况以及较为集中意见不予采纳的原因。'),
    },
    {
      id: 'representatives-yearly',
      name: '邀请公众代表列席决策会议',
      unit: 'per-year',
      value: 1,
      bound: 'minimum',
      roll: false,
      base: 'year-begins',
      baseName: '年度开始',
      baseVerb: '起',
      dueWords: '最晚',
      force: 'must',
      citation: item(13, '年内邀请公众代表列席本单位决策会议不少于1次。'),
    },
  ],
  gates: [
    { gate: 'ENTERPRISES', name: '听取企业和行业协会意见', conditional: true, article: '徐泾镇2023年政务公开工作要点第9项', condition: '涉企政策' },
    { gate: 'REPRESENTATIVES', name: '公众代表列席', conditional: true, article: '徐泾镇2023年政务公开工作要点第13项', condition: '每年不少于1次' },
  ],
  artefacts: [
    { kind: 'draft', name: '决策草案全文', duty: 'always' },
    { kind: 'explanation', name: '草案说明', duty: 'always' },
    { kind: 'interpretation', name: '草案解读', duty: 'always' },
    { kind: 'background', name: '决策背景', duty: 'always' },
    { kind: 'opinions-and-adoption', name: '公众意见建议收集和采纳情况', duty: 'always' },
    { kind: 'representatives-attendance', name: '公众代表列席决策会议情况', duty: 'always' },
    { kind: 'decision-result', name: '决策结果', duty: 'always' },
    { kind: 'risk-assessment', name: '重大决策风险评估', duty: 'where-done' },
    { kind: 'expert-argumentation', name: '专家论证', duty: 'where-done' },
    { kind: 'effect-evaluation', name: '效果评估', duty: 'where-done' },
  ],
  archive: [],
  stages: [],
  organKinds: [],
  layersNotEntered: ['上海市重大行政决策程序规定（上海市人民政府令第35号）', '沪府办发〔2020〕5号', '青府发〔2021〕16号'],
};
