import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inspect, openBrowser } from '../support/inspect-page.ts';
import { STACK_URL, ask } from '../support/stack.ts';

const SHOTS = new URL('../../artifacts/screenshots/', import.meta.url).pathname;
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } } as const;
const DONE = '/decisions/shili-town-2024-01';
let browser: Browser;
let openPath = '';
let deadlinePath = '';
let windowPath = '';

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  browser = await openBrowser();
  const { body } = await ask(`{ decisions(filter: { isOpen: true }) { edges { node { code } } } }`);
  openPath = `/decisions/${body.data!['decisions'].edges[0].node.code}`;
  const done = await ask(`{ decision(code: "shili-town-2024-01") { deadlines(first: 50) { edges { node { id key } } } } }`);
  const deadlines = done.body.data!['decision'].deadlines.edges as { node: { id: string; key: string } }[];
  const pathOf = (key: string): string => `/deadlines/${deadlines.find((d) => d.node.key === key)!.node.id}`;
  deadlinePath = pathOf('feedback');
  windowPath = pathOf('consultation:1');
});
afterAll(() => browser.close());

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZES.wide, bypassCSP: true, locale: 'zh-CN', ...options })).newPage();
  await page.goto(`${STACK_URL}${path}`);
  return page;
}

const PAGES: [name: string, path: () => string, words: string][] = [
  ['home', () => '/', '决策草案意见征集'],
  ['catalog', () => '/catalogs/2024', '调整说明'],
  ['catalog-v1', () => '/catalogs/2024?version=1', '第1版'],
  ['catalog-last-year', () => '/organs/shili-town/catalogs/2023', '年度完成情况'],
  ['catalog-draft', () => '/organs/shili-town/catalogs/2024/rounds/1', '意见采纳情况表'],
  ['decision-ended', () => '/decisions/shili-town-2023-02', '事项已经终止，不再办理'],
  ['decision-done', () => DONE, '采纳情况已于2024年9月27日公布'],
  ['decision-open', () => openPath, '正在征求意见'],
  ['round', () => `${openPath}/rounds/1`, '征求意见的时间'],
  ['form', () => `${openPath}/rounds/1/comment`, '不用注册'],
  ['paper-form', () => `${openPath}/rounds/1/paper-form`, '信函以邮戳日期为准'],
  ['deadline', () => deadlinePath, '2024年9月13日决策出台'],
  ['deadline-window', () => windowPath, '按自然日计'],
  ['form-closed', () => `${DONE}/rounds/1/comment`, '征求意见已经结束'],
  ['material', () => `${DONE}/materials/draft`, '第2版'],
  ['my-comment', () => '/my-comment', '回执码'],
  ['privacy', () => '/privacy', '个人信息怎么用'],
  ['not-found', () => '/decisions/none', '没有找到这个页面'],
];

