import { catalogPath } from '../../domain/catalog/address.ts';
import { adjustmentPart, evaluationPart, executionPart } from './after-decision.ts';
import { explained } from './deadline.ts';
import { subscribe } from './frame.ts';
import type { FeedLink, Page } from './frame.ts';
import { html } from './html.ts';
import type { Decision, Feedback, Gate } from './shape.ts';
import { T } from './strings.ts';
import { at, beijingDay, beijingMinute, keyFacts, materialLink, paragraphs, shortDay, slotList, tableHead, until } from './words.ts';

const GLYPHS: Readonly<Record<string, string>> = {
  done: '✓',
  current: '●',
  todo: '○',
  'not-applicable': '—',
  held: '‖',
  ended: '✕',
  returned: '↺',
};
const CHANNEL: Readonly<Record<string, string>> = {
  WEB: '网上',
  LETTER: '信函',
  PHONE: '电话',
  EMAIL: '电子邮件',
  VISIT: '当面',
  MEETING: '座谈会',
  HOTLINE_12345: '12345热线',
};

/** 决策: status, stage line, materials, notices, feedback, result, deadlines, change log. */
export function decisionPage(d: Decision): Page {
  const firstPublished = d.artefacts.map((a) => a.publishedAt).sort()[0];
  const feeds: FeedLink[] = [
    { title: T.feeds.changes, href: `/feeds/decisions/${d.code}.atom`, type: 'application/atom+xml' },
    { title: T.feeds.days, href: `/feeds/decisions/${d.code}.ics`, type: 'text/calendar' },
  ];
  return {
    title: d.title,
    feeds,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title }],
    meta: {
      ArticleTitle: d.title,
      ...(firstPublished ? { PubDate: beijingMinute(firstPublished) } : {}),
      ContentSource: d.organ.name,
    },
    body: html`<h1>${d.title}</h1>
      ${statusBox(d)} ${adoptedPart(d)} ${stageLine(d)}
      <h2>公开材料</h2>
      ${slotList(d.code, d.slots)}${otherMaterials(d)}${versionList(d)}
      <h2>征求意见公告</h2>
      ${d.rounds.edges.length === 0 && html`<p>${onPaper(d, '征求意见') ? SEE_ADOPTED : '还没有公布征求意见公告。'}</p>`}
      <ul>
        ${d.rounds.edges.map(({ node: r }) => html`<li><a href=${`/decisions/${d.code}/rounds/${r.no}`}>${r.noticeTitle}</a>${r.window && html`<br />${at(r.window.opensAt)}至${until(r.window)}`}</li>`)}
      </ul>
      <h2>出台前视情况要做的</h2>
      <ul>
        ${d.gates.filter((g) => g.conditional || g.details.length > 0 || g.departure !== null).map(gateItem)}
      </ul>
      <h2 id="feedback">${T.columns.feedback}</h2>
      ${feedbackPart(d)}
      <h2>决策结果</h2>
      ${outcomePart(d)}
      <h2>决策执行</h2>
      ${executionPart(d)}
      <h2>决策后评估</h2>
      ${evaluationPart(d)}
      <h2>决策调整</h2>
      ${adjustmentPart(d)}
      <h2>期限怎么算</h2>
      ${d.deadlines.edges.length === 0 ? html`<p>还没有开始计算的期限。</p>` : d.deadlines.edges.map(({ node }) => explained(node))}
      <h2>变更记录</h2>
      ${d.timeline.edges.length === 0 && html`<p>还没有变更。</p>`}
      <ol class="log">
        ${d.timeline.edges.map(({ node: e }) => html`<li>${at(e.recordedAt)}　${e.text}${e.occurredOn && e.occurredOn !== beijingDay(e.recordedAt) ? `（办理日期：${shortDay(e.occurredOn)}）` : ''}</li>`)}
      </ol>
      <p>${subscribe(feeds)}</p>`,
    aside: keyFacts(d.organLabel, d.leadOrganLabel, d.leadOrgan, matterFacts(d)),
  };
}

/** The matter's kind, and what its row of the catalog prints. */
function matterFacts(d: Decision): [string, unknown][] {
  const scope: [string, unknown][] = d.scopeText === null ? [] : [['事项范围', d.scopeText]];
  const row = d.catalogEntry;
  if (!row) return scope;
  return [
    ...scope,
    ['决策类别', row.category ?? '目录未载明'],
    ['计划完成时间', row.plannedText ?? '目录未载明'],
    ['目录', html`<a href=${catalogPath(d)}>${d.year}年度目录第${row.no}项</a>`],
  ];
}

const SEE_ADOPTED = '上线前办理，见上面的补录。';
/** Whether the papers from before the system say of a step. */
const onPaper = (d: Decision, name: string): boolean => d.adopted?.facts.some((f) => f.name === name) ?? false;

/** 补录: what the papers say, with the addresses of then; the days are claimed and stand apart from what this site published. */
function adoptedPart({ adopted }: Decision) {
  return (
    adopted &&
    html`<h2>补录（上线前的事项）</h2>
      <p>${adopted.note}</p>
      <ul>
        ${adopted.facts.map((f) => html`<li>${f.name}：${f.text}${f.address && html`　<a href=${f.address} rel="nofollow noreferrer">当时公布的网址</a>`}</li>`)}
      </ul>`
  );
}

/** What was done, with what everybody may know of it; or why it was not needed. */
function gateItem(g: Gate) {
  const lines = [...g.details.map((x) => `${x.label}：${x.text}`), ...(g.departure === null ? [] : [g.departure])];
  return html`<li>
    ${g.name}：${g.text}${
      lines.length > 0 &&
      html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }
  </li>`;
}

