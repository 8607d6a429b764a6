import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../../domain/calendar/plain-date.ts';
import { archiveList } from '../../../../domain/decision/archive.ts';
import { eventText } from '../../../../domain/decision/view/event-text.ts';
import { RULE_PACKS } from '../../../../domain/rules/packs.ts';
import { gateForce } from '../../../../domain/rules/gates.ts';
import { resolvePack } from '../../../../domain/rules/resolve.ts';
import { DECREE_713 } from '../../../../domain/rules/decree-713-2019.ts';
import type { Role } from '../../../../domain/access/roles.ts';
import type { Actor } from '../../../../domain/access/roles.ts';
import type { DecisionCommand, OrganKind } from '../../../../domain/decision/types.ts';
import { LEAD, ORGAN, doneGate, walkTo } from '../../../support/decision-walk.ts';
import type { DecisionWalk } from '../../../support/decision-walk.ts';

const ON = D('2024-06-18');
const PACK = resolvePack('shanghai-xujing-2023', ON);
const at = (kind: OrganKind | undefined): DecisionWalk =>
  Object.assign(walkTo('drafting').at('2024-06-20T09:00:00+08:00'), { organKind: kind });
const holder = (role: Role, organId: string): Actor => ({ kind: 'person', personId: 'p7', roles: [{ role, organId }] });
const HEAD = holder('unit-head', LEAD);
const DRAFTER = holder('drafter', LEAD);

/** Materials six days before the hearing: one day too late. */
function late(departureReason?: string) {
  const command = doneGate('HEARING', ON, { materialsDeliveredOn: D('2024-06-12') });
  return { ...command, settle: { ...command.settle, ...(departureReason === undefined ? {} : { departureReason }) } } as typeof command;
}

test.each([
  ['county', 'HEARING', 'must'],
  ['town', 'HEARING', 'by-reference'],
  ['department', 'PARTICIPATION', 'by-reference'],
  ['street', 'RISK', 'by-reference'],
  [undefined, 'HEARING', 'must'],
  ['town', 'LEGALITY', 'must'],
  ['town', 'DELIBERATION', 'must'],
  ['town', 'ORGAN_START', 'must'],
  ['town', 'ENTERPRISES', 'must'],
] as const)('for a %s, %s binds: %s', (kind, gate, force) => {
  expect(gateForce(PACK, gate, kind)).toBe(force);
});

describe('must', () => {
  test('a county’s late materials are refused, with a reason or without', () => {
    expect(at('county').refusal(late())).toBe('HEARING_MATERIALS_LATE');
    expect(at('county').refusal(late('时间紧'), HEAD)).toBe('HEARING_MATERIALS_LATE');
  });
});

