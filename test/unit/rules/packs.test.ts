import { expect, test } from '@jest/globals';
import { isPlainDate, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { GATES, LINKED_ARTEFACT_KINDS } from '../../../domain/decision/types.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { packIds, packOf, resolvePack, ruleOf } from '../../../domain/rules/resolve.ts';
import type { RuleUnit } from '../../../domain/rules/types.ts';

const XUJING = 'shanghai-xujing-2023';
const DISCLOSURE = 'disclosure-regulation-2019';
const on2024 = resolvePack(XUJING, D('2024-05-06'));

test('the numbers of law are these, each from its own pack with its own words', () => {
  const rows = [...on2024.rules.values()].map((r) => [r.id, r.value ?? r.monthDay, r.unit, r.bound, r.packId, r.citation.article]);
  expect(rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
    ['annual-report-department', '01-31', 'fixed-date', 'fixed', DISCLOSURE, '第四十九条'],
    ['annual-report-government', '03-31', 'fixed-date', 'fixed', DISCLOSURE, '第四十九条'],
    ['catalog-publication', '03-31', 'fixed-date', 'fixed', XUJING, '第10项'],
    ['consultation', 30, 'calendar-day', 'minimum', 'decree-713-2019', '第十五条'],
    ['document-interpretation', undefined, 'same-day', 'maximum', XUJING, '第4项'],
    ['feedback', 10, 'working-day', 'maximum', XUJING, '第11项'],
    ['head-hears-report', 1, 'per-year', 'minimum', XUJING, '第26项'],
    ['hearing-materials', 7, 'days-before', 'minimum', 'decree-713-2019', '第十六条'],
    ['interpretation', undefined, 'same-day', 'maximum', XUJING, '第4项'],
    ['joint-organ-opinion', 15, 'working-day', 'maximum', DISCLOSURE, '第三十四条'],
    ['legality-review', 7, 'working-day', 'minimum', 'decree-713-2019', '第二十六条'],
    ['open-government-month', 1, 'per-year', 'minimum', XUJING, '第16项'],
    ['representatives-yearly', 1, 'per-year', 'minimum', XUJING, '第13项'],
    ['request-clarification', 7, 'working-day', 'maximum', DISCLOSURE, '第三十条'],
    ['request-confirmation', undefined, 'same-day', 'maximum', DISCLOSURE, '第三十一条'],
    ['request-reply', 20, 'working-day', 'maximum', DISCLOSURE, '第三十三条'],
    ['text-publication', 20, 'working-day', 'maximum', DISCLOSURE, '第二十六条'],
    ['third-party-opinion', 15, 'working-day', 'maximum', DISCLOSURE, '第三十二条'],
  ]);
});

/** The words a unit must have in the text that is cited for it; 天, 日 and 工作日 are three words. */
const UNIT_IN_TEXT: Partial<Record<RuleUnit, RegExp>> = {
  'working-day': /\d个工作日/,
  'calendar-day': /\d日/,
  'days-before': /7日前|前3天/,
  week: /\d周/,
  hour: /\d个?小时/,
  'per-year': /[每年]年|年[内度]/,
  'per-quarter': /季度/,
  'same-day': /同步|当日/,
};

test('every number stands in the words that are cited for it, with its own unit, or is shown as a reading', () => {
  for (const rule of RULE_PACKS.flatMap((p) => p.rules)) {
    const { text, article, document, source, short } = rule.citation;
    for (const part of [text, article, document, source, short, rule.name, rule.baseName, rule.baseVerb]) expect(part.trim()).not.toBe('');
    if (rule.monthDay !== undefined) {
      const date = `${Number(rule.monthDay.slice(0, 2))}月${Number(rule.monthDay.slice(3))}日`;
      expect(text).toContain(rule.limitWords ?? date);
      if (rule.limitWords !== undefined) expect([rule.id, rule.reading]).toEqual([rule.id, expect.stringContaining(date)]);
    }
    if (rule.value !== undefined && !text.includes(String(rule.value)))
      expect([rule.id, rule.value, rule.reading]).toEqual([rule.id, 1, expect.stringMatching(/[每次]/)]);
    if (rule.unitWord !== undefined) expect(text).toContain(`${rule.value}${rule.unitWord}`);
    expect([rule.id, text]).toEqual([rule.id, expect.stringMatching(UNIT_IN_TEXT[rule.unit] ?? /./)]);
    if (rule.unit === 'calendar-day') expect(text).not.toContain('工作日');
  }
});

test('packs are well formed: rules once each, known bases, real dates, values where their unit needs one', () => {
  expect(new Set(packIds()).size).toBe(packIds().length);
  for (const p of RULE_PACKS) {
    expect(new Set(p.rules.map((r) => r.id)).size).toBe(p.rules.length);
    for (const base of p.extends) expect(packIds()).toContain(base);
    expect(isPlainDate(p.validFrom)).toBe(true);
    for (const r of p.rules) {
      expect([r.id, r.value !== undefined]).toEqual([r.id, !['fixed-date', 'same-day'].includes(r.unit)]);
      expect([r.id, r.monthDay !== undefined && isPlainDate(`2023-${r.monthDay}`)]).toEqual([r.id, r.unit === 'fixed-date']);
      // Only a minimum in the public's favour may be moved, and never a fixed date.
      if (r.roll) expect([r.unit, r.bound]).toEqual(['calendar-day', 'minimum']);
    }
  }
});

