import { plainDate } from '../calendar/plain-date.ts';
import { citing } from './cite.ts';
import { LONGJIAJIE_OBLIGATIONS as OBLIGATIONS } from './obligations/longjiajie-2023.ts';
import type { PackDocument, RulePack } from './types.ts';

const NAME = '龙家圈街道2023年实施方案';
const DOCUMENT: PackDocument = {
  document: '《龙家圈街道办事处2023年度政务公开工作实施方案》（龙街办发〔2023〕12号）',
  level: 'local-plan',
  source:
    '龙街办发〔2023〕12号，2023-06-03成文，索引号yishuiljqz2322108/2023-0000352；页首发文机关写“沂水县龙家圈镇”，文号和落款是街道办事处',
};
const cite = citing(DOCUMENT, NAME, OBLIGATIONS);

export const SHANDONG_LONGJIAJIE: RulePack = {
  id: 'shandong-longjiajie-2023',
  name: NAME,
  document: DOCUMENT,
  bodies: {
    supervisor: '街道政务公开工作机构',
    catalogManager: '司法行政部门',
    ground: `${NAME}三、（五）；目录由司法行政部门编制见山东省人民政府令第336号第四条（该规定未录入）`,
  },
  extends: ['decree-713-2019', 'disclosure-regulation-2019', 'fair-competition-2024', 'shandong-participation-2025'],
  validFrom: plainDate('2023-06-03'),
  planYear: 2023,
  rules: [
    {
      id: 'request-reply',
      name: '依申请公开答复',
      unit: 'working-day',
      value: 20,
      bound: 'maximum',
      roll: false,
      extension: { value: 20, times: 1, condition: '经街道政务公开工作机构负责人同意并告知申请人' },
      base: 'request-received',
      baseName: '收到申请',
      baseVerb: '收到申请',
      duty: '答复',
      reading:
        '互联网提交的，本方案以提交之日为收到之日，公开条例第三十一条第三项以双方确认之日为准：条例效力更高，提交之日是较早、稳妥的读法；同意延长的是政务公开工作机构负责人，不是单位负责人',
      force: 'must',
      citation: {
        ...cite('LJ-02'),
        text: '不能当场答复的,应当自收到申请之日起20个工作日内予以答复;需要延长答复期限的,经街道政务公开工作机构负责人同意并告知申请人,延长的期限最长不得超过20个工作日',
      },
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
      citation: cite('LJ-06'),
    },
    {
      id: 'annual-report',
      name: '年度公开工作报告',
      unit: 'fixed-date',
      monthDay: '01-31',
      yearsAfter: 1,
      limitWords: '于次年1月份前',
      bound: 'fixed',
      roll: false,
      base: 'disclosure-year-begins',
      baseName: '报告年度开始',
      baseVerb: '起',
      duty: '发布',
      reading:
        '“于次年1月份前”字面是1月开始以前，也可以读作1月底以前，原文没有写日期；公开条例第四十九条对县级以上部门定1月31日，没有写街道。这里按1月31日计，待发文机关明确',
      force: 'must',
      citation: cite('LJ-19'),
    },
    {
      id: 'training-plan-yearly',
      name: '年度培训计划',
      unit: 'per-year',
      value: 1,
      bound: 'minimum',
      roll: false,
      base: 'disclosure-year-begins',
      baseName: '年度开始',
      baseVerb: '起',
      dueWords: '最晚',
      reading: '“本年度”每年一份，原文没有写日期',
      force: 'must',
      citation: cite('LJ-22'),
    },
  ],
  gates: [],
  artefacts: [],
  archive: [],
  stages: [],
  organKinds: [
    {
      kind: 'street',
      meeting: '街道办事处办公会议',
      partyBody: '街道党工委',
      congressBody: '',
      reviewer: '街道合法性审查机构',
      gazette: false,
      force: 'by-reference',
      article: `${NAME}三、（四）；条例第四十二条没有写街道`,
    },
  ],
  obligations: OBLIGATIONS,
  layersNotEntered: ['山东省重大行政决策程序规定（山东省人民政府令第336号）', '山东省重大行政决策事项目录管理办法'],
};
