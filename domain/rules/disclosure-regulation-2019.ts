import { plainDate } from '../calendar/plain-date.ts';
import type { RulePack } from './types.ts';

const SOURCE = '国务院令第711号修订，2019-04-03公布，2019-05-15施行';

/** 《政府信息公开条例》（国务院令第711号修订）, in force 2019-05-15. */
export const DISCLOSURE_REGULATION: RulePack = {
  id: 'disclosure-regulation-2019',
  name: '政府信息公开条例',
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
      citation: {
        document: '《政府信息公开条例》（国务院令第711号）',
        short: '政府信息公开条例第二十六条',
        article: '第二十六条',
        text: '属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。',
        level: 'administrative-regulation',
        source: SOURCE,
      },
    },
    {
      id: 'request-reply',
      name: '依申请公开的答复',
      unit: 'working-day',
      value: 20,
      bound: 'maximum',
      roll: false,
      extension: { value: 20, times: 1, condition: '经政府信息公开工作机构负责人同意并告知申请人' },
      base: 'request-received',
      baseName: '收到申请',
      baseVerb: '收到申请',
      duty: '答复',
      force: 'must',
      citation: {
        document: '《政府信息公开条例》（国务院令第711号）',
        short: '政府信息公开条例第三十三条',
        article: '第三十三条',
        text: '行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。',
        level: 'administrative-regulation',
        source: SOURCE,
      },
    },
  ],
  gates: [],
  artefacts: [],
  archive: [],
  stages: [],
  organKinds: [],
  obligations: [],
  layersNotEntered: [],
};
