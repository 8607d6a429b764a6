import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { ResolvedPack, ResolvedRule, Rule } from '../../domain/rules/types.ts';

const CITATION = {
  document: '《演练规定》',
  short: '演练规定',
  article: '第一条',
  text: '演练',
  level: 'local-rule',
  source: '演练',
} as const;

/** A resolved pack of one rule, for units and forms that no entered pack has yet. */
export function oneRulePack(rule: Partial<Rule> & Pick<Rule, 'unit'>): ResolvedPack {
  const full: ResolvedRule = {
    id: 'rule',
    name: '演练期限',
    bound: 'maximum',
    roll: false,
    base: 'issued',
    baseName: '决策出台',
    baseVerb: '出台',
    duty: '公布',
    force: 'must',
    citation: CITATION,
    packId: 'practice',
    packName: '演练规定',
    carriedOver: false,
    overrides: [],
    ...rule,
  };
  return {
    id: 'practice',
    name: '演练规定',
    on: plainDate('2024-01-01'),
    rules: new Map([[full.id, full]]),
    gates: new Map(),
    artefacts: [],
    archive: [],
    stages: [],
    organKinds: [],
    obligations: [],
    calendarRegion: 'CN',
    layers: [],
    layersNotEntered: [],
  };
}
