import { catalogPath, catalogRoundPath } from '../../domain/catalog/address.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import { lookupForm } from './comment-pages.ts';
import type { CatalogPlace, CatalogSummary, Edges, Site, Window } from './shape.ts';
import { T } from './strings.ts';
import { at, day, daysLeft, until } from './words.ts';

type OpenDecision = {
  code: string;
  title: string;
  organ: { name: string };
  openWindow: Window;
  rounds: Edges<{ no: number; window: { isOpen: boolean } | null }>;
};
export type HomeData = {
  site: Site;
  open: Edges<OpenDecision>;
  feedback: Edges<{ code: string; title: string; feedback: { publishedAt: string } }>;
  due: Edges<{ code: string; title: string; statusSentence: string[] }>;
  catalogs: CatalogSummary[];
};

/** 首页: what is open today, soonest end first; feedback; catalogs; code box; phone. */
export function home(d: HomeData): Page {
  const open = [...d.open.edges.map((e) => ofDecision(e.node)), ...d.catalogs.flatMap(ofCatalog)].sort((a, b) =>
    a.window.closesAt.localeCompare(b.window.closesAt),
  );
  return {
    title: T.section,
    body: html`<h1>${T.section}</h1>
      <h2 id="open">${T.columns.open}（${open.length}项）</h2>
      ${open.length === 0 && html`<p>${T.nothingOpen}${notYet(d.catalogs[0])}</p>`}
      <ul class="cards">
        ${open.map((o) => openCard(o, d.site.now))}
      </ul>
      <h2 id="feedback">${T.columns.feedback}</h2>
      ${d.feedback.edges.length + d.due.edges.length === 0 && html`<p>目前没有已公布或者待公布的采纳情况。</p>`}
      <ul>
        ${d.due.edges.map(({ node }) => html`<li><a href=${`/decisions/${node.code}`}>${node.title}</a>：${node.statusSentence[0]}</li>`)}
        ${d.feedback.edges.map(({ node }) => html`<li><a href=${`/decisions/${node.code}#feedback`}>${node.title}</a>：${at(node.feedback.publishedAt)}公布</li>`)}
      </ul>
      <h2 id="catalogs">${T.columns.catalogs}</h2>
      ${d.catalogs.length === 0 && html`<p>还没有公布过年度目录。</p>`}
      <ul>
        ${d.catalogs.map((c) => html`<li>${catalogLine(c)}</li>`)}
      </ul>
      <h2 id="mine">${T.columns.mine}</h2>
      ${lookupForm()}`,
    aside: html`<h2>打电话也可以</h2>
      <p>${d.site.phone || '电话没有登记'}</p>
      <p>${d.site.phoneHours}</p>
      <p>${d.site.address}</p>`,
  };
}

/** A round that is open now, whatever it is about. `path`: its own page, `page`: the one that tells of it. */
type Open = { readonly page: string; readonly path: string; readonly title: string; readonly organ: string; readonly window: Window };

function ofDecision(node: OpenDecision): Open {
  const page = `/decisions/${node.code}`;
  const no = node.rounds.edges.find((r) => r.node.window?.isOpen)?.node.no ?? 1;
  return { page, path: `${page}/rounds/${no}`, title: node.title, organ: node.organ.name, window: node.openWindow };
}

function ofCatalog(c: HomeData['catalogs'][number]): Open[] {
  return c.rounds.flatMap(({ no, noticeTitle, window }) => {
    const path = catalogRoundPath(c, no);
    return window?.isOpen ? [{ page: path, path, title: noticeTitle, organ: c.organ.name, window }] : [];
  });
}

function openCard({ page, path, title, organ, window }: Open, now: string) {
  return html`<li>
    <h3><a href=${page}>${title}</a></h3>
    <p>${organ} · 截止<strong>${until(window)}</strong>，${daysLeft(window.closesOn, now)}</p>
    <p>
      <a class="button" href=${`${path}/comment`}>${T.comment}<span class="hidden">：${title}</span></a>
    </p>
  </li>`;
}

/** What may still come this year. */
function notYet(newest: CatalogSummary | undefined): string {
  if (!newest) return '';
  if (newest.versionNo === 0) return `${newest.year}年度目录尚未公布${dueWords(newest)}。`;
  return `${newest.year}年度目录中还有${newest.notYetOpenedCount}项尚未征求。`;
}

/** A year's catalog: its link, or until when it must be public. */
export function catalogLine(c: CatalogSummary) {
  if (c.versionNo === 0) return html`${c.year}年度目录尚未公布${dueWords(c)}。${draftLinks(c)}`;
  const was = c.versionNo === 1 ? c.publishedElsewhere : null;
  const published = was ? `${was.on === null ? '' : `原于${day(was.on)}公布，`}补录` : `${at(c.publishedAt!)}公布`;
  return html`<a href=${catalogPath(c)}>${c.title}</a>（${c.entryCount}项，${published}）`;
}

/** Where its draft was put to the public. */
export function draftLinks(c: CatalogPlace & { readonly rounds: readonly { no: number; noticeTitle: string }[] }) {
  return c.rounds.map((r) => html`<a href=${catalogRoundPath(c, r.no)}>${r.noticeTitle}</a> `);
}

const dueWords = ({ dueOn }: CatalogSummary): string => (dueOn === null ? '' : `，应于${day(dueOn)}24时前公布`);
