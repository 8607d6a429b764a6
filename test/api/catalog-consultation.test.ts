import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inspect, openBrowser } from '../support/inspect-page.ts';
import { ownStack, until } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { lazyConnection, temporalClient } from '../../server/temporal-gateway.ts';
import { codeOf } from '../support/stack.ts';
import { keepHistory } from '../workflow/harness/histories.ts';
import { TRIAL_KEYS } from '../workflow/harness/keys.ts';

const MANAGER = 'dangzheng.wu';
const SECRETARY = 'dangzheng.zhou';
const PUBLISHER = 'dangzheng.zheng';
const REVIEWER = 'dangzheng.wang';
const CLERK = 'chengjian.sun';
const YEAR = 2025;

/** A draft that is open to the public would show on everybody's portal. */
let stack: OwnStack;
let id: string;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);
beforeAll(async () => {
  stack = await ownStack('2025-01-06T10:00:00+08:00');
  const made = await ask(
    `mutation ($rows: [CatalogRowInput!]!) { r: createCatalog(idempotencyKey: "consult-create", organCode: "shili-town", year: ${YEAR}, title: "${YEAR}年度目录（演练）", columns: ["事项名称", "承办单位"], legalBases: ["条例"], standards: "标准", rows: $rows) { ... on CommandAccepted { catalog { id } } ... on Refusal { code missing } } }`,
    {
      rows: [
        { name: '甲规划', leadUnit: '城建中心' },
        { name: '乙办法', leadUnit: '规建办' },
      ],
    },
    MANAGER,
  );
  id = made.body.data!['r'].catalog.id;
}, 90_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

let key = 0;
async function step(account: string, name: string, types = '', args: object = {}) {
  const passed = [...types.matchAll(/\$(\w+):/g)].map((m) => `, ${m[1]}: $${m[1]}`).join('');
  const reply = await ask(
    `mutation ($id: ID!${types && `, ${types}`}) { r: ${name}(idempotencyKey: "catalog-consult-${++key}", catalogId: $id${passed}) { __typename ... on Refusal { code missing remedy } } }`,
    { id, ...args },
    account,
  );
  return reply.body.data?.['r'] ?? { code: codeOf(reply) };
}
const accepted = expect.objectContaining({ __typename: 'CommandAccepted' });
const OPEN = '$noticeTitle: String!, $explanation: String!, $days: Int!, $disclosureReviewedBy: String!';
const open = (more: object = {}, account = MANAGER) =>
  step(account, 'openCatalogConsultation', OPEN, {
    noticeTitle: '关于2025年度目录草案公开征求意见的公告',
    explanation: '围绕民生实事编制。',
    days: 10,
    disclosureReviewedBy: REVIEWER,
    ...more,
  });
const fact = { occurredOn: '2025-01-17', actingBody: '演练会议', signer: '演练签发人', documentNo: '演练〔2025〕1号' };
const decide = () => step(SECRETARY, 'decideCatalog', '$fact: FactInput!', { fact });
const advance: OwnStack['advance'] = (to) => stack.advance(to);
/** As the public reads it, unless somebody is signed in. */
const roundOf = async (fields: string, account?: string) =>
  (await ask(`query { catalog(year: ${YEAR}) { rounds { ${fields} } } }`, {}, account)).body.data!['catalog']?.rounds[0];
const read = async (path: string): Promise<string> => (await fetch(`${stack.url}${path}`)).text();
const words = async (path: string): Promise<string> => (await read(path)).replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
const PAGE = `/organs/shili-town/catalogs/${YEAR}/rounds/1`;

/** The notice as a browser shows it, wide and narrow. */
async function inspectNotice(): Promise<void> {
  const browser = await openBrowser();
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 844 }, bypassCSP: true, locale: 'zh-CN' });
    await page.goto(`${stack.url}${PAGE}`);
    await inspect(page);
  }
  await browser.close();
}

