import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook } from '../../services/catalog/import/workbook.ts';
import { HUADU_2022, MAQIAO_2024, asPasted } from '../support/printed-catalogs.ts';
import { ownStack, until } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { codeOf } from '../support/stack.ts';
import { catalogWorkbookOf, sheetOf, workbookOf } from '../support/workbooks.ts';

const MANAGER = 'dangzheng.wu';
const SECRETARY = 'dangzheng.zhou';
const PUBLISHER = 'dangzheng.zheng';
const REVIEWER = 'dangzheng.wang';
/** Two catalogs are published here: a stack of its own, so that nobody else's portal shows them. */
const THIS_YEAR = 2024;
const NEXT_YEAR = 2025;

let stack: OwnStack;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);
beforeAll(async () => {
  stack = await ownStack();
}, 60_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

async function upload(name: string, bytes: Buffer): Promise<{ id?: string; errors?: { extensions: { code: string } }[] }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${stack.url}/files`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${await stack.signIn(MANAGER)}` },
  });
  return (await response.json()) as { id?: string };
}

const PREVIEW = `query ($input: CatalogImportInput!) { previewCatalogImport(input: $input) { kind encoding sheets title ready rowCount plannedCount errorCount questionCount columns { letter name field known } rows { at cells name leadUnit coUnits plannedFrom plannedTo heard adjustment drafts } problems { code severity row column line remedy } } }`;
const IMPORT = `mutation ($k: String!, $input: CatalogImportInput!, $legalBases: [String!]) { importCatalog(idempotencyKey: $k, input: $input, legalBases: $legalBases) { __typename ... on CommandAccepted { catalog { id year title } } ... on Refusal { code missing remedy } } }`;
const inputOf = (year: number, more: object) => ({ organCode: 'shili-town', year, ...more });

async function importAs(year: number, key: string, more: object) {
  const reply = await ask(IMPORT, { k: key, input: inputOf(year, more), legalBases: ['《重大行政决策程序暂行条例》'] }, MANAGER);
  return reply.body.data!['importCatalog'];
}

async function publish(catalogId: string, today: string): Promise<void> {
  const fact = { occurredOn: today, actingBody: '示例镇人民政府', signer: '演练镇长', documentNo: '演练〔2025〕1号' };
  const step = async (account: string, name: string, types: string, args: object): Promise<void> => {
    const passed = [...types.matchAll(/\$(\w+):/g)].map((m) => `${m[1]}: $${m[1]}`).join(', ');
    const reply = await ask(
      `mutation ($id: ID!, ${types}) { r: ${name}(idempotencyKey: "import-${name}", catalogId: $id, ${passed}) { __typename ... on Refusal { code missing } } }`,
      { id: catalogId, ...args },
      account,
    );
    expect(reply.body.data!['r']).toEqual({ __typename: 'CommandAccepted' });
  };
  await step(SECRETARY, 'decideCatalog', '$fact: FactInput!', { fact });
  await step(SECRETARY, 'recordCatalogConsent', '$fact: FactInput!', { fact });
  await step(PUBLISHER, 'publishCatalog', '$signedOn: Date!, $disclosureReviewedBy: String!, $documentNo: String', {
    signedOn: today,
    disclosureReviewedBy: REVIEWER,
    documentNo: '示府〔2024〕1号',
  });
}

const todayOf = async (): Promise<string> => {
  const { body } = await ask('{ site { now } }');
  return new Date(Date.parse(body.data!['site'].now) + 28_800_000).toISOString().slice(0, 10);
};

const RAW = 'n\t事项名称\t承办单位\n1\t甲规划\t区级相关部门\n2\t乙规划\t甲局、乙局';
test('errors and open questions refuse the import, each by row and column', async () => {
  const refused = await importAs(NEXT_YEAR, 'import-refused-1', { text: RAW });
  expect(refused).toMatchObject({ __typename: 'Refusal', code: 'IMPORT_OPEN' });
  expect(refused.missing).toEqual([
    '第2行“承办单位”：写的不是一个单位（区级相关部门）',
    '第1行“N”：不认识这一栏（A列）'.replace('N', 'n'),
    expect.stringContaining('第3行“承办单位”：有几个单位，没有写明哪个牵头'),
  ]);
  expect((await ask(`{ catalog(year: 2025) { id } }`, {}, MANAGER)).body.data!['catalog']).toBeNull();
  expect((await ask(`{ catalogs { year } }`)).body.data!['catalogs'].map((c: { year: number }) => c.year)).not.toContain(NEXT_YEAR);
});

