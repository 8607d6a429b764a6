import { dayZh, formatDateZh } from '../../domain/calendar/format.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { explained } from './deadline.ts';
import { at } from './frame.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Catalog, CatalogSummary, Decision, Edges, LeadOrgan, Round, Site, Slot, Window } from './shape.ts';
import { T } from './strings.ts';

const day = (d: string): string => formatDateZh(plainDate(d));
const GLYPHS: Readonly<Record<string, string>> = {
  done: '✓',
  current: '●',
  todo: '○',
  'not-applicable': '—',
  held: '‖',
  ended: '✕',
  returned: '↺',
};
const KIND_PATHS = (kind: string): string => kind.toLowerCase().replaceAll('_', '-');
const CHANNEL: Readonly<Record<string, string>> = {
  WEB: '网上',
  LETTER: '信函',
  PHONE: '电话',
  EMAIL: '电子邮件',
  VISIT: '当面',
  MEETING: '座谈会',
  HOTLINE_12345: '12345热线',
};

export type HomeData = {
  site: Site;
  open: Edges<{
    code: string;
    title: string;
    organ: { name: string };
    openWindow: Window;
    rounds: Edges<{ no: number; window: { isOpen: boolean } | null }>;
  }>;
  feedback: Edges<{ code: string; title: string; feedback: { publishedAt: string } }>;
  due: Edges<{ code: string; title: string; statusSentence: string[] }>;
  catalogs: CatalogSummary[];
};

const openRoundNo = (rounds: Edges<{ no: number; window: { isOpen: boolean } | null }>): number =>
  rounds.edges.find((r) => r.node.window?.isOpen)?.node.no ?? 1;

/** 首页: what is open today, soonest end first; feedback; catalogs; code box; phone. */
export function home(d: HomeData): Page {
  const current = d.catalogs[0];
  return {
    title: T.section,
    body: html`<h1>${T.section}</h1>
      <h2 id="open">${T.columns.open}（${d.open.edges.length}项）</h2>
      ${d.open.edges.length === 0 && html`<p>${T.nothingOpen}${current ? `${current.year}年度目录中有${current.entryCount}项。` : ''}</p>`}
      <ul class="cards">
        ${d.open.edges.map(
          ({ node }) =>
            html`<li>
              <h3><a href=${`/decisions/${node.code}`}>${node.title}</a></h3>
              <p>${node.organ.name} · 截止<strong>${node.openWindow.closeLabel}</strong></p>
              <p>
                <a class="button" href=${`/decisions/${node.code}/rounds/${openRoundNo(node.rounds)}/comment`}
                  >${T.comment}<span class="hidden">：${node.title}</span></a
                >
              </p>
            </li>`,
        )}
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
        ${d.catalogs.map((c) => html`<li>${c.versionNo > 0 ? html`<a href=${`/catalogs/${c.year}`}>${c.title}</a>（${c.entryCount}项，${at(c.publishedAt!)}公布）` : `${c.year}年度目录尚未公布，应于${day(c.dueOn)}24时前公布。`}</li>`)}
      </ul>
      <h2 id="mine">${T.columns.mine}</h2>
      ${lookupForm()}`,
    aside: html`<h2>打电话也可以</h2>
      <p>${d.site.phone}</p>
      <p>${d.site.phoneHours}</p>
      <p>${d.site.address}</p>`,
  };
}

/** 回执码 box; takes spaces and full-width digits. */
export function lookupForm(error?: string, value = '') {
  return html`<form method="post" action="/my-comment" class="inline">
    <label for="code">回执码（9位数字）</label>
    ${error && html`<p class="error" id="code-error">${error}</p>`}
    <input
      id="code"
      name="code"
      value=${value}
      inputmode="numeric"
      autocomplete="off"
      aria-invalid=${error ? 'true' : undefined}
      aria-describedby=${error ? 'code-error' : undefined}
    />
    <button>${T.lookup}</button>
  </form>`;
}

const ADJUSTMENT: Readonly<Record<string, string>> = { KEPT: '保留', ADDED: '新增', REMOVED: '调出' };