/** State first: one sentence, what changed, and the one thing one can do now. */
function statusBox(d: Decision) {
  const open = d.rounds.edges.find((r) => r.node.window?.isOpen)?.node;
  const wrote = d.rounds.edges.length > 0 && !open && d.statusKind !== 'done';
  return html`<div class=${`box ${d.statusKind}`}>
    ${d.statusSentence.map((s, i) => html`<p class=${i === 0 ? 'strong' : ''}>${s}</p>`)}
    ${open && html`<p><a class="button" href=${`/decisions/${d.code}/rounds/${open.no}/comment`}>${T.comment}</a></p>`}
    ${d.statusKind === 'done' && html`<p><a href="#feedback">看采纳情况</a></p>`}${wrote && html`<p><a href="/my-comment">${T.columns.mine}</a></p>`}
  </div>`;
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
      ${d.stages.map((s) => html`<li class=${s.state} aria-current=${s.state === 'current' ? 'step' : undefined}><span aria-hidden="true">${GLYPHS[s.state]}</span> <strong>${s.name}</strong> ${s.stateWord}${s.on ? `　${shortDay(s.on)}` : ''}${s.note ? `　${s.note}` : ''}</li>`)}
    </ol>`;
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
      ${others.map((a) => html`<li>${materialLink(d.code, a)}：${at(a.publishedAt)}公布</li>`)}
    </ul>`
  );
}

function versionList(d: Decision) {
  const newest = [
    ...d.slots.flatMap((s) => (s.artefact ? [`${s.kind}#${s.artefact.version}`] : [])),
    ...unlinked(d).map((a) => `${a.kind}#${a.version}`),
  ];
  const old = d.artefacts.filter((a) => !newest.includes(`${a.kind}#${a.version}`));
  return old.length > 0 && html`<p>以前的版本：${old.map((a) => html`${materialLink(d.code, a, a.version)}　`)}</p>`;
}

function feedbackPart(d: Decision) {
  const f = d.feedback;
  if (!f?.publishedAt && onPaper(d, '采纳情况反馈')) return html`<p>${SEE_ADOPTED}</p>`;
  if (!f && d.phase === 'TERMINATED') return html`<p>${T.ended}</p>`;
  if (!f) return html`<p>${d.outcome === null ? '决策出台后公布。' : '没有向社会公开征求过意见，不需要公布采纳情况。'}</p>`;
  if (!f.publishedAt) return html`<p>${d.statusSentence[0]}</p>`;
  return html`<h3>${f.noticeTitle}</h3>
    <p>${at(f.publishedAt)}公布</p>
    ${f.sentences.map((s) => html`<p>${s}</p>`)}${oftenNotAdopted(f)}${f.otherWays && html`<p>其他方式：${f.otherWays}</p>`}${f.draftChanges.map((x) => html`<p>${x}</p>`)}
    ${f.items.length > 0 && opinionTable(f)}`;
}

/** What many asked for and did not get comes before the rest. */
function oftenNotAdopted(f: Feedback) {
  const often = f.items.filter((i) => i.count > 1 && i.disposition === 'NOT_ADOPTED').sort((a, b) => b.count - a.count);
  return (
    often.length > 0 &&
    html`<p>较多人提出、没有采纳的：</p>
      <ul>
        ${often.map((i) => html`<li>${i.text}（${i.count}条）原因：${i.reason}</li>`)}
      </ul>`
  );
}

/** Every opinion with what became of it. */
export function opinionTable(f: Pick<Feedback, 'items'>) {
  const columns = ['序号', '反馈人/单位（个人）', '意见内容', '是否采纳', '采纳（不采纳）理由', '来源'] as const;
  return html`<table class="catalog opinions">
    <caption>
      意见采纳情况表
    </caption>
    ${tableHead(columns)}
    <tbody>
      ${f.items.map(
        (i) =>
          html`<tr>
            <td data-label=${columns[0]}>${i.no}</td>
            <td data-label=${columns[1]}>${i.commenter}${i.count > 1 ? `等，共${i.count}条相同意见` : ''}</td>
            <td data-label=${columns[2]}>${i.text}</td>
            <td data-label=${columns[3]}>${i.dispositionName}</td>
            <td data-label=${columns[4]}>${i.reason}</td>
            <td data-label=${columns[5]}>${CHANNEL[i.channel]}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function representative(r: NonNullable<Decision['outcome']>['representatives'][0]): string {
  const uptake = r.uptake === null ? '' : `（${r.uptake}${r.uptakeReason === null ? '' : `，理由：${r.uptakeReason}`}）`;
  return `${r.name}（${r.kind}）：${r.view}${uptake}`;
}

function outcomePart(d: Decision) {
  const o = d.outcome;
  if (onPaper(d, '出台')) return html`<p>${SEE_ADOPTED}</p>`;
  if (!o && d.phase === 'TERMINATED') return html`<p>${T.ended}</p>`;
  if (!o) return html`<p>还没有出台。</p>`;
  return html`<h3>${o.title}</h3>
    <p>${o.documentNo}　成文日期：${shortDay(o.signedOn)}${o.publishedAt ? `　公布时间：${at(o.publishedAt)}` : ''}</p>
    ${paragraphs(o.text)}
    ${
      o.representatives.length > 0 &&
      html`<p>
        公众代表列席${o.meetingHeldOn ? `（${shortDay(o.meetingHeldOn)}会议）` : ''}：${o.representatives.map(representative).join('；')}
      </p>`
    }`;
}
