import { expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../domain/access/roles.ts';
import { CATALOG_TRANSITIONS } from '../../../domain/catalog/table.ts';
import { TRANSITIONS } from '../../../domain/decision/table.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { allBegunOn, packOf, resolvePack } from '../../../domain/rules/resolve.ts';
import type { Obligation } from '../../../domain/rules/types.ts';

const all = RULE_PACKS.flatMap((p) => p.obligations.map((o) => ({ o, p })));
const byId = (id: string): Obligation => all.find(({ o }) => o.id === id)!.o;

test('every clause of every source document is there once, in its order', () => {
  const counts = RULE_PACKS.map((p): [string, string, number] => [p.id, p.obligations[0]!.id.slice(0, 2), p.obligations.length]);
  expect(counts).toEqual([
    ['decree-713-2019', 'TL', 62],
    ['disclosure-regulation-2019', 'GK', 24],
    ['fair-competition-2024', 'GP', 11],
    ['shandong-participation-2025', 'SD', 10],
    ['shanghai-xujing-2023', 'XJ', 49],
    ['shandong-zhangdian-2023', 'ZD', 54],
    ['shandong-longjiajie-2023', 'LJ', 27],
    ['henan-luoyang-2019', 'LY', 50],
    ['liaoning-heishan-2020', 'HS', 23],
  ]);
  for (const [packId, prefix, count] of counts)
    expect(packOf(packId).obligations.map((o) => o.id)).toEqual(
      Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`),
    );
});

test('each says who owes what, in the document’s words and where they stand', () => {
  for (const { o } of all)
    for (const text of [o.duty, o.who, o.clause, o.place]) expect([o.id, text.trim()]).toEqual([o.id, expect.stringMatching(/./)]);
});

test('each leads to a rule, gate, paper or step that exists, or says why it does not', () => {
  const steps = new Set<string>([...TRANSITIONS, ...CATALOG_TRANSITIONS].map((t) => t.trigger));
  for (const operation of Object.keys(OPERATIONS)) steps.add(operation);
  for (const { o, p } of all) {
    const { modelled } = o;
    if (modelled.by === 'none') {
      expect([o.id, modelled.reason]).toEqual([o.id, expect.stringMatching(/.{6}/)]);
      continue;
    }
    const packs = [p.validFrom, allBegunOn(p.id)].map((on) => resolvePack(p.id, on));
    for (const id of [modelled.id, ...(modelled.more ?? [])]) {
      const known =
        modelled.by === 'procedure'
          ? steps.has(id.split('：')[0]!) && id.includes('：')
          : packs.some((pack) =>
              modelled.by === 'rule'
                ? pack.rules.has(id)
                : modelled.by === 'gate'
                  ? [...pack.gates.keys()].some((g) => g === id)
                  : pack.artefacts.some((a) => a.kind === id),
            );
      expect([o.id, modelled.by, id, known]).toEqual([o.id, modelled.by, id, true]);
    }
  }
});

test('every rule of a place answers a clause of its document', () => {
  for (const p of RULE_PACKS) {
    const answered = p.obligations.flatMap((o) => (o.modelled.by === 'rule' ? [o.modelled.id, ...(o.modelled.more ?? [])] : []));
    expect([p.id, p.rules.map((r) => r.id).filter((id) => !answered.includes(id))]).toEqual([p.id, []]);
  }
});

test('a limit that counts is the one the clause sets', () => {
  const limit = (id: string) => {
    const { o, p } = all.find((x) => x.o.id === id)!;
    if (o.modelled.by !== 'rule') return o.modelled.by;
    const rule = p.rules.find((r) => r.id === (o.modelled as { id: string }).id);
    return [rule?.value ?? rule?.monthDay ?? 0, rule?.unit];
  };
  const limits: Record<string, unknown> = {
    'ZD-02': [1, 'per-quarter'],
    'ZD-15': [3, 'working-day'],
    'ZD-26': [3, 'days-before'],
    'ZD-27': [3, 'working-day'],
    'ZD-34': [5, 'hour'],
    'ZD-35': [24, 'hour'],
    'ZD-36': [48, 'hour'],
    'ZD-40': [3, 'working-day'],
    'ZD-48': [2, 'week'],
    'XJ-05': [0, 'same-day'],
    'XJ-08': [0, 'same-day'],
    'XJ-21': ['03-31', 'fixed-date'],
    'XJ-23': [10, 'working-day'],
    'XJ-28': [1, 'per-year'],
    'XJ-34': [1, 'per-year'],
    'XJ-47': [1, 'per-year'],
    'LY-21': [0, 'same-day'],
    'LY-28': [1, 'per-year'],
    'LY-33': [5, 'hour'],
    'LY-34': [24, 'hour'],
    'LY-40': [1, 'per-year'],
    'LY-41': [3, 'working-day'],
    'LY-42': [1, 'per-quarter'],
    'LY-43': ['01-31', 'fixed-date'],
    'LY-46': [1, 'per-year'],
    'HS-01': ['12-31', 'fixed-date'],
    'HS-04': ['12-31', 'fixed-date'],
    'HS-05': ['09-25', 'fixed-date'],
    'HS-06': [5, 'working-day'],
    'HS-07': [0, 'same-day'],
    'LJ-02': [20, 'working-day'],
    'LJ-03': [20, 'working-day'],
    'LJ-06': [0, 'same-day'],
    'LJ-19': ['01-31', 'fixed-date'],
    'LJ-22': [1, 'per-year'],
  };
  expect(Object.fromEntries(Object.keys(limits).map((id) => [id, limit(id)]))).toEqual(limits);
});

test('张店 owes feedback from the end of the solicitation and sets no number: a duty, never a date', () => {
  expect(byId('ZD-19').undated).toEqual({ words: '及时，未定天数', base: 'consultation-closed', baseName: '征集结束' });
  expect(resolvePack('shandong-zhangdian-2023', packOf('shandong-zhangdian-2023').validFrom).rules.has('feedback')).toBe(false);
  for (const { o } of all) if (o.undated) expect([o.id, o.modelled.by]).toEqual([o.id, expect.not.stringMatching('rule')]);
});

test('徐泾 feedback is owed after issue, and after termination or rejection too; the plan’s own words are not stretched silently', () => {
  const feedback = packOf('shanghai-xujing-2023').rules.find((r) => r.id === 'feedback')!;
  expect([feedback.base, feedback.alsoStartedBy?.map((e) => e.event)]).toEqual(['issued', ['terminated', 'rejected']]);
  expect(feedback.reading).toContain('非原文');
});

test('what a document only encourages or leaves open is marked, and the words say so', () => {
  const encouraged = all.filter(({ o }) => o.force === 'encouraged').map(({ o }) => o.id);
  expect(encouraged).toEqual(expect.arrayContaining(['XJ-20', 'XJ-22', 'XJ-35', 'LY-05', 'LY-07', 'ZD-13']));
  for (const { o } of all) if (o.clause.includes('鼓励')) expect([o.id, o.force]).toEqual([o.id, 'encouraged']);
  for (const { o } of all) if (o.force === 'permitted') expect([o.id, o.clause]).toEqual([o.id, expect.stringContaining('可以')]);
});

test('what is known from the press alone says so in every clause and number', () => {
  const { obligations, rules } = packOf('shandong-participation-2025');
  for (const o of obligations) expect(o.clause).toContain('原文待核');
  for (const r of rules) expect(r.citation.source).toContain('原文待核');
});

test('a rule that no decision starts has no event of a decision as its base', () => {
  const decisionEvents = [
    'year-begins',
    'consultation-published',
    'consultation-closed',
    'submitted-for-review',
    'deliberated',
    'issued',
    'terminated',
    'rejected',
    'hearing-held',
  ];
  const started = RULE_PACKS.flatMap((p) => p.rules.filter((r) => decisionEvents.includes(r.base)).map((r) => r.id));
  expect([...new Set(started)].sort()).toEqual([
    'catalog-publication',
    'consultation',
    'feedback',
    'hearing-materials',
    'interpretation',
    'legality-review',
    'representatives-yearly',
    'text-publication',
    'topic-interpretation',
  ]);
});
