import { catalogLine } from './home-page.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Catalog, CatalogEntry, CatalogSummary } from './shape.ts';
import { T } from './strings.ts';
import { at, beijingDay, beijingMinute, day, shortDay, slotSummary } from './words.ts';

const ADJUSTMENT: Readonly<Record<string, string>> = { KEPT: '保留', ADDED: '新增', REMOVED: '调出' };

/** 目录: as printed, each row with its ten artefacts; old versions, changes with their reasons, other years. */
export function catalogPage(c: Catalog, all: readonly CatalogSummary[]): Page {
  const changes = c.entries.filter((e) => e.adjustment === 'ADDED' || e.adjustment === 'REMOVED');
  const others = all.filter((x) => x.year !== c.year);
  return {
    title: c.title,
    column: 'catalogs',
    layout: 'wide',
    trail: [{ text: T.columns.catalogs, href: '/#catalogs' }, { text: `${c.year}年度` }],
    meta: {
      ArticleTitle: c.title,
      ...(c.version.publishedAt ? { PubDate: beijingMinute(c.version.publishedAt) } : {}),
      ContentSource: c.organ.name,
    },
    body: html`<h1>${c.title}</h1>
      ${versionLine(c)}
      <p>${[c.version.consentNote ?? '目录文件未载明同级党委同意情况。', c.version.decisionNote].filter(Boolean).join('　')}</p>
      ${c.version.legalBases.length > 0 && html`<p>依据：${c.version.legalBases.join('；')}</p>`}
      ${c.version.standards && html`<p>目录标准：${c.version.standards}</p>`} ${c.carriedOverNote && html`<p>${c.carriedOverNote}。</p>`}
      ${entryTable(c)}
      ${
        changes.length > 0 &&
        html`<h2>调整说明</h2>
          <p>${c.version.reason}</p>
          <ul>
            ${changes.map((e) => html`<li>${ADJUSTMENT[e.adjustment!]}：${e.name}。理由：${e.adjustmentReason}${e.adjustedOn ? `（${shortDay(e.adjustedOn)}）` : ''}</li>`)}
          </ul>`
      }
      <h2>公布期限</h2>
      ${c.deadlines.map(
        (d) =>
          html`<div class="deadline">
            ${d.explanation.map((l, i) => html`<p class=${i === 0 ? 'strong' : ''}>${l}</p>`)}
            <p><a href=${`/deadlines/${d.id}`}>公布期限怎么算</a></p>
          </div>`,
      )}
      <h2>其他年度</h2>
      ${
        others.length === 0
          ? html`<p>没有其他年度的目录。</p>`
          : html`<ul>
              ${others.map((x) => html`<li>${catalogLine(x)}</li>`)}
            </ul>`
      }`,
  };
}

function versionLine({ version, versions, year }: Catalog) {
  const others = versions.filter((v) => v.no !== version.no);
  return html`<p>
    ${version.publishedAt ? `${at(version.publishedAt)}公布（第${version.no}版）` : `第${version.no}版尚未公布`}${others.length > 0 && '。其他版本：'}${others.map((v) => html`<a href=${`/catalogs/${year}?version=${v.no}`}>第${v.no}版${v.publishedAt ? `（${shortDay(beijingDay(v.publishedAt))}）` : ''}</a> `)}
  </p>`;
}

/** The columns as printed in that year; 调整情况 only where the version has it. */
function entryTable(c: Catalog) {
  const adjusted = c.version.columns.includes('调整情况');
  const columns = ['序号', '决策事项名称', '决策类别', '承办部门', '计划完成时间', ...(adjusted ? ['调整情况'] : []), '进展'];
  return html`<table class="catalog">
    <caption>
      ${c.year}年度目录（${c.entries.length}项）
    </caption>
    <thead>
      <tr>
        ${columns.map((x) => html`<th scope="col">${x}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${c.entries.map((e) => entryRow(e, adjusted))}
    </tbody>
  </table>`;
}

function entryRow(e: CatalogEntry, adjusted: boolean) {
  const code = e.decisions[0]?.code;
  return html`<tr>
    <td data-label="序号">${e.printedNo}</td>
    <th scope="row" data-label="决策事项名称">
      ${code ? html`<a href=${`/decisions/${code}`}>${e.name}</a>` : e.name}
      <p class="slots-title">相关公开</p>
      ${slotSummary(code, e.artefacts)}
    </th>
    <td data-label="决策类别">${e.category ?? '目录未载明'}</td>
    <td data-label="承办部门">${[e.leadUnit, ...e.coUnits].join('、')}</td>
    <td data-label="计划完成时间">${e.plannedText ?? '目录未载明'}</td>
    ${adjusted && html`<td data-label="调整情况">${e.adjustment ? ADJUSTMENT[e.adjustment] : '目录未载明'}</td>`}
    <td data-label="进展">${e.progress}</td>
  </tr>`;
}

/** A year whose catalog is in the books but not public yet. */
export function missingCatalogPage(due: CatalogSummary): Page {
  const title = `${due.year}年度目录`;
  return {
    title,
    column: 'catalogs',
    trail: [{ text: T.columns.catalogs, href: '/#catalogs' }, { text: `${due.year}年度` }],
    body: html`<h1>${title}</h1>
      <p>${due.year}年度目录尚未公布，应于${day(due.dueOn)}24时前公布。</p>`,
  };
}
