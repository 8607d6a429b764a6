import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { gateRule } from '../../../domain/rules/gates.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { packOf, resolvePack, resolvePackNear, ruleOf } from '../../../domain/rules/resolve.ts';
import type { Rule, RulePack } from '../../../domain/rules/types.ts';

const XUJING = 'shanghai-xujing-2023';
const ZHANGDIAN = 'shandong-zhangdian-2023';
const LUOYANG = 'henan-luoyang-2019';
const calendar = chinaCalendar();
const rule = (packId: string, id: string): Rule => packOf(packId).rules.find((r) => r.id === id)!;

/** A newer plan of 徐泾: another feedback limit, the rest silent. */
const XUJING_2026: RulePack = {
  ...packOf(XUJING),
  id: 'shanghai-xujing-2026',
  name: '徐泾镇2026年工作要点',
  replaces: XUJING,
  validFrom: D('2026-04-20'),
  planYear: 2026,
  rules: [{ ...rule(XUJING, 'feedback'), value: 5 }],
  gates: [],
  artefacts: [],
  organKinds: [],
  obligations: [],
  layersNotEntered: [],
};
const with2026 = [...RULE_PACKS, XUJING_2026];

test('a law beneath that is not yet in force is skipped, not refused, and stays listed', () => {
  const layer = (on: string, packId: string) => resolvePack(LUOYANG, D(on)).layers.find((l) => l.packId === packId)?.inForce;
  const gates = (on: string) => resolvePack(LUOYANG, D(on)).gates.size;
  expect([layer('2019-08-31', 'decree-713-2019'), gates('2019-08-31')]).toEqual([false, 0]);
  expect([layer('2019-09-01', 'decree-713-2019'), gates('2019-09-01') > 0]).toEqual([true, true]);
  expect([layer('2019-05-14', 'disclosure-regulation-2019'), layer('2019-05-15', 'disclosure-regulation-2019')]).toEqual([false, true]);
  expect(resolvePack(LUOYANG, D('2019-04-10')).rules.get('emergency-information')?.value).toBe(5);
  expect(() => resolvePack(LUOYANG, D('2019-04-09'))).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
});

test('a law beneath that has ended is skipped from the next day on', () => {
  const ended = RULE_PACKS.map((p) => (p.id === 'decree-713-2019' ? { ...p, validTo: D('2030-06-30') } : p));
  expect(resolvePack(XUJING, D('2030-06-30'), ended).rules.has('consultation')).toBe(true);
  expect(resolvePack(XUJING, D('2030-07-01'), ended).rules.has('consultation')).toBe(false);
  expect(() => resolvePack('decree-713-2019', D('2030-07-01'), ended)).toThrow(
    expect.objectContaining({ code: 'RULE_NOT_IN_FORCE', message: expect.stringContaining('至2030-06-30止') }),
  );
});

test('fair competition is the decree’s gate until 1 August 2024 and its own regulation’s from then on', () => {
  const article = (on: string) => gateRule(resolvePack(XUJING, D(on)), 'FAIR_COMPETITION').article;
  expect(article('2024-07-31')).toBe('《重大行政决策程序暂行条例》第二十九条');
  expect(article('2024-08-01')).toContain('《公平竞争审查条例》');
});

test('Shandong’s end of June binds 张店 from 1 October 2025 and for no year that began before', () => {
  const before = resolvePack(ZHANGDIAN, D('2025-09-30'));
  const after = resolvePack(ZHANGDIAN, D('2025-10-01'));
  expect([before.rules.has('catalog-publication'), after.rules.get('catalog-publication')?.monthDay]).toEqual([false, '06-30']);
  expect(after.rules.get('catalog-publication')?.citation.source).toContain('原文待核');
  const due = (year: number) =>
    explainDeadline({
      pack: resolvePack(ZHANGDIAN, D('2026-01-05')),
      ruleId: 'catalog-publication',
      trigger: { event: 'year-begins', on: D(`${year}-01-01`) },
      calendar,
    });
  expect([due(2026).dueOn, due(2026).explanation[1]]).toEqual(['2026-06-30', '规定：每年6月底前公布（山东省公众参与工作办法（据报道））']);
  expect(() => due(2025)).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
  expect(gateRule(before, 'ENTERPRISES').article).toBe('');
  expect(gateRule(after, 'ENTERPRISES').article).toContain('山东省');
});