describe('by reference', () => {
  test('a town’s late materials are refused unless a person who may says why', () => {
    expect(at('town').refusal(late(), HEAD)).toBe('HEARING_MATERIALS_LATE');
    expect(at('town').refusal(late(' \n'), HEAD)).toBe('HEARING_MATERIALS_LATE');
    expect(at('town').refusal(late('时间紧'), DRAFTER)).toBe('HEARING_MATERIALS_LATE');
    expect(at('town').refusal(late('时间紧'), holder('secretariat', ORGAN))).toBeUndefined();
    expect(at('town').refusal(late('时间紧'), HEAD)).toBeUndefined();
  });
  test('the reason and what was departed from stay with the gate, in the log and in the archive list', () => {
    const w = at('town').must(late('汛期将至'), HEAD);
    expect(w.state.gates.HEARING).toMatchObject({ departure: { reason: '汛期将至', from: ['听证会材料送达得太晚', expect.any(String)] } });
    expect(eventText(w.events.at(-1)!, PACK, false)).toContain('参照执行，没有照办：听证会材料送达得太晚');
    const item = archiveList(w.state, { artefacts: {}, opinions: {}, representativesName: '', organKind: 'town' }, PACK).find(
      (i) => i.name === '听证',
    );
    expect(item).toMatchObject({ present: true, note: expect.stringContaining('汛期将至') });
  });
  test('no reason where nothing was departed from', () => {
    const command = doneGate('HEARING', ON);
    const w = at('town').must({ ...command, settle: { ...command.settle, departureReason: '时间紧' } as typeof command.settle }, HEAD);
    expect(w.state.gates.HEARING).not.toHaveProperty('departure');
  });
  test('results are no manner of doing: with a reason, too, returned, not controllable, not passed leave the gate open', () => {
    const why = <C extends { settle: object }>(c: C): C => ({ ...c, settle: { ...c.settle, departureReason: '时间紧' } });
    const after = (c: DecisionCommand, by: Actor) => at('town').must(c, by).state.gates;
    expect(after(why(doneGate('RISK', ON, { conclusion: 'not-controllable' })), HEAD).RISK.status).toBe('open');
    expect(after(why(doneGate('PARTY_REPORT', ON, { result: 'returned' })), holder('secretariat', ORGAN)).PARTY_REPORT.status).toBe('open');
    expect(after(why(doneGate('FAIR_COMPETITION', ON, { conclusion: 'failed' })), HEAD).FAIR_COMPETITION.status).toBe('open');
  });
  test('what is not told at all, or under another gate’s name, is no departure', () => {
    const { settle: others } = doneGate('EXPERT', ON);
    const w = at('town');
    const misnamed = { kind: 'settleGate', gate: 'HEARING', settle: { ...others, departureReason: '时间紧' } } as const;
    expect(w.refusal(misnamed, HEAD)).toBe('GATE_PARTICULARS_MISSING');
    const early = doneGate('HEARING', ON, { noticePublishedOn: D('2024-05-08') });
    expect(w.refusal({ ...early, settle: { ...early.settle, departureReason: '时间紧' } as typeof early.settle }, HEAD)).toBe(
      'DATE_BEFORE_PREDECESSOR',
    );
  });
  test('what no decision escapes is left out by a town with reason and person, shown as a departure; a county never', () => {
    const leaveOut = (reason: string) =>
      ({ kind: 'settleGate', gate: 'PARTICIPATION', settle: { how: 'not-needed', reason, decidedBy: '镇长' } }) as const;
    expect(at('county').refusal(leaveOut('村内事务'), HEAD)).toBe('GATE_NOT_CONDITIONAL');
    expect(at('town').refusal(leaveOut('村内事务'), DRAFTER)).toBe('GATE_NOT_CONDITIONAL');
    expect(at('town').refusal(leaveOut(' '), HEAD)).toBe('GATE_REASON_MISSING');
    const w = at('town').must(leaveOut('村内事务'), HEAD);
    expect(w.state.gates.PARTICIPATION).toMatchObject({ status: 'not-needed', departs: true });
    expect(eventText(w.events.at(-1)!, PACK, false)).toBe('公众参与：参照执行，没有履行，理由：村内事务（镇长）');
  });
});

describe('encouraged', () => {
  const encouraging = (): DecisionWalk => {
    const risk = DECREE_713.gates.find((g) => g.gate === 'RISK')!;
    const w = at('county');
    w.packs = [
      ...RULE_PACKS,
      { ...DECREE_713, id: 'encouraging', extends: ['decree-713-2019'], rules: [], gates: [{ ...risk, force: 'encouraged' }] },
    ];
    w.state = { ...w.state, packId: 'encouraging' };
    return w;
  };
  test('left open it stops nothing', () => {
    const w = encouraging();
    for (const gate of ['DEPARTMENTS', 'SPECIAL_GROUPS', 'EXPERT', 'HEARING'] as const)
      w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '负责人' } });
    w.must(doneGate('PARTICIPATION', ON));
    expect(
      w.refusal({ kind: 'submitForReview', occurredOn: D('2024-06-20'), requestedReplyOn: D('2024-07-01'), statement: '已履行' }),
    ).toBeUndefined();
    expect(w.state.gates.RISK.status).toBe('open');
  });
  test('done incompletely it is noted', () => {
    const w = encouraging().must(doneGate('RISK', ON, { risks: [] }), DRAFTER);
    expect(w.state.gates.RISK).toMatchObject({ departure: { reason: '鼓励性要求' } });
  });
});
