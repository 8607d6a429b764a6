import { plainDate } from '../calendar/plain-date.ts';
import { citing } from './cite.ts';
import { SHANDONG_PARTICIPATION_OBLIGATIONS as OBLIGATIONS } from './obligations/shandong-participation-2025.ts';
import type { PackDocument, RulePack } from './types.ts';

const NAME = '山东省公众参与工作办法';
/** Only press reports of it could be read: every clause and every citation says so. */
const DOCUMENT: PackDocument = {
  document: '《山东省重大行政决策公众参与工作办法》',
  level: 'local-rule',
  source: '2025-08-22印发，2025-10-01施行；据报道（山东商报2025-08-26、济南日报2025-08-26），原文待核',
};
const cite = citing(DOCUMENT, `${NAME}（据报道）`, OBLIGATIONS);

/** 《山东省重大行政决策公众参与工作办法》, in force 2025-10-01: lies beneath the plans of Shandong's places from that day. */
export const SHANDONG_PARTICIPATION: RulePack = {
  id: 'shandong-participation-2025',
  name: NAME,
  document: DOCUMENT,
  bodies: {
    supervisor: '司法行政部门',
    catalogManager: '司法行政部门或者决策机关确定的部门',
    ground: '山东省公众参与工作办法（据报道，原文待核）',
  },
  extends: ['decree-713-2019', 'disclosure-regulation-2019', 'fair-competition-2024'],
  validFrom: plainDate('2025-10-01'),
  rules: [
    {
      id: 'catalog-publication',
      name: '公布年度目录',
      unit: 'fixed-date',
      monthDay: '06-30',
      limitWords: '每年6月底前',
      reading: '据报道，原文待核；“6月底前”按6月30日读，含当天',
      bound: 'fixed',
      roll: false,
      base: 'year-begins',
      baseName: '年度开始',
      baseVerb: '起',
      duty: '公布',
      force: 'must',
      citation: cite('SD-01'),
    },
  ],
  gates: [
    {
      gate: 'ENTERPRISES',
      name: '听取企业和行业协会商会意见',
      conditional: true,
      article: '山东省公众参与工作办法（据报道，原文待核）',
      condition: '与企业等市场主体生产经营活动密切相关',
    },
    {
      gate: 'HEARING',
      name: '听证',
      conditional: true,
      article: '《重大行政决策程序暂行条例》第十六条、第十七条；山东省公众参与工作办法（据报道，原文待核）',
      condition: '直接涉及公民、法人、其他组织切身利益或者存在较大分歧',
      interestedPartiesAtLeast: [1, 2],
    },
  ],
  artefacts: [],
  archive: [],
  stages: [],
  organKinds: [],
  obligations: OBLIGATIONS,
  layersNotEntered: [],
};
