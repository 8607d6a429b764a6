import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { daysBetween } from '../../../domain/deadline/course.ts';
import { apply } from '../../../domain/decision/apply.ts';
import { decide } from '../../../domain/decision/decide.ts';
import { nextDue, nextInstant } from '../../../domain/decision/instants.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { stagesOf } from '../../../domain/decision/view/stages.ts';
import { fact, person, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

/** Submitted on 20 June 2024, reply asked for by 1 July: exactly 7 working days. */
const KEY = 'legality-review:1';
const reviewing = (): DecisionWalk => walkTo('reviewing');
const returning = (on: string, ...missing: string[]) =>
  ({ kind: 'returnForSupplement', occurredOn: D(on), missing: missing.length ? missing : ['履行程序的说明'] }) as const;
const supplying = (on: string, more: { supplied?: string[]; withNewDraft?: boolean } = {}) =>
  ({ kind: 'supplementReview', occurredOn: D(on), supplied: ['履行程序的说明'], withNewDraft: false, ...more }) as const;
const review = (on: string) =>
  ({ kind: 'recordReview', outcome: 'passed', fact: fact(on), opinion: '合法', legality: COMPLETE_LEGALITY }) as const;
const clock = (w: DecisionWalk) => w.state.deadlines.find((d) => d.key === KEY)!;
const noon = (on: string) => `${on}T12:00:00+08:00`;
const refusalOf = (w: DecisionWalk, ...args: Parameters<DecisionWalk['give']>) => {
  const decided = w.give(...args);
  return decided.ok ? undefined : decided.refusal;
};
/** Returned on one day, supplemented on another, each entered at noon of its day. */
const supplemented = (back: string, again: string): DecisionWalk =>
  reviewing().at(noon(back)).must(returning(back)).at(noon(again)).must(supplying(again));

describe('the clock of the review', () => {
  test.each([
    ['the same day', '2024-06-24', '2024-06-24', '2024-07-01'],
    ['over one working day', '2024-06-24', '2024-06-25', '2024-07-02'],
    ['over a weekend alone', '2024-06-21', '2024-06-23', '2024-07-01'],
    ['from before a weekend to after it', '2024-06-21', '2024-06-24', '2024-07-02'],
    ['with one working day left', '2024-06-28', '2024-07-01', '2024-07-02'],
    ['on the last day', '2024-07-01', '2024-07-03', '2024-07-04'],
    ['on the last day and supplied at once', '2024-07-01', '2024-07-01', '2024-07-02'],
    ['past the old last day', '2024-06-25', '2024-07-03', '2024-07-09'],
  ])('stands still from the day after the return to the supplement: %s', (_, back, again, due) => {
    const w = supplemented(back, again);
    expect([clock(w).status, clock(w).explained.dueOn, w.state.review!.requestedReplyOn]).toEqual(['open', due, due]);
    expect(w.state.review!.returned).toBeUndefined();
  });

  test('shows the days that stood still, and why, in the explained steps', () => {
    const { explained } = clock(supplemented('2024-06-24', '2024-06-26'));
    const stopped = explained.steps.filter((s) => s.reason.startsWith('停止计算'));
    expect(stopped.map((s) => [s.date, s.counted])).toEqual([
      ['2024-06-25', null],
      ['2024-06-26', null],
    ]);
    expect(explained.steps.filter((s) => s.counted !== null)).toHaveLength(7);
    expect(explained.explanation.join()).toContain('停止计算：6月25日至6月26日不计');
    expect(explained.explanation.join()).toContain('合法性审查退回补充材料');
  });

  test('a reply asked for earlier or later than the rule moves by the same working days', () => {
    const asked = (requestedReplyOn: string, shortReason?: string): DecisionWalk => {
      const w = walkTo('answered').must({
        kind: 'submitForReview',
        occurredOn: D('2024-06-20'),
        requestedReplyOn: D(requestedReplyOn),
        statement: '已履行法定程序',
        ...(shortReason === undefined ? {} : { shortReason }),
      });
      return w.at(noon('2024-06-21')).must(returning('2024-06-21')).at(noon('2024-06-25')).must(supplying('2024-06-25'));
    };
    expect(clock(asked('2024-06-26', '防汛急需')).explained.dueOn).toBe('2024-06-28');
    expect(clock(asked('2024-07-05')).explained.dueOn).toBe('2024-07-09');
    // Asked for by a Sunday: the week before it counts, the two days that stood still follow.
    expect(clock(asked('2024-07-07')).explained.dueOn).toBe('2024-07-09');
    // Asked for by the Sunday, no working day of it left after the return.
    expect(clock(asked('2024-06-23', '防汛急需')).explained.dueOn).toBe('2024-06-26');
  });

  test('the reviewer never has fewer working days than were promised, and one of them after the supplement', () => {
    const calendar = chinaCalendar();
    const working = (from: PlainDate, to: PlainDate) => daysBetween(calendar, from, to, [], { working: true, roll: false });
    const days = fc.record({
      asked: fc.integer({ min: 0, max: 40 }),
      back: fc.integer({ min: 0, max: 40 }),
      out: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(days, ({ asked, back, out }) => {
        const on = D('2024-06-20');
        const [reply, returned, again] = [addDays(on, asked), addDays(on, Math.min(back, asked)), addDays(on, Math.min(back, asked) + out)];
        const w = walkTo('answered').at('2024-11-01T09:00:00+08:00');
        w.must({ kind: 'submitForReview', occurredOn: on, requestedReplyOn: reply, statement: '已履行法定程序', shortReason: '防汛急需' });
        w.must(returning(returned)).must(supplying(again));
        const { dueOn } = clock(w).explained;
        expect(working(on, returned) + working(again, dueOn)).toBeGreaterThanOrEqual(working(on, reply));
        expect(working(again, dueOn)).toBeGreaterThanOrEqual(dueOn > reply || again >= reply ? 1 : 0);
        expect([dueOn > again, dueOn >= reply]).toEqual([true, true]);
      }),
    );
  });

  test('a second return after the supplement adds to the first', () => {
    const w = supplemented('2024-06-24', '2024-06-25');
    w.at(noon('2024-06-27')).must(returning('2024-06-27', '专家论证意见')).at(noon('2024-06-28')).must(supplying('2024-06-28'));
    expect(clock(w).explained.dueOn).toBe('2024-07-03');
    expect(clock(w).explained.asked.adjustments!.filter((a) => a.kind === 'tolling')).toHaveLength(2);
  });

  test('cannot be missed while the papers are out, and can be the moment the new last day has ended', () => {
    const LAST = isoToInstant('2024-07-01T23:59:59.999+08:00');
    const late = (w: DecisionWalk, now: number) => nextDue(w.state, now, w.context({ kind: 'system' }))?.events[0]?.type;
    const untouched = reviewing();
    expect([late(untouched, LAST), late(untouched, LAST + 1)]).toEqual([undefined, 'DeadlinePassed']);
    const back = reviewing().at(noon('2024-06-28')).must(returning('2024-06-28'));
    expect(nextInstant(back.state)).toBeUndefined();
    expect([late(back, LAST), late(back, LAST + 1)]).toEqual([undefined, undefined]);
    back.at('2024-07-20T00:00:00+08:00');
    expect(clock(back).status).toBe('stopped');
    back.at(noon('2024-07-22')).must(supplying('2024-07-22'));
    expect(clock(back).explained.dueOn).toBe('2024-07-23');
    expect(nextInstant(back.state)).toBe(isoToInstant('2024-07-24T00:00:00+08:00'));
    expect(clock(back.at('2024-07-23T23:59:59.999+08:00')).status).toBe('open');
    expect(clock(back.at('2024-07-24T00:00:00+08:00')).status).toBe('overdue');
  });

  test('goes by the day on paper: returned in time and entered late is no delay, returned after the last day stays one', () => {
    const entered = (back: string): DecisionWalk => reviewing().at(noon('2024-07-03')).must(returning(back));
    expect(clock(reviewing().at(noon('2024-07-03'))).status).toBe('overdue');
    expect(clock(entered('2024-07-01')).status).toBe('stopped');
    expect(clock(entered('2024-07-02')).status).toBe('overdue');
    const late = entered('2024-07-02').at(noon('2024-07-04')).must(supplying('2024-07-04'));
    expect([clock(late).status, clock(late).explained.dueOn, late.state.review!.requestedReplyOn]).toEqual([
      'overdue',
      '2024-07-01',
      '2024-07-01',
    ]);
  });

  test('the review is in time up to the moved day, and late the day after', () => {
    const after = (on: string) => clock(supplemented('2024-06-24', '2024-06-26').at(noon('2024-07-05')).must(review(on))).status;
    expect([after('2024-07-03'), after('2024-07-04')]).toEqual(['met', 'met-late']);
  });
});

describe('while the papers are out', () => {
  const out = (): DecisionWalk => reviewing().at(noon('2024-06-24')).must(returning('2024-06-24', '听证笔录'));

  test('no opinion is recorded, nothing returned again, nothing submitted anew, by article and remedy', () => {
    const again = { kind: 'submitForReview', occurredOn: D('2024-06-24'), requestedReplyOn: D('2024-07-05'), statement: '已履行' } as const;
    for (const command of [review('2024-06-24'), returning('2024-06-24'), again])
      expect(refusalOf(out(), command)).toEqual({
        code: 'REVIEW_RETURNED',
        article: '《重大行政决策程序暂行条例》第二十六条',
        missing: ['2024年6月24日退回', '听证笔录'],
      });
    const whole = out().must(supplying('2024-06-24'));
    expect(whole.refusal(review('2024-06-24'))).toBeUndefined();
  });

  test('a supplement needs a return before it', () => {
    expect(reviewing().refusal(supplying('2024-06-20'))).toBe('REVIEW_NOT_RETURNED');
    expect(out().must(supplying('2024-06-24')).refusal(supplying('2024-06-24'))).toBe('REVIEW_NOT_RETURNED');
  });

  test('the draft changes only where that is said, and then the review binds the new one', () => {
    const w = out().save('draft');
    expect(w.refusal(supplying('2024-06-24'))).toBe('SUPPLEMENT_DRAFT_CHANGED');
    expect(w.refusal(supplying('2024-06-24', { withNewDraft: true }))).toBe('DRAFT_CHANGE_UNJUDGED');
    w.judged('not-material').must(supplying('2024-06-24', { withNewDraft: true }));
    expect(w.state.review!.draftHash).toBe(w.artefacts.draft!.hash);
    expect(w.refusal(review('2024-06-24'))).toBeUndefined();
    const kept = out()
      .must(supplying('2024-06-24', { withNewDraft: true }))
      .save('draft');
    expect(kept.refusal(review('2024-06-24'))).toBe('DRAFT_CHANGED');
  });

  test('the decision may be suspended and resumed; the clock of the review still stands', () => {
    const w = out().must({ kind: 'suspendDecision', reason: '演练', article: '第三十七条', occurredOn: D('2024-06-24') });
    w.at(noon('2024-07-10'));
    expect(w.refusal(supplying('2024-07-10'))).toBe('SUSPENDED');
    w.must({ kind: 'resumeDecision', reason: '演练', occurredOn: D('2024-07-10') });
    expect(clock(w).status).toBe('stopped');
    expect(clock(w.must(supplying('2024-07-10'))).explained.dueOn).toBe('2024-07-17');
  });
});

describe('what is written', () => {
  test('each paper by name: none, or one of blanks, is refused; one is enough', () => {
    const bare = { kind: 'returnForSupplement', occurredOn: D('2024-06-20'), missing: [] } as const;
    expect(refusalOf(reviewing(), bare)).toMatchObject({ code: 'SUPPLEMENT_ITEMS_MISSING', missing: ['缺少的材料'] });
    expect(refusalOf(reviewing(), returning('2024-06-20', '笔录', ' 　'))).toMatchObject({ missing: ['缺少的材料第2项'] });
    const w = reviewing().must(returning('2024-06-20', ' 笔录 '));
    expect(w.state.review!.returned).toEqual({ on: '2024-06-20', missing: ['笔录'] });
    expect(refusalOf(w, supplying('2024-06-20', { supplied: [] }))).toMatchObject({ missing: ['补充的材料'] });
    expect(refusalOf(w, supplying('2024-06-20', { supplied: ['\n'] }))).toMatchObject({ missing: ['补充的材料第1项'] });
  });

  test('the return is not before the submission, the supplement not before the return, neither tomorrow', () => {
    const w = reviewing().at(noon('2024-06-25'));
    expect(w.refusal(returning('2024-06-19'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(returning('2024-06-26'))).toBe('DATE_IN_FUTURE');
    w.must(returning('2024-06-25'));
    expect(w.refusal(supplying('2024-06-24'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(supplying('2024-06-26'))).toBe('DATE_IN_FUTURE');
    expect(w.refusal(supplying('2024-06-25'))).toBeUndefined();
  });

  test('the reviewer returns and the department supplies; the drafter does not return the own draft', () => {
    expect(reviewing().refusal(returning('2024-06-20'), person('p2', ['drafter']))).toBe('FORBIDDEN');
    expect(reviewing().refusal(returning('2024-06-20'), person('p1', ['legality-reviewer']))).toBe('REVIEWER_IS_DRAFTER');
    const w = reviewing().must(returning('2024-06-20'), person('p2', ['legality-reviewer']));
    expect(w.refusal(supplying('2024-06-20'), person('p2', ['legality-reviewer']))).toBe('FORBIDDEN');
    expect(w.refusal(supplying('2024-06-20'), person('p1', ['drafter']))).toBeUndefined();
  });

  test('a review that has its result is not returned for papers', () => {
    expect(walkTo('reviewed').refusal(returning('2024-06-25'))).toBe('GATE_ALREADY_SETTLED');
    expect(walkTo('submitted').refusal(returning('2024-06-25'))).toBe('WRONG_PHASE');
  });

  test('what is missing is for staff; the public reads that papers are out, and why the day moved', () => {
    const w = reviewing().at(noon('2024-06-24')).must(returning('2024-06-24', '内部会议纪要'));
    expect(stagesOf(w.state)[3]).toMatchObject({ name: '合法性审查', note: '已退回补充材料，审查时间停止计算' });
    w.at(noon('2024-06-25')).must(supplying('2024-06-25', { supplied: ['内部会议纪要'] }));
    expect(stagesOf(w.state)[3]!.note).toBeUndefined();
    const { rules } = w.context({ kind: 'system' });
    const told = (staff: boolean) => w.events.flatMap((e) => eventText(e, rules, staff) ?? []);
    expect(told(true)).toEqual(
      expect.arrayContaining(['合法性审查：退回补充材料，缺少：内部会议纪要', '合法性审查：已补充材料：内部会议纪要']),
    );
    expect(told(false)).toEqual(
      expect.arrayContaining([
        '合法性审查：退回补充材料',
        '合法性审查：已补充材料',
        '合法性审查的时间的截止日由2024年7月1日改为2024年7月2日，原因：合法性审查退回补充材料',
      ]),
    );
    expect(told(false).join() + JSON.stringify(clock(w).explained)).not.toContain('纪要');
  });
});

test('a state stored before there were supplements is decided and folded as ever', () => {
  const w = reviewing();
  const stored = JSON.parse(JSON.stringify(w.state)) as typeof w.state;
  expect(stored.review).not.toHaveProperty('returned');
  const decided = decide(stored, review('2024-06-20'), w.context(person('p2')));
  if (!decided.ok) throw new Error(decided.refusal.code);
  const after = decided.events.reduce((s, event) => apply(s, { seq: s.seq + 1, at: w.now, by: 'p2', event }), stored);
  expect([after.gates.LEGALITY.status, after.review]).toEqual(['done', stored.review]);
});