/** 目录: as printed, each row with its ten artefacts. */
export function catalogPage(c: Catalog, all: CatalogSummary[]): Page {
  const adjusted = c.version.columns.includes('调整情况');
  const changes = c.entries.filter((e) => e.adjustment === 'ADDED' || e.adjustment === 'REMOVED');
  return {
    title: c.title,
    column: 'catalogs',
    trail: [{ text: T.columns.catalogs, href: '/#catalogs' }, { text: `${c.year}年度` }],
    meta: {
      ArticleTitle: c.title,
      PubDate: c.version.publishedAt ? beijingMinute(c.version.publishedAt) : '',
      ContentSource: c.organ.name,
    },
    body: html`<h1>${c.title}</h1>
      <p>
        ${c.version.publishedAt && `${at(c.version.publishedAt)}公布（第${c.version.no}版）`}　${c.versions.filter((v) => v.no !== c.version.no).map((v) => html`<a href=${`/catalogs/${c.year}?version=${v.no}`}>第${v.no}版${v.publishedAt ? `（${dayZh(plainDate(beijingDay(v.publishedAt)), true)}）` : ''}</a> `)}
      </p>
      <p>${c.version.consentNote ?? '目录文件未载明同级党委同意情况。'}　${c.version.decisionNote}</p>
      <p>依据：${c.version.legalBases.join('；')}</p>
      ${c.version.standards && html`<p>目录标准：${c.version.standards}</p>`} ${c.carriedOverNote && html`<p>${c.carriedOverNote}。</p>`}
      <table class="catalog">
        <caption>
          ${c.year}年度目录（${c.entries.length}项）
        </caption>
        <thead>
          <tr>
            ${['序号', '决策事项名称', '决策类别', '承办部门', '计划完成时间', ...(adjusted ? ['调整情况'] : []), '进展'].map((x) => html`<th scope="col">${x}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${c.entries.map(
            (e) =>
              html`<tr>
                <td data-label="序号">${e.printedNo}</td>
                <th scope="row" data-label="决策事项名称">
                  ${e.decisions[0] ? html`<a href=${`/decisions/${e.decisions[0].code}`}>${e.name}</a>` : e.name}
                  <details>
                    <summary>相关公开</summary>
                    <ul>
                      ${e.artefacts.map((s) => html`<li>${s.artefact && e.decisions[0] ? html`<a href=${`/decisions/${e.decisions[0].code}/materials/${KIND_PATHS(s.kind)}`}>${s.name}</a>` : s.name}：${s.stateText}</li>`)}
                    </ul>
                  </details>
                </th>
                <td data-label="决策类别">${e.category ?? '目录未载明'}</td>
                <td data-label="承办部门">${[e.leadUnit, ...e.coUnits].join('、')}</td>
                <td data-label="计划完成时间">${e.plannedText ?? '目录未载明'}</td>
                ${adjusted && html`<td data-label="调整情况">${e.adjustment ? ADJUSTMENT[e.adjustment] : '—'}</td>`}
                <td data-label="进展">${e.progress}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        changes.length > 0 &&
        html`<h2>调整说明</h2>
          <p>${c.version.reason}</p>
          <ul>
            ${changes.map((e) => html`<li>${ADJUSTMENT[e.adjustment!]}：${e.name}。理由：${e.adjustmentReason}${e.adjustedOn ? `（${dayZh(plainDate(e.adjustedOn), true)}）` : ''}</li>`)}
          </ul>`
      }
      <h2>公布期限</h2>
      ${c.deadlines.map(
        (d) =>
          html`<div class="deadline">
            <p><a href=${`/deadlines/${d.id}`}>期限怎么算</a></p>
            ${d.explanation.map((l) => html`<p>${l}</p>`)}
          </div>`,
      )}
      <h2>其他年度</h2>
      <ul>
        ${all.filter((x) => x.year !== c.year).map((x) => html`<li>${x.versionNo > 0 ? html`<a href=${`/catalogs/${x.year}`}>${x.title}</a>` : `${x.year}年度目录尚未公布，应于${day(x.dueOn)}24时前公布。`}</li>`)}
      </ul>
      ${all.length <= 1 && html`<p>没有其他年度的目录。</p>`}`,
  };
}

export const beijingDay = (iso: string): string => new Date(Date.parse(iso) + 28_800_000).toISOString().slice(0, 10);
const beijingMinute = (iso: string): string => new Date(Date.parse(iso) + 28_800_000).toISOString().slice(0, 16).replace('T', ' ');

/** 决策: status, stage line, materials, notices, feedback, result, deadlines, change log. */
export function decisionPage(d: Decision): Page {
  const open = d.rounds.edges.find((r) => r.node.window?.isOpen)?.node;
  return {
    title: d.title,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title }],
    meta: { ArticleTitle: d.title, ContentSource: d.organ.name },
    body: html`<h1>${d.title}</h1>
      <div class=${`box ${d.statusKind}`}>
        ${d.statusSentence.map((s, i) => html`<p class=${i === 0 ? 'strong' : ''}>${s}</p>`)}
        ${open && html`<p><a class="button" href=${`/decisions/${d.code}/rounds/${open.no}/comment`}>${T.comment}</a></p>`}
        ${d.statusKind === 'done' && html`<p><a href="#feedback">看采纳情况</a></p>`}
      </div>
      ${stageLine(d)}
      <h2>公开材料</h2>
      ${slotList(d.code, d.slots)}${otherMaterials(d)}${versionList(d)}
      <h2>征求意见公告</h2>
      ${d.rounds.edges.length === 0 && html`<p>还没有公布征求意见公告。</p>`}
      <ul>
        ${d.rounds.edges.map(({ node: r }) => html`<li><a href=${`/decisions/${d.code}/rounds/${r.no}`}>${r.noticeTitle}</a>${r.window && html`<br />${at(r.window.opensAt)}至${r.window.closeLabel}`}</li>`)}
      </ul>
      <h2>出台前视情况要做的</h2>
      <ul>
        ${d.gates.filter((g) => g.conditional).map((g) => html`<li>${g.name}：${g.text}</li>`)}
      </ul>
      <h2 id="feedback">${T.columns.feedback}</h2>
      ${feedbackPart(d)}
      <h2>决策结果</h2>
      ${outcomePart(d)}
      <h2>期限怎么算</h2>
      ${d.deadlines.edges.length === 0 ? html`<p>还没有开始计算的期限。</p>` : d.deadlines.edges.map(({ node }) => explained(node))}
      <h2>变更记录</h2>
      <ol class="log">
        ${d.timeline.edges.map(({ node: e }) => html`<li>${at(e.recordedAt)}　${e.text}${e.occurredOn && e.occurredOn !== beijingDay(e.recordedAt) ? `（${dayZh(plainDate(e.occurredOn))}）` : ''}</li>`)}
      </ol>`,
    aside: aside(
      d.organ.name,
      d.leadOrgan,
      d.catalogEntry
        ? [
            ['决策类别', d.catalogEntry.category ?? '目录未载明'],
            ['计划完成时间', d.catalogEntry.plannedText ?? '目录未载明'],
            ['目录', html`<a href=${`/catalogs/${d.year}`}>${d.year}年度目录第${d.catalogEntry.no}项</a>`],
          ]
        : [],
    ),
  };
}

