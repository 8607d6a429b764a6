import { plainDate } from '../calendar/plain-date.ts';
import { citing } from './cite.ts';
import { HEISHAN_OBLIGATIONS as OBLIGATIONS } from './obligations/heishan-2020.ts';
import type { PackDocument, Rule, RulePack } from './types.ts';

const NAME = '黑山县2020年工作要点';
const DOCUMENT: PackDocument = {
  document: '《黑山县2020年政务公开工作要点》（县名据镜像页面复原）',
  level: 'local-plan',
  source: '2020-09-17公开发布；只存编号条款和结尾段',
};
const cite = citing(DOCUMENT, NAME, OBLIGATIONS);

/** Tasks of 2020 alone: they end with the year and are not carried over. */
function in2020(rule: Pick<Rule, 'id' | 'name' | 'monthDay' | 'limitWords' | 'reading' | 'duty' | 'citation'>): Rule {
  return {
    ...rule,
    unit: 'fixed-date',
    onlyYear: 2020,
    bound: 'fixed',
    roll: false,
    base: 'plan-issued',
    baseName: '要点印发',
    baseVerb: '印发',
    force: 'must',
    validTo: plainDate('2020-12-31'),
  };
}
const YEAR_END = { monthDay: '12-31', limitWords: '年底前', reading: '“年底前”按12月31日读，含当天' };

export const LIAONING_HEISHAN: RulePack = {
  id: 'liaoning-heishan-2020',
  name: NAME,
  document: DOCUMENT,
  bodies: {
    supervisor: '县政府办公室政务公开室',
    catalogManager: '县政府办公室',
    ground: `${NAME}六、（一）（二）；目录管理机构原文没有写`,
  },
  extends: ['decree-713-2019', 'disclosure-regulation-2019', 'fair-competition-2024'],
  validFrom: plainDate('2020-09-17'),
  planYear: 2020,
  rules: [
    in2020({ id: 'platform-complete', name: '法定主动公开内容公开到位', ...YEAR_END, duty: '全部公开到位', citation: cite('HS-01') }),
    in2020({
      id: 'documents-sorted',
      name: '梳理规章和规范性文件',
      ...YEAR_END,
      duty: '初步解决底数不清、体系不完善问题',
      citation: cite('HS-04'),
    }),
    in2020({
      id: 'policy-documents-handed-in',
      name: '报送已出台的“六稳”“六保”政策文件',
      monthDay: '09-25',
      duty: '报送县政府办公室政务公开室',
      citation: cite('HS-05'),
    }),
    {
      id: 'policy-document-publication',
      name: '新出台“六稳”“六保”政策文件公开',
      unit: 'working-day',
      value: 5,
      bound: 'maximum',
      roll: false,
      base: 'document-issued',
      baseName: '政策文件出台',
      baseVerb: '出台',
      duty: '在县政府门户网站公开',
      force: 'must',
      citation: cite('HS-06'),
    },
    {
      id: 'interpretation-handed-in',
      name: '报送政策解读材料',
      unit: 'same-day',
      bound: 'maximum',
      roll: false,
      base: 'document-handed-in',
      baseName: '报送政策文件',
      baseVerb: '报送',
      duty: '报送解读材料',
      force: 'must',
      citation: cite('HS-07'),
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
      article: '辽宁省人民政府令第346号第三条（据公开转载，该规定未录入）',
      validFrom: plainDate('2023-05-04'),
    },
  ],
  obligations: OBLIGATIONS,
  layersNotEntered: ['辽宁省人民政府令第346号（2023-05-04起施行）'],
};
