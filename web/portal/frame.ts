import { html } from './html.ts';
import type { Node } from './html.ts';
import type { Site } from './shape.ts';
import { COLUMN_ABOUT, T } from './strings.ts';
import { at } from './words.ts';

export type FeedLink = { readonly title: string; readonly href: string; readonly type: 'application/atom+xml' | 'text/calendar' };
export type Page = {
  readonly title: string;
  readonly column?: keyof typeof T.columns;
  readonly trail?: readonly { readonly text: string; readonly href?: string }[];
  readonly body: Node;
  readonly aside?: Node;
  /** What can be subscribed to of this page, beside the site's own. */
  readonly feeds?: readonly FeedLink[];
  readonly meta?: Readonly<Record<string, string>>;
  /** Text is read best in lines of 38 characters; `wide` is for large tables, printed on their side. */
  readonly layout?: 'wide';
};
/** How and where this reader sees the page. */
export type Look = { readonly elder: boolean; readonly path: string; readonly url: string };

const COLUMN_LINKS: Readonly<Record<keyof typeof T.columns, string>> = {
  open: '/#open',
  catalogs: '/#catalogs',
  feedback: '/#feedback',
  mine: '/my-comment',
};

/** What every page offers to subscribe to. */
const SITE_FEEDS: readonly FeedLink[] = [
  { title: T.feeds.published, href: '/feeds/published.atom', type: 'application/atom+xml' },
  { title: T.feeds.consultations, href: '/feeds/consultations.atom', type: 'application/atom+xml' },
  { title: T.feeds.deadlines, href: '/feeds/deadlines.ics', type: 'text/calendar' },
];

/** Links a person sees; programs find the same in the head. */
export const subscribe = (feeds: readonly FeedLink[]) =>
  html`${T.subscribe}${feeds.map((f, i) => html`${i > 0 && '　'}<a href=${f.href} type=${f.type}>${f.title}</a>`)}`;

/** The frame every page has: skip link, rehearsal region, columns, trail, main, aside, footer. */
export function frame(site: Site, page: Page, look: Look) {
  const title = [page.title, page.column ? T.columns[page.column] : T.section, site.name]
    .filter((x, i, all) => all.indexOf(x) === i)
    .join('_');
  return html`<html lang="zh-CN" class=${look.elder ? 'elder' : ''}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      ${Object.entries(metaOf(site, page, look)).map(([name, content]) => html`<meta name=${name} content=${content} />`)}
      ${[...SITE_FEEDS, ...(page.feeds ?? [])].map((f) => html`<link rel="alternate" type=${f.type} title=${f.title} href=${f.href} />`)}
      <link rel="stylesheet" href="/assets/portal.css" />
      <script src="/assets/portal.js" defer></script>
    </head>
    <body>
      <a class="skip" href="#main">${T.skip}</a>
      ${
        site.rehearsal &&
        html`<section class="rehearsal" aria-label=${T.rehearsal}>
          <p><strong>${T.rehearsal}</strong> ${T.rehearsalText}${at(site.now)}</p>
        </section>`
      }
      <header>
        <div class="bar">
          <p class="site"><a href="/">${site.organName} · ${site.name}</a></p>
          <form method="post" action="/elder-mode">
            <input type="hidden" name="back" value=${look.path} />
            <button class="quiet" name="mode" value=${look.elder ? 'off' : 'on'}>${look.elder ? T.elderOff : T.elderOn}</button>
          </form>
        </div>
        <nav aria-label="栏目">
          <ul>
            ${COLUMNS.filter((c) => site.columns.includes(c) || page.column === c).map((c) => html`<li><a href=${COLUMN_LINKS[c]} aria-current=${page.column === c ? 'true' : undefined}>${T.columns[c]}</a></li>`)}
          </ul>
        </nav>
      </header>
      ${
        page.trail &&
        html`<nav class="trail" aria-label="当前位置">
          <p>
            ${T.here}<a href="/">${T.home}</a>${page.trail.map((t) => html` > ${t.href ? html`<a href=${t.href}>${t.text}</a>` : t.text}`)}
          </p>
        </nav>`
      }
      <div class=${page.aside ? 'with-aside' : `alone ${page.layout ?? ''}`.trim()}>
        <main id="main">${page.body}</main>
        ${page.aside && html`<aside aria-label="要点">${page.aside}</aside>`}
      </div>
      <footer>
        <p>
          ${[site.sponsor && `主办：${site.sponsor}`, site.phone && `电话：${site.phone}（${site.phoneHours}）`, site.address && `地址：${site.address}`].filter(Boolean).join('　')}
        </p>
        <p>${[site.siteIdCode && `网站标识码：${site.siteIdCode}`, site.icp, site.policeRecord].filter(Boolean).join('　')}</p>
        <p>${subscribe(SITE_FEEDS)}</p>
        <p>
          数据截至${at(site.now)}。本页有错？请打上面的电话；对草案的意见请在征求意见页提交。<a href="/privacy">《个人信息怎么用》</a>　<a
            href="/graphql"
            >开放接口</a
          >
        </p>
        <p class="printed">本页地址：${look.url}</p>
      </footer>
    </body>
  </html>`;
}

const COLUMNS = Object.keys(COLUMN_LINKS) as (keyof typeof T.columns)[];

/** The metadata that pages of government sites carry (国办发〔2017〕47号): of the site always, then of the column or the article. */
function metaOf(site: Site, page: Page, look: Look): Record<string, string> {
  const article = page.meta?.['ArticleTitle'];
  return {
    SiteName: site.name,
    ...(site.domain ? { SiteDomain: site.domain } : {}),
    ...(site.siteIdCode ? { SiteIDCode: site.siteIdCode } : {}),
    ...(page.column ? { ColumnName: T.columns[page.column] } : {}),
    ...(page.column && article === undefined
      ? { ColumnDescription: COLUMN_ABOUT[page.column], ColumnKeywords: T.keywords, ColumnType: T.columnType }
      : {}),
    ...page.meta,
    ...(article === undefined ? {} : { Keywords: T.keywords, Description: article, Url: look.url }),
  };
}
