import { catalogPath, catalogRoundPath } from '../../domain/catalog/address.ts';
import { opinionTable } from './decision-page.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import { ended, ways, windowPart } from './round-page.ts';
import type { CatalogRounds } from './shape.ts';
import { T } from './strings.ts';
import { beijingMinute, otherWays, paragraphs, tableHead } from './words.ts';

type Catalog = NonNullable<CatalogRounds['catalog']>;
type Round = Catalog['rounds'][number];

/** What opinions on it are about. */
export const draftTitle = (title: string): string => `${title}（草案）`;

/** 目录草案征求意见公告: the rows as they were put to the public, how to say something, and what became of what was said. */
export function catalogRoundPage(c: Catalog, r: Round): Page {
  const path = catalogRoundPath(c, r.no);
  const open = r.window?.isOpen ?? false;
  return {
    title: r.noticeTitle,
    column: 'open',
    layout: 'wide',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: `${c.year}年度目录草案` }],
    meta: { ArticleTitle: r.noticeTitle, ...(r.publishedAt ? { PubDate: beijingMinute(r.publishedAt) } : {}), ContentSource: c.organ.name },
    body: html`<h1>${r.noticeTitle}</h1>
      ${paragraphs(r.noticeText)}${r.window && windowPart(r.window, r.days)}
      <h2>二、目录草案</h2>
      ${r.draft && draftTable(c.year, r.draft)}
      <h2>三、提意见的方式</h2>
      ${r.window && !open ? ended(r.window, html`<a href="#answers">看意见和采纳情况</a>`) : ways(path, c.organ, open)}
      <p>收到的意见由${c.organ.name}逐条研究，${T.draftPromise}。</p>
      ${!open && answers(c, r)}`,
    aside: html`<h2>要点</h2>
      <p>目录编制：${c.organ.name}</p>
      <p>${otherWays(c.organ)}</p>`,
  };
}

function draftTable(year: number, { columns, rows }: NonNullable<Round['draft']>) {
  return html`<table class="catalog">
    <caption>
      ${year}年度目录草案（${rows.length}项）
    </caption>
    ${tableHead(columns)}
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map((column, i) => html`<td data-label=${column}>${row.cells[i] || T.notStated}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** How many there were is said at once, what became of each with the catalog. */
function answers(c: Catalog, r: Round) {
  const counted = r.receivedAtClose === null ? '正在清点收到的意见。' : `截止时共收到${r.receivedAtClose}条意见。`;
  return html`<h2 id="answers">四、意见和采纳情况</h2>
    <p>${counted}</p>
    ${
      r.answers === null
        ? html`<p>逐条研究以后，${T.draftPromise}。</p>`
        : html`${r.answers.sentences.map((s) => html`<p>${s}</p>`)}${r.answers.items.length > 0 && opinionTable(r.answers)}
            <p><a href=${catalogPath(c)}>看公布的目录</a></p>`
    }`;
}
