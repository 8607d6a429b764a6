import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath } from '../support/chromium.ts';
import { events, unescaped, valueOf } from '../support/icalendar.ts';
import { signPaper } from '../support/sign-paper.ts';
import { STACK_URL, ask, codeOf } from '../support/stack.ts';
import { eventually } from '../workflow/harness/eventually.ts';

const DONE = 'shili-town-2024-01';
const DRAFTER = 'dangzheng.chu';
const PUBLISHER = 'dangzheng.zheng';
/** Of row 1 of the sample, which the drive leaves initiated. */
const DRAFT_NAME = '民生实事项目安排（订阅演练稿）';
let browser: Browser;
let page: Page;
let code = '';
let id = '';
let rowName = '';

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-background-networking'] });
  page = await browser.newPage();
  const { body } = await ask(`{ catalog(year: 2024) { entries { no name decisions { id code } } } }`);
  const row = body.data!['catalog'].entries.find((e: { no: number }) => e.no === 1);
  [id, code, rowName] = [row.decisions[0].id, row.decisions[0].code, row.name];
});
afterAll(() => browser.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${STACK_URL}${path}`, { headers });
const text = async (path: string): Promise<string> => (await get(path)).text();

type Loose = ReturnType<typeof JSON.parse>;
type Entry = { id: string; title: string; updated: string; link: string; content: string };
type Feed = Omit<Entry, 'content'> & { lang: string; self: string; next: string | null; author: string; entries: Entry[] };
/** A feed as a browser's own XML parser reads it. */
async function atom(path: string): Promise<Feed> {
  return page.evaluate(
    (source) => {
      const parse = new DOMParser().parseFromString(source, 'application/xml');
      if (parse.querySelector('parsererror')) throw new Error(parse.documentElement.textContent!);
      const feed = parse.documentElement;
      if (feed.namespaceURI !== 'http://www.w3.org/2005/Atom' || feed.localName !== 'feed') throw new Error('no Atom feed');
      const one = (of: Element, name: string): string => {
        const all = [...of.children].filter((c) => c.localName === name);
        if (all.length !== 1) throw new Error(`${all.length} ${name}`);
        return all[0]!.textContent!;
      };
      const link = (of: Element, rel: string): string | null =>
        [...of.children].find((c) => c.localName === 'link' && c.getAttribute('rel') === rel)?.getAttribute('href') ?? null;
      const common = (of: Element) => ({
        id: one(of, 'id'),
        title: one(of, 'title'),
        updated: one(of, 'updated'),
        link: link(of, 'alternate')!,
      });
      return {
        ...common(feed),
        lang: feed.getAttribute('xml:lang')!,
        self: link(feed, 'self')!,
        next: link(feed, 'next'),
        author: feed.querySelector('author > name')!.textContent!,
        entries: [...feed.querySelectorAll('entry')].map((e) => ({ ...common(e), content: one(e, 'content') })),
      };
    },
    await text(path),
  );
}

async function step(account: string, field: string, args: string): Promise<void> {
  const { body } = await ask(
    `mutation ($id: ID!) { ${field}(idempotencyKey: "feeds-${field}-1", decisionId: $id, ${args}) { __typename ... on Refusal { code missing } } }`,
    { id },
    account,
  );
  expect([field, body.errors ?? body.data![field]]).toEqual([field, { __typename: 'CommandAccepted' }]);
}

/** Saves what a consultation publishes, and has a second person clear it and the town head sign it. */
async function saveMaterials(): Promise<void> {
  for (const kind of ['DRAFT', 'EXPLANATION', 'INTERPRETATION', 'BACKGROUND']) {
    const saved = await ask(
      `mutation ($id: ID!, $title: String!) { r: saveArtefact(idempotencyKey: "feeds-${kind}-1", decisionId: $id, kind: ${kind}, title: $title, text: "未公布前谁也看不到的正文（演练）") { ... on ArtefactSaved { artefact { id } } } }`,
      { id, title: `${DRAFT_NAME}${kind}` },
      DRAFTER,
    );
    const cleared = await ask(
      `mutation ($a: ID!) { r: reviewDisclosure(idempotencyKey: "feeds-clear-${kind}", artefactId: $a, passed: true, note: "演练") { __typename } }`,
      { a: saved.body.data!['r'].artefact.id },
      'dangzheng.wang',
    );
    expect(cleared.body.data!['r'].__typename).not.toBe('Refusal');
    await signPaper(ask, saved.body.data!['r'].artefact.id, 'dangzheng.zhou', true);
  }
}

const FEEDS = () => [
  '/feeds/published.atom',
  '/feeds/consultations.atom',
  `/feeds/decisions/${code}.atom`,
  '/feeds/deadlines.ics',
  `/feeds/decisions/${code}.ics`,
];

describe('before anything of a decision is published', () => {
  test('no feed shows its papers, its round or who works on it; its own feeds name it as the catalog does', async () => {
    await step(DRAFTER, 'beginDrafting', 'occurredOn: "2024-10-11"');
    await saveMaterials();
    for (const path of FEEDS()) {
      const body = (await text(path)).replaceAll('\r\n ', '');
      expect([path, /订阅演练稿|谁也看不到|储|褚/.test(body)]).toEqual([path, false]);
    }
    expect((await atom('/feeds/consultations.atom')).entries.map((e) => e.link)).not.toContain(`${STACK_URL}/decisions/${code}`);
    expect((await atom(`/feeds/decisions/${code}.atom`)).title).toContain(rowName);
    expect(events(await text(`/feeds/decisions/${code}.ics`))).toEqual([]);
  });
});

describe('a consultation', () => {
  const closing = async (path: string) =>
    events(await text(path)).find(
      (e) =>
        unescaped(valueOf(e, 'SUMMARY')).startsWith('【演练】征求意见截止：') &&
        valueOf(e, 'URL') &&
        unescaped(valueOf(e, 'DESCRIPTION')).includes(`/decisions/${code}`),
    )!;

  test('that opens appears in the feed and, as the day it ends, in both calendars', async () => {
    await step(PUBLISHER, 'publishConsultation', `noticeTitle: "关于公开征求意见的公告（订阅演练）", days: 40`);
    const open = async () =>
      (await ask(`query ($id: ID!) { decision(id: $id) { openWindow { closeLabel closesOn } } }`, { id })).body.data!['decision']
        .openWindow;
    await eventually(async () => expect(await open()).not.toBeNull());
    const { closeLabel, closesOn } = await open();
    const entry = (await atom('/feeds/consultations.atom')).entries.find((e) => e.link === `${STACK_URL}/decisions/${code}`)!;
    expect(entry.content).toContain('正在征求意见');
    expect(entry.content).toContain(closeLabel);
    const [newest] = (await atom('/feeds/published.atom')).entries.filter((e) => e.link.endsWith(code));
    expect(newest!.content).toContain('第1轮征求意见开始');
    for (const path of ['/feeds/deadlines.ics', `/feeds/decisions/${code}.ics`]) {
      const event = await closing(path);
      expect([valueOf(event, 'DTSTART'), valueOf(event, 'SEQUENCE'), valueOf(event, 'STATUS')]).toEqual([
        closesOn.replaceAll('-', ''),
        '0',
        'CONFIRMED',
      ]);
      expect(unescaped(valueOf(event, 'DESCRIPTION'))).toContain('规定：');
    }
  });

  test('that is extended moves its day under the same id with a higher sequence, and its entries are new', async () => {
    const path = '/feeds/deadlines.ics';
    const [before, entryBefore] = [
      await closing(path),
      (await atom('/feeds/consultations.atom')).entries.find((e) => e.link.endsWith(code))!,
    ];
    await step(PUBLISHER, 'extendConsultation', 'round: 1, closesOn: "2024-12-05", reason: "补充材料; 再听, 再问\\n（演练）"');
    const after = await closing(path);
    expect(valueOf(after, 'UID')).toBe(valueOf(before, 'UID'));
    expect([valueOf(after, 'DTSTART'), valueOf(after, 'DTEND')]).toEqual(['20241205', '20241206']);
    expect(Number(valueOf(after, 'SEQUENCE'))).toBeGreaterThan(Number(valueOf(before, 'SEQUENCE')));
    expect(valueOf(after, 'LAST-MODIFIED') > valueOf(before, 'LAST-MODIFIED')).toBe(true);
    expect(unescaped(valueOf(after, 'DESCRIPTION'))).toContain('补充材料; 再听, 再问\n（演练）');

    const entry = (await atom('/feeds/consultations.atom')).entries.find((e) => e.link.endsWith(code))!;
    expect(entry.id).toBe(entryBefore.id);
    expect(entry.updated > entryBefore.updated).toBe(true);
    expect(entry.content).toContain('2024年12月5日（星期四）24时');
    const log = (await atom(`/feeds/decisions/${code}.atom`)).entries;
    expect(log.filter((e) => e.content.includes('补充材料'))).toHaveLength(1);
    expect(log[0]!.content).toContain('延长至12月5日24时');
    const [newest] = (await atom('/feeds/published.atom')).entries.filter((e) => e.link.endsWith(code));
    expect(newest!.id).toBe(log[0]!.id);
    await page.goto(`${STACK_URL}/decisions/${code}`);
    expect(await page.locator('main').innerText()).toContain('延长至12月5日24时');
  });
});

test('every feed is well-formed Atom: ids of its own, one language, its own address, newest time on top', async () => {
  for (const path of ['/feeds/published.atom', '/feeds/consultations.atom', `/feeds/decisions/${DONE}.atom`]) {
    const feed = await atom(path);
    expect(feed).toMatchObject({ lang: 'zh-CN', self: `${STACK_URL}${path}`, next: null, author: '示例镇人民政府' });
    expect(feed.title).toMatch(/^【演练】/);
    const ids = [feed.id, ...feed.entries.map((e) => e.id)];
    expect(ids.every((x) => /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(x))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(feed.entries.length).toBeGreaterThan(0);
    const times = feed.entries.map((e) => e.updated);
    expect(times.every((t) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(t))).toBe(true);
    expect(feed.updated).toBe(times.toSorted().at(-1));
    expect((await atom(path)).entries.map((e) => e.id)).toEqual(feed.entries.map((e) => e.id));
  }
});

test('the feed of the site tells of catalogs, consultations, results and feedback, newest first, without the steps between', async () => {
  const { entries } = await atom('/feeds/published.atom');
  const done = entries.filter((e) => e.link === `${STACK_URL}/decisions/${DONE}`).map((e) => e.content.split('\n')[1]!);
  const kinds = [/^公布草案、说明和解读，第1轮/, /^第1轮征求意见期满/, /^决策出台/, /^决策文本公布/, /^意见采纳情况公布/];
  expect(kinds.map((k) => done.filter((line) => k.test(line)).length)).toEqual([1, 1, 1, 1, 1]);
  expect(done.filter((line) => /前期工作|送合法性审查|集体讨论|归档|^风险评估/.test(line))).toEqual([]);
  const catalog = entries.filter((e) => e.link === `${STACK_URL}/organs/shili-town/catalogs/2024`).map((e) => e.content);
  expect(catalog.at(-1)).toMatch(/^2024年度.*目录.*\n目录草案公开征求意见，2024年3月13日24时截止/);
  expect(catalog.findLast((c) => /\n第\d+版公布/.test(c))).toMatch(/\n第1版公布/);
  expect(catalog.filter((c) => !/\n(第\d+版公布|目录草案(公开)?征求意见)/.test(c))).toEqual([]);
  expect(entries.map((e) => e.updated)).toEqual(
    entries
      .map((e) => e.updated)
      .toSorted()
      .reverse(),
  );
});

test('the change log of a finished decision is told newest first, without persons', async () => {
  const feed = await atom(`/feeds/decisions/${DONE}.atom`);
  const told = feed.entries.map((e) => e.content);
  expect(told[0]).toContain('归档');
  expect(told.at(-1)).toContain('启动前期工作');
  expect(feed.entries.map((e) => e.updated)).toEqual(
    feed.entries
      .map((e) => e.updated)
      .toSorted()
      .reverse(),
  );
  const raw = await text(`/feeds/decisions/${DONE}.atom`);
  for (const hidden of ['李承办', '朱演练', '13800000001', '演练纪要', '镇长办公会议'])
    expect([hidden, raw.includes(hidden)]).toEqual([hidden, false]);
});

test('a decision’s calendar keeps what was kept; the organ’s has only what is awaited', async () => {
  const kept = events(await text(`/feeds/decisions/${DONE}.ics`));
  const feedback = kept.find((e) => unescaped(valueOf(e, 'SUMMARY')).includes('意见采纳情况反馈'))!;
  expect([valueOf(feedback, 'DTSTART'), valueOf(feedback, 'DTEND')]).toEqual(['20240929', '20240930']);
  expect(unescaped(valueOf(feedback, 'SUMMARY'))).toContain('（已完成）');
  expect(unescaped(valueOf(feedback, 'DESCRIPTION'))).toContain('最晚：2024年9月29日（星期日，调休上班）24时');
  const awaited = events(await text('/feeds/deadlines.ics')).map((e) => valueOf(e, 'UID'));
  expect(new Set(awaited).size).toBe(awaited.length);
  expect(kept.filter((e) => awaited.includes(valueOf(e, 'UID')))).toEqual([]);
});

test('types, caching until the next change, and no second sending of what is known', async () => {
  for (const [path, type] of [
    ['/feeds/published.atom', 'application/atom+xml; charset=utf-8'],
    ['/feeds/consultations.atom', 'application/atom+xml; charset=utf-8'],
    ['/feeds/deadlines.ics', 'text/calendar; charset=utf-8'],
    [`/feeds/decisions/${DONE}.atom`, 'application/atom+xml; charset=utf-8'],
    [`/feeds/decisions/${DONE}.ics`, 'text/calendar; charset=utf-8'],
  ] as const) {
    const first = await get(path);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=([0-5]?\d|60), must-revalidate$/);
    const again = await get(path, { 'if-none-match': `W/"other", W/${first.headers.get('etag')}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  }
});

