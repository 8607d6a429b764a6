import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { readWorkbook } from '../../services/catalog/import/workbook.ts';
import { filledTemplate } from '../../services/adoption/template.ts';
import { FIGURE, TOWN, largeAdoption } from '../support/adoption-workbook.ts';
import type { Filled } from '../../services/adoption/template.ts';
import { ownStack } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { signPaper } from '../support/sign-paper.ts';
import { codeOf } from '../support/stack.ts';

const ADMIN = 'admin';
const SUPERVISOR = 'sifa.wu';
/** Catalogs of other years are published here: a stack of its own, whose outbox nobody else writes to. */
let stack: OwnStack;
let db: pg.Client;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);
type Loose = ReturnType<typeof JSON.parse>;

beforeAll(async () => {
  stack = await ownStack();
  db = new pg.Client(stack.databaseUrl);
  await db.connect();
}, 60_000);
afterAll(async () => {
  await db?.end();
  await stack?.stop();
}, 60_000);

async function upload(filled: Filled, account = ADMIN): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await filledTemplate(filled))]), '补录.xlsx');
  const headers = { authorization: `Bearer ${await stack.signIn(account)}` };
  return ((await (await fetch(`${stack.url}/files`, { method: 'POST', body: form, headers })).json()) as { id: string }).id;
}
const count = async (sql: string): Promise<number> =>
  Number((await db.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]!.n);
const page = async (path: string) => {
  const response = await fetch(`${stack.url}${path}`);
  const source = await response.text();
  return { status: response.status, source, text: source.replaceAll(/<[^>]*>/g, '') };
};

const OPEN = `mutation ($organ: String!, $from: Date, $until: Date!, $reason: String!) { r: openOnboarding(organCode: $organ, from: $from, until: $until, reason: $reason) { __typename ... on OnboardingSaved { window { id organName isOpen from until openedBy } } ... on Refusal { code missing } } }`;
const CLOSE = `mutation ($id: ID!) { r: closeOnboarding(id: $id) { __typename ... on OnboardingSaved { window { isOpen closedBy } } } }`;
const WINDOWS = `query ($organ: String) { onboardingWindows(organCode: $organ) { edges { node { organCode isOpen reason adoptions { id importedBy undoneAt undoReason counts { matters } } } } } }`;
const PREVIEW = `query ($organ: String!, $file: ID!) { r: previewAdoption(organCode: $organ, fileId: $file) { ready windowOpen counts { organs people grants catalogs matters } stages { stage phase count } organs { code known } people { account known } problems { code isError line remedy } } }`;
const IMPORT = `mutation ($organ: String!, $file: ID!) { r: importAdoption(organCode: $organ, fileId: $file) { __typename ... on AdoptionSaved { adoption { id counts { organs people grants catalogs matters } } } ... on Refusal { code missing } } }`;
const UNDO = `mutation ($id: ID!, $reason: String!) { r: undoAdoption(id: $id, reason: $reason) { __typename ... on AdoptionSaved { adoption { undoneAt undoneBy undoReason } } ... on Refusal { code missing } } }`;
const DECISION = `query ($code: String!) { decision(code: $code) { id code phase statusKind adopted { note enteredAt facts { name text address } } deadlines(first: 20) { edges { node { key status } } } artefacts(all: true) { publishedAt } rounds(first: 5) { edges { node { no } } } viewerCan { action allowed } } }`;

const openFor = async (organ: string, more: object = {}, account = SUPERVISOR) =>
  ask(OPEN, { organ, until: '2024-03-31', reason: '开始使用系统', ...more }, account);
const importFile = async (file: string, organ = 'lixin-town'): Promise<Loose> =>
  (await ask(IMPORT, { organ, file }, ADMIN)).body.data!['r'];

