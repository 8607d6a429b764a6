import { beforeAll, describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../domain/limits.ts';
import { STACK_URL, ask, codeOf } from '../support/stack.ts';

/** Drafter and head of the unit of `STANDING`. */
const DRAFTER = 'dangzheng.chu';
/** Row 4, driven to its archive. */
const DONE = 'shili-town-2024-01';
/** Row 1, left standing after its initiation; its gates are settled here alone. */
const STANDING = 'shili-town-2024-03';
const GATES = `gates { gate status text departure draftHash details { label text } }`;
type Gate = {
  gate: string;
  status: string;
  text: string;
  departure: string | null;
  draftHash: string | null;
  details: { label: string; text: string }[];
};

async function gateOf(code: string, gate: string, account?: string): Promise<Gate> {
  const { body } = await ask(`query ($code: String!) { decision(code: $code) { ${GATES} } }`, { code }, account);
  return body.data!['decision'].gates.find((g: Gate) => g.gate === gate);
}

describe('what was done, as the public and the staff read it', () => {
  test('units asked are counted for the public, disputes are for the organ', async () => {
    const open = await gateOf(DONE, 'DEPARTMENTS');
    expect(open.details).toEqual([{ label: '征求意见', text: '3个单位，回复2个，未协商一致1项' }]);
    const inner = await gateOf(DONE, 'DEPARTMENTS', 'chengjian.li');
    expect(inner.details.map((d) => d.label)).toEqual(['征求意见', '征求意见的单位', '没有回复的单位', '分歧：施工时段']);
    expect(open.draftHash).toBeNull();
  });
  test('of the risk assessment assessor and conclusion are public, its points are not; it stays bound to its draft', async () => {
    expect(JSON.stringify(await gateOf(DONE, 'RISK'))).not.toContain('拥堵');
    const { details } = await gateOf(DONE, 'RISK');
    expect(details).toEqual([
      { label: '评估单位', text: '城建中心' },
      { label: '结论', text: '风险可控' },
    ]);
    expect(JSON.stringify(await gateOf(DONE, 'RISK', 'chengjian.li'))).toContain('拥堵');
  });
  test('of the Party report the public learns the day alone', async () => {
    expect(await gateOf(DONE, 'PARTY_REPORT')).toMatchObject({ details: [], text: '已完成 2024年9月11日（星期三）' });
    expect((await gateOf(DONE, 'PARTY_REPORT', 'dangzheng.zhou')).details).toEqual([{ label: '结果', text: '同意' }]);
  });
  test('the feedback tells the other ways', async () => {
    const { body } = await ask(`{ decision(code: "${DONE}") { feedback { otherWays } } }`);
    expect(body.data!['decision'].feedback.otherWays).toContain('残疾人：2024年5月15日，座谈会，听取镇残疾人联络员意见');
  });
});

test('the page shows what everybody may know of a gate, and no more', async () => {
  const page = await (await fetch(`${STACK_URL}/decisions/${DONE}`)).text();
  for (const words of ['征求意见：3个单位，回复2个，未协商一致1项', '评估单位：城建中心', '听取镇残疾人联络员意见'])
    expect(page).toContain(words);
  for (const words of ['派出所', '拥堵', '夜间全封闭']) expect(page).not.toContain(words);
});

describe('settling a gate', () => {
  let id: string;
  let today: string;
  beforeAll(async () => {
    const { body } = await ask(`{ site { now } decision(code: "${STANDING}") { id } }`);
    id = body.data!['decision'].id;
    today = new Date(Date.parse(body.data!['site'].now) + 8 * 3_600_000).toISOString().slice(0, 10);
  });
  let n = 0;
  const settle = (args: Record<string, unknown>, account = DRAFTER) =>
    ask(
      `mutation ($k: String!, $id: ID!, $gate: GateId!, $fact: FactInput, $particulars: GateParticularsInput, $departureReason: String, $notNeededReason: String, $decidedBy: String) {
        settleGate(idempotencyKey: $k, decisionId: $id, gate: $gate, fact: $fact, particulars: $particulars, departureReason: $departureReason, notNeededReason: $notNeededReason, decidedBy: $decidedBy) {
          __typename ... on CommandAccepted { seq } ... on Refusal { code message remedy article missing } } }`,
      { k: `gates-test-${++n}-${Date.now()}`, id, ...args },
      account,
    );
  const fact = () => ({ occurredOn: today, actingBody: '党政办', signer: '演练主任', documentNo: '演练〔2024〕99号' });
  const risk = (change: object = {}) => ({
    risk: {
      assessor: '规建办',
      conclusion: 'CONTROLLABLE',
      heard: ['派出所'],
      risks: [{ point: '拥堵', prevention: '疏导' }],
      responsePlan: '停工',
      ...change,
    },
  });

  test.each([
    ['particulars of two gates', () => ({ particulars: { ...risk(), partyReport: { result: 'AGREED' } } })],
    ['particulars of none', () => ({ particulars: {} })],
    ['particulars and a reason why not needed', () => ({ particulars: risk(), notNeededReason: '不涉及', decidedBy: '主任' })],
    ['particulars without the fact', () => ({ fact: null, particulars: risk() })],
    ['an unknown conclusion', () => ({ particulars: risk({ conclusion: 'PROBABLY' }) })],
    ['an earlier report beside a new one', () => ({ particulars: risk({ earlier: '报告' }) })],
    ['too long a list', () => ({ particulars: risk({ heard: Array.from({ length: LIMITS.gateListItemsMax + 1 }, () => '所') }) })],
  ])('%s is refused as input', async (_what, args) => {
    const reply = await settle({ gate: 'RISK', fact: fact(), ...args() });
    expect(codeOf(reply)).toBe('BAD_USER_INPUT');
    expect((await gateOf(STANDING, 'RISK')).status).toBe('OPEN');
  });
  test('control characters and markup are refused by their own codes', async () => {
    expect(codeOf(await settle({ gate: 'RISK', fact: fact(), particulars: risk({ responsePlan: '停\u0007工' }) }))).toBe(
      'TEXT_HAS_CONTROL_CHARACTERS',
    );
    expect(codeOf(await settle({ gate: 'RISK', fact: fact(), particulars: risk({ assessor: '<b>甲</b>' }) }))).toBe('TEXT_HAS_MARKUP');
  });
  test('a lawful refusal names message, article, remedy and what is missing, and leaves the gate open', async () => {
    const answer = async (args: object) => (await settle({ gate: 'RISK', fact: fact(), ...args })).body.data!['settleGate'];
    expect(await answer({})).toMatchObject({ code: 'GATE_PARTICULARS_MISSING', missing: ['风险评估'] });
    expect(await answer({ particulars: { partyReport: { result: 'AGREED' } } })).toMatchObject({ code: 'GATE_PARTICULARS_MISSING' });
    expect(await answer({ particulars: risk({ heard: [], risks: [], responsePlan: null }) })).toMatchObject({
      code: 'GATE_PARTICULARS_INCOMPLETE',
      missing: [
        expect.stringContaining('听取'),
        expect.stringContaining('风险点'),
        expect.stringContaining('处置预案'),
        expect.stringMatching(/^参照执行的机关/),
      ],
    });
    expect((await gateOf(STANDING, 'RISK')).status).toBe('OPEN');
  });
  test('a town departs by its head’s reason only, and everybody reads it', async () => {
    const hearing = {
      noticePublishedOn: today,
      exactTimeKnownOn: today,
      place: '演练会议室',
      presider: '演练主持人',
      recorder: '演练记录人',
      selection: '报名后抽签',
      listPublishedOn: today,
      materialsDeliveredOn: today,
      participants: 10,
      interestedParties: 5,
      recordSigned: true,
    };
    const args = { gate: 'HEARING', fact: fact(), particulars: { hearing } };
    expect((await settle(args)).body.data!['settleGate']).toMatchObject({ code: 'HEARING_NOTICE_LATE' });
    expect((await settle({ ...args, departureReason: '汛期将至' })).body.data!['settleGate'].__typename).toBe('CommandAccepted');
    const gate = await gateOf(STANDING, 'HEARING');
    expect(gate.departure).toMatch(/^参照执行，没有照办：听证会的公告或者时间确定得太晚、.*理由：汛期将至$/);
    expect(gate.details).toContainEqual({ label: '参加人', text: '10人，其中利害关系人代表5人' });
    expect(JSON.stringify(gate)).not.toContain('演练主持人');
  });
});
