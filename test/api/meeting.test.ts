import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { drivenStack } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { codeOf } from '../support/stack.ts';

/** From review to deliberation on a decision of its own: row 7 of the sample, which the drive leaves alone. */
const DRAFTER = 'chengjian.li';
const HEAD = 'chengjian.zhao';
const REVIEWER = 'fazhi.sun';
const SECRETARY = 'dangzheng.zhou';
const READERS = [SECRETARY, 'dangzheng.shen', 'sifa.wu'];
const NOT_READERS = [DRAFTER, HEAD, REVIEWER, 'dangzheng.zheng', 'dangzheng.wu', 'chengjian.sun', 'guijian.feng', 'guijian.chen', 'admin'];
const DISSENT = '雨污分流没有同步设计（保密异议）';
const STATEMENT = '资金先列入预备费（保密发言）';
const HEAD_REASON = '学校开学以前必须通车（保密理由）';
const SECRETS = [DISSENT, STATEMENT, HEAD_REASON];
type Answer = {
  __typename: string;
  code?: string;
  article?: string;
  missing?: string[];
  remedy?: string;
  decision?: { id: string; code: string };
};
let stack: OwnStack;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);
let id = '';
let code = '';
let today = '';
let n = 0;

/** One step; its arguments as GraphQL. */
async function step(account: string, field: string, args: string, key = `meeting-test-${++n}`): Promise<Answer> {
  const answer = '{ __typename ... on CommandAccepted { decision { id code } } ... on Refusal { code article missing remedy } }';
  const reply = await ask(`mutation { ${field}(idempotencyKey: "${key}", ${args}) ${answer} }`, {}, account);
  expect([field, reply.body.errors]).toEqual([field, undefined]);
  return reply.body.data![field];
}
async function must(account: string, field: string, args: string): Promise<Answer> {
  const answer = await step(account, field, args);
  expect([field, answer]).toEqual([field, expect.objectContaining({ __typename: 'CommandAccepted' })]);
  return answer;
}
const save = async (kind: string, text: string): Promise<void> => {
  const { body } = await ask(
    `mutation { saveArtefact(idempotencyKey: "meeting-save-${++n}", decisionId: "${id}", kind: ${kind}, title: "${kind}（演练）", text: "${text}（演练）") { __typename } }`,
    {},
    DRAFTER,
  );
  expect(body.data!['saveArtefact'].__typename).toBe('ArtefactSaved');
};
const fact = (): string =>
  `fact: { occurredOn: "${today}", actingBody: "示例镇人民政府", signer: "演练镇长", documentNo: "演练〔2024〕70号" }`;
const packageOf = async (account?: string) =>
  (await ask(`{ decision(code: "${code}") { submissionPackage { key name present remedy contents } } }`, {}, account)).body.data![
    'decision'
  ].submissionPackage as { key: string; name: string; present: boolean; remedy: string | null; contents: string[] }[];
const review = (outcome: string, more: string): string =>
  `decisionId: "${id}", outcome: ${outcome}, ${fact()}, opinion: "国家没有规定（演练）", ${more}`;
const COUNSEL = `counsel: [{ kind: GOVERNMENT_LAWYER, name: "演练公职律师", opinion: "可以先行先试（演练）" }]`;
const deliberation = (minutes: string): string =>
  `decisionId: "${id}", outcome: PASSED, meetingName: "镇长办公会议（演练）", ${fact()}, representatives: [{ name: "顾演练", kind: "普通市民", view: "尽快开工", uptake: NOT_ADOPTED, uptakeReason: "汛期不宜开工" }], minutes: { ${minutes} }`;
const members = (dissent: string): string =>
  `members: [{ name: "演练镇长", role: HEAD, stance: AGREE }, { name: "演练副镇长甲", role: MEMBER, statement: "${STATEMENT}" }, { name: "演练副镇长乙", role: MEMBER, stance: DISAGREE, dissent: "${dissent}" }], presider: "演练镇长", majority: DEFERRED`;

