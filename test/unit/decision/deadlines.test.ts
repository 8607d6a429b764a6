import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { newCatalog, nextCatalogInstant, publicationDeadline } from '../../../domain/catalog/decide.ts';
import { PUBLISHED_TOGETHER } from '../../../domain/decision/publish.ts';
import { statusOf } from '../../../domain/decision/view/status.ts';
import { RULE_PACKS } from '../../../domain/rules/packs.ts';
import type { Rule, RulePack } from '../../../domain/rules/types.ts';
import { fact, FULL_REPRESENTATIVE, person, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';
import { oneRulePack } from '../../support/one-rule-pack.ts';
import { knowing } from '../../support/known.ts';

const deadline = (w: DecisionWalk, key: string) => w.state.deadlines.find((d) => d.key === key);
const keys = (w: DecisionWalk) => w.state.deadlines.map((d) => d.key).sort();

function rule(id: string, base: string, value: number, more: Partial<Rule> = {}): Rule {
  const {
    packId: _,
    packName: _n,
    carriedOver: _c,
    overrides: _o,
    ...plain
  } = oneRulePack({ unit: 'working-day', id, base, value, ...more }).rules.get(id)!;
  return plain;
}

/** Entered for this file only: the clocks of a place whose feedback counts from the end of the window. */
function enter(id: string, rules: readonly Rule[], more: Partial<RulePack> = {}): string {
  const pack: RulePack = {
    id,
    name: '演练规定',
    extends: ['decree-713-2019'],
    validFrom: D('2019-09-01'),
    rules,
    gates: [],
    artefacts: [],
    archive: [],
    stages: [],
    organKinds: [],
    obligations: [],
    layersNotEntered: [],
    ...more,
  };
  (RULE_PACKS as RulePack[]).push(pack);
  return id;
}

const FROM_WINDOW = enter('from-window', [
  rule('feedback', 'consultation-closed', 5, { alsoStartedBy: [{ event: 'terminated', name: '事项终止', verb: '终止' }] }),
  rule('register', 'consultation-closed', 2),
  rule('topic', 'deliberated', 3),
  rule('report', 'issued', 4, { force: 'by-reference' }),
  rule('film', 'issued', 4, { force: 'encouraged' }),
  { ...rule('prompt', 'issued', 1), value: undefined } as unknown as Rule,
  rule('once', 'issued', 1, { unit: 'fixed-date', monthDay: '09-25', onlyYear: 2020 }),
  rule('notice', 'consultation-published', 5, { unit: 'hour' }),
]);
const CHANGED = enter('changed', [
  rule('report', 'issued', 4, { validTo: D('2024-07-01') }),
  rule('report', 'issued', 9, { validFrom: D('2024-07-02') }),
]);
const ENDED = enter('ended', [rule('report', 'issued', 4)], { validTo: D('2024-06-30') });

describe('every rule of the pack that names an event sets its deadline', () => {
  test('the window’s end starts what counts from it, each under its round; feedback is one for the decision', () => {
    const w = walkTo('revising', FROM_WINDOW);
    expect(keys(w)).toEqual(['consultation:1', 'feedback', 'notice:1', 'register:1']);
    expect(deadline(w, 'feedback')!.explained).toMatchObject({
      triggerOn: '2024-06-19',
      triggerEvent: 'consultation-closed',
      dueOn: '2024-06-26',
    });
    expect(deadline(w, 'register:1')!.explained.dueOn).toBe('2024-06-21');
  });
  test('hours run from the server’s moment of publication', () => {
    const w = walkTo('consulting', FROM_WINDOW);
    expect(deadline(w, 'notice:1')!.explained.dueAt - w.now).toBe(5 * 3_600_000);
  });
  test('meeting and issue start theirs; encouraged, numberless and long past rules set nothing', () => {
    const w = walkTo('issued', FROM_WINDOW);
    expect(keys(w)).toEqual(['consultation:1', 'feedback', 'legality-review:1', 'notice:1', 'register:1', 'report', 'topic']);
    expect(deadline(w, 'topic')!.explained.triggerOn).toBe('2024-07-01');
    expect(deadline(w, 'report')!.explained.triggerOn).toBe('2024-07-02');
  });
  test('a deferred topic starts no clock, a rejected one only what names the rejection', () => {
    for (const outcome of ['deferred', 'rejected'] as const) {
      const w = walkTo('submitted', FROM_WINDOW)
        .at('2024-07-02T09:00:00+08:00')
        .must({
          kind: 'recordDeliberation',
          outcome,
          meetingName: 'm',
          fact: fact('2024-07-01'),
          representatives: [FULL_REPRESENTATIVE],
          minutes: completeMinutes(outcome),
        });
      expect(deadline(w, 'topic')).toBeUndefined();
    }
  });
  test('a second window starts the clock again, with its reason', () => {
    const w = walkTo('revising', FROM_WINDOW).save('draft', 'explanation', 'interpretation');
    w.must({ kind: 'publishConsultation', noticeTitle: '再次', days: 7, shortenedReason: '修改不多' });
    w.at('2024-06-28T09:00:00+08:00');
    expect(deadline(w, 'feedback')!.explained.triggerOn).toBe('2024-06-27');
    expect(w.events.findLast((e) => e.type === 'DeadlineSet' && e.key === 'feedback')).toMatchObject({
      reason: expect.stringContaining('重新起算'),
    });
    expect(keys(w)).toContain('register:2');
  });
  test('termination starts feedback where it does not run yet, and does not put off what runs', () => {
    const end = { kind: 'terminateDecision', reason: '不再推进', article: '第三十七条' } as const;
    const running = walkTo('revising', FROM_WINDOW).must({ ...end, occurredOn: D('2024-06-20') });
    expect(deadline(running, 'feedback')).toMatchObject({
      status: 'open',
      explained: { triggerEvent: 'consultation-closed', dueOn: '2024-06-26' },
    });
    expect(deadline(running, 'register:1')!.status).toBe('cancelled');

    const fresh = walkTo('revising').must({ ...end, occurredOn: D('2024-06-20') });
    expect(deadline(fresh, 'feedback')).toMatchObject({
      status: 'open',
      explained: { triggerEvent: 'terminated', triggerName: '事项终止' },
    });
    expect(deadline(fresh, 'feedback')!.explained.explanation[2]).toMatch(/^算法：6月20日终止，/);

    const unasked = walkTo('drafting').must({ ...end, occurredOn: D('2024-05-10') });
    expect(deadline(unasked, 'feedback')).toBeUndefined();
  });
  test('before issue and during a second window the status never fails', () => {
    const w = walkTo('revising', FROM_WINDOW);
    const status = () => statusOf({ state: w.state, now: w.now, calendar: chinaCalendar(), received: 0, minDays: 30 });
    expect(status()).toMatchObject({
      kind: 'due',
      sentences: [expect.stringContaining('征求意见已于2024年6月19日24时结束。采纳情况最晚')],
    });
    w.save('draft', 'explanation', 'interpretation').must({ kind: 'publishConsultation', noticeTitle: '再次' });
    expect(status().kind).toBe('open');
  });
});

describe('the interpretation of a meeting’s topic', () => {
  const TOPIC = enter('topic', [rule('topic-interpretation', 'deliberated', 3)]);
  const publish = { kind: 'publishTopicInterpretation' } as const;

  test('is due 3 working days after the meeting and may precede the decision’s own text, of which nothing goes out with it', () => {
    const w = walkTo('deliberated', TOPIC).save('topic-interpretation', 'decision-result');
    expect(deadline(w, 'topic-interpretation')!.explained).toMatchObject({ triggerOn: '2024-07-01', dueOn: '2024-07-04' });
    expect(w.give(publish)).toMatchObject({ ok: true, events: [{ type: 'EffectOrdered', refId: 'topic-interpretation' }] });
    expect(w.refusal(publish)).toBe('PUBLICATION_IN_PROGRESS');
    w.finishEffects();
    expect(deadline(w, 'topic-interpretation')!.status).toBe('met');
    expect([w.state.phase, w.state.issue]).toEqual(['DELIBERATED', undefined]);
    expect(PUBLISHED_TOGETHER['topic-interpretation']).toEqual({ needed: ['topic-interpretation'], along: [] });
    expect(w.refusal(publish)).toBe('ALREADY_PUBLISHED');
  });
  test('is late at the first instant after its last day', () => {
    const at = (iso: string) => walkTo('deliberated', TOPIC).save('topic-interpretation').at(iso).must(publish);
    expect(deadline(at('2024-07-04T23:59:59.999+08:00'), 'topic-interpretation')!.status).toBe('met');
    expect(deadline(at('2024-07-05T00:00:00+08:00'), 'topic-interpretation')!.status).toBe('met-late');
  });
  test('needs its text, a second person, a meeting', () => {
    expect(walkTo('submitted', TOPIC).save('topic-interpretation').refusal(publish)).toBe('WRONG_PHASE');
    const stopped = walkTo('revising', TOPIC).must({ kind: 'terminateDecision', reason: 'x', article: 'y', occurredOn: D('2024-06-20') });
    expect(stopped.save('topic-interpretation').refusal(publish)).toBe('WRONG_PHASE');
    const w = walkTo('deliberated', TOPIC);
    expect(w.refusal(publish)).toBe('MATERIALS_INCOMPLETE');
    w.save('topic-interpretation');
    expect(w.refusal(publish, person('p1'))).toBe('SECOND_PERSON_REQUIRED');
    const { clearedBy: _, ...uncleared } = w.artefacts['topic-interpretation']!;
    w.artefacts['topic-interpretation'] = uncleared;
    expect(w.refusal(publish)).toBe('DISCLOSURE_REVIEW_MISSING');
  });
  test('is on the archive list where the pack asks for it, and only there', () => {
    const missing = (packId: string) => {
      const w = walkTo('feedback', packId).must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-07-10') });
      return w.refusal({ kind: 'archiveDecision', occurredOn: D('2024-07-10'), place: '档案室' });
    };
    expect([missing(TOPIC), missing('shanghai-xujing-2023')]).toEqual(['ARCHIVE_INCOMPLETE', undefined]);
  });
});

describe('a pack that is silent sets nothing and stops nothing', () => {
  test('a decision under the decree alone walks to its archive', () => {
    const w = walkTo('closed', 'decree-713-2019');
    expect(w.state.phase).toBe('CLOSED');
    expect(keys(w)).toEqual(['consultation:1', 'legality-review:1']);
  });
  test('where nobody asks for representatives, none are missed; where the pack does, its own article is cited', () => {
    const meeting = {
      kind: 'recordDeliberation',
      outcome: 'passed',
      meetingName: 'm',
      fact: fact('2024-07-01'),
      representatives: [],
      minutes: completeMinutes('passed'),
    } as const;
    const w = walkTo('submitted', 'decree-713-2019').at('2024-07-02T09:00:00+08:00').must(meeting);
    expect(w.state.gates.REPRESENTATIVES).toMatchObject({ status: 'not-needed', reason: '适用的规定没有要求公众代表列席' });
    expect(walkTo('submitted').at('2024-07-02T09:00:00+08:00').give(meeting)).toMatchObject({
      refusal: { code: 'REPRESENTATIVES_MISSING', article: '徐泾镇2023年政务公开工作要点第13项' },
    });
  });
  test('feedback is refused with the rule of the matter’s own pack', () => {
    const article = (packId?: string) => {
      const w = walkTo('issued', packId).save('opinions-and-adoption');
      w.opinions[1] = { ...w.opinions[1]!, undisposed: 1 };
      return (w.give({ kind: 'publishFeedback', noticeTitle: 'x' }) as { refusal: { article?: string } }).refusal.article;
    };
    expect(article()).toBe('《徐泾镇2023年政务公开工作要点》（徐府〔2023〕32号）第11项');
    expect(article('decree-713-2019')).toBe('《重大行政决策程序暂行条例》第三十二条');
  });
  test('a catalog without a date waits only for the end of its year', () => {
    const seed = { id: 'c', organId: 'o', year: 2024 };
    const silent = newCatalog({ ...seed, packId: 'decree-713-2019' });
    expect(publicationDeadline(silent, knowing(chinaCalendar()))).toEqual([]);
    expect(nextCatalogInstant(silent)).toBeDefined();
    expect(publicationDeadline(newCatalog({ ...seed, packId: 'shanghai-xujing-2023' }), knowing(chinaCalendar()))).toMatchObject([
      { explained: { dueOn: '2024-03-31', asked: { rulesOn: '2024-01-01' } } },
    ]);
    expect(
      publicationDeadline(newCatalog({ ...seed, year: 2023, packId: 'shanghai-xujing-2023' }), knowing(chinaCalendar())),
    ).toMatchObject([{ explained: { dueOn: '2023-03-31', carriedOver: false } }]);
  });
});

describe('a matter keeps the rules in force on the day of its event', () => {
  const issued = (packId: string, signedOn: string, recorded: string) => {
    const w = walkTo('deliberated', packId).save('decision-result', 'representatives-attendance').at(`${recorded}T09:00:00+08:00`);
    return w.must({ kind: 'issueDecision', documentNo: '1号', signedOn: D(signedOn), signer: '演练镇长' });
  };
  test('signed on the new rule’s first day it counts by the new one', () => {
    expect(deadline(issued(CHANGED, '2024-07-02', '2024-07-02'), 'report')!.explained).toMatchObject({
      value: 9,
      asked: { rulesOn: '2024-07-02' },
    });
  });
  test('held on the old rule’s last day and recorded later, it counts by the old one', () => {
    const old = enter('old-meeting', [
      rule('minutes', 'deliberated', 4, { validTo: D('2024-07-01') }),
      rule('minutes', 'deliberated', 9, { validFrom: D('2024-07-02') }),
    ]);
    const w = walkTo('deliberated', old);
    expect([w.state.meeting!.heldOn, deadline(w, 'minutes')!.explained.value]).toEqual(['2024-07-01', 4]);
  });
  test('a plan’s number is carried over by the day of the event, not of the entry', () => {
    const w = walkTo('issued');
    expect(deadline(w, 'feedback')!.explained).toMatchObject({ carriedOver: true, asked: { rulesOn: '2024-07-02' } });
  });
  test('a pack that has run out still carries its matter; its rules reach no event after it', () => {
    const w = issued(ENDED, '2024-07-02', '2024-07-02');
    expect(w.state.phase).toBe('ISSUED');
    expect(deadline(w, 'report')).toBeUndefined();
  });
});

describe('a text published later than it was signed', () => {
  const signed = (recorded: string) => {
    const w = walkTo('deliberated').save('decision-result', 'representatives-attendance').at(`${recorded}T09:00:00+08:00`);
    return w.must({ kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '演练镇长' });
  };
  test('counts from the earlier day and shows both readings', () => {
    const w = signed('2024-07-05');
    expect(deadline(w, 'feedback')!.explained).toMatchObject({
      dueOn: '2024-07-16',
      latestOn: '2024-07-19',
      triggerOn: '2024-07-02',
      triggerBasis: '成文日',
      otherReadings: [
        { basis: '成文日', on: '2024-07-02', dueOn: '2024-07-16' },
        { basis: '公布日', on: '2024-07-05', dueOn: '2024-07-19' },
      ],
      readings: '按成文日7月2日起算是7月16日，按公布日7月5日起算是7月19日；取较早的',
    });
    expect(deadline(w, 'text-publication')).toMatchObject({ status: 'met', explained: { triggerBasis: '成文日' } });
    expect(deadline(w, 'text-publication')!.explained.otherReadings).toBeUndefined();
  });
  test('on the same day there is one reading and nothing is set again', () => {
    const w = signed('2024-07-02');
    expect(deadline(w, 'feedback')!.explained.otherReadings).toBeUndefined();
    expect(w.events.filter((e) => e.type === 'DeadlineSet' && e.key === 'feedback')).toHaveLength(1);
  });
  test('when the earlier day has passed meanwhile it stays passed', () => {
    const w = walkTo('deliberated').save('decision-result', 'representatives-attendance').at('2024-07-02T09:00:00+08:00');
    w.give({ kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '演练镇长' });
    w.now += 20 * 86_400_000;
    w.record({ ok: true, events: [{ type: 'DeadlinePassed', key: 'feedback' }] }, 'system');
    w.finishEffects();
    expect(deadline(w, 'feedback')).toMatchObject({ status: 'overdue', explained: { otherReadings: [{}, { basis: '公布日' }] } });
  });
});
