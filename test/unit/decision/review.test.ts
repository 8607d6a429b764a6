import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { Legality } from '../../../domain/decision/gates/legality.ts';
import { particularsLines } from '../../../domain/decision/gates/particulars.ts';
import { submissionPackage } from '../../../domain/decision/package.ts';
import type { OrganKind, ReviewOutcome } from '../../../domain/decision/types.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { FULL_REPRESENTATIVE, doneGate, fact, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

/** 第二十五条、第二十八条: what a legality review is recorded with, and the one way round its passing. */
const at = (organKind?: OrganKind): DecisionWalk => {
  const w = walkTo('reviewing').at('2024-06-25T09:00:00+08:00');
  w.organKind = organKind;
  return w;
};
const review = (outcome: ReviewOutcome, legality: Legality | undefined = COMPLETE_LEGALITY, on = '2024-06-24') =>
  ({ kind: 'recordReview', outcome, fact: fact(on), opinion: '意见', ...(legality ? { legality } : {}) }) as const;
const refusalOf = (w: DecisionWalk, ...args: Parameters<typeof review>) => {
  const decided = w.give(review(...args));
  return decided.ok ? undefined : decided.refusal;
};
const NOBODY: Legality = { counsel: [] };
const RISKS: Legality = { ...COMPLETE_LEGALITY, risks: ['收费标准没有上位依据'] };

describe('counsel (713 art. 28)', () => {
  test('is heard where the law binds in full; a reason does not replace it', () => {
    for (const kind of [undefined, 'county'] as const) {
      expect(refusalOf(at(kind), 'passed', NOBODY)).toMatchObject({
        code: 'COUNSEL_MISSING',
        missing: [],
        article: expect.stringContaining('第二十八条'),
      });
      expect(refusalOf(at(kind), 'passed', { ...NOBODY, noCounselReason: '没有聘请' })).toMatchObject({ code: 'COUNSEL_MISSING' });
      expect(refusalOf(at(kind), 'passed')).toBeUndefined();
    }
  });
  test('by reference a reason why not is enough, and stays with the gate', () => {
    expect(refusalOf(at('town'), 'passed', { ...NOBODY, noCounselReason: ' ' })).toMatchObject({
      code: 'COUNSEL_MISSING',
      missing: [expect.stringMatching(/^参照执行/)],
    });
    const w = at('town').must(review('passed', { ...NOBODY, noCounselReason: '没有聘请' }));
    expect(w.state.gates.LEGALITY).toMatchObject({ status: 'done', particulars: { gate: 'LEGALITY', noCounselReason: '没有聘请' } });
  });
  test('names and says something', () => {
    for (const blank of [{ name: ' ' }, { opinion: '　' }])
      expect(refusalOf(at(), 'passed', { counsel: [{ ...COMPLETE_LEGALITY.counsel[0]!, ...blank }] })).toMatchObject({
        code: 'GATE_PARTICULARS_INCOMPLETE',
        missing: ['第1位法律顾问或者公职律师的姓名和意见'],
      });
  });
  test('is owed for an unlawful draft too, not for one that is sent back', () => {
    expect(refusalOf(at(), 'unlawful', NOBODY)).toMatchObject({ code: 'COUNSEL_MISSING' });
    expect(refusalOf(at(), 'returned', NOBODY)).toBeUndefined();
    const laidDownBefore = at();
    expect(laidDownBefore.give({ kind: 'recordReview', outcome: 'returned', fact: fact('2024-06-24'), opinion: '退' })).toMatchObject({
      ok: true,
    });
    expect(laidDownBefore.state.phase).toBe('REVISING');
  });
  test('is read by staff and not by the public', () => {
    const legality = at().must(review('passed')).state.gates.LEGALITY;
    if (legality.status !== 'done') throw new Error('open');
    expect(particularsLines(legality.particulars, true)).toEqual([{ label: '法律顾问演练律师', text: '演练法律意见' }]);
    expect(particularsLines(legality.particulars, false)).toEqual([]);
  });
});

describe('an exploratory reform without national rules (713 art. 25)', () => {
  const submit = { kind: 'submitToMeeting', occurredOn: D('2024-06-25') } as const;
  const meeting = (outcome: 'passed' | 'passed-with-amendment') =>
    ({
      kind: 'recordDeliberation',
      outcome,
      meetingName: '会议',
      fact: fact('2024-07-01'),
      representatives: [FULL_REPRESENTATIVE],
      minutes: completeMinutes(outcome),
    }) as const;
  const packageOf = (w: DecisionWalk) =>
    submissionPackage(w.state, w.context({ kind: 'system' }).facts, w.context({ kind: 'system' }).rules);

  test('goes to the meeting with its legal risks stated; without them it does not', () => {
    for (const risks of [undefined, [], [' '], ['有风险', '']]) {
      const w = at();
      expect(refusalOf(w, 'exploratory', { ...COMPLETE_LEGALITY, ...(risks ? { risks } : {}) })).toMatchObject({
        code: 'EXPLORATORY_RISK_MISSING',
        article: expect.stringContaining('第二十五条'),
      });
      expect(w.state.gates.LEGALITY.status).toBe('open');
    }
    const w = at().must(review('exploratory', RISKS));
    expect([w.state.phase, w.state.gates.LEGALITY.status]).toEqual(['REVIEWING', 'done']);
    expect(w.must(submit).state.phase).toBe('SUBMITTED');
  });
  test('the meeting and the log are told so, the risks are for those who decide', () => {
    const w = at().must(review('exploratory', RISKS));
    const item = packageOf(w).find((i) => i.key === 'legality-opinion')!;
    expect(item.name).toBe('合法性审查意见（探索性改革，明示法律风险）');
    expect(item.contents).toContain('法律风险1：收费标准没有上位依据');
    w.must(submit);
    expect(w.events.at(-1)).toMatchObject({ materials: expect.arrayContaining([item.name]) });
    const { rules } = w.context({ kind: 'system' });
    const told = w.events.map((e) => eventText(e, rules, false) ?? '').join('\n');
    expect(told).toContain('合法性审查：属于探索性改革，明示法律风险后提交讨论');
    expect(told).not.toContain('收费标准');
  });
  test('is no mark of what passed: risks given with another outcome are not kept', () => {
    const w = at().must(review('passed', RISKS));
    expect(JSON.stringify(w.state.gates.LEGALITY)).not.toContain('收费标准');
    expect(packageOf(w).find((i) => i.key === 'legality-opinion')!.name).toBe('合法性审查意见');
  });
  test('an unlawful draft does not go to the meeting, and a text amended at the meeting is reviewed so again', () => {
    expect(at().must(review('unlawful')).refusal(submit)).toBe('WRONG_PHASE');
    const w = at().must(review('exploratory', RISKS)).must(submit).at('2024-07-02T09:00:00+08:00').must(meeting('passed-with-amendment'));
    w.must(doneGate('PARTY_REPORT', '2024-07-02')).save('draft', 'decision-result');
    const issue = { kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-07-02'), signer: '镇长' } as const;
    expect(w.refusal(issue)).toBe('DRAFT_CHANGED');
    w.judged('not-material');
    expect(w.must(review('exploratory', RISKS, '2024-07-02')).refusal(issue)).toBeUndefined();
  });
});