function aside(organ: string, lead: LeadOrgan, more: [string, unknown][]) {
  return html`<h2>要点</h2>
    <dl>
      <dt>决策机关</dt>
      <dd>${organ}</dd>
      <dt>承办单位</dt>
      <dd>${lead.name}</dd>
      ${more.map(
        ([k, v]) =>
          html`<dt>${k}</dt>
            <dd>${v}</dd>`,
      )}
      <dt>电话</dt>
      <dd>${lead.phone}（${lead.phoneHours}）</dd>
      <dt>地址</dt>
      <dd>${lead.address}</dd>
    </dl>`;
}

function stageLine(d: Decision) {
  const done = d.stages.filter((s) => s.state === 'done').length;
  const index = d.stages.findIndex((s) => s.state === 'current');
  const next = d.stages[index + 1];
  const sentence =
    index < 0
      ? `共${d.stages.length}步，已完成${done}步。`
      : `现在是第${index + 1}步，共${d.stages.length}步：${d.stages[index]!.name}。已完成${done}步${next ? `；下一步：${next.name}` : ''}。`;
  return html`<h2>办到哪一步</h2>
    <p>${sentence}</p>
    <ol class="stages">
      ${d.stages.map((s) => html`<li class=${s.state} aria-current=${s.state === 'current' ? 'step' : undefined}><span aria-hidden="true">${GLYPHS[s.state]}</span> <strong>${s.name}</strong> ${s.stateWord}${s.on ? `　${dayZh(plainDate(s.on), true)}` : ''}${s.note ? `　${s.note}` : ''}</li>`)}
    </ol>`;
}

