import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { mayDo, ROLES } from '../../../domain/access/roles.ts';
import type { Role } from '../../../domain/access/roles.ts';
import { apply } from '../../../domain/decision/apply.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { Minutes } from '../../../domain/decision/minutes.ts';
import { quotaOf } from '../../../domain/decision/representatives.ts';
import type { Attendance, Representative } from '../../../domain/decision/representatives.ts';
import type { DecisionEvent, DeliberationOutcome, OrganKind } from '../../../domain/decision/types.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { resolvePackNear } from '../../../domain/rules/resolve.ts';
import type { GateRule } from '../../../domain/rules/types.ts';
import { openMinutes, sealMinutes } from '../../../services/decision/minutes.ts';
import { createFieldCipher } from '../../../services/secrets/field-cipher.ts';
import { FULL_REPRESENTATIVE, fact, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

/** 第三十条: a collective deliberation and its record, on both sides of each edge. */
const at = (organKind?: OrganKind): DecisionWalk => {
  const w = walkTo('submitted').at('2024-07-02T09:00:00+08:00');
  w.organKind = organKind;
  return w;
};
const meeting = (outcome: DeliberationOutcome, change: Partial<Minutes> = {}, more: object = {}) =>
  ({
    kind: 'recordDeliberation',
    outcome,
    meetingName: '镇长办公会议',
    fact: fact('2024-07-01'),
    representatives: [FULL_REPRESENTATIVE],
    minutes: completeMinutes(outcome, change),
    ...more,
  }) as const;
const refusalOf = (w: DecisionWalk, ...args: Parameters<typeof meeting>) => {
  const decided = w.give(meeting(...args));
  return decided.ok ? undefined : decided.refusal;
};
const members = (...stances: (Minutes['members'][0]['stance'] | undefined)[]): Minutes['members'] =>
  stances.map((stance, i) => ({
    name: `成员${i}`,
    role: i === 0 ? 'head' : 'member',
    ...(stance ? { stance } : {}),
    ...(stance === 'disagree' ? { dissent: '不可行' } : {}),
  }));
const of = (...stances: Parameters<typeof members>) => ({ members: members(...stances), presider: '成员0' });
const with713 = (gate: GateRule['gate'], demand: Partial<GateRule>): DecisionWalk => {
  const w = at();
  w.packs = w.packs.map((p) => ({ ...p, gates: p.gates.map((g) => (g.gate === gate ? { ...g, ...demand } : g)) }));
  return w;
};

describe('the minutes', () => {
  test('are kept whole with the event, and tell nothing of themselves to state, log or reader', () => {
    const w = at().must(meeting('passed'));
    const event = w.events.find((e) => e.type === 'Deliberated')!;
    expect(event).toMatchObject({ minutes: completeMinutes('passed') });
    for (const told of [JSON.stringify(w.state), eventText(event, resolvePackNear('shanghai-xujing-2023', D('2024-07-02')), true)])
      expect(told).not.toMatch(/工期过紧|方案可行|演练副镇长/);
  });
  test('are owed: a command laid down without them is refused, an old event without them is read', () => {
    expect(refusalOf(at(), 'passed', {}, { minutes: undefined })).toMatchObject({ code: 'MINUTES_INCOMPLETE' });
    const before = at();
    const w = at().must(meeting('passed'));
    const { minutes: _, ...old } = w.events.findLast((e) => e.type === 'Deliberated')!;
    const fold = (event: DecisionEvent) => apply(before.state, { seq: 1, at: w.now, by: 'p2', event });
    expect(fold(old)).toEqual(fold({ ...old, minutes: completeMinutes('passed') }));
  });
  test.each<[string, Partial<Minutes>, string | undefined]>([
    ['one head and one member', of('agree', 'agree'), undefined],
    ['no head', { members: [{ name: '成员0', role: 'member' }], presider: '成员0' }, '行政首长一人'],
    ['two heads', { members: [...members('agree', 'agree'), { name: '成员9', role: 'head' }], presider: '成员0' }, '行政首长一人'],
    ['nobody but the head', of('agree'), '其他会议组成人员'],
    [
      'only attendants beside the head',
      { members: [...members('agree'), { name: '顾问', role: 'attending' }], presider: '成员0' },
      '其他会议组成人员',
    ],
    [
      'a person without a name',
      { members: [...members('agree', 'agree'), { name: ' ', role: 'member' }], presider: '成员0' },
      '第3位到会人员的姓名',
    ],
    [
      'one person twice',
      { members: [...members('agree', 'agree'), { name: '成员1 ', role: 'member' }], presider: '成员0' },
      '重复登记的人员：成员1',
    ],
    ['a member who presides', { ...of('agree', 'agree'), presider: '成员1' }, undefined],
    ['a stranger who presides', { ...of('agree', 'agree'), presider: '外人' }, '主持人'],
    [
      'an attendant who presides',
      { members: [...members('agree', 'agree'), { name: '顾问', role: 'attending' }], presider: '顾问' },
      '主持人',
    ],
    [
      'a dissent without its words',
      { members: [...members('agree', 'agree'), { name: '异', role: 'member', stance: 'disagree', dissent: '　' }], presider: '成员0' },
      '不同意见的内容',
    ],
    ['a reservation without words', of('agree', 'reserve'), undefined],
    ['no stances at all', of(undefined, undefined), undefined],
  ])('%s', (_what, change, missing) => {
    const refusal = refusalOf(at(), 'passed', change);
    if (missing === undefined) expect(refusal).toBeUndefined();
    else
      expect(refusal).toMatchObject({
        code: 'MINUTES_INCOMPLETE',
        missing: [expect.stringContaining(missing)],
        article: expect.stringContaining('第三十条'),
      });
  });
  test('what everybody wanted is decided; otherwise the head says at the meeting why', () => {
    expect(refusalOf(at(), 'passed', { majority: 'deferred' })).toMatchObject({ code: 'HEAD_REASON_MISSING' });
    expect(refusalOf(at(), 'passed', { majority: 'deferred', headReason: ' ' })).toMatchObject({ code: 'HEAD_REASON_MISSING' });
    expect(refusalOf(at(), 'passed', { majority: 'deferred', headReason: '汛期前必须完工' })).toBeUndefined();
    for (const outcome of ['passed', 'passed-with-amendment', 'deferred', 'rejected'] as const)
      expect(refusalOf(at(), outcome)).toBeUndefined();
  });
  test('a majority cannot be what more than half spoke against; half is not more than half', () => {
    expect(refusalOf(at(), 'passed', of('agree', 'disagree', 'disagree'))).toMatchObject({ code: 'MAJORITY_CONTRADICTED' });
    expect(refusalOf(at(), 'passed', of('agree', 'agree', 'disagree', 'disagree'))).toBeUndefined();
    expect(refusalOf(at(), 'rejected', of('agree', 'agree', 'disagree'))).toMatchObject({ code: 'MAJORITY_CONTRADICTED' });
    const attending = { name: '顾问', role: 'attending', stance: 'disagree', dissent: '不可行' } as const;
    expect(refusalOf(at(), 'passed', { members: [...members('agree', 'disagree'), attending], presider: '成员0' })).toBeUndefined();
  });
});

describe('the head speaks last', () => {
  const early = { headSpokeLast: false };
  const reason = { ...early, departureReason: '镇长须提前离会' };
  test('where the law binds in full, no reason makes it good', () => {
    for (const kind of [undefined, 'county'] as const) {
      expect(refusalOf(at(kind), 'passed', early)).toMatchObject({ code: 'HEAD_NOT_LAST', article: expect.stringContaining('第三十条') });
      expect(refusalOf(at(kind), 'passed', reason)).toMatchObject({ code: 'HEAD_NOT_LAST', missing: [] });
    }
  });
  test('by reference a reason is recorded and stays with the gate', () => {
    expect(refusalOf(at('town'), 'passed', { ...early, departureReason: ' ' })).toMatchObject({
      code: 'HEAD_NOT_LAST',
      missing: [expect.stringMatching(/^参照执行/)],
    });
    expect(at('town').must(meeting('passed', reason)).state.gates.DELIBERATION).toMatchObject({
      departure: { reason: '镇长须提前离会', from: ['行政首长没有最后发表意见'] },
    });
    expect(at('town').must(meeting('passed')).state.gates.DELIBERATION).not.toHaveProperty('departure');
  });
});

describe('a quorum is asked for only where a pack cites one (P-11)', () => {
  const two = of('agree', 'agree');
  test.each<[string, GateRule['quorum'], number | undefined, string | undefined]>([
    ['no quorum', undefined, undefined, undefined],
    ['more than half, two of three', { share: [1, 2], moreThan: true }, 3, undefined],
    ['more than half, two of four', { share: [1, 2], moreThan: true }, 4, '组成人员4人，到会2人，应超过1/2'],
    ['at least half, two of four', { share: [1, 2], moreThan: false }, 4, undefined],
    ['at least half, two of five', { share: [1, 2], moreThan: false }, 5, '组成人员5人，到会2人，应不少于1/2'],
    ['a total that is not told', { share: [1, 2], moreThan: false }, undefined, '会议组成人员的总人数'],
    ['a total of nobody', { share: [1, 2], moreThan: false }, 0, '会议组成人员的总人数'],
  ])('%s', (_what, quorum, membersTotal, missing) => {
    const w = with713('DELIBERATION', quorum ? { quorum } : {});
    const refusal = refusalOf(w, 'passed', { ...two, ...(membersTotal === undefined ? {} : { membersTotal }) });
    if (missing === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toMatchObject({ code: 'QUORUM_MISSED', missing: [missing] });
  });
});

describe('representatives', () => {
  const come = (...all: Partial<Representative>[]) => ({ representatives: all.map((r) => ({ ...FULL_REPRESENTATIVE, ...r })) });
  test('a view not wholly taken up has its reason', () => {
    for (const uptake of ['not-adopted', 'partly-adopted'] as const) {
      expect(refusalOf(at(), 'passed', {}, come({}, { uptake }))).toMatchObject({
        code: 'REASON_MISSING',
        missing: [expect.stringMatching(/^第2位/)],
      });
      expect(refusalOf(at(), 'passed', {}, come({ uptake, uptakeReason: '先试行' }))).toBeUndefined();
    }
    for (const uptake of ['adopted', 'no-view'] as const) expect(refusalOf(at(), 'passed', {}, come({ uptake }))).toBeUndefined();
  });
  test('a pack may ask for so many at every meeting; fewer say why, an encouragement stops nothing', () => {
    const asking = (demand: Partial<GateRule> = {}) => with713('REPRESENTATIVES', { representativesAtLeast: 2, ...demand });
    expect(refusalOf(asking(), 'passed', {}, come({}))).toMatchObject({
      code: 'REPRESENTATIVES_TOO_FEW',
      missing: ['登记了1位，每次会议至少2位'],
    });
    expect(refusalOf(asking(), 'passed', {}, come({}, {}))).toBeUndefined();
    expect(refusalOf(asking(), 'passed', {}, { ...come({}), noRepresentativesReason: '一位临时请假' })).toBeUndefined();
    expect(refusalOf(asking({ force: 'encouraged' }), 'passed', {}, come({}))).toBeUndefined();
    expect(refusalOf(at(), 'passed', {}, come({}))).toBeUndefined();
  });
  test('the year counts meetings attended, by the day and name of the meeting, against the pack’s number', () => {
    const topic = (heldOn: string, representatives: number, meetingName = '镇长办公会议'): Attendance => ({
      heldOn: D(heldOn),
      meetingName,
      representatives,
    });
    const one = { value: 1 };
    expect(quotaOf(one, 2024, [])).toEqual({ required: 1, held: 0, attended: 0, missing: 1, dueOn: '2024-12-31' });
    expect(quotaOf(one, 2024, [topic('2024-03-01', 0)])).toMatchObject({ held: 1, attended: 0, missing: 1 });
    expect(quotaOf(one, 2024, [topic('2024-12-31', 1)])).toMatchObject({ attended: 1, missing: 0 });
    expect(quotaOf(one, 2024, [topic('2023-12-31', 1), topic('2025-01-01', 1)])).toMatchObject({ held: 0, missing: 1 });
    const busy = [topic('2024-03-01', 0), topic('2024-03-01', 2), topic('2024-03-01', 1, '专题会议'), topic('2024-04-01', 0)];
    expect(quotaOf({ value: 3 }, 2024, busy)).toMatchObject({ held: 3, attended: 2, missing: 1 });
    expect(quotaOf(undefined, 2024, busy)).toEqual({ held: 3, attended: 2, missing: 0, dueOn: '2024-12-31' });
  });
});

describe('who reads the minutes', () => {
  const may = (role: Role, organId: string) =>
    mayDo({ kind: 'person', personId: 'p', roles: [{ role, organId }] }, 'deliberationMinutes', { organId: 'organ', leadOrganId: 'lead' });
  test('secretariat, archivist and auditor of the organ, and who supervises it; nobody else', () => {
    const roles = Object.keys(ROLES) as Role[];
    expect(roles.filter((r) => may(r, 'organ'))).toEqual(['secretariat', 'archivist', 'supervisor', 'auditor']);
    for (const elsewhere of ['lead', 'other']) expect(roles.filter((r) => may(r, elsewhere))).toEqual(['supervisor']);
  });
  test('texts are sealed before they are kept, open only for their own decision, and blanks stay blank', () => {
    const cipher = createFieldCipher(randomBytes(32));
    const command = meeting('passed', { majority: 'deferred', headReason: '汛期前必须完工' });
    const sealed = sealMinutes(cipher, { kind: 'decision', id: 'd1' }, command);
    if (sealed.kind !== 'recordDeliberation') throw new Error('another command');
    for (const text of ['工期过紧', '方案可行', '汛期前']) expect(JSON.stringify(sealed)).not.toContain(text);
    expect(openMinutes(cipher, 'd1', sealed.minutes!)).toEqual(command.minutes);
    expect(() => openMinutes(cipher, 'd2', sealed.minutes!)).toThrow();
    expect(at().give(sealed)).toMatchObject({ ok: true });
    const blank = meeting('passed', { majority: 'deferred', headReason: ' ' });
    expect(sealMinutes(cipher, { kind: 'decision', id: 'd1' }, blank)).toMatchObject({ minutes: { headReason: ' ' } });
    const other = { kind: 'submitToMeeting', occurredOn: D('2024-06-25') } as const;
    expect(sealMinutes(cipher, { kind: 'decision', id: 'd1' }, other)).toBe(other);
  });
});