test('an event before a new number keeps the old one, whenever it is recorded', () => {
  const forty: RulePack = {
    ...packOf('shandong-participation-2025'),
    rules: [{ ...rule('decree-713-2019', 'consultation'), value: 45 }],
  };
  const packs = RULE_PACKS.map((p) => (p.id === forty.id ? forty : p));
  const recordedLate = resolvePack(ZHANGDIAN, D('2025-10-20'), packs);
  const days = (on: string) => {
    const d = explainDeadline({
      pack: recordedLate,
      ruleId: 'consultation',
      trigger: { event: 'consultation-published', on: D(on) },
      calendar,
    });
    return [d.value, d.packId];
  };
  expect(days('2025-09-30')).toEqual([30, 'decree-713-2019']);
  expect(days('2025-10-01')).toEqual([45, forty.id]);
  const now = ruleOf(recordedLate, 'consultation');
  expect([now.value, now.overrides.map((o) => [o.packId, o.rule.value])]).toEqual([45, [['decree-713-2019', 30]]]);
  expect(ruleOf(recordedLate, 'consultation', D('2025-09-30')).overrides).toEqual([]);
});

test('a newer plan lies on top of the one it replaces from its first day; what it does not name stays, carried over', () => {
  const on = (day: string) => resolvePack(XUJING, D(day), with2026);
  expect([on('2026-04-19').name, ruleOf(on('2026-04-19'), 'feedback').value]).toEqual(['徐泾镇2023年工作要点', 10]);
  const newer = on('2026-04-20');
  const feedback = ruleOf(newer, 'feedback');
  expect([newer.id, newer.name]).toEqual([XUJING, '徐泾镇2026年工作要点']);
  expect([feedback.value, feedback.packId, feedback.carriedOver, feedback.overrides.map((o) => [o.packId, o.rule.value])]).toEqual([
    5,
    'shanghai-xujing-2026',
    false,
    [[XUJING, 10]],
  ]);
  expect([ruleOf(newer, 'catalog-publication').packId, ruleOf(newer, 'catalog-publication').carriedOver]).toEqual([XUJING, true]);
  expect(newer.carriedOverNote).toBe('徐泾镇2026年工作要点没有规定的，沿用徐泾镇2023年工作要点');
  expect(newer.gates.get('ENTERPRISES')?.packId).toBe(XUJING);
  expect(newer.artefacts).toHaveLength(10);
});

test('a plan asked for by its new or its old name is the same plan', () => {
  const byOld = resolvePack(XUJING, D('2026-05-01'), with2026);
  const byNew = resolvePack('shanghai-xujing-2026', D('2026-05-01'), with2026);
  expect({ ...byNew, id: XUJING }).toEqual(byOld);
  expect(() => resolvePack('shanghai-xujing-2026', D('2026-04-19'), with2026)).toThrow(
    expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }),
  );
});

test('plans replace each other in a chain or side by side; nothing in between is lost', () => {
  const later = (id: string, validFrom: string, replaces: string, ruleId: string): RulePack => ({
    ...XUJING_2026,
    id,
    name: id,
    validFrom: D(validFrom),
    planYear: Number(validFrom.slice(0, 4)),
    replaces,
    rules: [{ ...rule(XUJING, ruleId), name: id }],
  });
  const chain = [...RULE_PACKS, later('b', '2025-02-01', 'a', 'interpretation'), later('a', '2024-02-01', XUJING, 'feedback')];
  const beside = [...RULE_PACKS, later('b', '2025-02-01', XUJING, 'interpretation'), later('a', '2024-02-01', XUJING, 'feedback')];
  for (const packs of [chain, beside]) {
    const of = (on: string) => {
      const pack = resolvePack(XUJING, D(on), packs);
      return ['feedback', 'interpretation', 'catalog-publication'].map((id) => ruleOf(pack, id).packId);
    };
    expect(of('2024-01-31')).toEqual([XUJING, XUJING, XUJING]);
    expect(of('2024-02-01')).toEqual(['a', XUJING, XUJING]);
    expect(of('2025-02-01')).toEqual(['a', 'b', XUJING]);
  }
});

