import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { chromiumPath } from '../support/chromium.ts';
import { ownStack } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';

const DRAFTER = 'chengjian.li';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let stack: OwnStack;
let db: Client;
let browser: Browser;
beforeAll(async () => {
  stack = await ownStack();
  db = new Client(stack.databaseUrl);
  await db.connect();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await db?.end();
  await stack?.stop();
}, 60_000);

type Answer = { id?: string; unread?: string | null; errors?: { message: string; extensions: { code: string; remedy: string } }[] };

async function upload(name: string, content: Uint8Array<ArrayBuffer>): Promise<{ status: number; body: Answer }> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const headers = { authorization: `Bearer ${await stack.signIn(DRAFTER)}` };
  const response = await fetch(`${stack.url}/files`, { method: 'POST', body: form, headers });
  return { status: response.status, body: (await response.json()) as Answer };
}
async function printed(html: string): Promise<Uint8Array<ArrayBuffer>> {
  const page = await browser.newPage();
  await page.setContent(html);
  return Uint8Array.from(await page.pdf({ format: 'A4' }));
}
const stored = async (name: string): Promise<number> =>
  Number((await db.query<{ n: string }>(`select count(*) as n from artefact_file where name = $1`, [name])).rows[0]!.n);

describe('a file with a mark of classification', () => {
  test('is refused with what to do, and nothing of it is kept', async () => {
    const pdf = await printed('<h1>储备布局方案</h1><p style="page-break-before: always">附件二<br><b>机密</b>★1年</p>');
    const { status, body } = await upload('储备布局方案.pdf', pdf);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'CLASSIFIED_CONTENT']);
    expect(body.errors![0]!.message).toContain('储备布局方案.pdf');
    expect(body.errors![0]!.extensions.remedy).toContain('涉密信息系统');
    expect(await stored('储备布局方案.pdf')).toBe(0);
  });
  test('is refused by its name alone', async () => {
    const { body } = await upload('秘密★方案.csv', Uint8Array.from(Buffer.from('序号,事项名称\n1,储备点')));
    expect(body.errors?.[0]?.extensions.code).toBe('CLASSIFIED_CONTENT');
  });
});

describe('a file without one', () => {
  test('is stored, its text having been read', async () => {
    const { status, body } = await upload('保密规定.pdf', await printed('<p>保守国家秘密的规定</p><p>★ 重点任务</p>'));
    expect([status, body.unread]).toEqual([200, null]);
  });
  test('that nobody can read by machine is stored, and its paper says that somebody has to look', async () => {
    const { body } = await upload('公示照片.png', Uint8Array.from(PNG));
    expect(body.unread).toBe('PICTURE');
    const decision = await withheldMatter();
    const saved = await stack.ask(
      `mutation ($d: ID!, $f: ID!) { saveArtefact(idempotencyKey: "with-picture", decisionId: $d, kind: DRAFT, title: "方案", text: "", fileIds: [$f]) { ... on ArtefactSaved { artefact { files { name unread } } } } }`,
      { d: decision, f: body.id },
      DRAFTER,
    );
    expect(saved.body.data!['saveArtefact'].artefact.files).toEqual([{ name: '公示照片.png', unread: 'PICTURE' }]);
  });
});

async function withheldMatter(): Promise<string> {
  const withholding = `{ ground: PUBLIC_SAFETY, basis: "公开后危及公共安全", approver: "镇长", approvedOn: "2024-01-02", documentNo: "示府内〔2024〕1号" }`;
  const started = await stack.ask(
    `mutation { startWithheldDecision(idempotencyKey: "uploads-matter", organCode: "shili-town", leadOrganCode: "chengjian", year: 2024, title: "应急储备布局", occurredOn: "2024-01-02", withholding: ${withholding}) { ... on CommandAccepted { decision { id } } } }`,
    {},
    'dangzheng.zhou',
  );
  return started.body.data!['startWithheldDecision'].decision.id as string;
}
