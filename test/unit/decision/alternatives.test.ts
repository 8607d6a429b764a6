import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { Alternative } from '../../../domain/decision/alternatives.ts';
import { preview } from '../../../domain/decision/decide.ts';
import type { DecisionCommand } from '../../../domain/decision/types.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { person, walkTo } from '../../support/decision-walk.ts';

const ARTICLE_12 = '《重大行政决策程序暂行条例》第十二条';
const DRAFTER = person('p1');
const option = (title: string, change: Partial<Alternative> = {}): Alternative => ({
  title,
  summary: '演练内容',
  pros: '优点',
  cons: '缺点',
  ...change,
});
const TWO = [option('拓宽'), option('改线', { costBenefit: '省300万元' })];
const state = (options: readonly Alternative[] = TWO, disagreement = '线路'): DecisionCommand => ({
  kind: 'stateAlternatives',
  disagreement,
  options,
});
const choose = (n: number, reason = '造价低', on = '2024-06-25'): DecisionCommand => ({
  kind: 'chooseAlternative',
  option: n,
  reason,
  occurredOn: D(on),
});
const notice = (withAlternatives: boolean) => ({ kind: 'publishConsultation', noticeTitle: '演练公告', withAlternatives }) as const;

describe('alternatives where there is major disagreement (第十二条)', () => {
  test.each([
    [[], ['至少2个方案，写了0个']],
    [[option('拓宽')], ['至少2个方案，写了1个']],
    [[option('拓宽'), option(' 拓宽 ')], ['两个方案的名称相同']],
    [[option('拓宽'), option('改线', { cons: ' ' })], ['方案2的缺点']],
    [
      [option(' '), option('')],
      ['方案1的名称', '方案2的名称'],
    ],
  ])('%j are refused with what is missing', (options, missing) => {
    const decided = walkTo('drafting').give(state(options));
    expect(decided).toMatchObject({ refusal: { code: 'ALTERNATIVES_INCOMPLETE', article: ARTICLE_12, missing } });
  });
  test('two are enough, three too; without a disagreement, or a draft, there is nothing to choose between', () => {
    expect(walkTo('drafting').refusal(state())).toBeUndefined();
    expect(walkTo('drafting').refusal(state([...TWO, option('不改')]))).toBeUndefined();
    expect(walkTo('drafting').refusal(state(TWO, '\n'))).toBe('ALTERNATIVES_INCOMPLETE');
    const w = walkTo('drafting');
    w.artefacts = {};
    expect(w.refusal(state())).toBe('DRAFT_MISSING');
  });
  test('they are bound to the draft, and stated again replace those before with what was chosen', () => {
    const w = walkTo('drafting')
      .must(state())
      .must(choose(1, '造价低', '2024-05-10'));
    expect(w.state.alternatives).toMatchObject({ draftHash: w.artefacts.draft!.hash, chosen: { option: 1, reason: '造价低' } });
    w.save('draft').must(state([...TWO, option('不改')]));
    expect(w.state.alternatives).toMatchObject({ draftHash: w.artefacts.draft!.hash, options: { length: 3 } });
    expect(w.state.alternatives).not.toHaveProperty('chosen');
  });
});

describe('published beside the draft', () => {
  test('the notice carries them where the publisher includes them, and not otherwise', () => {
    const ready = () => walkTo('drafting').must(state(), DRAFTER).at('2024-05-20T09:00:00+08:00');
    expect(ready().must(notice(true)).state.rounds[0]!.alternatives).toEqual(TWO);
    expect(ready().must(notice(false)).state.rounds[0]).not.toHaveProperty('alternatives');
  });
  test('none stated, those of another draft, or one’s own are not published', () => {
    const w = walkTo('drafting');
    expect(w.refusal(notice(true))).toBe('ALTERNATIVE_UNKNOWN');
    w.must(state(), DRAFTER).save('draft');
    expect(w.refusal(notice(true))).toBe('ALTERNATIVE_UNKNOWN');
    w.must(state(), person('p2'));
    expect(w.give(notice(true))).toMatchObject({ refusal: { code: 'SECOND_PERSON_REQUIRED', missing: ['备选方案'] } });
    expect(w.refusal(notice(false))).toBeUndefined();
  });
  test('what was stated and chosen inside is read by the staff alone', () => {
    const w = walkTo('drafting')
      .must(state())
      .must(choose(2, '造价低', '2024-05-10'));
    const { rules } = w.context({ kind: 'system' });
    const [stated, chosen] = w.events.slice(-2);
    expect(eventText(stated!, rules, true)).toBe('提出2个备选方案：拓宽、改线；分歧：线路');
    expect(eventText(chosen!, rules, true)).toBe('选定方案2（改线），理由：造价低');
    expect([stated, chosen].map((e) => eventText(e!, rules, false))).toEqual([undefined, undefined]);
  });
});

describe('one is chosen before the meeting', () => {
  const reviewed = () => {
    const w = walkTo('reviewed');
    const alternatives = { draftHash: w.artefacts.draft!.hash, disagreement: '线路', options: TWO, statedBy: 'p1' };
    w.state = { ...w.state, alternatives };
    return w;
  };
  const submit: DecisionCommand = { kind: 'submitToMeeting', occurredOn: D('2024-06-25') };

  test('not chosen, the draft does not go to the meeting, and the button says so', () => {
    const w = reviewed();
    expect(w.give(submit)).toMatchObject({
      refusal: { code: 'ALTERNATIVE_NOT_CHOSEN', article: ARTICLE_12, missing: ['方案1：拓宽', '方案2：改线'] },
    });
    expect(preview(w.state, 'submitToMeeting', w.context(person('p2')))).toMatchObject({ allowed: false });
    expect(w.must(choose(2)).refusal(submit)).toBeUndefined();
  });
  test('without alternatives nothing is to be chosen', () => {
    expect(walkTo('reviewed').refusal(submit)).toBeUndefined();
    expect(walkTo('reviewed').refusal(choose(1))).toBe('ALTERNATIVE_UNKNOWN');
  });
  test.each([
    [0, 'ALTERNATIVE_UNKNOWN'],
    [1, undefined],
    [2, undefined],
    [3, 'ALTERNATIVE_UNKNOWN'],
    [1.5, 'ALTERNATIVE_UNKNOWN'],
  ])('of two options, option %p: %s', (n, code) => {
    expect(reviewed().refusal(choose(n))).toBe(code);
  });
  test('a reason is a reason, and a day not yet come is none', () => {
    expect(reviewed().refusal(choose(1, ' '))).toBe('REASON_MISSING');
    expect(reviewed().refusal(choose(1, '造价低', '2024-06-26'))).toBe('DATE_IN_FUTURE');
    expect(reviewed().refusal(choose(1, '造价低', '2024-06-23'))).toBe('DATE_BEFORE_PREDECESSOR');
  });
  test('the head chooses, not the drafter alone', () => {
    expect(reviewed().refusal(choose(1), person('p1', ['drafter']))).toBe('FORBIDDEN');
    expect(reviewed().refusal(choose(1), person('p1', ['unit-head']))).toBeUndefined();
  });
});
