import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import { packsRunningOut, packWarning, quotaWarning } from '../../../domain/decision/early-warnings.ts';
import { quotaOf, YEARLY_RULE } from '../../../domain/decision/representatives.ts';
import type { Attendance } from '../../../domain/decision/representatives.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import { resolvePackNear } from '../../../domain/rules/resolve.ts';
import type { ResolvedRule, RulePack } from '../../../domain/rules/types.ts';

const D = plainDate;

describe('the yearly number of meetings with representatives', () => {
  const rule = resolvePackNear('shanghai-xujing-2023', D('2024-06-01')).rules.get(YEARLY_RULE)!;
  const met = (heldOn: string): Attendance => ({ heldOn: D(heldOn), meetingName: '镇长办公会议', representatives: 1 });
  const on = (today: string, topics: readonly Attendance[] = [], of: ResolvedRule | undefined = rule) =>
    quotaWarning(of, quotaOf(of, Number(today.slice(0, 4)), topics), D(today));

  test.each([
    ['2024-09-30', false],
    ['2024-10-01', true],
    ['2024-12-31', true],
    ['2025-01-01', false],
    ['2025-09-30', false],
  ])('not met, is told on %s: %s', (today, told) => expect(on(today) !== undefined).toBe(told));
  test('says how many are missing, since when, until when, by which rule and what to do', () => {
    const two = { ...rule, value: 2 };
    expect(on('2024-10-08', [met('2024-03-01'), { ...met('2024-04-01'), representatives: 0 }], two)).toEqual({
      kind: 'representatives-quota',
      since: '2024-10-01',
      dueOn: '2024-12-31',
      missing: 1,
      article: '《徐泾镇2023年政务公开工作要点》（徐府〔2023〕32号）第13项',
      sentence: '2024年公众代表列席决策会议不少于2次，已有1次，还差1次，最晚12月31日开会',
      toDo: expect.stringContaining('邀请公众代表'),
    });
  });
  test('met on the very day, is told no more; a meeting of another year does not meet it', () => {
    expect(on('2024-10-01', [met('2024-10-01')])).toBeUndefined();
    expect(on('2024-12-31', [met('2024-12-31')])).toBeUndefined();
    expect(on('2024-10-01', [met('2023-12-31')])).toMatchObject({ missing: 1 });
  });
  test('is not told where no rule sets one, or one that only encourages', () => {
    expect(quotaWarning(undefined, quotaOf(undefined, 2024, []), D('2024-11-01'))).toBeUndefined();
    expect(on('2024-11-01', [], { ...rule, force: 'encouraged' })).toBeUndefined();
  });
});

describe('a rule pack that runs out', () => {
  const base = RULE_PACKS.find((p) => p.id === 'shanghai-xujing-2023')!;
  const pack = (id: string, validFrom: string, more: Partial<RulePack> = {}): RulePack => ({
    ...base,
    id,
    name: id,
    validFrom: D(validFrom),
    ...more,
  });
  const PLAN = pack('plan-2024', '2024-01-01', { validTo: D('2024-12-31') });
  const running = (today: string, more: readonly RulePack[] = [], id = 'plan-2024') =>
    packsRunningOut(id, D(today), [...RULE_PACKS, PLAN, ...more]).map((p) => p.id);

  test.each([
    ['2024-10-01', []],
    ['2024-10-02', ['plan-2024']],
    ['2024-12-31', ['plan-2024']],
    ['2025-01-01', ['plan-2024']],
  ])('on %s: %j', (today, told) => expect(running(today)).toEqual(told));
  test('is not told where a newer plan begins on the day after; a day of a gap is', () => {
    const next = (from: string) => pack('plan-2025', from, { replaces: 'plan-2024' });
    expect(running('2024-12-31', [next('2025-01-01')])).toEqual([]);
    expect(running('2025-01-01', [next('2025-01-01')])).toEqual([]);
    expect(running('2024-12-31', [next('2025-01-02')])).toEqual(['plan-2024']);
    expect(running('2025-01-01', [next('2025-01-02')])).toEqual(['plan-2024']);
    expect(running('2025-01-02', [next('2025-01-02')])).toEqual([]);
  });
  test('is told of the layers beneath, too, each once', () => {
    const local = pack('local', '2024-01-01', { extends: ['plan-2024'] });
    expect(running('2024-12-01', [local], 'local')).toEqual(['plan-2024']);
    expect(packsRunningOut('shanghai-xujing-2023', D('2024-12-01'), RULE_PACKS)).toEqual([]);
  });
  test('says since when, its last day, and after it that it has run out', () => {
    const ending = { ...PLAN, validTo: D('2024-12-31') };
    expect(packWarning(ending, D('2024-12-31'))).toEqual({
      kind: 'rule-pack-ends',
      since: '2024-10-02',
      dueOn: '2024-12-31',
      packId: 'plan-2024',
      article: '《徐泾镇2023年政务公开工作要点》（徐府〔2023〕32号）',
      sentence: 'plan-2024的有效期至2024年12月31日（含当天），没有录入接续的规定',
      toDo: expect.stringContaining('系统管理员录入'),
    });
    expect(packWarning(ending, D('2025-01-01')).sentence).toContain('已于2024年12月31日期满');
  });
});
