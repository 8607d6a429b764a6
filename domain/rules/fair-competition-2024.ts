import { plainDate } from '../calendar/plain-date.ts';
import { FAIR_COMPETITION_OBLIGATIONS } from './obligations/fair-competition-2024.ts';
import type { RulePack } from './types.ts';

/** 《公平竞争审查条例》（国务院令第783号）, in force 2024-08-01: no number, one gate; what was not reviewed is not issued. */
export const FAIR_COMPETITION: RulePack = {
  id: 'fair-competition-2024',
  name: '公平竞争审查条例',
  document: {
    document: '《公平竞争审查条例》（国务院令第783号）',
    level: 'administrative-regulation',
    source: '国务院令第783号，2024-06-06公布，2024-08-01施行',
  },
  extends: [],
  validFrom: plainDate('2024-08-01'),
  rules: [],
  gates: [
    {
      gate: 'FAIR_COMPETITION',
      name: '公平竞争审查',
      conditional: true,
      article: '《公平竞争审查条例》第十四条、第十六条、第十八条',
      force: 'must',
      marketRegulatorReviews: ['county'],
      condition: '涉及经营者经济活动；审查时听取有关经营者、行业协会商会意见，未经审查的不得出台',
    },
  ],
  artefacts: [],
  archive: [],
  stages: [],
  organKinds: [],
  obligations: FAIR_COMPETITION_OBLIGATIONS,
  layersNotEntered: [],
};
