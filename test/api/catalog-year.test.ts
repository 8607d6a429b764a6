import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook } from '../../services/catalog/import/workbook.ts';
import { ownStack, until } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { codeOf } from '../support/stack.ts';

const MANAGER = 'dangzheng.wu';
const SECRETARY = 'dangzheng.zhou';
const PUBLISHER = 'dangzheng.zheng';
const REVIEWER = 'dangzheng.wang';
/** Drafter of 城建中心; drafter and head of 规建办. */
const CHENGJIAN = 'chengjian.li';
const GUIJIAN = 'guijian.feng';

/** Two years pass here: a stack of its own, so that nobody else's portal shows them. */
let stack: OwnStack;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);
beforeAll(async () => {
  stack = await ownStack('2024-12-20T09:00:00+08:00');
}, 60_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

let key = 0;
/** One step; `types` names the arguments beside the key. */
async function step(account: string, name: string, types: string, args: object) {
  const passed = [...types.matchAll(/\$(\w+):/g)].map((m) => `${m[1]}: $${m[1]}`).join(', ');
  const reply = await ask(
    `mutation (${types}) { r: ${name}(idempotencyKey: "catalog-year-${++key}", ${passed}) { __typename ... on CommandAccepted { warnings catalog { id year } decision { id code } } ... on Refusal { code missing } } }`,
    { ...args },
    account,
  );
  return reply.body.data?.['r'] ?? { code: codeOf(reply) };
}
const accepted = expect.objectContaining({ __typename: 'CommandAccepted' });
const onCatalog = (account: string, name: string, id: string, types = '', args: object = {}) =>
  step(account, name, `$catalogId: ID!${types && `, ${types}`}`, { catalogId: id, ...args });

const fact = (occurredOn: string) => ({ occurredOn, actingBody: '演练会议', signer: '演练签发人', documentNo: '演练〔2024〕1号' });
const row = (name: string, leadUnit = '城建中心') => ({ name, leadUnit });
async function create(year: number, rows: object[], { elsewhere }: { elsewhere?: object } = {}) {
  return step(
    MANAGER,
    'createCatalog',
    '$organCode: String!, $year: Int!, $title: String!, $columns: [String!]!, $legalBases: [String!]!, $standards: String, $rows: [CatalogRowInput!]!, $publishedElsewhere: PublishedElsewhereInput',
    {
      organCode: 'shili-town',
      year,
      title: `${year}年度目录（演练）`,
      columns: ['事项名称', '承办单位'],
      legalBases: ['条例'],
      standards: '标准',
      rows,
      publishedElsewhere: elsewhere,
    },
  );
}
async function publish(id: string, on: string, more: object = {}) {
  for (const gate of ['decideCatalog', 'recordCatalogConsent'])
    expect(await onCatalog(SECRETARY, gate, id, '$fact: FactInput!', { fact: fact(on) })).toEqual(accepted);
  const done = await onCatalog(
    PUBLISHER,
    'publishCatalog',
    id,
    '$signedOn: Date!, $disclosureReviewedBy: String!, $outstandingReason: String',
    {
      signedOn: on,
      disclosureReviewedBy: REVIEWER,
      ...more,
    },
  );
  expect(done).toEqual(accepted);
  await until(
    async () =>
      (await ask(`query ($id: ID!) { node(id: $id) { ... on Catalog { version { publishedAt } } } }`, { id }, MANAGER)).body.data!['node']
        ?.version.publishedAt ?? null,
  );
  return done;
}
const advance: OwnStack['advance'] = (to) => stack.advance(to);
const catalogOf = async (year: number, fields: string, account?: string) =>
  (await ask(`query ($year: Int!) { catalog(year: $year) { ${fields} } }`, { year }, account)).body.data!['catalog'];
const sourceOf = async (path: string): Promise<string> => (await fetch(`${stack.url}${path}`)).text();
const pageOf = async (path: string): Promise<string> => (await sourceOf(path)).replace(/<[^>]+>/g, '');

describe('what departments hand in for the next year', () => {
  const IN = '$organCode: String!, $year: Int!, $unitCode: String!';
  const place = (unitCode: string) => ({ organCode: 'shili-town', year: 2025, unitCode });
  const proposal = (name: string, more: object = {}) => ({ name, reason: '群众反映强烈', legalBasis: '条例', source: 'DEPUTIES', ...more });
  const propose = (account: string, unitCode: string, given: object, more: object = {}) =>
    step(account, 'proposeMatter', `${IN}, $proposal: CatalogProposalInput!, $no: Int`, { ...place(unitCode), proposal: given, ...more });
  const summary = async (fields: string, account?: string) =>
    (await ask(`{ catalogs { id year ${fields} } }`, {}, account)).body.data!['catalogs'].find((c: { year: number }) => c.year === 2025);

  test('a refused first proposal leaves no catalog of that year behind', async () => {
    expect(await propose(CHENGJIAN, 'guijian', proposal('甲'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await propose(CHENGJIAN, 'sifa', proposal('甲'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await propose(CHENGJIAN, 'chengjian', proposal('甲', { reason: ' ' }))).toMatchObject({ code: 'PROPOSAL_INCOMPLETE' });
    expect(await summary('phase')).toBeUndefined();
  });

  test('is taken before anybody has compiled the catalog, screened, and kept with its reasons', async () => {
    const first = await propose(CHENGJIAN, 'chengjian', proposal('戊规划'));
    expect(first).toEqual(accepted);
    expect(await propose(CHENGJIAN, 'chengjian', proposal('己工程'))).toEqual(accepted);
    const screen = (no: number, result: string, reason?: string) =>
      onCatalog(MANAGER, 'screenProposal', first.catalog.id, '$no: Int!, $result: ScreeningResult!, $reason: String', {
        no,
        result,
        reason,
      });
    expect(await screen(1, 'INCLUDED')).toEqual(accepted);
    expect(await screen(2, 'NOT_INCLUDED')).toMatchObject({ code: 'REASON_MISSING' });
    expect(await screen(2, 'NOT_INCLUDED', '属于日常养护')).toEqual(accepted);
    const { proposals } = await summary('proposals { no name unit { name } status screeningReason versionNo }', CHENGJIAN);
    expect(proposals).toEqual([
      { no: 1, name: '戊规划', unit: { name: '城建中心' }, status: 'INCLUDED', screeningReason: null, versionNo: null },
      { no: 2, name: '己工程', unit: { name: '城建中心' }, status: 'NOT_INCLUDED', screeningReason: '属于日常养护', versionNo: null },
    ]);
    expect((await summary('proposals { no }')).proposals).toEqual([]);
    const empty = await ask(
      `query ($id: ID!) { node(id: $id) { ... on Catalog { version { no } entries { name } } } }`,
      { id: first.catalog.id },
      MANAGER,
    );
    expect(empty.body.errors).toBeUndefined();
  });

  test('a nil return counts once the head has approved it; who handed in nothing is shown to staff alone', async () => {
    const nil = (name: string, account: string, unitCode: string) => step(account, name, IN, place(unitCode));
    expect(await nil('fileNilReturn', CHENGJIAN, 'chengjian')).toMatchObject({ code: 'NIL_RETURN_CONTRADICTED' });
    expect(await nil('fileNilReturn', GUIJIAN, 'guijian')).toEqual(accepted);
    expect(await nil('approveNilReturn', GUIJIAN, 'guijian')).toEqual(accepted);
    const { unitReturns } = await summary('unitReturns { unitName status approvedAt }', MANAGER);
    expect(unitReturns.map((r: { unitName: string; status: string }) => [r.unitName, r.status])).toEqual([
      ['城建中心', 'PROPOSED'],
      ['党政办', 'OUTSTANDING'],
      ['规建办', 'NIL'],
      ['社会办', 'OUTSTANDING'],
      ['社区卫生服务中心', 'OUTSTANDING'],
      ['资产公司', 'OUTSTANDING'],
    ]);
    expect((await summary('unitReturns { unitName }')).unitReturns).toEqual([]);
  });
});

describe('the end of the year', () => {
  const LINES = 'entryId no name status text reason reasonMissing carriedToYear decisions { code }';
  let id: string;
  let next: string;
  const explain = (account: string, entryId: string, reason: string) =>
    onCatalog(account, 'explainUnfinished', id, '$entryId: ID!, $reason: String!', { entryId, reason });
  const exported = async (format: string, no?: number) =>
    (
      await ask(
        `query ($id: ID!, $format: CatalogFileFormat!, $no: Int) { exportCompletion(id: $id, format: $format, no: $no) { name mediaType url } }`,
        { id, format, no },
      )
    ).body.data!['exportCompletion'];
  const complete = (account = PUBLISHER) =>
    onCatalog(account, 'publishCompletion', id, '$disclosureReviewedBy: String!', { disclosureReviewedBy: REVIEWER });

  beforeAll(async () => {
    const made = await create(2024, [
      { ...row('甲规划'), heard: true, plannedText: '2024年第四季度' },
      row('乙办法', '规建办'),
      { ...row('丙工程'), heard: false },
    ]);
    id = made.catalog.id;
    await publish(id, '2024-12-20');
    const [first] = (await catalogOf(2024, 'entries { id name }')).entries;
    const started = await step(CHENGJIAN, 'startDecision', '$entryId: ID!, $title: String!, $occurredOn: Date!, $scope: ScopeInput!', {
      scope: { kind: 'PLAN', exclusion: 'NONE' },
      entryId: first.id,
      title: '甲规划',
      occurredOn: '2024-12-20',
    });
    expect(started).toEqual(accepted);
  }, 60_000);

  test('shows staff what each row has come to, and the public nothing before it is published', async () => {
    const { completionNow } = await catalogOf(2024, `completionNow { ${LINES} }`, CHENGJIAN);
    expect(completionNow).toMatchObject([
      { name: '甲规划', status: 'UNDER_WAY', text: '前期工作', reasonMissing: true, decisions: [{ code: 'shili-town-2024-01' }] },
      { name: '乙办法', status: 'UNDER_WAY', text: '尚未启动', reasonMissing: true, decisions: [] },
      { name: '丙工程', status: 'UNDER_WAY' },
    ]);
    expect(await catalogOf(2024, `completion { no } completionNow { no }`)).toEqual({ completion: null, completionNow: [] });
    expect(await pageOf('/catalogs/2024')).not.toContain('年度完成情况');
    for (const format of ['xlsx', 'docx']) expect((await fetch(`${stack.url}/catalogs/2024/completion.${format}`)).status).toBe(404);
    expect(await exported('XLSX')).toBeNull();
  });

  test('a removed row keeps its reason, the others need one from their own unit', async () => {
    const { entries } = await catalogOf(2024, 'entries { id name }');
    const rows = entries.map((e: { id: string; name: string }) =>
      e.name === '丙工程' ? { entryId: e.id, adjustment: 'REMOVED', reason: '资金没有落实' } : { entryId: e.id, adjustment: 'KEPT' },
    );
    const adjusted = await onCatalog(MANAGER, 'adjustCatalog', id, '$reason: String!, $occurredOn: Date!, $rows: [AdjustmentRowInput!]!', {
      reason: '年末调整',
      occurredOn: '2024-12-20',
      rows,
    });
    expect(adjusted).toEqual(accepted);
    await publish(id, '2024-12-20');
    expect(await complete()).toMatchObject({
      code: 'COMPLETION_REASON_MISSING',
      missing: [expect.stringContaining('甲规划'), expect.stringContaining('乙办法')],
    });
    const [first, second] = entries;
    expect(await explain(GUIJIAN, first.id, '别的单位')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await explain(CHENGJIAN, first.id, '仍在前期研究')).toEqual(accepted);
    expect(await complete()).toMatchObject({ missing: ['2 乙办法（规建办）：尚未启动'] });
    expect(await explain(GUIJIAN, second.id, '等待上级办法出台')).toEqual(accepted);
    expect(await explain(MANAGER, entries[2].id, '已经调出')).toMatchObject({ code: 'ENTRY_FINISHED' });
    expect(await complete(MANAGER)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('what is not finished is carried into the next year in one action, and found from both', async () => {
    next = (await create(2025, [row('丁规划')])).catalog.id;
    expect(await onCatalog(MANAGER, 'carryOverEntries', next)).toEqual(accepted);
    expect(await onCatalog(MANAGER, 'carryOverEntries', next)).toMatchObject({ code: 'CARRY_OVER_NOTHING', missing: ['2024年度目录'] });
    const rows = await catalogOf(2025, 'entries { id no name leadUnit carriedFromYear decisions { code } }', MANAGER);
    expect(rows.entries).toMatchObject([
      { no: 1, name: '丁规划', carriedFromYear: null },
      { no: 2, name: '戊规划', carriedFromYear: null },
      { no: 3, name: '甲规划', carriedFromYear: 2024, decisions: [{ code: 'shili-town-2024-01' }] },
      { no: 4, name: '乙办法', leadUnit: '规建办', carriedFromYear: 2024, decisions: [] },
    ]);
    expect(
      (await catalogOf(2024, 'entries { name carriedToYear }')).entries.map((e: { carriedToYear: number }) => e.carriedToYear),
    ).toEqual([null, null, null]);
    expect(
      (await catalogOf(2024, 'entries { name carriedToYear }', MANAGER)).entries.map((e: { carriedToYear: number }) => e.carriedToYear),
    ).toEqual([2025, 2025, null]);
  });

  test('is published as a version of its own, with a result for every row the catalog has ever printed', async () => {
    expect(await complete()).toEqual(accepted);
    const { completion } = await catalogOf(2024, `completion { no publishedAt lines { ${LINES} } }`);
    expect(completion).toMatchObject({
      no: 1,
      lines: [
        { name: '甲规划', status: 'CARRIED_OVER', text: '结转2025年度目录，前期工作', reason: '仍在前期研究', carriedToYear: 2025 },
        { name: '乙办法', status: 'CARRIED_OVER', text: '结转2025年度目录，尚未启动', reason: '等待上级办法出台' },
        { name: '丙工程', status: 'REMOVED', text: '第2版调出（2024年12月20日）', reason: '资金没有落实' },
      ],
    });
    expect(completion.publishedAt).toMatch(/^2024-12-20T/);
    const page = await pageOf('/catalogs/2024');
    expect(await sourceOf('/catalogs/2024')).toContain('href="/organs/shili-town/catalogs/2024/completion.docx?no=1"');
    for (const words of ['2024年度完成情况', '已结转：结转2025年度目录，前期工作', '仍在前期研究', '第2版调出', '资金没有落实'])
      expect(page).toContain(words);
  });

  test('is downloaded by anybody as a workbook and as a paper, with the plan each row is measured by', async () => {
    const xlsx = await exported('XLSX');
    expect(xlsx.name).toBe('2024年度示例镇人民政府重大行政决策事项完成情况.xlsx');
    const file = await fetch(`${stack.url}${xlsx.url}`);
    expect([file.headers.get('content-type'), decodeURIComponent(file.headers.get('content-disposition')!)]).toEqual([
      xlsx.mediaType,
      expect.stringContaining(xlsx.name),
    ]);
    const [sheet] = readWorkbook(new Uint8Array(await file.arrayBuffer()));
    const rows = [
      ['1', '甲规划', '城建中心', '是', '2024年第四季度', '已结转：结转2025年度目录，前期工作', '仍在前期研究'],
      ['2', '乙办法', '规建办', '未载明', '未载明', '已结转：结转2025年度目录，尚未启动', '等待上级办法出台'],
      ['3', '丙工程', '城建中心', '否', '未载明', '已调出：第2版调出（2024年12月20日）', '资金没有落实'],
    ];
    expect(sheet!.rows.map((r) => r.map((c) => c.text))).toEqual([
      ['2024年度示例镇人民政府重大行政决策事项完成情况'],
      ['（2024年12月20日公布）'],
      ['序号', '决策事项名称', '承办单位', '是否听证', '计划完成时间', '完成情况', '原因'],
      ...rows,
    ]);
    const docx = await fetch(`${stack.url}${(await exported('DOCX')).url}`);
    const xml = strFromU8(unzipSync(new Uint8Array(await docx.arrayBuffer()))['word/document.xml']!);
    for (const text of rows.flat()) expect(xml).toContain(text);
    expect(await exported('XLSX', 2)).toBeNull();
    for (const path of ['completion.xlsx?no=2', 'completion.docx?no=x', 'completion.xlsx?organ=nowhere'])
      expect((await fetch(`${stack.url}/catalogs/2024/${path}`)).status).toBe(404);
    expect((await fetch(`${stack.url}/catalogs/2023/completion.xlsx`)).status).toBe(404);
  });

  test('the next year’s catalog prints the same matters, whose decisions hear of it; a row not started begins there', async () => {
    const done = await publish(next, '2024-12-20', { outstandingReason: '期限将到，另行催办' });
    expect(done.warnings.filter((w: string) => !w.includes('没有写明决策类别'))).toEqual([
      expect.stringContaining('上位规定未录入'),
      expect.stringContaining('党政办、社会办、社区卫生服务中心、资产公司。理由：期限将到，另行催办'),
    ]);
    const { outstandingNote, unitReturns } = await catalogOf(2025, 'outstandingNote unitReturns { unitName status }');
    expect([outstandingNote, unitReturns]).toEqual([
      null,
      [
        { unitName: '城建中心', status: 'PROPOSED' },
        { unitName: '规建办', status: 'NIL' },
      ],
    ]);
    expect(await pageOf('/catalogs/2025')).toContain('零申报的部门（经单位负责人批准，本年度没有重大行政决策事项）：规建办。');
    const note = `query ($code: String!) { decision(code: $code) { catalogEntry { no } } }`;
    expect((await ask(note, { code: 'shili-town-2024-01' })).body.data!['decision']).toMatchObject({ catalogEntry: { no: 3 } });
    const told = `query ($code: String!) { decision(code: $code) { timeline { edges { node { text } } } } }`;
    const heard = await until(async () => {
      const { timeline } = (await ask(told, { code: 'shili-town-2024-01' }, MANAGER)).body.data!['decision'];
      return timeline.edges.find((e: { node: { text: string } }) => e.node.text === '结转2025年度目录') ?? null;
    });
    expect(heard).toBeDefined();
    const entry = (await catalogOf(2025, 'entries { id name }')).entries[3];
    const started = await step(GUIJIAN, 'startDecision', '$entryId: ID!, $title: String!, $occurredOn: Date!, $scope: ScopeInput!', {
      scope: { kind: 'PLAN', exclusion: 'NONE' },
      entryId: entry.id,
      title: '乙办法',
      occurredOn: '2024-12-20',
    });
    expect(started.decision.code).toBe('shili-town-2025-01');
    expect(await pageOf('/catalogs/2025')).toContain('2024年度结转');
    expect(await pageOf('/catalogs/2024')).toContain('结转2025年度');
  });

  test('after the year is over the list can be published again; the first one stays', async () => {
    await advance('2025-01-02T09:00:00+08:00');
    expect((await catalogOf(2024, 'phase')).phase).toBe('CLOSED');
    expect(await complete()).toEqual(accepted);
    const { completions } = await catalogOf(2024, 'completions { no publishedAt lines { status } }');
    expect(completions.map((c: { no: number; publishedAt: string }) => [c.no, c.publishedAt.slice(0, 10)])).toEqual([
      [1, '2024-12-20'],
      [2, '2025-01-02'],
    ]);
    expect((await exported('XLSX')).name).toContain('（第2次公布）.xlsx');
    expect((await fetch(`${stack.url}${(await exported('XLSX', 1)).url}`)).status).toBe(200);
    expect(await pageOf('/catalogs/2024')).toContain('（第2次公布）');
  });
});

describe('a year from before the system', () => {
  const IMPORT = `mutation ($k: String!, $input: CatalogImportInput!) { r: importCatalog(idempotencyKey: $k, input: $input, title: "2021年度目录（补录）") { __typename ... on CommandAccepted { warnings catalog { id } } ... on Refusal { code missing } } }`;
  const input = (more: object = {}) => ({
    organCode: 'shili-town',
    year: 2021,
    text: '序号\t事项名称\t承办单位\n1\t旧规划\t城建中心',
    ...more,
  });
  const was = { on: '2021-06-25', address: 'https://example.cn/2021' };

  test('is refused as a new catalog, and taken as one published elsewhere', async () => {
    expect(codeOf(await ask(IMPORT, { k: 'past-refused-1', input: input() }, MANAGER))).toBe('BAD_USER_INPUT');
    const blank = input({ publishedElsewhere: { ...was, address: ' ' } });
    expect(codeOf(await ask(IMPORT, { k: 'past-refused-2', input: blank }, MANAGER))).toBe('BAD_USER_INPUT');
    expect((await ask(`{ catalogs { year } }`, {}, MANAGER)).body.data!['catalogs'].map((c: { year: number }) => c.year)).not.toContain(
      2021,
    );
    const made = (await ask(IMPORT, { k: 'past-accepted-1', input: input({ publishedElsewhere: was }) }, MANAGER)).body.data!['r'];
    expect(made).toMatchObject({ __typename: 'CommandAccepted', warnings: [] });
    expect((await ask(`{ catalogs { year } }`)).body.data!['catalogs'].map((c: { year: number }) => c.year)).not.toContain(2021);
    const done = await onCatalog(PUBLISHER, 'publishCatalog', made.catalog.id, '$signedOn: Date!, $disclosureReviewedBy: String!', {
      signedOn: '2021-06-20',
      disclosureReviewedBy: REVIEWER,
    });
    expect(done).toEqual(accepted);
    const shown = await until(async () => {
      const c = await catalogOf(2021, 'phase version { publishedAt consentNote } publishedElsewhere { on address } deadlines { key }');
      return c?.phase === 'CLOSED' ? c : null;
    });
    expect(shown).toMatchObject({
      version: { publishedAt: expect.stringMatching(/^2025-01-02T/), consentNote: null },
      publishedElsewhere: was,
      deadlines: [],
    });
  });

  test('is shown as entered afterwards, late nowhere, told as news to nobody, and opens no year after it', async () => {
    const { catalogs } = (await ask(`{ catalogs { year dueOn deadline { status } publishedElsewhere { on } } }`)).body.data!;
    const years = catalogs.map((c: { year: number }) => c.year);
    expect(years).toContain(2021);
    expect(years).not.toContain(2022);
    expect(catalogs.find((c: { year: number }) => c.year === 2021)).toEqual({
      year: 2021,
      dueOn: null,
      deadline: null,
      publishedElsewhere: { on: '2021-06-25' },
    });
    expect(await pageOf('/catalogs/2021')).toContain('原于2021年6月25日（星期五）在https://example.cn/2021公布，由录入人按当时的材料补录');
    expect(await pageOf('/')).toContain('原于2021年6月25日（星期五）公布，补录');
    const feed = await (await fetch(`${stack.url}/feeds/published.atom`)).text();
    expect(feed).toContain('/catalogs/2025');
    expect(feed).not.toContain('/catalogs/2021');
  });

  test('what it left unfinished is carried over the years that have no catalog, and says where it comes from', async () => {
    const elsewhere = { on: '2023-06-25', address: 'https://example.cn/2023' };
    const made = await create(2023, [row('新规划')], { elsewhere });
    const { carryOver } = await catalogOf(2023, 'carryOver { year lines { name status } }', MANAGER);
    expect(carryOver).toEqual({ year: 2021, lines: [{ name: '旧规划', status: 'UNDER_WAY' }] });
    expect(await onCatalog(MANAGER, 'carryOverEntries', made.catalog.id)).toEqual(accepted);
    const { entries } = await catalogOf(2023, 'entries { name carriedFromYear }', MANAGER);
    expect(entries).toEqual([
      { name: '新规划', carriedFromYear: null },
      { name: '旧规划', carriedFromYear: 2021 },
    ]);
    expect(await catalogOf(2023, 'carryOver { lines { name } }', MANAGER)).toEqual({ carryOver: { lines: [] } });
    expect(await catalogOf(2021, 'carryOver { year }', MANAGER)).toEqual({ carryOver: null });
    expect(await catalogOf(2025, 'carryOver { year }')).toEqual({ carryOver: null });
  });

  test('and a year that closed with no catalog takes one, whatever came after it', async () => {
    await advance('2027-01-02T09:00:00+08:00');
    const of2026 = async (account?: string) =>
      (await ask(`{ catalogs { year phase versionNo deadline { status } publishedElsewhere { on } } }`, {}, account)).body.data![
        'catalogs'
      ].find((c: { year: number }) => c.year === 2026);
    expect(await of2026()).toMatchObject({ phase: 'CLOSED', versionNo: 0 });
    expect(codeOf(await ask(IMPORT, { k: 'late-refused-1', input: input({ year: 2026 }) }, MANAGER))).toBe('BAD_USER_INPUT');
    const elsewhere = { on: '2026-03-25', address: 'https://example.cn/2026' };
    const late = input({ year: 2026, publishedElsewhere: elsewhere });
    const made = (await ask(IMPORT, { k: 'late-accepted-1', input: late }, MANAGER)).body.data!['r'];
    expect(made).toMatchObject({ __typename: 'CommandAccepted' });
    expect((await of2026(MANAGER)).phase).toBe('COMPILING');
    const again = (await ask(IMPORT, { k: 'late-refused-2', input: late }, MANAGER)).body.data!['r'];
    expect(again).toMatchObject({ code: 'WRONG_PHASE' });
    const done = await onCatalog(PUBLISHER, 'publishCatalog', made.catalog.id, '$signedOn: Date!, $disclosureReviewedBy: String!', {
      signedOn: '2026-03-20',
      disclosureReviewedBy: REVIEWER,
    });
    expect(done).toEqual(accepted);
    const shown = await until(async () => {
      const c = await of2026();
      return c.versionNo === 1 && c.phase === 'CLOSED' ? c : null;
    });
    expect(shown.publishedElsewhere).toEqual({ on: '2026-03-25' });
    expect(await pageOf('/catalogs/2026')).toContain('原于2026年3月25日（星期三）在https://example.cn/2026公布');
    const { catalogs } = (await ask(`{ catalogs { year } }`)).body.data!;
    expect(catalogs.map((c: { year: number }) => c.year)).toEqual([2027, 2026, 2025, 2024, 2021]);
  }, 60_000);

  test('its file says the day claimed, not that of its entry', async () => {
    const file = await fetch(`${stack.url}/catalogs/2021/table.xlsx`);
    const [sheet] = readWorkbook(new Uint8Array(await file.arrayBuffer()));
    expect(sheet!.rows[1]!.map((c) => c.text)).toEqual(['（原于2021年6月25日公布，补录，第1版）']);
  });
});

test('a list stays in the name the organ had when it published it', async () => {
  const rename = `mutation { r: renameOrgan(organCode: "shili-town", newName: "示例街道办事处", on: "2027-01-01", basis: "演编〔2027〕1号") { __typename ... on OrganChangeSaved { change { id } } } }`;
  const { change } = (await ask(rename, {}, 'admin')).body.data!['r'];
  const approve = `mutation ($id: ID!) { r: approveOrganChange(changeId: $id) { __typename } }`;
  expect((await ask(approve, { id: change.id }, 'sifa.wu')).body.data!['r'].__typename).toBe('OrganChangeSaved');
  const { id, organ } = await catalogOf(2024, 'id organ { name }');
  expect(organ.name).toBe('示例街道办事处');
  const list = `query ($id: ID!) { exportCompletion(id: $id, format: DOCX, no: 2) { name url } }`;
  const { name, url } = (await ask(list, { id })).body.data!['exportCompletion'];
  expect(name).toBe('2024年度示例镇人民政府重大行政决策事项完成情况（第2次公布）.docx');
  const docx = unzipSync(new Uint8Array(await (await fetch(`${stack.url}${url}`)).arrayBuffer()));
  expect(strFromU8(docx['word/document.xml']!)).toContain('2024年度示例镇人民政府重大行政决策事项完成情况');
});
