import { formatInstantZh } from '../../domain/calendar/format.ts';
import { isoToInstant } from '../../domain/calendar/instant.ts';
import { html } from './html.ts';
import type { Node } from './html.ts';
import type { Site } from './shape.ts';
import { T } from './strings.ts';

export type Page = {
  readonly title: string;
  readonly column?: keyof typeof T.columns;
  readonly trail?: readonly { readonly text: string; readonly href?: string }[];
  readonly body: Node;
  readonly aside?: Node;
  readonly meta?: Readonly<Record<string, string>>;
};
export type Look = { readonly elder: boolean; readonly path: string };

const COLUMN_LINKS: Readonly<Record<keyof typeof T.columns, string>> = {
  open: '/#open',
  catalogs: '/#catalogs',
  feedback: '/#feedback',
  mine: '/my-comment',
};

/** 2024年9月27日（星期五）10时15分, Beijing. */
export const at = (iso: string, seconds = false): string => formatInstantZh(isoToInstant(iso), seconds);

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
      <meta name="SiteName" content=${site.name} />
      ${site.siteIdCode && html`<meta name="SiteIDCode" content=${site.siteIdCode} />`}
      ${page.column && html`<meta name="ColumnName" content=${T.columns[page.column]} />`}
      ${Object.entries(page.meta ?? {}).map(([name, content]) => html`<meta name=${name} content=${content} />`)}
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
            ${(Object.keys(T.columns) as (keyof typeof T.columns)[]).map((c) => html`<li><a href=${COLUMN_LINKS[c]} aria-current=${page.column === c ? 'true' : undefined}>${T.columns[c]}</a></li>`)}
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
      <div class=${page.aside ? 'with-aside' : 'alone'}>
        <main id="main">${page.body}</main>
        ${page.aside && html`<aside aria-label="要点">${page.aside}</aside>`}
      </div>
      <footer>
        <p>主办：${site.sponsor}　电话：${site.phone}（${site.phoneHours}）　地址：${site.address}</p>
        <p>${[site.siteIdCode && `网站标识码：${site.siteIdCode}`, site.icp, site.policeRecord].filter(Boolean).join('　')}</p>
        <p>
          数据截至${at(site.now)}。本页有错？请打上面的电话；对草案的意见请在征求意见页提交。<a href="/privacy">《个人信息怎么用》</a>　<a
            href="/graphql"
            >开放接口</a
          >
        </p>
      </footer>
    </body>
  </html>`;
}