const [finished] = TOWN.matters;
const people = [
  ...TOWN.people,
  { name: '李审', unit: 'lixin-town', account: 'lixin.li' },
  { name: '王发', unit: 'lixin-town', account: 'lixin.wang' },
];
const grants = [
  ...TOWN.grants,
  { person: 'lixin.li', role: '公开保密审查员', organ: 'lixin-town' },
  { person: 'lixin.wang', role: '发布员', organ: 'lixin-town' },
  { person: 'lixin.wang', role: '档案员', organ: 'lixin-town' },
  { person: 'lixin.wang', role: '会议秘书', organ: 'lixin-town' },
];
const WHOLE: Filled = {
  ...TOWN,
  people,
  grants,
  catalogs: [{ year: '2023', publishedOn: '2023-03-28', documentNo: '立府〔2023〕5号', address: 'https://example.gov.cn/2023/mulu.html' }],
  matters: [
    finished!,
    // Its feedback was due long before the entry.
    {
      ...finished,
      title: '公园改造工程',
      stage: '执行中',
      issuedOn: '2023-11-01',
      documentNo: '立府〔2023〕20号',
      feedbackOn: '',
      feedbackAddress: '',
    },
    { year: '2023', title: '停车收费方案', lead: '建设办', stage: '修改草案', initiatedOn: '2023-06-01' },
    {
      year: '2023',
      title: '菜场搬迁方案',
      lead: '建设办',
      stage: '征求意见',
      initiatedOn: '2023-06-01',
      consultFrom: '2023-12-15',
      consultTo: '2024-01-20',
    },
    // Its feedback is still to come.
    {
      ...finished,
      year: '2022',
      title: '旧桥加固工程',
      stage: '已出台',
      issuedOn: '2023-12-28',
      documentNo: '立府〔2023〕30号',
      feedbackOn: '',
      feedbackAddress: '',
    },
    { year: '2024', title: '新校舍建设', lead: '建设办', stage: '未启动', planned: '第一季度' },
  ],
};