test('a reader that only knows dates is told whether anything is new since', async () => {
  for (const path of ['/feeds/published.atom', `/feeds/decisions/${DONE}.atom`]) {
    const modified = (await get(path)).headers.get('last-modified')!;
    expect(new Date(modified).toISOString().slice(0, 19)).toBe((await atom(path)).updated.slice(0, 19));
    const since = (at: string, more = {}) => get(path, { 'if-modified-since': at, ...more });
    expect((await since(modified)).status).toBe(304);
    expect((await since(new Date(Date.parse(modified) - 1000).toUTCString())).status).toBe(200);
    expect([(await since('yesterday')).status, (await since(modified, { 'if-none-match': '"other"' })).status]).toEqual([200, 200]);
  }
  // What leaves it again has no last change.
  expect((await get('/feeds/deadlines.ics')).headers.get('last-modified')).toBeNull();
});

test.each(['/feeds/decisions/none.atom', '/feeds/decisions/none.ics', `/feeds/decisions/${DONE}.pdf`, '/feeds/decisions/%00.atom'])(
  '%s is the page that says there is nothing here',
  async (path) => {
    const reply = await get(path, { accept: 'text/html' });
    expect([reply.status < 500 && reply.status >= 400, reply.headers.get('content-type')]).toEqual([true, 'text/html; charset=utf-8']);
    if (!path.includes('%')) expect([reply.status, (await reply.text()).includes('没有找到这个页面')]).toEqual([404, true]);
  },
);

