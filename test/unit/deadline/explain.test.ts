import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay } from '../../../domain/calendar/instant.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar, isWorkingDay } from '../../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import type { Trigger } from '../../../domain/deadline/trigger.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';

const calendar = chinaCalendar();
const pack = resolvePack('shanghai-xujing-2023', D('2024-09-13'));
const explain = (ruleId: string, on: string, more: Partial<Trigger> = {}) =>
  explainDeadline({ pack, ruleId, trigger: { event: 'x', on: D(on), ...more }, calendar });

test('feedback of a decision issued on 2024-09-13 is due on Sunday 29 September, and the lines say why', () => {
  const d = explain('feedback', '2024-09-13');
  expect(d.explanation).toEqual([
    '最晚：2024年9月29日（星期日，调休上班）24时',
    '规定：决策出台后10个工作日内公布（徐泾镇2023年工作要点，沿用）',
    '算法：9月13日出台，从次日起数10个工作日；6天休息不计，2个调休上班日计入',
  ]);
  expect([d.dueOn, d.dueAt, d.provisional, d.carriedOver]).toEqual(['2024-09-29', endOfDay(D('2024-09-29')), false, true]);
  expect(d.steps).toHaveLength(16);
  expect(d.steps.filter((s) => s.reason === '调休上班').map((s) => [s.date, s.counted])).toEqual([
    ['2024-09-14', 1],
    ['2024-09-29', 10],
  ]);
  expect(d.citation).toEqual(expect.objectContaining({ article: '第11项', level: 'local-plan' }));
  expect(d.nextStepOn).toBeUndefined();
});

test('30 days of consultation are a minimum: a last day off moves to the next working day, the next step comes after it', () => {
  const d = explain('consultation', '2024-01-12');
  expect([d.earliestOn, d.dueOn, d.latestOn, d.nextStepOn]).toEqual(['2024-02-11', '2024-02-18', '2024-02-18', '2024-02-19']);
  expect(d.explanation).toEqual([
    '最早结束：2024年2月18日（星期日，调休上班）24时',
    '规定：一般不少于30日（条例第十五条）',
    '算法：1月12日公布，从次日起数30日；2月11日是星期日，春节休息，顺延到2月18日',
  ]);
  expect(d.readings).toBe('满30日是2024年2月11日（星期日，春节休息）；当天不上班，为方便公众收到下一个工作日');
  expect(d.carriedOver).toBe(false);
});

test('a period the notice shortens or lengthens keeps the rule beside it, and a shorter one its reason', () => {
  const of = (value: number) =>
    explainDeadline({
      pack,
      ruleId: 'consultation',
      trigger: { event: 'x', on: D('2024-08-28') },
      calendar,
      valueOverride: { value, reason: '汛期将至' },
    });
  expect(of(10).explanation[1]).toBe('规定：公告写明10日（规定一般不少于30日）（条例第十五条）');
  expect(of(10).warnings).toContain('少于规定的30日，理由：汛期将至');
  expect([of(29), of(30), of(31)].map((d) => d.warnings.some((w) => w.startsWith('少于')))).toEqual([true, false, false]);
  expect([of(29), of(30), of(31)].map((d) => d.dueOn)).toEqual(['2024-09-26', '2024-09-27', '2024-09-29']);
});

test('the reviewer is given 7 working days: the reply is not asked for earlier', () => {
  const d = explain('legality-review', '2024-08-01');
  expect([d.dueOn, d.bound, d.explanation[0]]).toEqual(['2024-08-12', 'minimum', '要求答复不早于：2024年8月12日（星期一）24时']);
});

test('31 March never rolls; before a day off the office is told the last working day', () => {
  const sunday = explain('catalog-publication', '2024-01-01');
  expect([sunday.earliestOn, sunday.dueOn, sunday.steps]).toEqual(['2024-03-29', '2024-03-31', []]);
  expect(sunday.warnings[0]).toBe('3月31日是星期日，固定日期不顺延，请在2024年3月29日（星期五）24时前公布');
  const monday = explain('catalog-publication', '2025-01-01');
  expect([monday.earliestOn, monday.dueOn, monday.warnings.length]).toEqual(['2025-03-31', '2025-03-31', 1]);
});

test('the interpretation is due with the draft, the text 20 working days after issue, representatives by the end of the year', () => {
  expect([
    explain('interpretation', '2024-08-28').dueOn,
    explain('text-publication', '2024-09-13').dueOn,
    explain('representatives-yearly', '2024-01-01').dueOn,
  ]).toEqual(['2024-08-28', '2024-10-17', '2024-12-31']);
});

test('hearing materials: the legal and the safe reading', () => {
  const d = explain('hearing-materials', '2024-08-28');
  expect([d.earliestOn, d.dueOn, d.readings]).toEqual(['2024-08-20', '2024-08-21', '法定最晚8月21日；中间留满7日的稳妥读法是8月20日']);
});

test('where 出台 may be the signing or the publication, the earlier counts and both are shown, in whatever order they are given', () => {
  const signed = { basis: '成文日', on: D('2024-09-13') };
  const published = { basis: '公布日', on: D('2024-09-20') };
  const d = explain('feedback', signed.on, { basis: signed.basis, otherBases: [published] });
  expect([d.triggerOn, d.dueOn, d.latestOn]).toEqual(['2024-09-13', '2024-09-29', '2024-10-10']);
  expect(d.readings).toBe('按成文日9月13日起算是9月29日，按公布日9月20日起算是10月10日；取较早的');
  const { asked: _, ...same } = d;
  expect(explain('feedback', published.on, { basis: published.basis, otherBases: [signed] })).toEqual(expect.objectContaining(same));
});

