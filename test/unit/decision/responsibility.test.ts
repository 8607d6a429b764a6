import { describe, expect, test } from '@jest/globals';
import type { Acting } from '../../../domain/access/capacity.ts';
import type { Actor } from '../../../domain/access/roles.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { DecisionEvent } from '../../../domain/decision/types.ts';
import { SIGNED_BY_SYSTEM } from '../../../domain/decision/context.ts';
import { paperSigner, recordNote } from '../../../domain/decision/view/paper.ts';
import { responsibilityLines } from '../../../domain/decision/view/responsibility.ts';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { WALK_DRAFTER } from '../../../domain/decision/walk/walker.ts';
import { fact, LEAD, ORGAN, walkTo } from '../../support/decision-walk.ts';

const RULES = resolvePack('shanghai-xujing-2023', D('2024-06-03'));
const left: DecisionEvent = { type: 'GateNotNeeded', gate: 'EXPERT', reason: '不涉及', decidedBy: '赵主任' };
const clerk = { name: '李承办', person: '李承办' };

describe('代录: who recorded a decision that another person signed', () => {
  const signed: DecisionEvent[] = [
    { type: 'Initiated', fact: fact('2024-06-03'), undertaker: { leadOrganId: LEAD, coOrgans: [] }, lateEntry: false },
    { type: 'GateDone', gate: 'RISK', fact: fact('2024-06-03'), lateEntry: false },
    { type: 'Issued', documentNo: '1号', signedOn: D('2024-06-03'), signer: '演练签发人', textHash: 'h' },
  ];
  test.each(signed)('$type names signer and clerk', (e) => {
    expect(recordNote(e, clerk)).toBe('演练签发人签，由李承办代录');
  });
  test('who finds a gate not needed counts as the signer', () => {
    expect(recordNote(left, clerk)).toBe('赵主任签，由李承办代录');
  });
  test('the signer who records needs no note, also where the name is printed with a space', () => {
    expect(recordNote(left, { name: '赵主任', person: '赵主任' })).toBeUndefined();
    expect(recordNote({ ...left, decidedBy: '赵　主任' } as DecisionEvent, { name: '赵主任', person: '赵主任' })).toBeUndefined();
  });
  test('a deputy who records is named as one', () => {
    expect(recordNote(left, { name: '李承办代孙登记', person: '李承办' })).toBe('赵主任签，由李承办代孙登记代录');
  });
  test('a deputy who signs is no clerk', () => {
    expect(recordNote({ ...left, decidedBy: '李承办' } as DecisionEvent, { name: '李承办代赵主任', person: '李承办' })).toBeUndefined();
  });
  test('steps without a paper have no note, nor has a register that the system closed', () => {
    const closed: DecisionEvent = {
      type: 'GateDone',
      gate: 'PARTICIPATION',
      fact: { ...fact('2024-06-03'), signer: SIGNED_BY_SYSTEM },
      lateEntry: false,
    };
    expect([paperSigner(closed), recordNote(closed, clerk)]).toEqual([undefined, undefined]);
    const e: DecisionEvent = { type: 'DraftingBegun', occurredOn: D('2024-06-03') };
    expect([paperSigner(e), recordNote(e, clerk), recordNote(left, undefined)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the annex on responsibility', () => {
  const acting: Acting = {
    personId: 'a',
    name: '李承办代赵主任',
    person: '李承办',
    role: 'unit-head',
    organId: 'o',
    organ: '城建中心',
    deputyFor: 'b',
    principal: '赵主任',
  };
  const at = (n: number) => `2024-06-03T0${n}:00:00.000Z`;
  const event = (n: number, e: DecisionEvent, a?: Acting) => ({
    seq: n,
    recordedAt: at(n),
    occurredOn: null,
    name: a?.name ?? '李承办',
    event: e,
    ...(a ? { acting: a } : {}),
  });
  test('says role, organ, principal, signer and clerk of each gate, papers in between', () => {
    const papers = [
      { paper: 'draft', version: 2, act: 'saved', recordedAt: at(2), name: '王某' },
      {
        paper: 'draft',
        version: 2,
        act: 'cleared',
        recordedAt: at(4),
        name: '钱审查',
        acting: { ...acting, person: '钱审查', role: 'disclosure-officer' },
      },
    ] as const;
    const begun: DecisionEvent = { type: 'DraftingBegun', occurredOn: D('2024-06-03') };
    const lines = responsibilityLines([event(1, begun), event(3, { ...left, decidedBy: '周镇长' }, acting)], papers, RULES);
    expect(lines.map((l) => [l.step, l.person])).toEqual([
      ['开始拟订决策草案', '李承办'],
      ['起草、保存决策草案全文（第2版）', '王某'],
      [expect.stringContaining('专家论证：不需要'), '李承办'],
      ['公开前的保密审查：决策草案全文（第2版）通过', '钱审查'],
    ]);
    expect(lines[0]).not.toHaveProperty('roleName');
    expect(lines[2]).toMatchObject({
      gate: 'EXPERT',
      roleName: '承办单位负责人',
      organ: '城建中心',
      principal: '赵主任',
      signer: '周镇长',
      recordNote: '周镇长签，由李承办代赵主任代录',
    });
  });
  test('what the clock did is nobody’s, and a step told twice stands once', () => {
    const passed: DecisionEvent = { type: 'DeadlinePassed', key: 'feedback' };
    const reviewed: DecisionEvent = {
      type: 'Reviewed',
      outcome: 'passed',
      fact: fact('2024-06-03'),
      opinion: '合法',
      draftHash: 'h',
      lateEntry: false,
    };
    const gate: DecisionEvent = { type: 'GateDone', gate: 'LEGALITY', fact: fact('2024-06-03'), lateEntry: false };
    const lines = responsibilityLines([event(1, passed), event(2, reviewed), event(2, gate)], [], RULES);
    expect(lines.map((l) => [l.gate, l.step])).toEqual([['LEGALITY', '合法性审查：通过']]);
  });
  test('an interpretation of a topic that a person publishes is that person’s', () => {
    const ordered = (refId: string): DecisionEvent => ({ type: 'EffectOrdered', key: 'k', kind: 'publish', refId });
    const lines = responsibilityLines([event(1, ordered('topic-interpretation')), event(2, ordered('decision'))], [], RULES);
    expect(lines.map((l) => l.step)).toEqual(['公布会议议题解读']);
  });
});

describe('the reviewer is another person than the drafter, also through a deputy (713 art. 25)', () => {
  const reviewer = (personId: string, deputyFor?: string): Actor => ({
    kind: 'person',
    personId,
    roles: [{ role: 'legality-reviewer', organId: ORGAN, ...(deputyFor === undefined ? {} : { deputyFor }) }],
  });
  const review = {
    kind: 'recordReview',
    outcome: 'passed',
    fact: fact('2024-06-24'),
    opinion: '合法',
    legality: COMPLETE_LEGALITY,
  } as const;
  const answer = (actor: Actor, savedFor?: string): string | undefined => {
    const w = walkTo('reviewing');
    if (savedFor !== undefined) w.artefacts.draft = { ...w.artefacts.draft!, savedFor };
    const on = new Date(w.now + 8 * 3_600_000).toISOString().slice(0, 10);
    const decided = w.give({ ...review, fact: fact(on) }, actor);
    return decided.ok ? undefined : decided.refusal.code;
  };
  test('a deputy of the drafter may not review as that person’s deputy, another’s deputy may', () => {
    expect(answer(reviewer('x', WALK_DRAFTER))).toBe('REVIEWER_IS_DRAFTER');
    expect(answer(reviewer('x', 'y'))).toBeUndefined();
    expect(answer(reviewer(WALK_DRAFTER, 'y'))).toBe('REVIEWER_IS_DRAFTER');
  });
  test('who was deputised for at the drafting may not review, nor have it reviewed by a deputy', () => {
    expect(answer(reviewer('x'), 'x')).toBe('REVIEWER_IS_DRAFTER');
    expect(answer(reviewer('y', 'x'), 'x')).toBe('REVIEWER_IS_DRAFTER');
    expect(answer(reviewer('x'), 'z')).toBeUndefined();
  });
});