function slotList(code: string, slots: readonly Slot[]) {
  return html`<ul>
    ${slots.map((s) => html`<li>${s.artefact ? html`<a href=${`/decisions/${code}/materials/${KIND_PATHS(s.kind)}`}>${s.name}</a>` : s.name}：${s.stateText}${s.artefact?.version && s.artefact.version > 1 ? `，第${s.artefact.version}版` : ''}</li>`)}
  </ul>`;
}

/** The newest of each kind that no catalog links, e.g. the interpretation of a meeting's topic. */
function unlinked(d: Decision) {
  const kinds = new Map(d.artefacts.filter((a) => !d.slots.some((s) => s.kind === a.kind)).map((a) => [a.kind, a]));
  return [...kinds.values()];
}

function otherMaterials(d: Decision) {
  const others = unlinked(d);
  return (
    others.length > 0 &&
    html`<ul>
      ${others.map((a) => html`<li><a href=${`/decisions/${d.code}/materials/${KIND_PATHS(a.kind)}`}>${a.name}</a>：${at(a.publishedAt)}公布</li>`)}
    </ul>`
  );
}

function versionList(d: Decision) {
  const newest = [
    ...d.slots.flatMap((s) => (s.artefact ? [`${s.kind}#${s.artefact.version}`] : [])),
    ...unlinked(d).map((a) => `${a.kind}#${a.version}`),
  ];
  const old = d.artefacts.filter((a) => !newest.includes(`${a.kind}#${a.version}`));
  return (
    old.length > 0 &&
    html`<p>
      以前的版本：${old.map((a) => html`<a href=${`/decisions/${d.code}/materials/${KIND_PATHS(a.kind)}?version=${a.version}`}>${a.name}第${a.version}版</a>　`)}
    </p>`
  );
}

