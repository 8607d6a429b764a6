import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { readPackFile } from '../../../services/rules/pack-file.ts';
import { walkTo } from '../../support/decision-walk.ts';

/** The sample plan as if it were one of 2024, in the middle of the walk. */
const SAMPLE = readFileSync(join(import.meta.dirname, '../../../samples/packs/徐泾-2026-演练.json'), 'utf8');
const file = readPackFile(
  SAMPLE.replace('"validFrom": "2026-03-02"', '"validFrom": "2024-06-28"').replace('"planYear": 2026', '"planYear": 2024'),
  RULE_PACKS,
);
if (!file.ok) throw new Error('the sample pack is not well formed');
const PLAN = file.pack;

function issuedUnder(packs: typeof RULE_PACKS) {
  const w = walkTo('deliberated').save('decision-result', 'representatives-attendance');
  w.packs = packs;
  w.must({ kind: 'issueDecision', documentNo: '示府〔2024〕1号', signedOn: D('2024-07-02'), signer: '演练镇长' });
  return w.state.deadlines;
}
const of = (deadlines: ReturnType<typeof issuedUnder>, key: string) => deadlines.find((d) => d.key === key)?.explained;

test('a decision under way counts by the plan entered for its place, and keeps what it had counted before', () => {
  const before = issuedUnder(RULE_PACKS);
  const after = issuedUnder([...RULE_PACKS, PLAN]);
  expect(of(before, 'feedback')).toMatchObject({ value: 10, dueOn: '2024-07-16', packId: 'shanghai-xujing-2023' });
  expect(of(after, 'feedback')).toMatchObject({ value: 8, dueOn: '2024-07-12', packId: PLAN.id, carriedOver: false });
  expect(of(after, 'feedback')!.citation.text).toContain('8个工作日内');
  expect(of(after, 'feedback')!.asked.layers).toContain(PLAN.id);
  expect(of(after, 'text-publication')).toMatchObject({ value: 20, packId: 'disclosure-regulation-2019' });
  const earlier = ['consultation:1', 'legality-review:1'];
  expect(earlier.map((key) => of(after, key))).toEqual(earlier.map((key) => of(before, key)));
  expect(earlier.every((key) => of(after, key) !== undefined)).toBe(true);
});
