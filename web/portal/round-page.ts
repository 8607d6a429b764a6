import { explained } from './deadline.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Alternative, LeadOrgan, Material, Round, RoundData, Window } from './shape.ts';
import { T } from './strings.ts';
import { at, beijingMinute, day, keyFacts, materialLink, paragraphs, until } from './words.ts';

/** 征求意见公告. */
export function roundPage(d: NonNullable<RoundData['decision']>, r: Round): Page {
  const deadline = d.deadlines.edges.find((e) => e.node.key === `consultation:${r.no}`)?.node;
  return {
    title: r.noticeTitle,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title, href: `/decisions/${d.code}` }, { text: `第${r.no}轮公告` }],
    meta: { ArticleTitle: r.noticeTitle, ...(r.publishedAt ? { PubDate: beijingMinute(r.publishedAt) } : {}), ContentSource: d.organ.name },
    body: html`<h1>${r.noticeTitle}</h1>
      ${paragraphs(r.noticeText)} ${r.window && windowPart(r.window, r.days)}
      <h2>二、草案和材料</h2>
      ${papers(d.code, r.artefacts ?? [])} ${alternativeList(r.alternatives ?? [], r.window?.isOpen ?? false)}
      <h2>三、提意见的方式</h2>
      ${
        r.window && !r.window.isOpen
          ? ended(r.window, html`<a href=${`/decisions/${d.code}#feedback`}>看采纳情况</a>`)
          : ways(`/decisions/${d.code}/rounds/${r.no}`, d.leadOrgan, r.window?.isOpen ?? false)
      }
      <p>收到的意见由${d.leadOrganLabel}逐条研究，${d.feedbackPromise}。</p>
      ${
        deadline &&
        html`<h2>四、期限怎么算</h2>
          ${explained(deadline)}`
      }`,
    aside: keyFacts(d.organLabel, d.leadOrganLabel, d.leadOrgan),
  };
}

/** From when to when, and every change of it with its reason. */
export function windowPart(w: Window, days: number) {
  return html`<h2>一、征求意见的时间</h2>
    <p>${at(w.opensAt)}至<strong>${until(w)}</strong>。</p>
    ${w.shortenedReason && html`<p>本次征求意见${days}日，少于一般期限。原因：${w.shortenedReason}</p>`}${w.extensions.map((x) => html`<p>截止时间由${day(x.from)}24时延长至${day(x.to)}24时。原因：${x.reason}</p>`)}`;
}

/** Nobody writes to a window that is shut; what was posted in time still counts. `answers`: where the answers are. */
export function ended(window: Window, answers: unknown) {
  return html`<p>本轮征求意见已经结束，不再收意见；${day(window.closesOn)}24时前寄出的信函以邮戳日期为准。${answers}</p>
    <p><a href="/my-comment">${T.columns.mine}</a></p>`;
}

/** How to say something. `path`: the round's page. */
export function ways(path: string, lead: LeadOrgan, open: boolean) {
  return html`<ul>
    ${open && html`<li>网上：<a href=${`${path}/comment`}>${T.comment}</a></li>`}
    ${lead.address && html`<li>信函、当面：${lead.address}，${lead.name}（信函以邮戳日期为准）</li>`}
    ${lead.phone && html`<li>电话：${lead.phone}${lead.phoneHours ? `（${lead.phoneHours}）` : ''}</li>`}
    ${open && html`<li>纸质：<a href=${`${path}/paper-form`}>打印意见表</a>，填好后寄送或者当面交</li>`}
  </ul>`;
}

/** The versions this round was asked about, though later ones be out. */
function papers(code: string, all: NonNullable<Round['artefacts']>) {
  return html`<ul>
    ${all.map((a) => html`<li>${materialLink(code, a, a.version)}：${at(a.publishedAt)}公布</li>`)}
  </ul>`;
}

/** 备选方案 beside the draft, numbered so that an opinion can say which. */
function alternativeList(all: readonly Alternative[], open: boolean) {
  return (
    all.length > 0 &&
    html`<h3>备选方案</h3>
      <p>有关方面对这个事项有较大分歧，提出了${all.length}个方案。${open && '提意见时可以写明赞成哪一个。'}</p>
      ${all.map(
        (a) =>
          html`<h4>方案${a.no}：${a.title}</h4>
            ${paragraphs(a.summary)}
            <p>优点：${a.pros}</p>
            <p>缺点：${a.cons}</p>
            ${a.costBenefit && html`<p>成本效益：${a.costBenefit}</p>`}`,
      )}`
  );
}

/** 公开材料 in full; old versions stay under their number. */
export function materialPage(d: { code: string; title: string }, a: Material): Page {
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