describe.each(Object.entries(SIZES))('%s', (size, viewport) => {
  test.each(PAGES)('%s is complete without JavaScript, accessible, and fits', async (name, path, words) => {
    const page = await open(path(), { viewport, javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toContain(words);
    expect(await page.locator('.rehearsal').innerText()).toContain('演练');
    await page.screenshot({ path: `${SHOTS}${name}-${size}.png`, fullPage: true });
    await page.context().close();
    const withScript = await open(path(), { viewport });
    await inspect(withScript);
    await withScript.context().close();
  });
});

test('a decision lists the interpretation of its meeting’s topic and opens it', async () => {
  const page = await open(DONE);
  await page.getByRole('link', { name: '会议议题解读' }).click();
  expect(await page.locator('main').innerText()).toContain('正式内容以公布的文本为准');
  await inspect(page);
  await page.context().close();
});

test('a deadline explains its days one by one, and says how to count again', async () => {
  const page = await open(DONE);
  await page.locator('section.deadline', { hasText: '意见采纳情况反馈' }).getByRole('link').click();
  const text = await page.locator('main').innerText();
  expect(text).toContain('最晚：2024年9月29日（星期日，调休上班）24时');
  expect(text).toContain('9月15日');
  expect(text).toContain('中秋节放假');
  expect(text).toContain('国务院办公厅关于2024年部分节假日安排的通知');
  expect(text).toContain('npm run -s cli -- deadline explain --pack shanghai-xujing-2023 --rule feedback --trigger 2024-09-13');
  await inspect(page);
  await page.screenshot({ path: `${SHOTS}deadline-wide.png`, fullPage: true });
  await page.context().close();
});

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('commenting %s', (what, javaScriptEnabled) => {
  test('an empty opinion and a short phone number come back with words at the field and everything kept', async () => {
    const page = await open(`${openPath}/rounds/1/comment`, { javaScriptEnabled, viewport: { width: 320, height: 800 } });
    await page.getByLabel('手机号').fill('1380000000');
    await page.getByRole('button', { name: '提交意见' }).click();
    expect(await page.title()).toContain('有2处需要修改');
    const text = await page.locator('main').innerText();
    expect(text).toContain('请填写您的意见');
    expect(text).toContain('手机号应为11位，您填了10位');
    expect(await page.getByLabel('手机号').inputValue()).toBe('1380000000');
    if (javaScriptEnabled) await inspect(page);
    await page.screenshot({ path: `${SHOTS}form-errors-${javaScriptEnabled}.png`, fullPage: true });
    await page.context().close();
  });

  test('an opinion gets a receipt, can be changed, found by its code, and withdrawn; the back button makes no second one', async () => {
    const page = await open(`${openPath}/rounds/1/comment`, { javaScriptEnabled });
    await page.getByLabel('您的意见', { exact: true }).fill(`请保留绿地里的大树（${what}）`);
    await page.getByLabel('姓名或称呼').fill('王演练');
    await page.getByRole('button', { name: '提交意见' }).click();
    await page.waitForURL(/\/receipts\//);
    const code = (await page.locator('.code').innerText()).trim();
    expect(code).toMatch(/^\d{3} \d{3} \d{3}$/);
    expect(await page.locator('main').innerText()).toContain('读作：');
    if (javaScriptEnabled) await inspect(page);
    await page.screenshot({ path: `${SHOTS}receipt-${javaScriptEnabled}.png`, fullPage: true });
    const receipt = page.url();

    await page.goBack();
    await page.getByRole('button', { name: '提交意见' }).click();
    await page.waitForURL(/\/receipts\//);
    expect(page.url()).toBe(receipt);

    await page.getByLabel('修改后的意见').fill('改一下：请保留两棵大树');
    await page.getByRole('button', { name: '保存修改' }).click();
    expect(await page.locator('.kept').innerText()).toContain('两棵大树');

    await page.goto(`${STACK_URL}/my-comment`);
    await page.getByLabel('回执码').fill(code);
    await page.getByRole('button', { name: '查询' }).click();
    const found = await page.locator('main').innerText();
    expect(found).toContain('已收到');
    expect(found).not.toContain('两棵大树');

    await page.goto(receipt);
    await page.getByRole('button', { name: '撤回这条意见' }).click();
    expect(await page.locator('h1').innerText()).toBe('您已撤回这条意见');
    await page.context().close();
  });
});

test('after the feedback the code alone shows the answer, never the text; a wrong digit is told so', async () => {
  const { body } = await ask(
    `{ decision(code: "shili-town-2024-01") { opinions(first: 100) { edges { node { code text disposition } } } } }`,
    {},
    'chengjian.li',
  );
  const opinions = body.data!['decision'].opinions.edges.map((e: { node: { code: string; text: string; disposition: string } }) => e.node);
  const page = await open('/my-comment', { viewport: SIZES.narrow });
  const look = async (code: string): Promise<string> => {
    await page.getByLabel('回执码').fill(code);
    await page.getByRole('button', { name: '查询' }).click();
    return page.locator('main').innerText();
  };
  for (const [disposition, words] of [
    ['ADOPTED', '采纳：'],
    ['PARTLY_ADOPTED', '部分采纳。采纳的：'],
    ['NOT_ADOPTED', '不采纳。原因：'],
    ['REFERRED', '转交'],
  ]) {
    const { code, text } = opinions.find((o: { disposition: string }) => o.disposition === disposition);
    const shown = await look(code.replace(/(\d{3})(?=\d)/g, '$1 '));
    expect(shown).toContain(words);
    expect(shown).not.toContain(text);
    await page.screenshot({ path: `${SHOTS}answer-${String(disposition).toLowerCase()}.png`, fullPage: true });
  }
  await inspect(page);
  const { code } = opinions[0];
  expect(await look(`${code.slice(0, 8)}${(Number(code[8]) + 1) % 10}`)).toContain('这9位数字对不上，请核对相邻两位和1、7');
  expect(await look('１２３')).toContain('回执码是9位，您填了3位');
  await inspect(page);
  await page.context().close();
});

test('on paper a page opens what is folded, leaves the menu out and says where it came from', async () => {
  const page = await open(DONE);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('header nav').isVisible()).toBe(false);
  expect(await page.locator('.printed').innerText()).toContain(`本页地址：${STACK_URL}${DONE}`);
  expect(await page.locator('section.deadline table').first().isVisible()).toBe(true);
  await page.context().close();
});

test('a closed round says since when, and has no form', async () => {
  const page = await open(`${DONE}/rounds/1/comment`);
  expect(await page.locator('main').innerText()).toContain('征求意见已经结束');
  expect(await page.locator('textarea').count()).toBe(0);
  await page.context().close();
});

test('长者模式 is the same page, larger, and can be left again', async () => {
  const page = await open(openPath);
  await page.getByRole('button', { name: '长者模式' }).click();
  expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('22px');
  await inspect(page);
  await page.screenshot({ path: `${SHOTS}elder-wide.png`, fullPage: true });
  await page.getByRole('button', { name: '退出长者模式' }).click();
  expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('18px');
  await page.context().close();
});

test('the GraphQL landing page needs no other host', async () => {
  const page = await (await browser.newContext({ viewport: SIZES.wide })).newPage();
  const foreign: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith(STACK_URL) && !/^(data|blob):/.test(r.url())) foreign.push(r.url());
  });
  await page.goto(`${STACK_URL}/graphql`);
  await page.locator('.graphiql-container').first().waitFor({ timeout: 30_000 });
  expect(foreign).toEqual([]);
  await page.context().close();
});