test('a law that replaces the one a pack stands on takes its place beneath, not above the pack', () => {
  const law: RulePack = {
    ...packOf('disclosure-regulation-2019'),
    id: 'disclosure-regulation-2030',
    name: '新公开条例',
    replaces: 'disclosure-regulation-2019',
    validFrom: D('2030-01-01'),
    rules: [{ ...rule('disclosure-regulation-2019', 'request-reply'), value: 15 }],
  };
  const packs = [...RULE_PACKS, law];
  const reply = (id: string, on: string) => {
    const r = ruleOf(resolvePack(id, D(on), packs), 'request-reply');
    return [r.value, r.packId];
  };
  expect([reply(XUJING, '2029-12-31'), reply(XUJING, '2030-01-01')]).toEqual([
    [20, 'disclosure-regulation-2019'],
    [15, 'disclosure-regulation-2030'],
  ]);
  expect(reply('shandong-longjiajie-2023', '2030-01-01')).toEqual([20, 'shandong-longjiajie-2023']);
});

test('a matter that has a pack keeps it before it was signed and after it ran out, unless a newer plan continues it', () => {
  const ended = RULE_PACKS.map((p) => (p.id === XUJING ? { ...p, validTo: D('2025-12-31') } : p));
  const of = (on: string, packs: readonly RulePack[]) => {
    const { on: day, name } = resolvePackNear(XUJING, D(on), packs);
    return [day, name];
  };
  expect(of('2023-01-01', ended)).toEqual(['2023-06-06', '徐泾镇2023年工作要点']);
  expect(of('2026-05-01', ended)).toEqual(['2025-12-31', '徐泾镇2023年工作要点']);
  expect(of('2026-05-01', [...ended, XUJING_2026])).toEqual(['2026-05-01', '徐泾镇2026年工作要点']);
  expect(resolvePackNear(LUOYANG, D('2019-08-31')).rules.has('consultation')).toBe(false);
});

test('packs that stand on each other in a circle are refused with the circle named', () => {
  const a: RulePack = { ...XUJING_2026, id: 'a', extends: ['b'], replaces: XUJING };
  const b: RulePack = { ...XUJING_2026, id: 'b', extends: ['a'], replaces: XUJING };
  expect(() => resolvePack('a', D('2026-05-01'), [...RULE_PACKS, a, b])).toThrow(
    expect.objectContaining({ code: 'RULE_PACK_INVALID', message: expect.stringMatching(/→/) }),
  );
});

test('another array of packs has its own memory', () => {
  expect(resolvePack(XUJING, D('2026-05-01')).name).toBe('徐泾镇2023年工作要点');
  expect(resolvePack(XUJING, D('2026-05-01'), with2026).name).toBe('徐泾镇2026年工作要点');
  expect(resolvePack(XUJING, D('2026-05-01'), with2026).rules).toBe(resolvePack(XUJING, D('2026-12-31'), with2026).rules);
});

test('on any day: no layer takes a rule, a gate or a paper away, and every rule binds on that day', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RULE_PACKS), fc.integer({ min: 0, max: 4000 }), (pack, offset) => {
      const on = addDays(pack.validFrom, offset);
      const whole = resolvePack(pack.id, on);
      const layers = whole.layers.filter((l) => l.inForce).map((l) => packOf(l.packId));
      for (const p of layers) {
        for (const g of p.gates) expect(whole.gates.has(g.gate)).toBe(true);
        for (const a of p.artefacts) expect(whole.artefacts.map((x) => x.kind)).toContain(a.kind);
        for (const r of p.rules) {
          const binds = (r.validFrom ?? on) <= on && on <= (r.validTo ?? on);
          const said = whole.rules.get(r.id);
          const heard = said && [said.packId, ...said.overrides.map((o) => o.packId)].includes(p.id);
          expect([p.id, r.id, heard ?? false]).toEqual([p.id, r.id, binds]);
        }
      }
    }),
  );
});
