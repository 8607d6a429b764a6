import type { Page } from './frame.ts';
import { html } from './html.ts';
import { lookupForm } from './comment-pages.ts';
import type { CatalogSummary, Edges, Site, Window } from './shape.ts';
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
  return {
    title: T.section,
    body: html`<h1>${T.section}</h1>
      <h2 id="open">${T.columns.open}（${d.open.edges.length}项）</h2>
      ${d.open.edges.length === 0 && html`<p>${T.nothingOpen}${notYet(d.catalogs[0])}</p>`}
      <ul class="cards">
        ${d.open.edges.map(({ node }) => openCard(node, d.site.now))}
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

function openCard(node: OpenDecision, now: string) {
  const round = node.rounds.edges.find((r) => r.node.window?.isOpen)?.node.no ?? 1;
  return html`<li>
    <h3><a href=${`/decisions/${node.code}`}>${node.title}</a></h3>
    <p>${node.organ.name} · 截止<strong>${until(node.openWindow)}</strong>，${daysLeft(node.openWindow.closesOn, now)}</p>
    <p>
      <a class="button" href=${`/decisions/${node.code}/rounds/${round}/comment`}
        >${T.comment}<span class="hidden">：${node.title}</span></a
      >
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
  if (c.versionNo === 0) return `${c.year}年度目录尚未公布${dueWords(c)}。`;
  const was = c.versionNo === 1 ? c.publishedElsewhere : null;
  const published = was ? `${was.on === null ? '' : `原于${day(was.on)}公布，`}补录` : `${at(c.publishedAt!)}公布`;
  return html`<a href=${`/catalogs/${c.year}`}>${c.title}</a>（${c.entryCount}项，${published}）`;
}

const dueWords = ({ dueOn }: CatalogSummary): string => (dueOn === null ? '' : `，应于${day(dueOn)}24时前公布`);