describe('a printed catalog goes in and comes out again', () => {
  test('as xlsx: preview, import, publication, and both files as printed', async () => {
    const { id: fileId } = await upload('马桥镇目录.xlsx', catalogWorkbookOf(MAQIAO_2024));
    const preview = (await ask(PREVIEW, { input: inputOf(THIS_YEAR, { fileId }) }, MANAGER)).body.data!['previewCatalogImport'];
    expect(preview).toMatchObject({ kind: 'WORKBOOK', ready: true, rowCount: 8, plannedCount: 8, title: MAQIAO_2024.title });
    expect(preview.rows.map((r: { cells: string[] }) => r.cells)).toEqual(MAQIAO_2024.rows);
    const done = await importAs(THIS_YEAR, 'import-maqiao-1', { fileId });
    expect(done.__typename).toBe('CommandAccepted');
    expect(await importAs(THIS_YEAR, 'import-maqiao-1', { fileId })).toEqual(done);

    // Nobody outside sees it, nor its file, before it is published.
    expect((await fetch(`${stack.url}/catalogs/2024/table.xlsx`)).status).toBe(404);
    await publish(done.catalog.id, await todayOf());
    const file = await until(async () => {
      const r = await fetch(`${stack.url}/catalogs/2024/table.xlsx`);
      return r.status === 200 ? r : null;
    });
    expect(decodeURIComponent(file.headers.get('content-disposition')!)).toContain(`${MAQIAO_2024.title}.xlsx`);
    const [sheet] = readWorkbook(new Uint8Array(await file.arrayBuffer()));
    const texts = sheet!.rows.map((r) => r.map((c) => c.text));
    expect(texts[0]![0]).toBe(MAQIAO_2024.title);
    expect(texts[1]![0]).toBe('示府〔2024〕1号');
    expect(texts.slice(2, 11)).toEqual([MAQIAO_2024.columns, ...MAQIAO_2024.rows]);

    const link = await ask(`query ($id: ID!) { exportCatalog(id: $id, format: DOCX) { name mediaType url } }`, { id: done.catalog.id });
    const docx = await fetch(`${stack.url}${link.body.data!['exportCatalog'].url}`);
    expect(docx.headers.get('content-type')).toBe(link.body.data!['exportCatalog'].mediaType);
    const text = strFromU8(unzipSync(new Uint8Array(await docx.arrayBuffer()))['word/document.xml']!);
    for (const cell of [...MAQIAO_2024.columns, ...MAQIAO_2024.rows.flat()]) expect(text).toContain(cell.replaceAll('&', '&amp;'));

    const { body } = await ask(`{ catalog(year: 2024) { version { columns documentNo } entries { cells adjustment plannedTo } } }`);
    expect(body.data!['catalog'].entries.map((e: { cells: string[] }) => e.cells)).toEqual(MAQIAO_2024.rows);
    expect(body.data!['catalog'].entries[5].adjustment).toBe('ADDED');
    expect(await (await fetch(`${stack.url}/catalogs/2024`)).text()).toContain('/organs/shili-town/catalogs/2024/table.docx?version=1');
  });

  test('as pasted cells, its bundling rows split into a matter for each draft, and each draft started on its own', async () => {
    const own = ['6', '甲路、乙路等2条《道路规划》', '城建中心'];
    const rows = [...HUADU_2022.rows, own];
    const done = await importAs(NEXT_YEAR, 'import-huadu-1', { text: asPasted({ ...HUADU_2022, rows }), splitBundles: true });
    expect(done.catalog.title).toBe('2025年度示例镇人民政府重大行政决策事项目录');
    const read = `{ catalog(year: 2025) { entries { id cells matters { id name } } } }`;
    const { entries } = (await ask(read, {}, MANAGER)).body.data!['catalog'];
    expect(entries.map((e: { cells: string[] }) => e.cells)).toEqual(rows);
    expect(entries.map((e: { matters: unknown[] }) => e.matters.length)).toEqual([1, 1, 3, 4, 5, 2]);
    expect(entries[2].matters[0].name).toBe('三华村《传统村落保护发展规划》');

    const today = await todayOf();
    await publish(done.catalog.id, today);
    const entry = (await until(async () => (await ask(read)).body.data!['catalog']?.entries ?? null)).at(-1);
    const start = (key: string, matterId?: string) =>
      ask(
        `mutation ($k: String!, $e: ID!, $m: String, $on: Date!) { startDecision(idempotencyKey: $k, entryId: $e, matterId: $m, title: "道路规划", occurredOn: $on, scope: { kind: PLAN, exclusion: NONE }) { __typename ... on CommandAccepted { decision { code } } ... on Refusal { code } } }`,
        { k: key, e: entry.id, m: matterId ?? null, on: today },
        'chengjian.li',
      );
    expect(codeOf(await start('start-none-01'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await start('start-other-1', 'no-matter'))).toBe('NOT_FOUND');
    const codes = [];
    for (const [i, matter] of entry.matters.entries())
      codes.push((await start(`start-each-${i}`, matter.id)).body.data!['startDecision'].decision?.code);
    expect(codes).toEqual(['shili-town-2025-01', 'shili-town-2025-02']);
  });
});

describe('what stands in the way is said, and nothing is half-written', () => {
  test('a formula, a csv in GBK, a workbook of before 2007', async () => {
    const formula = await upload(
      '目录.xlsx',
      workbookOf({
        目录: sheetOf([
          ['事项名称', '承办单位'],
          ['甲', { t: 's', v: '甲局', f: 'A1' }],
        ]),
      }),
    );
    const preview = (await ask(PREVIEW, { input: inputOf(NEXT_YEAR, { fileId: formula.id }) }, MANAGER)).body.data!['previewCatalogImport'];
    expect(preview.problems).toEqual([
      expect.objectContaining({ code: 'IMPORT_CELL_FORMULA', severity: 'QUESTION', row: 2, column: '承办单位' }),
    ]);
    // 事项名称,承办单位 / 甲,甲局
    const gbk = Buffer.from('cac2cff2c3fbb3c62cb3d0b0ecb5a5cebb0d0abcd72cbcd7bed6'.replace('cff2', 'cfee'), 'hex');
    const csv = await upload('目录.csv', gbk);
    expect(
      (await ask(PREVIEW, { input: inputOf(NEXT_YEAR, { fileId: csv.id }) }, MANAGER)).body.data!['previewCatalogImport'],
    ).toMatchObject({
      encoding: 'gb18030',
      ready: true,
      rows: [{ name: '甲', leadUnit: '甲局' }],
    });
    const old = await upload('目录.xls', workbookOf({ 目录: sheetOf([['事项名称']]) }, 'xls'));
    expect(old.errors![0]!.extensions.code).toBe('IMPORT_FILE_LOCKED_OR_OLD');
  });
  test('a year that has a catalog, nothing to read, two things to read, a file that is none', async () => {
    expect(await importAs(THIS_YEAR, 'import-again-01', { text: asPasted(HUADU_2022) })).toMatchObject({ code: 'WRONG_PHASE' });
    const code = async (more: object): Promise<string | undefined> =>
      codeOf(await ask(PREVIEW, { input: inputOf(NEXT_YEAR, more) }, MANAGER));
    expect(await code({})).toBe('BAD_USER_INPUT');
    expect(await code({ text: 'x', fileId: 'File:00000000-0000-0000-0000-000000000000' })).toBe('BAD_USER_INPUT');
    expect(await code({ fileId: 'File:00000000-0000-0000-0000-000000000000' })).toBe('NOT_FOUND');
    expect(await code({ text: 'x'.repeat(300_001) })).toBe('TEXT_TOO_LONG');
    const columns = Array.from({ length: 61 }, (_, i) => ({ column: `第${i}栏`, field: 'PRINTED_ONLY' }));
    expect(await code({ text: 'x', columns })).toBe('BAD_USER_INPUT');
    expect(await code({ text: 'x', columns: columns.slice(1) })).toBeUndefined();
  });
  test('a year that is over, and the year after next', async () => {
    const fields = async (year: number) =>
      (await ask(PREVIEW, { input: inputOf(year, { text: 'x' }) }, MANAGER)).body.errors?.[0]!.extensions.fields;
    expect(await fields(THIS_YEAR - 1)).toEqual([
      { path: 'year', message: '2023年度已经结束，最早只能编制2024年度；已经在别处公布的，填写原来公布的日期和地址补录' },
    ]);
    expect(await fields(NEXT_YEAR + 1)).toEqual([{ path: 'year', message: '只能编制到2025年度，填的是2026年度' }]);
    expect([await fields(THIS_YEAR), await fields(NEXT_YEAR)]).toEqual([undefined, undefined]);
  });
  test('only the catalog manager of the organ may look and import', async () => {
    const preview = (account?: string) => ask(PREVIEW, { input: inputOf(NEXT_YEAR, { text: 'x' }) }, account);
    expect(codeOf(await preview())).toBe('UNAUTHENTICATED');
    expect(codeOf(await preview('chengjian.li'))).toBe('FORBIDDEN');
    const unknown = { ...inputOf(NEXT_YEAR, { text: 'x' }), organCode: 'nowhere' };
    expect(codeOf(await ask(PREVIEW, { input: unknown }, MANAGER))).toBe('NOT_FOUND');
  });
  test('addresses of files that name nothing', async () => {
    for (const path of [
      '2024/table.xlsx?version=99',
      'x/table.xlsx',
      '2024/table.docx?version=a',
      '2024/table.xlsx?organ=%00',
      '1/table.xlsx',
    ])
      expect((await fetch(`${stack.url}/catalogs/${path}`)).status).toBe(404);
  });
});