beforeAll(async () => {
  stack = await drivenStack();
  const { body } = await ask(`{ catalog(year: 2024) { entries { id no } } site { now } }`);
  const entry = (body.data!['catalog'].entries as { id: string; no: number }[]).find((e) => e.no === 7)!;
  today = new Date(Date.parse(body.data!['site'].now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const started = await must(DRAFTER, 'startDecision', `entryId: "${entry.id}", title: "汇江路修复（演练）", occurredOn: "${today}"`);
  ({ id, code } = started.decision!);
  await must(SECRETARY, 'initiateDecision', `decisionId: "${id}", ${fact()}, undertaker: { leadOrganCode: "chengjian" }`);
  await must(DRAFTER, 'beginDrafting', `decisionId: "${id}", occurredOn: "${today}"`);
  await save('DRAFT', '修复汇江路');
  for (const [gate, particulars] of [
    [
      'PARTICIPATION',
      `participation: { ways: [{ way: SYMPOSIUM, from: "${today}", place: "社区活动室", opinions: 2 }], report: "采纳2条" }`,
    ],
    [
      'DEPARTMENTS',
      `departments: { asked: ["水务站"], replied: ["水务站"], disputes: [{ point: "管网", department: "水务站", theirOpinion: "同步改造", ownOpinion: "另行立项", grounds: "资金" }] }`,
    ],
    [
      'RISK',
      `risk: { assessor: "城建中心", conclusion: CONTROLLABLE, heard: ["派出所"], risks: [{ point: "拥堵", prevention: "疏导" }], responsePlan: "停工" }`,
    ],
  ])
    await must(HEAD, 'settleGate', `decisionId: "${id}", gate: ${gate}, ${fact()}, particulars: { ${particulars} }`);
  for (const gate of ['EXPERT', 'HEARING', 'SPECIAL_GROUPS', 'ENTERPRISES', 'FAIR_COMPETITION', 'PEOPLES_CONGRESS'])
    await must(
      gate === 'PEOPLES_CONGRESS' ? SECRETARY : HEAD,
      'settleGate',
      `decisionId: "${id}", gate: ${gate}, notNeededReason: "不涉及（演练）", decidedBy: "演练主任"`,
    );
  await must(
    DRAFTER,
    'submitForReview',
    `decisionId: "${id}", occurredOn: "${today}", requestedReplyOn: "2024-11-29", statement: "已履行法定程序"`,
  );
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

describe('the review', () => {
  test('an exploratory reform states its risks, and nothing else does', async () => {
    const wrong = await ask(
      `mutation { recordReview(idempotencyKey: "meeting-review-0", ${review('PASSED', `${COUNSEL}, legalRisks: ["风险"]`)}) { __typename } }`,
      {},
      REVIEWER,
    );
    expect([codeOf(wrong), wrong.body.errors![0]!.extensions.fields]).toEqual([
      'BAD_USER_INPUT',
      [expect.objectContaining({ path: 'legalRisks' })],
    ]);
    expect(await step(REVIEWER, 'recordReview', review('EXPLORATORY', COUNSEL))).toMatchObject({ code: 'EXPLORATORY_RISK_MISSING' });
    expect(await step(REVIEWER, 'recordReview', review('EXPLORATORY', 'legalRisks: ["收费没有依据"]'))).toMatchObject({
      code: 'COUNSEL_MISSING',
      missing: [expect.stringMatching(/^参照执行/)],
    });
    await must(REVIEWER, 'recordReview', review('EXPLORATORY', `${COUNSEL}, legalRisks: ["收费没有依据（演练风险）"]`));
    const gate = async (account?: string) =>
      (await ask(`{ decision(code: "${code}") { gates { gate details { label text } } } }`, {}, account)).body.data!['decision'].gates.find(
        (g: { gate: string }) => g.gate === 'LEGALITY',
      ).details;
    expect(await gate()).toEqual([{ label: '审查结果', text: '属于国家尚无明确规定的探索性改革，明示法律风险后提交讨论' }]);
    expect((await gate(DRAFTER)).map((d: { label: string }) => d.label)).toEqual(['审查结果', '法律风险1', '公职律师演练公职律师']);
  });
});

describe('the package for the meeting', () => {
  test('is read by staff before it is complete, names what is missing, and stops the submission until it is there', async () => {
    expect(await packageOf()).toEqual([]);
    const items = await packageOf(HEAD);
    expect(items.map((i) => `${i.key}${i.present ? '' : '?'}`)).toEqual([
      'draft',
      'explanation?',
      'opinions-adopted',
      'risk-report?',
      'legality-opinion',
      'disputes',
    ]);
    expect(items.find((i) => i.key === 'legality-opinion')).toMatchObject({
      name: '合法性审查意见（探索性改革，明示法律风险）',
      contents: expect.arrayContaining(['法律风险1：收费没有依据（演练风险）']),
    });
    expect(items.find((i) => i.key === 'disputes')!.contents).toEqual([
      '分歧：管网：水务站意见：同步改造；承办单位意见：另行立项；理由和依据：资金',
    ]);
    const submit = `decisionId: "${id}", occurredOn: "${today}"`;
    expect(await step(HEAD, 'submitToMeeting', submit)).toMatchObject({
      code: 'PACKAGE_INCOMPLETE',
      article: '《重大行政决策程序暂行条例》第二十九条',
      missing: [expect.stringContaining('请保存“草案说明”'), expect.stringContaining('请保存“重大决策风险评估”')],
    });
    await save('EXPLANATION', '说明');
    await save('RISK_ASSESSMENT', '风险可控');
    await must(HEAD, 'submitToMeeting', submit);
    const told = async (account?: string) =>
      (await ask(`{ decision(code: "${code}") { timeline(first: 100) { edges { node { text } } } } }`, {}, account)).body.data![
        'decision'
      ].timeline.edges.map((e: { node: { text: string } }) => e.node.text);
    expect(await told(HEAD)).toContainEqual(expect.stringMatching(/^提交集体讨论，报送：决策草案全文、草案说明、/));
    expect(await told()).toContain('提交集体讨论');
    expect((await told()).join()).not.toMatch(/收费没有依据|管网/);
  });
});

describe('the deliberation', () => {
  test('is refused where the record is wanting, each by its code', async () => {
    const refused = async (minutes: string) => (await step(SECRETARY, 'recordDeliberation', deliberation(minutes))).code;
    expect(await refused(`${members(' ')}, headSpokeLast: true, headReason: "${HEAD_REASON}"`)).toBe('MINUTES_INCOMPLETE');
    expect(await refused(`${members(DISSENT)}, headSpokeLast: false, headReason: "${HEAD_REASON}"`)).toBe('HEAD_NOT_LAST');
    expect(await refused(`${members(DISSENT)}, headSpokeLast: true`)).toBe('HEAD_REASON_MISSING');
  });

  test('is recorded once: the same record under the same key is the same answer, another one is refused', async () => {
    const args = deliberation(`${members(DISSENT)}, headSpokeLast: true, headReason: "${HEAD_REASON}"`);
    const first = await step(SECRETARY, 'recordDeliberation', args, 'meeting-held-01');
    expect(first.__typename).toBe('CommandAccepted');
    expect(await step(SECRETARY, 'recordDeliberation', args, 'meeting-held-01')).toEqual(first);
    const other = deliberation(`${members('别的意见')}, headSpokeLast: true, headReason: "${HEAD_REASON}"`);
    expect(await step(SECRETARY, 'recordDeliberation', other, 'meeting-held-01')).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  const MINUTES = `query ($id: ID!) { deliberationMinutes(decisionId: $id) { heldOn meetingName outcome majority headReason presider headSpokeLast departureReason members { name role roleName stance stanceName statement dissent } } }`;
  test.each(READERS)('%s reads the minutes whole', async (account) => {
    const { body } = await ask(MINUTES, { id }, account);
    expect(body.data!['deliberationMinutes']).toEqual([
      {
        heldOn: today,
        meetingName: '镇长办公会议（演练）',
        outcome: 'PASSED',
        majority: 'DEFERRED',
        headReason: HEAD_REASON,
        presider: '演练镇长',
        headSpokeLast: true,
        departureReason: null,
        members: [
          { name: '演练镇长', role: 'HEAD', roleName: '行政首长', stance: 'AGREE', stanceName: '同意', statement: null, dissent: null },
          {
            name: '演练副镇长甲',
            role: 'MEMBER',
            roleName: '会议组成人员',
            stance: null,
            stanceName: null,
            statement: STATEMENT,
            dissent: null,
          },
          {
            name: '演练副镇长乙',
            role: 'MEMBER',
            roleName: '会议组成人员',
            stance: 'DISAGREE',
            stanceName: '不同意',
            statement: null,
            dissent: DISSENT,
          },
        ],
      },
    ]);
  });
  test('an anonymous reader and every other role get nothing', async () => {
    const anonymous = await ask(MINUTES, { id });
    expect([codeOf(anonymous), anonymous.body.data]).toEqual(['UNAUTHENTICATED', null]);
    for (const account of NOT_READERS) {
      const reply = await ask(MINUTES, { id }, account);
      expect([account, codeOf(reply), reply.body.data]).toEqual([account, 'FORBIDDEN', null]);
    }
    expect(codeOf(await ask(MINUTES, { id: 'Decision:00000000-0000-7000-8000-000000000000' }, SECRETARY))).toBe('NOT_FOUND');
  });
  test('nothing of them is on a page, in a feed, in a log, or in the clear in any table', async () => {
    const everything = `{ decision(code: "${code}") { title statusSentence gates { text departure reason details { text } } timeline(first: 100) { edges { node { text } } } archive { name note } submissionPackage { contents } outcome { representatives { view } } stages { note } } }`;
    const read = await Promise.all([
      ...[undefined, DRAFTER, HEAD, REVIEWER].map(async (account) => JSON.stringify((await ask(everything, {}, account)).body)),
      ...[`/decisions/${code}`, `/feeds/decisions/${code}.atom`, '/feeds/published.atom'].map(async (path) =>
        (await fetch(`${stack.url}${path}`)).text(),
      ),
    ]);
    for (const secret of [...SECRETS, '演练副镇长乙']) expect(read.filter((text) => text.includes(secret))).toEqual([]);
    const client = new pg.Client(stack.databaseUrl);
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
      );
      expect(rows.length).toBeGreaterThan(20);
      for (const { name } of rows) {
        const found = await client.query(`select 1 from ${name} t where t::text like any($1)`, [SECRETS.map((s) => `%${s}%`)]);
        expect([name, found.rowCount]).toEqual([name, 0]);
      }
      const kept = await client.query(`select 1 from decision_event where type = 'Deliberated' and data::text like '%演练副镇长乙%'`);
      expect(kept.rowCount).toBeGreaterThan(0);
    } finally {
      await client.end();
    }
  });
});

describe('a draft that changes', () => {
  const judge = (more = ''): string =>
    `decisionId: "${id}", outcome: NOT_MATERIAL, reason: "文字完善（演练）", decidedBy: "赵主任（演练）", occurredOn: "${today}"${more}`;
  const risk = async (account?: string) =>
    (await ask(`{ decision(code: "${code}") { phase gates { gate status text onEarlierDraft } } }`, {}, account)).body.data!['decision'];
  const gateOf = async (account?: string) => (await risk(account)).gates.find((g: { gate: string }) => g.gate === 'RISK');

  test('is not judged where nothing changed; staff see what was done on the earlier text, the public does not', async () => {
    expect(await step(HEAD, 'judgeDraftChange', judge())).toMatchObject({ code: 'DRAFT_UNCHANGED' });
    expect((await gateOf(HEAD)).onEarlierDraft).toBe(false);
    await save('DRAFT', '修复汇江路，工期减半');
    expect(await gateOf(HEAD)).toMatchObject({ onEarlierDraft: true, text: expect.stringContaining('办结以后草案有改动') });
    expect(await gateOf()).toMatchObject({ onEarlierDraft: null, text: expect.not.stringContaining('办结以后') });
  });
  test('is judged by a head with a reason; material opens what was done on the earlier text', async () => {
    expect(
      codeOf(await ask(`mutation { judgeDraftChange(idempotencyKey: "meeting-judge-0", ${judge()}) { __typename } }`, {}, DRAFTER)),
    ).toBe('FORBIDDEN');
    expect(await step(HEAD, 'judgeDraftChange', judge().replace('文字完善（演练）', ' '))).toMatchObject({
      code: 'REASON_MISSING',
      missing: ['理由'],
    });
    await must(HEAD, 'judgeDraftChange', judge().replace('NOT_MATERIAL', 'MATERIAL'));
    const after = await risk(HEAD);
    expect(after.phase).toBe('REVISING');
    const open = after.gates.filter((g: { status: string }) => g.status === 'OPEN').map((g: { gate: string }) => g.gate);
    expect(open).toEqual(expect.arrayContaining(['PARTICIPATION', 'RISK', 'LEGALITY', 'DELIBERATION', 'REPRESENTATIVES']));
    expect(open).not.toContain('DEPARTMENTS');
  });
});

describe('representatives of the year', () => {
  const QUOTA = `query ($organ: String!, $year: Int!) { representativesQuota(organ: $organ, year: $year) { organ { code } year meetingsHeld meetingsAttended required missing dueOn article carriedOver } }`;
  const of = (year: number, account?: string, organ = 'shili-town') => ask(QUOTA, { organ, year }, account);
  test('are counted against the pack’s number, by when, for secretariat and supervisor', async () => {
    for (const account of [SECRETARY, 'sifa.wu']) {
      const quota = (await of(2024, account)).body.data!['representativesQuota'];
      expect(quota).toMatchObject({
        organ: { code: 'shili-town' },
        year: 2024,
        required: 1,
        missing: 0,
        dueOn: '2024-12-31',
        article: '《徐泾镇2023年政务公开工作要点》（徐府〔2023〕32号）第13项',
        carriedOver: true,
      });
      // The drive's meeting and this file's; other files hold meetings of their own.
      expect(quota.meetingsAttended).toBeGreaterThanOrEqual(2);
      expect(quota.meetingsHeld).toBeGreaterThanOrEqual(quota.meetingsAttended);
    }
    expect((await of(2025, 'sifa.wu')).body.data!['representativesQuota']).toMatchObject({
      meetingsHeld: 0,
      required: 1,
      missing: 1,
      dueOn: '2025-12-31',
    });
  });
  test('are nobody else’s to read; a body that does not decide has no number', async () => {
    expect(codeOf(await of(2024))).toBe('UNAUTHENTICATED');
    for (const account of [DRAFTER, HEAD, 'guijian.chen', 'dangzheng.zheng', 'admin'])
      expect([account, codeOf(await of(2024, account))]).toEqual([account, 'FORBIDDEN']);
    expect(codeOf(await of(2024, SECRETARY, 'nowhere'))).toBe('NOT_FOUND');
    expect(codeOf(await of(2024, SECRETARY, 'sifa'))).toBe('FORBIDDEN');
    expect(codeOf(await of(20245, SECRETARY))).toBe('BAD_USER_INPUT');
    expect((await of(2024, 'sifa.wu', 'sifa')).body.data!['representativesQuota']).toMatchObject({
      required: null,
      missing: 0,
      dueOn: null,
    });
  });
});

test('the page tells what became of a representative’s view, and why the draft was changed', async () => {
  const page = await (await fetch(`${stack.url}/decisions/shili-town-2024-01`)).text();
  expect(page).toContain('（部分采纳，理由：先设两处，试行一个月后再定（演练））');
  expect(page).toContain('第1轮征求意见以后，草案的修改不属于实质性修改，理由：按意见增加盲道坡道');
  expect(page).not.toMatch(/雨季开工风险|演练副镇长/);
});
