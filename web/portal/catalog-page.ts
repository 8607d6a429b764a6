import { catalogPath } from '../../domain/catalog/address.ts';
import { fieldOf } from '../../domain/catalog/columns.ts';
import { catalogLine, draftLinks } from './home-page.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Catalog, CatalogEntry, CatalogSummary, Completion } from './shape.ts';
import { T } from './strings.ts';
import { at, beijingDay, beijingMinute, day, shortDay, slotSummary, tableHead } from './words.ts';

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
      ${versionLine(c)}${elsewhereLine(c)}
      <p>${[c.version.consentNote ?? '目录文件未载明同级党委同意情况。', c.version.decisionNote].filter(Boolean).join('　')}</p>
      ${c.version.legalBases.length > 0 && html`<p>依据：${c.version.legalBases.join('；')}</p>`}
      ${c.version.standards && html`<p>目录标准：${c.version.standards}</p>`} ${c.carriedOverNote && html`<p>${c.carriedOverNote}。</p>`}
      ${c.rounds.length > 0 && html`<p>草案公开征求意见的公告、意见和采纳情况：${draftLinks(c)}</p>`} ${downloads(c)}${entryTable(c)}
      ${
        changes.length > 0 &&
        html`<h2>调整说明</h2>
          <p>${c.version.reason}</p>
          <ul>
            ${changes.map((e) => html`<li>${ADJUSTMENT[e.adjustment!]}：${e.name}。理由：${e.adjustmentReason ?? '原表没有写明'}${e.adjustedOn ? `（${shortDay(e.adjustedOn)}）` : ''}</li>`)}
          </ul>`
      }
      ${completionSection(c)}${returnsSection(c)}
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

/** What was published elsewhere is entered here: its publish time is none of this site's. */
function versionLine(c: Catalog) {
  const { version, versions, publishedElsewhere } = c;
  const others = versions.filter((v) => v.no !== version.no);
  const what = publishedElsewhere && version.no === 1 ? '录入本系统' : '公布';
  return html`<p>
    ${version.publishedAt ? `${at(version.publishedAt)}${what}（第${version.no}版）` : `第${version.no}版尚未公布`}${others.length > 0 && '。其他版本：'}${others.map((v) => html`<a href=${`${catalogPath(c)}?version=${v.no}`}>第${v.no}版${v.publishedAt ? `（${shortDay(beijingDay(v.publishedAt))}）` : ''}</a> `)}
  </p>`;
}

/** 补录: where and when it was published, as claimed; only what is a web address is a link. */
function elsewhereLine({ publishedElsewhere: was, version: { no } }: Catalog) {
  if (!was) return false;
  const { on, address } = was;
  const isLink = address !== null && /^https?:\/\/\S+$/.test(address);
  const place = isLink ? html`<a href=${address} rel="nofollow noreferrer">${address}</a>` : address;
  const missing = [on === null && '日期', address === null && '地址'].filter(Boolean).join('和');
  return html`<p>
    本目录${no > 1 && '第1版'}${on === null ? '原已' : `原于${day(on)}`}${address !== null && html`在${place}`}公布，由录入人按当时的材料补录${missing && `（材料没有载明${missing}）`}。
  </p>`;
}

/** The version as files, in its printed columns and wording. */
const downloads = (c: Catalog) => fileLinks('下载本版', (format) => `${catalogPath(c)}/table.${format}?version=${c.version.no}`);

const fileLinks = (label: string, file: (format: string) => string) =>
  html`<p>${label}：<a href=${file('xlsx')} download>表格（xlsx）</a>　<a href=${file('docx')} download>公文（docx）</a></p>`;

/** The columns and cells as printed in that year, and beside them how far each matter is. */
function entryTable(c: Catalog) {
  const { columns } = c.version;
  const name = columns.findIndex((x) => fieldOf(x) === 'name');
  return html`<table class="catalog">
    <caption>
      ${c.year}年度目录（${c.entries.length}项）
    </caption>
    ${tableHead([...(name < 0 ? [T.matter] : []), ...columns, '进展'])}
    <tbody>
      ${c.entries.map((e) => entryRow(e, c, name))}
    </tbody>
  </table>`;
}

/** `name`: which column names the matter; -1 = none does, so it gets one of its own. */
function entryRow(e: CatalogEntry, { organ, version: { columns } }: Catalog, name: number) {
  const code = e.decisions[0]?.code;
  const matter = (label: string, text: string) =>
    html`<th scope="row" data-label=${label}>
      ${code ? html`<a href=${`/decisions/${code}`}>${text}</a>` : text}
      <p class="slots-title">相关公开</p>
      ${slotSummary(code, e.artefacts)}
    </th>`;
  return html`<tr>
    ${name < 0 && matter(T.matter, e.name)}${columns.map((column, i) => {
      const text = e.cells[i] ?? '';
      return i === name ? matter(column, text) : html`<td data-label=${column}>${text || T.notStated}</td>`;
    })}
    <td data-label="进展">${e.progress}${carried(e, organ)}</td>
  </tr>`;
}

function carried({ carriedFromYear: from, carriedToYear: to }: CatalogEntry, organ: Catalog['organ']) {
  return [
    from !== null && html`<br /><a href=${catalogPath({ year: from, organ })}>${from}年度结转</a>`,
    to !== null && html`<br /><a href=${catalogPath({ year: to, organ })}>结转${to}年度</a>`,
  ];
}

/** Which departments proposed matters, and which had none and said so; nothing where they were not asked through the system. */
function returnsSection({ year, unitReturns }: Catalog) {
  if (unitReturns.length === 0) return false;
  const named = (status: string): string =>
    unitReturns
      .filter((r) => r.status === status)
      .map((r) => r.unitName)
      .join('、') || '没有';
  return html`<h2>${year}年度申报情况</h2>
    <p>申报了事项的部门：${named('PROPOSED')}。</p>
    <p>零申报的部门（经单位负责人批准，本年度没有重大行政决策事项）：${named('NIL')}。</p>`;
}

/** 年度完成情况: as published, every row with what became of it. */
function completionSection(c: Catalog) {
  const { year, completion } = c;
  if (!completion) return false;
  return html`<h2 id="completion">${year}年度完成情况</h2>
    <p>${at(completion.publishedAt)}公布${completion.no > 1 && `（第${completion.no}次公布）`}</p>
    ${fileLinks('下载完成情况', (format) => `${catalogPath(c)}/completion.${format}?no=${completion.no}`)}
    <table class="catalog">
      <caption>
        ${year}年度目录事项完成情况（${completion.lines.length}项）
      </caption>
      ${tableHead(['序号', T.matter, '承办单位', '完成情况', '原因'])}
      <tbody>
        ${completion.lines.map((l) => completionRow(l, c.organ))}
      </tbody>
    </table>`;
}

function completionRow(l: Completion['lines'][number], organ: Catalog['organ']) {
  const code = l.decisions[0]?.code;
  return html`<tr>
    <td data-label="序号">${l.no}</td>
    <th scope="row" data-label=${T.matter}>${code ? html`<a href=${`/decisions/${code}`}>${l.name}</a>` : l.name}</th>
    <td data-label="承办单位">${l.leadUnit}</td>
    <td data-label="完成情况">
      ${l.statusName}：${l.text}${l.carriedToYear !== null && html`（<a href=${catalogPath({ year: l.carriedToYear, organ })}>查看</a>）`}
    </td>
    <td data-label="原因">${l.reason ?? '—'}</td>
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
      <p>${catalogLine(due)}</p>`,
  };
}
