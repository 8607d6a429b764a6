import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { changeLines, diffBetween, diffOfNew, diffPacks } from '../../../domain/rules/diff.ts';
import type { PartChange } from '../../../domain/rules/diff.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { packOf, resolvePack } from '../../../domain/rules/resolve.ts';
import type { RulePack } from '../../../domain/rules/types.ts';
import { readPackFile } from '../../../services/rules/pack-file.ts';

const file = readPackFile(readFileSync(join(import.meta.dirname, '../../../samples/packs/徐泾-2026-演练.json'), 'utf8'), RULE_PACKS);
if (!file.ok) throw new Error('the sample pack is not well formed');
const PLAN = file.pack;
const XUJING = packOf('shanghai-xujing-2023');

const keys = (changes: readonly PartChange[], kind: PartChange['kind'], part?: PartChange['part']): string[] =>
  changes.filter((c) => c.kind === kind && (part === undefined || c.part === part)).map((c) => c.key);
const fieldOf = (changes: readonly PartChange[], key: string, field: string) =>
  changes.find((c) => c.key === key)?.fields.find((f) => f.field === field);

test('a new plan against the one it replaces: numbers before and after, and what it does not name is carried over', () => {
  const { comparedWith, written } = diffOfNew(PLAN, RULE_PACKS);
  expect(comparedWith).toEqual({ packId: XUJING.id, packName: XUJING.name });
  expect(keys(written, 'changed', 'rule')).toEqual(['feedback', 'representatives-yearly']);
  expect(fieldOf(written, 'feedback', '期限')).toEqual({ field: '期限', before: '10个工作日以内', after: '8个工作日以内' });
  expect(fieldOf(written, 'feedback', '依据·原文')?.after).toContain('8个工作日内');
  expect(keys(written, 'carried-over', 'rule')).toEqual(
    XUJING.rules.map((r) => r.id).filter((id) => !['feedback', 'representatives-yearly'].includes(id)),
  );
  expect(keys(written, 'carried-over', 'artefact')).toHaveLength(XUJING.artefacts.length);
  expect(keys(written, 'removed')).toEqual([]);
  expect(keys(written, 'added', 'obligation')).toEqual(['YL-11', 'YL-13']);
  const lines = written.flatMap(changeLines);
  expect(lines).toContain('变更 期限 feedback 意见采纳情况反馈');
  expect(lines).toContain('    期限：10个工作日以内 → 8个工作日以内');
  expect(lines).toContain('沿用 期限 catalog-publication 公布年度目录');
});

test('what it does on a day: the day it begins, or today when it has begun; beneath it nothing moves', () => {
  const first = diffOfNew(PLAN, RULE_PACKS, D('2026-01-05'));
  const later = diffOfNew(PLAN, RULE_PACKS, D('2026-05-06'));
  expect([first.on, later.on]).toEqual(['2026-03-02', '2026-05-06']);
  expect(keys(later.inForce, 'changed', 'rule')).toEqual(['feedback', 'representatives-yearly']);
  expect(fieldOf(later.inForce, 'feedback', '出自')).toEqual({ field: '出自', before: XUJING.name, after: PLAN.name });
  expect(keys(later.inForce, 'removed')).toEqual([]);
  for (const beneath of ['consultation', 'legality-review', 'text-publication'])
    expect(later.inForce.some((c) => c.key === beneath)).toBe(false);
});

test('a plan with an end is compared on its last day when that is past', () => {
  expect(diffOfNew({ ...PLAN, validTo: D('2026-12-31') }, RULE_PACKS, D('2028-01-01')).on).toBe('2026-12-31');
});

test('a list that counts as a whole ends where the newer plan has its own; papers and gates are kept one by one', () => {
  const [first, second] = packOf('decree-713-2019').archive;
  const older: RulePack = { ...XUJING, archive: [first!, second!] };
  expect(keys(diffPacks(older, PLAN), 'carried-over', 'archive')).toEqual([first!.name, second!.name]);
  const own: RulePack = { ...PLAN, archive: [first!], artefacts: [XUJING.artefacts[0]!], stages: ['列入目录', '归档'] };
  const written = diffPacks(older, own);
  expect(keys(written, 'removed')).toEqual([second!.name]);
  expect(keys(written, 'added', 'stages')).toEqual(['stages']);
  expect(keys(written, 'carried-over', 'artefact')).toEqual(XUJING.artefacts.slice(1).map((a) => a.kind));
});

test('a rule that ended with the older plan is not carried over', () => {
  const older = { ...XUJING, rules: XUJING.rules.map((r) => (r.id === 'interpretation' ? { ...r, validTo: D('2026-03-01') } : r)) };
  const written = diffPacks(older, PLAN);
  expect(keys(written, 'removed', 'rule')).toEqual(['interpretation']);
  const alive = { ...XUJING, rules: XUJING.rules.map((r) => (r.id === 'interpretation' ? { ...r, validTo: D('2026-03-02') } : r)) };
  expect(keys(diffPacks(alive, PLAN), 'removed', 'rule')).toEqual([]);
});

test('a pack that replaces nothing is all new as written, and on a day says which lower number it takes the place of', () => {
  const consultation = packOf('decree-713-2019').rules.find((r) => r.id === 'consultation')!;
  const { replaces: _, ...rest } = PLAN;
  const pack: RulePack = { ...rest, rules: [{ ...consultation, value: 45 }], obligations: [] };
  const { comparedWith, written, inForce } = diffOfNew(pack, RULE_PACKS);
  expect([comparedWith, keys(written, 'changed'), keys(written, 'added', 'rule')]).toEqual([undefined, [], ['consultation']]);
  expect(fieldOf(inForce, 'consultation', '期限')).toEqual({ field: '期限', before: '不少于30日', after: '不少于45日' });
});

test('two wordings of one rule are two lines', () => {
  const feedback = PLAN.rules[0]!;
  const pack = {
    ...PLAN,
    rules: [
      { ...feedback, validTo: D('2026-06-30') },
      { ...feedback, value: 6, validFrom: D('2026-07-01') },
    ],
  };
  const { written } = diffOfNew(pack, RULE_PACKS);
  expect(fieldOf(written, 'feedback', '期限')?.after).toBe('8个工作日以内');
  expect(keys(written, 'added', 'rule')).toEqual(['feedback#2']);
});

test('a pack differs from itself in nothing, and a difference read the other way has its sides exchanged', () => {
  for (const pack of RULE_PACKS) expect([pack.id, diffPacks(pack, pack)]).toEqual([pack.id, []]);
  const there = diffPacks(XUJING, { ...PLAN, replaces: 'nothing' });
  const back = diffPacks(PLAN, XUJING);
  expect(keys(back, 'removed')).toEqual(keys(there, 'added'));
  expect(fieldOf(back, 'feedback', '期限')).toEqual({ field: '期限', before: '8个工作日以内', after: '10个工作日以内' });
});

test('any two packs are compared on the first day of both, each without what has replaced it since', () => {
  const known = [...RULE_PACKS, PLAN];
  const { on, inForce } = diffBetween(XUJING, PLAN, known);
  expect(on).toBe('2026-03-02');
  expect(fieldOf(inForce, 'feedback', '期限')).toEqual({ field: '期限', before: '10个工作日以内', after: '8个工作日以内' });
  // Asked for by its old name, the place answers with its newest plan.
  expect(resolvePack(XUJING.id, on, known).rules.get('feedback')!.value).toBe(8);
  expect(() => diffBetween(XUJING, PLAN, known, D('2020-01-01'))).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
});