function feedbackPart(d: Decision) {
  const f = d.feedback;
  if (!f) return html`<p>决策出台后公布。</p>`;
  if (!f.publishedAt) return html`<p>${d.statusSentence[0]}</p>`;
  return html`<h3>${f.noticeTitle}</h3>
    <p>${at(f.publishedAt)}公布</p>
    ${f.sentences.map((s) => html`<p>${s}</p>`)}${f.otherWays && html`<p>其他方式：${f.otherWays}</p>`}
    ${
      f.items.length > 0 &&
      html`<table class="catalog opinions">
        <caption>
          意见采纳情况表
        </caption>
        <thead>
          <tr>
            ${['序号', '反馈人/单位（个人）', '意见内容', '是否采纳', '采纳（不采纳）理由', '来源'].map((x) => html`<th scope="col">${x}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${f.items.map(
            (i) =>
              html`<tr>
                <td data-label="序号">${i.no}</td>
                <td data-label="反馈人/单位（个人）">${i.commenter}${i.count > 1 ? `等${i.count}条相同意见` : ''}</td>
                <td data-label="意见内容">${i.text}</td>
                <td data-label="是否采纳">${i.dispositionName}</td>
                <td data-label="理由">${i.reason}</td>
                <td data-label="来源">${CHANNEL[i.channel]}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }`;
}

function outcomePart(d: Decision) {
  const o = d.outcome;
  if (!o) return html`<p>还没有出台。</p>`;
  return html`<h3>${o.title}</h3>
    <p>${o.documentNo}　成文日期：${dayZh(plainDate(o.signedOn), true)}　${o.publishedAt && `公布时间：${at(o.publishedAt)}`}</p>
    ${paragraphs(o.text)}
    ${o.representatives.length > 0 && html`<p>公众代表列席（${o.meetingHeldOn && dayZh(plainDate(o.meetingHeldOn), true)}会议）：${o.representatives.map((r) => `${r.name}（${r.kind}）：${r.view}`).join('；')}</p>`}`;
}

export const paragraphs = (text: string) =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((p) => html`<p>${p}</p>`);

/** 征求意见公告. */
export function roundPage(
  d: {
    code: string;
    title: string;
    feedbackPromise: string;
    organ: { name: string };
    leadOrgan: LeadOrgan;
    slots: Slot[];
    deadlines: Decision['deadlines'];
  },
  r: Round,
): Page {
  const deadline = d.deadlines.edges.find((e) => e.node.key === `consultation:${r.no}`)?.node;
  return {
    title: r.noticeTitle,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title, href: `/decisions/${d.code}` }, { text: `第${r.no}轮公告` }],
    meta: { ArticleTitle: r.noticeTitle, ...(r.publishedAt ? { PubDate: beijingMinute(r.publishedAt) } : {}), ContentSource: d.organ.name },
    body: html`<h1>${r.noticeTitle}</h1>
      ${paragraphs(r.noticeText)}
      ${
        r.window &&
        html`<h2>一、征求意见的时间</h2>
          <p>${at(r.window.opensAt)}至<strong>${r.window.closeLabel}</strong>。</p>
          ${r.window.shortenedReason && html`<p>本次征求意见${r.days}日，少于一般期限。原因：${r.window.shortenedReason}</p>`}${r.window.extensions.map((x) => html`<p>截止时间由${day(x.from)}24时延长至${day(x.to)}24时。原因：${x.reason}</p>`)}`
      }
      <h2>二、草案和材料</h2>
      ${slotList(d.code, d.slots.slice(0, 4))}
      <h2>三、提意见的方式</h2>
      <ul>
        ${r.window?.isOpen && html`<li>网上：<a class="button" href=${`/decisions/${d.code}/rounds/${r.no}/comment`}>${T.comment}</a></li>`}
        <li>信函、当面：${d.leadOrgan.address}，${d.leadOrgan.name}（信函以邮戳日期为准）</li>
        <li>电话：${d.leadOrgan.phone}（${d.leadOrgan.phoneHours}）</li>
      </ul>
      <p>收到的意见由${d.leadOrgan.name}逐条研究，${d.feedbackPromise}。</p>
      ${
        deadline &&
        html`<h2>四、期限怎么算</h2>
          ${explained(deadline)}`
      }`,
    aside: aside(d.organ.name, d.leadOrgan, []),
  };
}

/** 公开材料 in full; old versions stay under their number. */
export function materialPage(
  d: { code: string; title: string },
  a: {
    name: string;
    version: number;
    title: string;
    text: string;
    publishedAt: string;
    hash: string;
    files: { name: string; url: string; mediaType: string; bytes: number }[];
  },
): Page {
  return {
    title: a.title,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title, href: `/decisions/${d.code}` }, { text: a.name }],
    meta: { ArticleTitle: a.title, PubDate: beijingMinute(a.publishedAt) },
    body: html`<h1>${a.title}</h1>
      <p>${a.name}　第${a.version}版　${at(a.publishedAt)}公布</p>
      <article>${paragraphs(a.text)}</article>
      ${
        a.files.length > 0 &&
        html`<h2>附件</h2>
          <ul>
            ${a.files.map((f) => html`<li><a href=${f.url}>${f.name}</a>（${f.mediaType}，${Math.ceil(f.bytes / 1024)}KB）</li>`)}
          </ul>`
      }
      <p class="muted">校验码（SHA-256）：<code>${a.hash}</code></p>`,
  };
}