test('a cursor that is none of ours is refused by the page, not by a fault', async () => {
  const { body } = await ask(`{ publishedChanges(first: 1) { pageInfo { endCursor } } }`);
  const { endCursor } = body.data!['publishedChanges'].pageInfo;
  expect((await get(`/feeds/published.atom?after=${endCursor}`)).status).toBe(200);
  for (const path of [
    '/feeds/consultations.atom?after=nonsense',
    `/feeds/consultations.atom?after=${endCursor}`,
    '/feeds/published.atom?after=nonsense',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 400]);
});

test('a closed window is listed for as many days as asked, counted by 24 hours', async () => {
  const listed = async (closedWithinDays: number) => {
    const { body } = await ask(
      `query ($n: Int!) { site { now } decision(code: "${DONE}") { rounds(first: 1) { edges { node { window { closesAt } } } } } decisions(first: 100, filter: { closedWithinDays: $n }) { edges { node { code rounds(first: 50) { edges { node { window { closesAt } } } } } } } }`,
      { n: closedWithinDays },
    );
    return body.data!;
  };
  const { site, decision } = await listed(0);
  const days = (Date.parse(site.now) - Date.parse(decision.rounds.edges[0].node.window.closesAt)) / 86_400_000;
  const codes = async (n: number) => (await listed(n)).decisions.edges.map((e: { node: { code: string } }) => e.node.code);
  expect([(await codes(Math.floor(days))).includes(DONE), (await codes(Math.floor(days) + 1)).includes(DONE)]).toEqual([false, true]);
  const ends = (await listed(Math.floor(days) + 1)).decisions.edges.map((e: Loose) =>
    e.node.rounds.edges
      .map((r: Loose) => r.node.window?.closesAt ?? '')
      .toSorted()
      .at(-1),
  );
  expect(ends).toEqual(ends.toSorted().reverse());
  for (const n of [-1, 1101]) {
    const refused = await ask(`query ($n: Int!) { decisions(filter: { closedWithinDays: $n }) { edges { cursor } } }`, { n });
    expect([n, codeOf(refused)]).toEqual([n, 'BAD_USER_INPUT']);
  }
});