test('天, 小时, 周 and a limit that is only words are told as their documents write them, and the reading stands beside', () => {
  const of = (packId: string, ruleId: string, on: string, more: Partial<Trigger> = {}) =>
    explainDeadline({
      pack: resolvePack(packId, D('2024-01-08')),
      ruleId,
      trigger: { event: 'x', on: D(on), ...more },
      calendar,
    });
  const reply = of('shandong-zhangdian-2023', 'request-draft-reply', '2024-02-20');
  expect([reply.earliestOn, reply.dueOn, reply.explanation[1], reply.ruleReading]).toEqual([
    '2024-02-16',
    '2024-02-17',
    '规定：答复申请人3天前报区政府办公室审核备案（张店区2023年任务清单，沿用）',
    expect.stringContaining('按自然日'),
  ]);
  expect([reply.explanation[2], reply.readings].join()).not.toMatch(/3日/);
  const report = of('shandong-longjiajie-2023', 'annual-report', '2024-01-01');
  expect([report.dueOn, report.explanation[1]]).toEqual(['2025-01-31', '规定：于次年1月份前发布（龙家圈街道2023年实施方案，沿用）']);
  expect(report.ruleReading).toContain('原文没有写日期');
  const night = of('shandong-zhangdian-2023', 'emergency-information', '2024-02-09', { at: endOfDay(D('2024-02-09')) - 3_600_000 });
  expect([night.dueOn, night.dueAt - endOfDay(D('2024-02-09'))]).toEqual(['2024-02-10', 4 * 3_600_000]);
  expect(of('shandong-zhangdian-2023', 'new-media-update', '2024-02-01').dueOn).toBe('2024-02-15');
  expect(of('henan-luoyang-2019', 'website-quarterly-check', '2024-02-01').dueOn).toBe('2024-03-31');
});

test('an event under another name is told by that name', () => {
  const d = explain('feedback', '2024-09-13', { name: '事项终止' });
  expect([d.triggerName, d.explanation[1]]).toEqual(['事项终止', '规定：事项终止后10个工作日内公布（徐泾镇2023年工作要点，沿用）']);
});

test('past the last notice a deadline is provisional, with earliest, latest and what will end the doubt', () => {
  const d = explain('feedback', '2026-12-25');
  expect([d.provisional, d.earliestOn, d.dueOn, d.latestOn]).toEqual([true, '2027-01-11', '2027-01-11', '2027-01-13']);
  expect(d.explanation[0]).toBe('最晚：2027年1月11日（星期一）24时（暂定）');
  expect(d.provisionalNote).toBe('2027年放假安排尚未公布（2027年的一般在2026年10月至12月公布，最迟的一次是12月8日），公布后自动重算');
});

test('a result on the last days of December warns that the next notice may still name them', () => {
  expect(explain('feedback', '2026-12-16').warnings[0]).toBe('12月30日可能被2027年放假安排改动：最早12月30日，最晚1月4日');
  expect(explain('feedback', '2026-12-14').dueOn).toBe('2026-12-28');
  expect(explain('feedback', '2026-12-14').warnings[0]).toMatch(/^上位规定未录入/);
});

test('layers that nobody has entered are named under every date', () => {
  expect(explain('feedback', '2024-09-13').warnings).toEqual([
    '上位规定未录入：上海市重大行政决策程序规定（上海市人民政府令第35号）、沪府办发〔2020〕5号、青府发〔2021〕16号',
  ]);
});

test('the whole object survives JSON unchanged', () => {
  for (const ruleId of pack.rules.keys()) {
    const d = explain(ruleId, '2024-09-13');
    expect(JSON.parse(JSON.stringify(d))).toEqual(d);
  }
});

test('an unknown rule, a trigger before the rule and a count of nothing are refused', () => {
  expect(() => explain('nothing', '2024-09-13')).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }));
  expect(() => explain('consultation', '2019-08-31')).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
  expect(explain('consultation', '2019-09-01').dueOn).toBe('2019-10-08');
  expect(() => explain('feedback', '2022-12-31')).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
  expect(() =>
    explainDeadline({
      pack,
      ruleId: 'consultation',
      trigger: { event: 'x', on: D('2024-08-28') },
      calendar,
      valueOverride: { value: 0, reason: '' },
    }),
  ).toThrow(expect.objectContaining({ code: 'COUNT_INVALID' }));
});

test('for any trigger: due on a working day, between its readings, never before its trigger', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('feedback', 'text-publication', 'consultation', 'legality-review'),
      fc.integer({ min: 0, max: 1400 }),
      (ruleId, offset) => {
        const on = addDays(D('2023-01-01'), offset);
        const d = explain(ruleId, on);
        expect(isWorkingDay(calendar, d.dueOn)).toBe(true);
        expect(d.earliestOn <= d.dueOn && d.dueOn <= d.latestOn && on < d.dueOn).toBe(true);
        expect(d.provisional).toBe(d.dueOn > calendar.coveredThrough);
        expect(d.steps.at(-1)!.date).toBe(d.dueOn);
      },
    ),
  );
});