const SUBMIT = `mutation ($input: CommentInput!) { r: submitComment(input: $input) { __typename ... on CommentAccepted { code secret receipt { decision { code } catalog { year title } round { no } canChange } } ... on Refusal { code missing } } }`;
const submit = async (text: string, formKey: string, more: object = {}) =>
  ask(SUBMIT, { input: { catalogId: id, round: 1, text, commenterKind: 'PERSON', formKey, ...more } });
const OFFLINE = `mutation ($k: String!, $input: OfflineOpinionInput!) { r: recordOfflineOpinion(idempotencyKey: $k, input: $input) { __typename ... on CommentAccepted { code } ... on Refusal { code } } }`;
let secret: string;
let code: string;

describe('before it is open', () => {
  test('the public knows of no draft, and nobody but the catalog manager opens it', async () => {
    expect((await ask(`query { catalog(year: ${YEAR}) { id } }`)).body.data!['catalog']).toBeNull();
    expect((await fetch(`${stack.url}${PAGE}`)).status).toBe(404);
    expect(await open({}, PUBLISHER)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await open({ disclosureReviewedBy: MANAGER })).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    expect(await open({ days: 0 })).toMatchObject({ code: 'PERIOD_INVALID' });
    expect((await submit('不开也提', 'consult-early')).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('while it is open', () => {
  beforeAll(async () => {
    expect(await open()).toEqual(accepted);
    await until(async () => ((await roundOf('window { isOpen }'))?.window?.isOpen ? true : null));
  }, 60_000);

  test('the public reads the rows as they were put out, in the notice, on the home page, in the feeds and the calendar', async () => {
    const page = await words(PAGE);
    for (const part of [
      '关于2025年度目录草案公开征求意见的公告',
      '围绕民生实事编制',
      '甲规划',
      '乙办法',
      '2025年1月16日（星期四）24时',
      '我要提意见',
    ])
      expect(page).toContain(part);
    expect(await read('/')).toContain(`href="${PAGE}/comment"`);
    expect(await words('/')).toContain('（1项）');
    expect(await read('/feeds/consultations.atom')).toContain(PAGE);
    expect(await read('/feeds/published.atom')).toContain('目录草案公开征求意见，2025年1月16日24时截止');
    expect((await read('/feeds/deadlines.ics')).replace(/\r\n /g, '')).toContain('征求意见截止：关于2025年度目录草案公开征求意见的公告');
    expect(await words(`/catalogs/${YEAR}`)).toContain('关于2025年度目录草案公开征求意见的公告');
  });

  test('the notice is accessible and fits', inspectNotice, 30_000);

  test('no more of the catalog than the draft is public', async () => {
    const { catalog } = (
      await ask(
        `query { catalog(year: ${YEAR}) { title phase version { no } versions { no } entries { name } timeline { text } opinions(first: 1) { totalCount } rounds { decision { code } catalog { year } draft { version columns rows { cells } } answers { sentences } reconciliation { received } } } }`,
      )
    ).body.data!;
    expect(catalog).toMatchObject({
      phase: 'COMPILING',
      version: null,
      versions: [],
      entries: [],
      opinions: null,
      timeline: [{ text: '目录草案公开征求意见，2025年1月16日24时截止' }],
      rounds: [
        {
          decision: null,
          catalog: { year: YEAR },
          draft: {
            version: 1,
            columns: ['事项名称', '承办单位'],
            rows: [{ cells: ['甲规划', '城建中心'] }, { cells: ['乙办法', '规建办'] }],
          },
          answers: null,
          reconciliation: null,
        },
      ],
    });
    expect(catalog.title).not.toContain('演练）');
  });

  test('an opinion is given, by the API or by the form, gets its receipt, and is about one draft only', async () => {
    const given = (await submit('建议增加养老事项', 'consult-form-1')).body.data!['r'];
    expect(given).toMatchObject({
      __typename: 'CommentAccepted',
      receipt: { decision: null, catalog: { year: YEAR }, round: { no: 1 }, canChange: true },
    });
    ({ secret, code } = given);
    expect((await submit('建议增加养老事项', 'consult-form-1')).body.data!['r'].code).toBe(code);
    expect(codeOf(await submit('两个都填', 'consult-both', { decisionCode: 'shili-town-2025-01' }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await submit('都不填', 'consult-none', { catalogId: null }))).toBe('BAD_USER_INPUT');
    const form = await read(`${PAGE}/comment`);
    expect(form).toContain(`action="${PAGE}/comment/send#errors"`);
    const body = new URLSearchParams({ formKey: 'consult-web-1', text: '乙办法不必列入', commenterKind: 'person' });
    const sent = await fetch(`${stack.url}${PAGE}/comment/send`, { method: 'POST', body, redirect: 'manual' });
    expect(sent.status).toBe(303);
    const receipt = await words(new URL(sent.headers.get('location')!, stack.url).pathname);
    for (const part of ['已收到您的意见', '乙办法不必列入', '处理结果随目录一并公布', '（草案）']) expect(receipt).toContain(part);
    expect(await words(`${PAGE}/paper-form`)).toContain('信函以邮戳日期为准');
    const lookup = await fetch(`${stack.url}/my-comment`, { method: 'POST', body: new URLSearchParams({ code }) });
    expect(await lookup.text()).toContain(`/catalogs/${YEAR}`);
  });

  test('rows are fixed, and the organ does not decide; the refusal names the remedy', async () => {
    expect(await decide()).toMatchObject({ code: 'CATALOG_IN_CONSULTATION', remedy: expect.stringContaining('截止') });
    expect(await step(MANAGER, 'carryOverEntries')).toMatchObject({ code: 'CATALOG_IN_CONSULTATION' });
    expect(await open()).toMatchObject({ code: 'CATALOG_IN_CONSULTATION' });
    const can = (await ask(`query { catalog(year: ${YEAR}) { phase viewerCan { action allowed disabledReason } } }`, {}, SECRETARY)).body
      .data!['catalog'];
    expect(can.phase).toBe('CONSULTING');
    expect(can.viewerCan).toContainEqual(
      expect.objectContaining({ action: 'decideCatalog', allowed: false, disabledReason: expect.stringContaining('征求意见') }),
    );
  });

  test('it is made longer with a reason that the notice shows', async () => {
    const extend = (closesOn: string) =>
      step(MANAGER, 'extendCatalogConsultation', '$closesOn: Date!, $reason: String!', { closesOn, reason: '公众要求' });
    expect(await extend('2025-01-16')).toMatchObject({ code: 'PERIOD_INVALID' });
    expect(await extend('2025-01-17')).toEqual(accepted);
    expect(await words(PAGE)).toContain('截止时间由2025年1月16日（星期四）24时延长至2025年1月17日（星期五）24时。原因：公众要求');
  });
});

describe('at its end', () => {
  test('the last second is in time, the first after is not; a letter posted in time is', async () => {
    await advance('2025-01-17T23:59:30+08:00');
    expect((await submit('最后一刻', 'consult-last')).body.data!['r']).toMatchObject({ __typename: 'CommentAccepted' });
    await advance('2025-01-18T00:00:00+08:00');
    expect((await submit('晚了', 'consult-late')).body.data!['r']).toMatchObject({
      code: 'CONSULTATION_CLOSED',
      missing: [expect.stringContaining('征求意见已于1月17日24时结束')],
    });
    const late = `mutation { r: withdrawComment(secret: "${secret}") { __typename ... on Refusal { code } } }`;
    expect((await ask(late)).body.data!['r']).toMatchObject({ code: 'CONSULTATION_CLOSED' });
    expect(await words(`${PAGE}/comment`)).toContain('征求意见已经结束');
    await advance('2025-01-20T09:00:00+08:00');
    const input = {
      catalogId: id,
      round: 1,
      text: '来信意见',
      channel: 'LETTER',
      commenterKind: 'PERSON',
      name: '朱一二',
      receivedOn: '2025-01-20',
      postmarkOn: '2025-01-17',
    };
    expect(codeOf(await ask(OFFLINE, { k: 'consult-offline-1', input }, CLERK))).toBe('FORBIDDEN');
    const grant = `mutation { r: grantRole(person: "dangzheng.zhou", organCode: "shili-town", role: INTAKE_CLERK, fromOn: "2025-01-20", reason: "登记来信") { __typename ... on Refusal { code } } }`;
    expect((await ask(grant, {}, 'admin')).body.errors).toBeUndefined();
    expect((await ask(OFFLINE, { k: 'consult-offline-1', input }, SECRETARY)).body.data!['r']).toMatchObject({
      __typename: 'CommentAccepted',
    });
  }, 60_000);

  test('the notice says that it is over, how many there were, and where the answers will be; the home page no longer lists it', async () => {
    expect(await roundOf('receivedAtClose status')).toEqual({ receivedAtClose: 3, status: 'counted' });
    const page = await words(PAGE);
    for (const part of ['本轮征求意见已经结束', '截止时共收到3条意见', '处理结果随目录一并公布']) expect(page).toContain(part);
    expect(page).not.toContain('我要提意见');
    expect(await words('/')).toContain('（0项）');
  });
});

describe('what was said is answered', () => {
  const DISPOSE = '$dispositions: [DispositionInput!]!';
  const opinions = async () =>
    (
      await ask(
        `query { catalog(year: ${YEAR}) { opinions(first: 50) { totalCount edges { node { id text late commenterName disposition } } } } }`,
        {},
        MANAGER,
      )
    ).body.data!['catalog'].opinions;

  test('and changes the table before the organ decides; the notice keeps the rows that were asked about', async () => {
    const REVISE = '$reason: String!, $changes: [DraftChangeInput!]!';
    const revise = (changes: object[], account = MANAGER) =>
      step(account, 'reviseCatalog', REVISE, { reason: '吸收公众意见（演练）', changes });
    const entries = async () =>
      (await ask(`query { catalog(year: ${YEAR}) { entries { id no name leadUnit matters { name } } } }`, {}, MANAGER)).body.data![
        'catalog'
      ].entries as { id: string; no: number; name: string; matters: { name: string }[] }[];
    const [plan, rules] = await entries();
    expect(await revise([{ entryId: rules!.id }], SECRETARY)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await revise([{ row: { name: '甲规划', leadUnit: '规建办' } }])).toMatchObject({
      code: 'CATALOG_ROW_INVALID',
      missing: ['甲规划：目录草案里已有同名的事项'],
    });
    const changes = [
      { entryId: plan!.id, row: { name: '甲规划及其实施方案', leadUnit: '城建中心', matters: ['甲规划', '甲实施方案'] } },
      { entryId: rules!.id },
      { row: { name: '丙养老服务规划', leadUnit: '规建办' } },
    ];
    expect(await revise(changes)).toEqual(accepted);
    expect((await entries()).map((e) => [e.no, e.name, e.matters.map((m) => m.name)])).toEqual([
      [1, '甲规划及其实施方案', ['甲规划', '甲实施方案']],
      [2, '丙养老服务规划', ['丙养老服务规划']],
    ]);
    expect((await entries())[0]!.id).toBe(plan!.id);
    expect(await revise([{ entryId: rules!.id }])).toMatchObject({ missing: ['第1处修改：指向的不是目录草案里的事项'] });
    const notice = await words(PAGE);
    expect([notice.includes('乙办法'), notice.includes('丙养老服务规划')]).toEqual([true, false]);
  });

  test('by the catalog manager, each with a reason, before the organ decides', async () => {
    const { totalCount, edges } = await opinions();
    expect(totalCount).toBe(4);
    expect(edges.map((e: { node: { late: boolean } }) => e.node.late)).toEqual([false, false, false, false]);
    expect(await decide()).toMatchObject({ code: 'OPINIONS_UNANSWERED', missing: ['第1次征求意见还有4条'] });
    const preview = `query { r: handOverPreview(from: "${MANAGER}", to: "${PUBLISHER}", on: "2025-01-20") { ... on HandOverPlanned { list { tasks { kind decisionCode catalogYear what } } } ... on Refusal { code } } }`;
    expect((await ask(preview, {}, 'admin')).body.data?.['r']?.list.tasks).toContainEqual({
      kind: 'DISPOSITIONS',
      decisionCode: null,
      catalogYear: YEAR,
      what: '4条',
    });
    const all = edges.map(({ node }: { node: { id: string } }, i: number) => ({
      opinionId: node.id,
      disposition: i === 0 ? 'ADOPTED' : 'NOT_ADOPTED',
      reason: i === 0 ? '列入下一年度' : '属于日常工作',
    }));
    expect(await step(PUBLISHER, 'disposeCatalogOpinions', DISPOSE, { dispositions: all })).toMatchObject({ code: 'FORBIDDEN' });
    const blank = [{ ...all[0], reason: ' ' }];
    expect(await step(MANAGER, 'disposeCatalogOpinions', DISPOSE, { dispositions: blank })).toMatchObject({
      code: 'DISPOSITION_REASON_MISSING',
    });
    expect(await step(MANAGER, 'disposeCatalogOpinions', DISPOSE, { dispositions: all })).toMatchObject({ __typename: 'OpinionsDisposed' });
    expect(
      (await ask(`query ($c: String!) { lookupReceipt(code: $c) { answer steps { name done } } }`, { c: code })).body.data!['lookupReceipt']
        .answer,
    ).toBeNull();
    expect(await decide()).toEqual(accepted);
  });

  test('and the answers go out with the catalog: at the receipt and on the notice, and stay', async () => {
    expect(await step(SECRETARY, 'recordCatalogConsent', '$fact: FactInput!', { fact })).toEqual(accepted);
    expect(
      await step(PUBLISHER, 'publishCatalog', '$signedOn: Date!, $disclosureReviewedBy: String!', {
        signedOn: '2025-01-20',
        disclosureReviewedBy: REVIEWER,
      }),
    ).toEqual(accepted);
    await until(
      async () =>
        (await ask(`query { catalog(year: ${YEAR}) { version { publishedAt } } }`)).body.data!['catalog'].version?.publishedAt ?? null,
    );
    const { lookupReceipt } = (await ask(`query ($c: String!) { lookupReceipt(code: $c) { answer steps { name done } } }`, { c: code }))
      .body.data!;
    expect(lookupReceipt).toMatchObject({ answer: '采纳：列入下一年度', steps: [{}, {}, { name: '公布采纳情况', done: true }] });
    const page = await words(PAGE);
    for (const part of [
      '收到4条＝列入统计4＋不列入0＋撤回0＋待审0。',
      '列入统计的4条：采纳1，不采纳3。',
      '建议增加养老事项',
      '列入下一年度',
      '朱**',
      '甲规划',
    ])
      expect(page).toContain(part);
    expect(page).not.toContain('朱一二');
    const published = await words(`/catalogs/${YEAR}`);
    for (const part of ['草案公开征求意见的公告、意见和采纳情况', '丙养老服务规划']) expect(published).toContain(part);
    expect(published).not.toContain('乙办法');
    const [first] = (await opinions()).edges;
    const again = [{ opinionId: first.node.id, disposition: 'NOT_ADOPTED', reason: '改主意' }];
    expect(await step(MANAGER, 'disposeCatalogOpinions', DISPOSE, { dispositions: again })).toMatchObject({ code: 'ALREADY_PUBLISHED' });
    const { rounds } = (await ask(`query { catalogs { year rounds { answers { items { text dispositionName } } } } }`)).body.data![
      'catalogs'
    ].find((c: { year: number }) => c.year === YEAR);
    expect(rounds[0].answers.items).toHaveLength(4);
  }, 60_000);

  test('a letter registered after that changes nothing of what was said in public: the sums still come out', async () => {
    const input = { catalogId: id, round: 1, text: '迟到的来信', channel: 'LETTER', commenterKind: 'PERSON', receivedOn: '2025-01-20' };
    const { __typename: taken, code: lateCode } = (await ask(OFFLINE, { k: 'consult-offline-2', input }, SECRETARY)).body.data!['r'];
    expect(taken).toBe('CommentAccepted');
    const { lookupReceipt } = (
      await ask(`query ($c: String!) { lookupReceipt(code: $c) { answer steps { name at done note } } }`, { c: lateCode })
    ).body.data!;
    expect(lookupReceipt).toMatchObject({
      answer: null,
      steps: [{}, {}, { name: '公布采纳情况', at: null, done: false, note: expect.stringContaining('请向承办单位询问') }],
    });
    // Nobody is told to answer what can no longer be answered here.
    expect((await ask(`{ openTasks { kind } }`, {}, MANAGER)).body.data!['openTasks']).toEqual([]);
    const page = await words(PAGE);
    for (const part of ['收到4条＝列入统计4＋不列入0＋撤回0＋待审0。', '列入统计的4条：采纳1，不采纳3。']) expect(page).toContain(part);
    expect((await opinions()).totalCount).toBe(5);
  });
});

test('of an adjustment the added rows may be revised, what was published may not', async () => {
  const rowsOf = async () =>
    (await ask(`query { catalog(year: ${YEAR}) { version { no } entries { id name adjustment adjustmentReason } } }`, {}, MANAGER)).body
      .data!['catalog'].entries as { id: string; name: string; adjustment: string; adjustmentReason: string | null }[];
  const rows = [
    ...(await rowsOf()).map((e) => ({ entryId: e.id, adjustment: 'KEPT' })),
    { row: { name: '丁办法', leadUnit: '规建办' }, adjustment: 'ADDED', reason: '新要求' },
  ];
  const ADJUST = '$reason: String!, $occurredOn: Date!, $rows: [AdjustmentRowInput!]!';
  expect(await step(MANAGER, 'adjustCatalog', ADJUST, { reason: '年中调整', occurredOn: '2025-01-20', rows })).toEqual(accepted);
  const before = await rowsOf();
  const revise = (changes: object[]) =>
    step(MANAGER, 'reviseCatalog', '$reason: String!, $changes: [DraftChangeInput!]!', { reason: '名称有误', changes });
  expect(await revise([{ entryId: before[0]!.id }])).toMatchObject({ code: 'CATALOG_ROW_INVALID' });
  expect(
    await revise([
      { entryId: before.at(-1)!.id, row: { name: '丁管理办法', leadUnit: '规建办' } },
      { row: { name: '戊方案', leadUnit: '城建中心' } },
    ]),
  ).toEqual(accepted);
  expect((await rowsOf()).map((e) => [e.name, e.adjustment, e.adjustmentReason])).toEqual([
    ['甲规划及其实施方案', 'KEPT', null],
    ['丙养老服务规划', 'KEPT', null],
    ['丁管理办法', 'ADDED', '新要求'],
    ['戊方案', 'ADDED', '名称有误'],
  ]);
});

test('the notice with its answers is accessible and fits', inspectNotice, 30_000);

test('the workflow that closed and counted the window can be replayed', async () => {
  const connection = lazyConnection(stack.temporalAddress);
  try {
    const subject = { kind: 'catalog', id: id.slice(id.indexOf(':') + 1) } as const;
    await keepHistory({ client: temporalClient(connection, 'default', TRIAL_KEYS) }, subject, 'catalog-consultation');
  } finally {
    await connection.close();
  }
});