test('pages of the published changes go on where the last ended, and are the same for everybody', async () => {
  const all = `{ publishedChanges(first: 100) { edges { node { event { seq text actorName } decision { id } catalog { id } } } } }`;
  const whole = (await ask(all)).body.data!['publishedChanges'].edges;
  expect((await ask(all, {}, DRAFTER)).body.data!['publishedChanges'].edges).toEqual(whole);
  const paged: unknown[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { body } = await ask(
      `query ($after: String) { publishedChanges(first: 3, after: $after) { pageInfo { hasNextPage endCursor } edges { node { event { seq text actorName } decision { id } catalog { id } } } } }`,
      { after },
    );
    const page = body.data!['publishedChanges'];
    paged.push(...page.edges);
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  expect(paged).toEqual(whole);
});

test('every page offers the feeds, to programs in its head and to people below', async () => {
  await page.goto(`${STACK_URL}/decisions/${DONE}`);
  const hrefs = (selector: string) => page.locator(selector).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const own = [`/feeds/decisions/${DONE}.atom`, `/feeds/decisions/${DONE}.ics`];
  const site = ['/feeds/published.atom', '/feeds/consultations.atom', '/feeds/deadlines.ics'];
  expect(await hrefs('head link[rel=alternate]')).toEqual([...site, ...own]);
  expect(await hrefs('main a[type]')).toEqual(own);
  expect(await hrefs('footer a[type]')).toEqual(site);
  await page.goto(STACK_URL);
  expect(await hrefs('head link[rel=alternate]')).toEqual(site);
});