describe('the window', () => {
  test('is opened by the supervisor alone, for bounded days that begin today or later, with a reason', async () => {
    expect(codeOf(await ask(OPEN, { organ: 'x', until: '2024-03-01', reason: 'r' }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await openFor('lixin-town', {}, ADMIN))).toBe('FORBIDDEN');
    expect(codeOf(await openFor('Lixin'))).toBe('BAD_USER_INPUT');
    const refused = async (more: object) => (await openFor('bounds-town', more)).body.data!['r'].code as string | undefined;
    expect(await refused({ from: '2024-01-01' })).toBe('ADOPTION_WINDOW_INVALID');
    expect(await refused({ until: '2024-01-01' })).toBe('ADOPTION_WINDOW_INVALID');
    expect(await refused({ from: '2024-01-02', until: '2024-04-03' })).toBe('ADOPTION_WINDOW_INVALID');
    expect(await refused({ reason: ' ' })).toBe('REASON_MISSING');
    expect(await refused({ from: '2024-01-02', until: '2024-04-02' })).toBeUndefined();
    expect(await refused({ from: '2024-04-02', until: '2024-05-01' })).toBe('ADOPTION_WINDOW_ALREADY_OPEN');
    expect(await refused({ from: '2024-04-03', until: '2024-05-01' })).toBeUndefined();
  });
  test('before it is open, and for another organ, nothing is brought in', async () => {
    const file = await upload(WHOLE);
    expect(await importFile(file)).toMatchObject({ code: 'ADOPTION_WINDOW_CLOSED' });
    expect((await openFor('lixin-town')).body.data!['r'].window).toMatchObject({
      organName: null,
      isOpen: true,
      openedBy: expect.any(String),
    });
    expect(await importFile(file, 'other-town')).toMatchObject({ code: 'ADOPTION_WINDOW_CLOSED' });
    expect(codeOf(await ask(IMPORT, { organ: 'lixin-town', file }, 'chengjian.li'))).toBe('FORBIDDEN');
    expect(codeOf(await ask(PREVIEW, { organ: 'lixin-town', file }, SUPERVISOR))).toBe('FORBIDDEN');
    expect(codeOf(await ask(WINDOWS, {}, 'chengjian.li'))).toBe('FORBIDDEN');
  });
});

test('one error keeps everything out, and every one is told', async () => {
  const file = await upload({
    ...WHOLE,
    matters: [...WHOLE.matters!, { ...finished, title: '无头事项', lead: '' }, { ...finished, title: '来日', closedOn: '2024-01-03' }],
  });
  const before = await count('organ');
  const { ready, problems } = (await ask(PREVIEW, { organ: 'lixin-town', file }, ADMIN)).body.data!['r'];
  expect([ready, problems.map((p: Loose) => p.code)]).toEqual([false, ['ADOPTION_CELL_MISSING', 'DATE_IN_FUTURE']]);
  expect(await importFile(file)).toEqual({ __typename: 'Refusal', code: 'ADOPTION_ERRORS', missing: problems.map((p: Loose) => p.line) });
  expect([await count('organ'), await count('adoption_import')]).toEqual([before, 0]);
});

describe('brought in', () => {
  let file: string;
  let adoptionId: string;
  let seen: Record<string, number>;
  const messages = async () => ({ outbox: await count('outbox'), delivery: await count('delivery') });
  test('whole, once, as the preview said', async () => {
    file = await upload(WHOLE);
    seen = await messages();
    const preview = (await ask(PREVIEW, { organ: 'lixin-town', file }, ADMIN)).body.data!['r'];
    const counts = { organs: 2, people: 3, grants: 5, catalogs: 3, matters: 6 };
    expect(preview).toMatchObject({ ready: true, windowOpen: true, counts, problems: [] });
    expect(preview.stages.map((s: Loose) => [s.stage, s.phase, s.count])).toEqual([
      ['未启动', 'CATALOGUED', 1],
      ['征求意见', 'CONSULTING', 1],
      ['修改草案', 'REVISING', 1],
      ['已出台', 'ISSUED', 1],
      ['执行中', 'EXECUTING', 1],
      ['已办结', 'CLOSED', 1],
    ]);
    const done = await importFile(file);
    expect(done.adoption.counts).toEqual(counts);
    adoptionId = done.adoption.id;
    expect((await importFile(file)).adoption.id).toBe(adoptionId);
    expect(await count(`audit where operation = 'importAdoption'`)).toBe(1);
    const { edges } = (await ask(WINDOWS, { organ: 'lixin-town' }, SUPERVISOR)).body.data!['onboardingWindows'];
    expect(edges.map((e: Loose) => e.node.adoptions.map((a: Loose) => [a.id, a.counts.matters, a.undoneAt]))).toEqual([
      [[adoptionId, 6, null]],
    ]);
  });
  test('nobody is told, no feed is flooded, nothing is red', async () => {
    expect(await messages()).toEqual(seen);
    expect((await page('/feeds/published.atom')).text).not.toContain('新桥河道');
    expect((await page('/feeds/deadlines.ics')).text).not.toContain('公园改造');
    expect(await count(`deadline where status = 'overdue'`)).toBe(0);
    const late = await ask(
      `{ decisions(filter: { dueBefore: "2024-01-02T00:00:00Z" }, first: 5) { edges { node { code } } } }`,
      {},
      SUPERVISOR,
    );
    expect(late.body.data!['decisions'].edges).toEqual([]);
    const load = await ask(`{ reviewLoad { edges { node { overdue plannedLate } } } }`, {}, SUPERVISOR);
    expect(load.body.data!['reviewLoad'].edges.map((e: Loose) => e.node.overdue + e.node.plannedLate)).toEqual(
      load.body.data!['reviewLoad'].edges.map(() => 0),
    );
  });
  test('the public sees a past matter marked, with the address of then, and no publish time of ours that is not ours', async () => {
    const { text, source } = await page('/decisions/lixin-town-2023-01');
    expect(text).toContain('补录（上线前的事项）');
    expect(text).toContain('2023年3月1日至2023年3月31日，收到0条意见');
    expect(source).toContain('href="https://example.gov.cn/2023/gonggao.html"');
    expect(text).toContain('本事项在上线前已经办结');
    expect(text).toContain('列入目录 已完成　2023年3月28日');
    expect(text).toContain('专家论证：上线前，补录的材料没有载明');
    const { decision } = (await ask(DECISION, { code: 'lixin-town-2023-01' })).body.data!;
    expect(decision).toMatchObject({ phase: 'CLOSED', statusKind: 'none', artefacts: [], rounds: { edges: [] }, deadlines: { edges: [] } });
    expect(decision.adopted.enteredAt.slice(0, 10)).toBe('2024-01-02');
    const { rows } = await db.query<{ day: string }>(
      `select distinct (published_at at time zone 'Asia/Shanghai')::date::text as day from catalog_version v join catalog c on c.id = v.catalog_id join organ o on o.id = c.organ_id where o.code = 'lixin-town'`,
    );
    expect(rows).toEqual([{ day: '2024-01-02' }]);
    const catalog = (
      await ask(
        `{ catalog(year: 2023, organCode: "lixin-town") { version { publishedAt documentNo } publishedElsewhere { on address } entries { name progress } } }`,
      )
    ).body.data!['catalog'];
    expect(catalog.publishedElsewhere).toEqual({ on: '2023-03-28', address: 'https://example.gov.cn/2023/mulu.html' });
    expect(catalog.version.documentNo).toBe('立府〔2023〕5号');
    expect(catalog.entries.map((e: Loose) => e.progress)).toEqual(['已办结', '已出台，执行中', '研究意见', '正在征求意见']);
  });
  test('deadlines: grey what was over, open what runs', async () => {
    const of = async (code: string): Promise<Record<string, string>> => {
      const { edges } = (await ask(DECISION, { code })).body.data!['decision'].deadlines;
      return Object.fromEntries(edges.map((e: Loose) => [e.node.key, e.node.status]));
    };
    expect(await of('lixin-town-2023-02')).toMatchObject({ feedback: 'BEFORE_ADOPTION' });
    expect(await of('lixin-town-2022-01')).toMatchObject({ feedback: 'OPEN', 'text-publication': 'BEFORE_ADOPTION' });
  });
  test('what runs goes on through the ordinary steps to its archive', async () => {
    const { id } = (await ask(DECISION, { code: 'lixin-town-2023-02' })).body.data!['decision'];
    const step = async (account: string, call: string): Promise<Loose> =>
      (await ask(`mutation ($id: ID!) { r: ${call} }`, { id }, account)).body;
    const saved = await step(
      'lixin.zhangsan',
      `saveArtefact(idempotencyKey: "adopt-save-0001", decisionId: $id, kind: OPINIONS_AND_ADOPTION, title: "采纳情况", text: "收到0条意见。") { __typename ... on ArtefactSaved { artefact { id } } ... on Refusal { code missing } }`,
    );
    expect(saved.data.r.__typename).toBe('ArtefactSaved');
    const cleared = await ask(
      `mutation ($id: ID!) { r: reviewDisclosure(idempotencyKey: "adopt-clear-01", artefactId: $id, passed: true, note: "") { __typename ... on Refusal { code missing } } }`,
      { id: saved.data.r.artefact.id },
      'lixin.li',
    );
    expect(cleared.body.data!['r'].__typename).toBe('ArtefactSaved');
    const feedback = `publishFeedback(idempotencyKey: "adopt-unsigned", decisionId: $id, noticeTitle: "采纳情况反馈") { __typename ... on Refusal { code } }`;
    expect((await step('lixin.wang', feedback)).data.r.code).toBe('SIGNATURE_MISSING');
    await signPaper(ask, saved.data.r.artefact.id, 'lixin.wang', true);
    const fed = await step(
      'lixin.wang',
      `publishFeedback(idempotencyKey: "adopt-feedback", decisionId: $id, noticeTitle: "采纳情况反馈") { __typename ... on Refusal { code missing } }`,
    );
    expect(fed.data.r).toEqual({ __typename: 'CommandAccepted' });
    const archived = async (i: number) =>
      step(
        'lixin.wang',
        `archiveDecision(idempotencyKey: "adopt-archive-${i}", decisionId: $id, occurredOn: "2024-01-02", place: "镇档案室") { __typename ... on Refusal { code missing } }`,
      );
    // The feedback's publication is an effect of its own; until it stands, the archive is not complete.
    let last: Loose;
    for (let i = 0; i < 100 && last?.data.r.__typename !== 'CommandAccepted'; i++) last = await archived(i);
    expect(last.data.r).toEqual({ __typename: 'CommandAccepted' });
    expect((await ask(DECISION, { code: 'lixin-town-2023-02' })).body.data!['decision'].phase).toBe('CLOSED');
  }, 60_000);
  test('what somebody has worked on is not undone, and what it was is told', async () => {
    expect((await ask(UNDO, { id: adoptionId, reason: ' ' }, ADMIN)).body.data!['r'].code).toBe('REASON_MISSING');
    const { code, missing } = (await ask(UNDO, { id: adoptionId, reason: '填错' }, ADMIN)).body.data!['r'];
    expect([code, missing]).toEqual([
      'ADOPTION_TOUCHED',
      ['公园改造工程：事项已经有人办理', '张三：已经在系统里办理', '李审：已经在系统里办理', '王发：已经在系统里办理'],
    ]);
    expect((await page('/decisions/lixin-town-2023-01')).status).toBe(200);
  });
  test('a window that ran on paper ends, and a deadline that still ran is missed, by the clock of the system', async () => {
    const advanced = await ask(`mutation { advance(days: 30) { now } }`, {}, ADMIN);
    expect(advanced.body.errors).toBeUndefined();
    expect((await ask(DECISION, { code: 'lixin-town-2023-04' })).body.data!['decision'].phase).toBe('REVISING');
    expect((await ask(DECISION, { code: 'lixin-town-2022-01' })).body.data!['decision'].statusKind).toBe('late');
  }, 60_000);
});

describe('taken back', () => {
  const second: Filled = {
    ...Object.fromEntries(Object.entries(TOWN)),
    organs: [
      { code: 'dongqiao-town', name: '东桥镇人民政府', kind: '乡镇政府', pack: 'shanghai-xujing-2023' },
      { code: 'dongqiao-js', name: '建设办', kind: '内设机构', parent: 'dongqiao-town' },
      { code: 'dongqiao-wh', name: '文化站', kind: '内设机构', parent: 'dongqiao-town' },
    ],
    people: [{ name: '赵某', unit: 'dongqiao-wh', account: 'dongqiao.zhao' }],
    grants: [
      { person: 'dongqiao.zhao', role: '承办人', organ: '文化站' },
      { person: 'chengjian.sun', role: '意见登记员', organ: 'dongqiao-town' },
    ],
    matters: [finished!, { year: '2023', title: '停车收费方案', lead: '建设办', stage: '修改草案', initiatedOn: '2023-06-01' }],
  };
  const doImport = async () => importFile(await upload(second), 'dongqiao-town');
  let firstId: string;
  test('nobody is shown it any more, the record stays, and people and units nobody needs are gone', async () => {
    expect((await openFor('dongqiao-town')).body.data!['r'].__typename).toBe('OnboardingSaved');
    firstId = (await doImport()).adoption.id;
    expect((await page('/decisions/dongqiao-town-2023-01')).status).toBe(200);
    const undone = (await ask(UNDO, { id: firstId, reason: '表填错了' }, ADMIN)).body.data!['r'];
    expect(undone.adoption).toMatchObject({ undoReason: '表填错了', undoneAt: expect.any(String) });
    expect((await ask(UNDO, { id: firstId, reason: '再撤' }, ADMIN)).body.data!['r'].adoption.undoReason).toBe('表填错了');
    for (const path of ['/decisions/dongqiao-town-2023-01', '/decisions/dongqiao-town-2023-02'])
      expect((await page(path)).status).toBe(404);
    expect((await ask(`{ catalog(year: 2023, organCode: "dongqiao-town") { id } }`, {}, SUPERVISOR)).body.data!['catalog']).toBeNull();
    expect(codeOf(await stack.post({ query: `mutation { rehearsalSignIn(account: "dongqiao.zhao") { token } }` }))).toBe('NOT_FOUND');
    expect(await count(`organ where code like 'dongqiao-wh%'`)).toBe(0);
    expect(
      await count(
        `role_grant g join organ o on o.id = g.organ_id where o.code like 'dongqiao%' and (valid_to is null or valid_to > app_now())`,
      ),
    ).toBe(0);
    const events = await db.query<{ type: string }>(
      `select distinct e.type from decision_event e join decision d on d.id = e.decision_id where d.code like 'dongqiao-town-2023-01~%'`,
    );
    expect(events.rows.map((r) => r.type)).toEqual(expect.arrayContaining(['Adopted', 'GateDone', 'AdoptionUndone']));
    expect(await count(`audit where operation = 'undoAdoption'`)).toBe(1);
    expect(await count(`decision where undone_at is not null and not closed`)).toBe(0);
  });
  test('the same file goes in again beside what is left of the first, under the same codes', async () => {
    const again = await doImport();
    expect(again.adoption.id).not.toBe(firstId);
    expect((await page('/decisions/dongqiao-town-2023-01')).status).toBe(200);
    expect(
      (await ask(`{ catalog(year: 2023, organCode: "dongqiao-town") { entries { name decisions { code } } } }`)).body.data![
        'catalog'
      ].entries.map((e: Loose) => e.decisions[0].code),
    ).toEqual(['dongqiao-town-2023-01', 'dongqiao-town-2023-02']);
  });
  test('two organs’ catalogs of one year each have a page and files of their own, and every link leads to the one meant', async () => {
    const home = (await page('/')).source;
    for (const [organ, name, other] of [
      ['lixin-town', '立新镇', '东桥镇'],
      ['dongqiao-town', '东桥镇', '立新镇'],
    ]) {
      const own = `/organs/${organ}/catalogs/2023`;
      expect(home).toContain(`href="${own}"`);
      const { source, text } = await page(own);
      expect([text.includes(name!), text.includes(other!)]).toEqual([true, false]);
      expect(source).toContain(`href="${own}/table.xlsx?version=1"`);
      expect((await fetch(`${stack.url}${own}/table.xlsx?version=1`)).status).toBe(200);
      expect((await page(`/decisions/${organ}-2023-01`)).source).toContain(`href="${own}"`);
    }
    // The short address is that of the organ whose site it is, and it has none of that year.
    expect((await page('/catalogs/2023')).status).toBe(404);
    for (const organ of ['nowhere', '%00', 'x'.repeat(3_000)])
      expect((await page(`/organs/${organ}/catalogs/2023`)).status).toBeLessThan(500);
  });
  test('a year that is there is refused, and the preview says what is known', async () => {
    const file = await upload({ ...second, matters: [...second.matters!, { ...finished, year: '2022' }] });
    const preview = (await ask(PREVIEW, { organ: 'dongqiao-town', file }, ADMIN)).body.data!['r'];
    expect(preview.problems.map((p: Loose) => p.code)).toEqual(['ADOPTION_CATALOG_EXISTS']);
    expect([preview.organs.map((o: Loose) => o.known), preview.people.map((p: Loose) => p.known)]).toEqual([[true, true, true], [true]]);
  });
  test('after the window is closed nothing is brought in or taken back', async () => {
    const { edges } = (
      await ask(`{ onboardingWindows(organCode: "dongqiao-town") { edges { node { id adoptions { id } } } } }`, {}, SUPERVISOR)
    ).body.data!['onboardingWindows'];
    const { id, adoptions } = edges[0].node;
    expect(codeOf(await ask(CLOSE, { id }, ADMIN))).toBe('FORBIDDEN');
    expect((await ask(CLOSE, { id }, SUPERVISOR)).body.data!['r'].window).toMatchObject({ isOpen: false, closedBy: expect.any(String) });
    expect((await ask(UNDO, { id: adoptions.at(-1).id, reason: '晚了' }, ADMIN)).body.data!['r'].code).toBe('ADOPTION_WINDOW_CLOSED');
    expect((await importFile(await upload({ ...second, matters: [{ ...finished, year: '2021' }] }), 'dongqiao-town')).code).toBe(
      'ADOPTION_WINDOW_CLOSED',
    );
  });
});

test('a whole district’s worth goes in at once, as many as the file says', async () => {
  await openFor('large-town');
  const { adoption } = await importFile(await upload(largeAdoption('large-town')), 'large-town');
  const { organs, people: persons, matters } = FIGURE;
  expect(adoption.counts).toEqual({ organs, people: persons, grants: persons, catalogs: 3, matters });
  const of = (condition: string) => count(`decision d join organ o on o.id = d.organ_id where o.code = 'large-town' and ${condition}`);
  expect([await of('closed'), await of('not closed')]).toEqual([90, 30]);
  expect(
    await count(`outbox where payload::text like '%' || (select d.id::text from decision d where d.code = 'large-town-2021-01') || '%'`),
  ).toBe(0);
}, 60_000);

describe('a year that is in the books without a catalog', () => {
  const matter = { year: '2025', title: '敬老院改建', lead: '建设办', stage: '已启动', initiatedOn: '2025-01-02' };
  const of2025: Filled = { catalogs: [{ year: '2025', publishedOn: '2025-01-02' }], matters: [matter] };
  const shown = async (fields: string, account?: string): Promise<Loose> =>
    (await ask(`{ catalogs(organCode: "lixin-town") { year ${fields} } }`, {}, account)).body.data!['catalogs'];
  const of = async (year: number, fields: string): Promise<Loose> => (await shown(fields)).find((c: Loose) => c.year === year);
  const advance = async (to: string): Promise<void> => {
    expect((await ask(`mutation ($to: DateTime!) { advance(to: $to) { now } }`, { to }, ADMIN)).body.errors).toBeUndefined();
  };
  let adoptionId: string;
  test('because it has begun, takes an adoption: its date is neither kept nor missed', async () => {
    await advance('2025-01-02T09:00:00+08:00');
    expect(await of(2025, 'versionNo phase')).toEqual({ year: 2025, versionNo: 0, phase: 'COMPILING' });
    await openFor('lixin-town', { until: '2025-03-31' });
    const file = await upload(of2025);
    expect((await ask(PREVIEW, { organ: 'lixin-town', file }, ADMIN)).body.data!['r']).toMatchObject({ ready: true, problems: [] });
    adoptionId = (await importFile(file)).adoption.id;
    expect(await of(2025, 'versionNo phase publishedElsewhere { on address } deadline { status }')).toMatchObject({
      versionNo: 1,
      phase: 'PUBLISHED',
      publishedElsewhere: { on: '2025-01-02', address: null },
    });
    expect((await page('/decisions/lixin-town-2025-01')).status).toBe(200);
    expect(
      await count(
        `deadline d join catalog c on c.id = d.subject_id join organ o on o.id = c.organ_id where o.code = 'lixin-town' and c.year = 2025 and d.status in ('open', 'overdue')`,
      ),
    ).toBe(0);
  }, 60_000);
  test('is in the books again once that is undone, its date due', async () => {
    expect((await ask(UNDO, { id: adoptionId, reason: '填错' }, ADMIN)).body.data!['r']).toMatchObject({ __typename: 'AdoptionSaved' });
    expect((await page('/decisions/lixin-town-2025-01')).status).toBe(404);
    expect(await of(2025, 'versionNo phase publishedElsewhere { on }')).toEqual({
      year: 2025,
      versionNo: 0,
      phase: 'COMPILING',
      publishedElsewhere: null,
    });
  });
  test('because it closed so, takes an adoption afterwards; the year that followed stays as it is', async () => {
    await advance('2026-01-02T09:00:00+08:00');
    expect([await of(2025, 'versionNo phase'), await of(2026, 'versionNo phase')]).toEqual([
      { year: 2025, versionNo: 0, phase: 'CLOSED' },
      { year: 2026, versionNo: 0, phase: 'COMPILING' },
    ]);
    await openFor('lixin-town', { until: '2026-03-31' });
    expect((await importFile(await upload(of2025))).adoption.counts).toMatchObject({ catalogs: 1, matters: 1 });
    expect(await of(2025, 'versionNo phase')).toEqual({ year: 2025, versionNo: 1, phase: 'CLOSED' });
    expect((await shown('versionNo')).map((c: Loose) => [c.year, c.versionNo])).toEqual([
      [2026, 0],
      [2025, 1],
      [2024, 1],
      [2023, 1],
      [2022, 1],
    ]);
  }, 60_000);
  test('in which a department has handed in something is refused, and the refusal says what to do', async () => {
    const proposed = await ask(
      `mutation { r: proposeMatter(idempotencyKey: "adopt-propose-1", organCode: "lixin-town", year: 2026, unitCode: "lixin-jianshe",
        proposal: { name: "新码头", reason: "群众反映", legalBasis: "条例", source: DEPUTIES }) { __typename ... on Refusal { code missing } } }`,
      {},
      'lixin.zhangsan',
    );
    expect(proposed.body.data!['r']).toEqual({ __typename: 'CommandAccepted' });
    const file = await upload({ matters: [{ ...matter, year: '2026' }] });
    const { ready, problems } = (await ask(PREVIEW, { organ: 'lixin-town', file }, ADMIN)).body.data!['r'];
    expect([ready, problems.map((p: Loose) => p.code)]).toEqual([false, ['ADOPTION_YEAR_BEGUN']]);
    expect(problems[0].remedy).toContain('importCatalog');
    expect(await importFile(file)).toMatchObject({ code: 'ADOPTION_ERRORS' });
  });
});

test('the template comes as a file, with its sheets and drop-downs', async () => {
  const { url, mediaType } = (await ask(`{ adoptionTemplate { url name mediaType } }`)).body.data!['adoptionTemplate'];
  const response = await fetch(`${stack.url}${url}`);
  expect(response.headers.get('content-type')).toBe(mediaType);
  expect(readWorkbook(new Uint8Array(await response.arrayBuffer())).map((s) => s.name)).toEqual([
    '填写说明',
    '机关',
    '人员',
    '岗位',
    '目录',
    '事项',
  ]);
});

test('what names nothing, and what is no workbook', async () => {
  expect(codeOf(await ask(UNDO, { id: 'Adoption:00000000-0000-0000-0000-000000000000', reason: 'x' }, ADMIN))).toBe('NOT_FOUND');
  expect(codeOf(await ask(CLOSE, { id: 'OnboardingWindow:00000000-0000-0000-0000-000000000000' }, SUPERVISOR))).toBe('NOT_FOUND');
  const form = new FormData();
  form.append('file', new Blob(['甲,乙\n']), '补录.csv');
  const headers = { authorization: `Bearer ${await stack.signIn(ADMIN)}` };
  const { id } = (await (await fetch(`${stack.url}/files`, { method: 'POST', body: form, headers })).json()) as { id: string };
  expect(codeOf(await ask(PREVIEW, { organ: 'lixin-town', file: id }, ADMIN))).toBe('IMPORT_FILE_UNREADABLE');
});