test('a plan of 2023 is carried over from 2024 on, law never', () => {
  const carried = (year: number) =>
    [...resolvePack(XUJING, D(`${year}-12-31`)).rules.values()].filter((r) => r.carriedOver).map((r) => r.id);
  expect(carried(2023)).toEqual([]);
  expect(carried(2024).sort()).toEqual(
    packOf(XUJING)
      .rules.map((r) => r.id)
      .sort(),
  );
  expect(carried(2026)).toEqual(carried(2024));
  expect(resolvePack(XUJING, D('2023-12-31')).carriedOverNote).toBeUndefined();
  expect(resolvePack(XUJING, D('2024-01-01')).carriedOverNote).toBe('徐泾镇2023年工作要点的要求在2024年沿用，至录入新的年度文件为止');
});

test('a pack binds from its day and not before', () => {
  expect(() => resolvePack(XUJING, D('2023-06-05'))).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
  expect(resolvePack(XUJING, D('2023-06-06')).rules.has('feedback')).toBe(true);
  expect(() => resolvePack('decree-713-2019', D('2019-08-31'))).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
  expect(resolvePack('decree-713-2019', D('2019-09-01')).rules.size).toBe(3);
});

test('every gate is named, and the five that no decision escapes are not conditional', () => {
  expect([...on2024.gates.keys()].sort()).toEqual([...GATES].sort());
  const always = [...on2024.gates.values()].filter((g) => !g.conditional).map((g) => g.gate);
  expect(always.sort()).toEqual(['DELIBERATION', 'LEGALITY', 'ORGAN_START', 'PARTICIPATION', 'PARTY_REPORT']);
  for (const g of on2024.gates.values())
    expect([g.gate, g.article !== '', g.conditional === (g.condition !== undefined)]).toEqual([g.gate, true, true]);
});

test('ten artefacts, seven of them always', () => {
  expect(on2024.artefacts.map((a) => a.kind)).toEqual([...LINKED_ARTEFACT_KINDS]);
  expect(on2024.artefacts.filter((a) => a.duty === 'always')).toHaveLength(7);
});

test('what the plan does not say comes from the decree: eight stages, archive list, bodies of each kind of organ but the street', () => {
  expect(on2024.stages).toEqual(['列入目录', '启动', '征求意见', '合法性审查', '集体讨论', '决策公布', '意见采纳情况反馈', '归档']);
  expect(on2024.archive.length).toBeGreaterThan(5);
  expect(on2024.organKinds.map((k) => [k.kind, k.force])).toEqual([
    ['county', 'must'],
    ['department', 'by-reference'],
    ['town', 'by-reference'],
    ['street', 'by-reference'],
  ]);
  const kinds = (id: string, on: string) => resolvePack(id, D(on)).organKinds.map((k) => k.kind);
  expect(kinds('decree-713-2019', '2024-01-01')).toEqual(['county', 'department', 'town']);
  expect(kinds('shandong-longjiajie-2023', '2024-01-01')).toContain('street');
  expect(kinds('shandong-zhangdian-2023', '2024-01-01')).not.toContain('street');
  // 辽宁 let streets refer to it from 4 May 2023, 张店 and 洛阳 have nothing of the kind.
  expect([kinds('liaoning-heishan-2020', '2023-05-03'), kinds('liaoning-heishan-2020', '2023-05-04')]).toEqual([
    ['county', 'department', 'town'],
    ['county', 'department', 'town', 'street'],
  ]);
});

test('each place names its own bodies and the layers nobody has entered', () => {
  const of = (id: string) => {
    const { bodies, layersNote } = resolvePack(id, D('2025-10-01'));
    return [bodies?.supervisor, bodies?.catalogManager, layersNote];
  };
  expect(of('shandong-zhangdian-2023')).toEqual(['区司法局', '区司法局', expect.stringContaining('山东省人民政府令第336号')]);
  expect(of('shanghai-xujing-2023')).toEqual(['镇政府办公室', '镇政府办公室', expect.stringContaining('第35号')]);
  expect(of('henan-luoyang-2019')).toEqual(['政府办公室', '政府办公室', expect.stringContaining('河南省人民政府令第210号')]);
  expect(of('liaoning-heishan-2020')).toEqual([
    '县政府办公室政务公开室',
    '县政府办公室',
    expect.stringContaining('辽宁省人民政府令第346号'),
  ]);
});

test('layers nobody has entered are listed', () => {
  expect(on2024.layersNotEntered).toHaveLength(3);
  expect(on2024.layersNote).toMatch(/^上位规定未录入：上海市重大行政决策程序规定/);
  expect(resolvePack('decree-713-2019', D('2024-01-01')).layersNote).toBeUndefined();
});

test('the same content is one object for a whole period without change', () => {
  expect(resolvePack(XUJING, D('2024-01-01')).rules).toBe(resolvePack(XUJING, D('2024-07-31')).rules);
  expect(resolvePack(XUJING, D('2024-08-01')).rules).toBe(resolvePack(XUJING, D('2024-12-31')).rules);
  expect(resolvePack(XUJING, D('2024-07-31')).gates).not.toBe(resolvePack(XUJING, D('2024-08-01')).gates);
  expect(resolvePack(XUJING, D('2024-01-01')).on).toBe('2024-01-01');
  expect(resolvePack(XUJING, D('2023-12-31')).rules).not.toBe(resolvePack(XUJING, D('2024-01-01')).rules);
});

test('unknown packs and rules are refused, and the message says which there are', () => {
  expect(() => packOf('henan')).toThrow(expect.objectContaining({ code: 'RULE_PACK_UNKNOWN', message: expect.stringContaining(XUJING) }));
  expect(() => ruleOf(on2024, 'henan')).toThrow(
    expect.objectContaining({ code: 'RULE_UNKNOWN', message: expect.stringContaining('consultation') }),
  );
});
