import { catalogPath } from '../../domain/catalog/address.ts';
import { LIMITS } from '../../domain/limits.ts';
import { spacedCode } from '../../domain/participation/receipt-code.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import { qrCode } from './qr.ts';
import type { LeadOrgan, Receipt, ReceiptStatus } from './shape.ts';
import { T } from './strings.ts';
import { at, otherWays, paragraphs } from './words.ts';

export type FormValues = Readonly<
  Partial<
    Record<
      | 'text'
      | 'commenterKind'
      | 'name'
      | 'unitName'
      | 'signatoryCount'
      | 'signatories'
      | 'phone'
      | 'email'
      | 'underFourteen'
      | 'guardianName',
      string
    >
  >
>;
export type FormProblem = { readonly path: string; readonly message: string };
/** The round an opinion is for: its own page, the page of what it is about, and who answers. */
export type Target = { readonly path: string; readonly about: string; readonly title: string; readonly leadOrgan: LeadOrgan };

function field(
  v: FormValues,
  problems: readonly FormProblem[],
  f: { name: keyof FormValues; label: string; hint?: string; rows?: number; type?: string; autocomplete?: string; inputmode?: string },
) {
  const problem = problems.find((p) => p.path === f.name);
  const described = [f.hint && `${f.name}-hint`, problem && `${f.name}-error`].filter(Boolean).join(' ') || undefined;
  return html`<div class="field">
    <label for=${f.name}>${f.label}</label
    >${f.hint && html`<p class="hint" id=${`${f.name}-hint`}>${f.hint}</p>`}${problem && html`<p class="error" id=${`${f.name}-error`}>${problem.message}</p>`}
    ${f.rows ? html`<textarea id=${f.name} name=${f.name} rows=${f.rows} aria-describedby=${described} aria-invalid=${problem ? 'true' : undefined} data-count=${f.name === 'text' ? LIMITS.commentTextCharsMax : undefined}>${v[f.name] ?? ''}</textarea>` : html`<input id=${f.name} name=${f.name} type=${f.type ?? 'text'} value=${v[f.name] ?? ''} autocomplete=${f.autocomplete} inputmode=${f.inputmode} aria-describedby=${described} aria-invalid=${problem ? 'true' : undefined} />`}
  </div>`;
}

/** 提意见: the only field that must be filled is the opinion. */
export function commentForm(
  d: Target,
  closeLabel: string,
  formKey: string,
  v: FormValues = {},
  problems: readonly FormProblem[] = [],
): Page {
  const kind = v.commenterKind ?? 'person';
  const radio = (value: string, label: string) =>
    html`<div class="choice">
      <input type="radio" id=${`kind-${value}`} name="commenterKind" value=${value} checked=${kind === value} /><label
        for=${`kind-${value}`}
        >${label}</label
      >
    </div>`;
  const title = `对《${d.title}》提意见`;
  return {
    title: problems.length ? `有${problems.length}处需要修改：${title}` : title,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title, href: d.about }, { text: T.comment }],
    body: html`${
        problems.length > 0 &&
        html`<div class="error-box" id="errors" role="alert" tabindex="-1">
          <h2>有${problems.length}处需要修改</h2>
          <ul>
            ${problems.map((p) => html`<li><a href=${`#${p.path}`}>${p.message}</a></li>`)}
          </ul>
        </div>`
      }
      <h1>${title}</h1>
      <p>截止${closeLabel}。${T.noAccount}</p>
      <form method="post" action=${`${d.path}/comment/send#errors`} class="comment">
        <input type="hidden" name="formKey" value=${formKey} />
        ${field(v, problems, { name: 'text', label: '您的意见', hint: `建议、疑问、反对的理由都可以写，最多${LIMITS.commentTextCharsMax}字；不要写身份证号`, rows: 8 })}
        <fieldset>
          <legend>您以什么身份提</legend>
          ${radio('person', '个人')}${radio('unit', '单位或组织')}${radio('joint', '几个人联名')}
        </fieldset>
        <div class="only unit">
          ${field(v, problems, { name: 'unitName', label: '单位名称（以单位身份提时填写）', hint: '公布时照原样显示', autocomplete: 'organization' })}
        </div>
        <div class="only joint">
          ${field(v, problems, { name: 'signatoryCount', label: '联名人数（联名时填写）', hint: '算作1条意见，同时公布人数', inputmode: 'numeric' })}${field(v, problems, { name: 'signatories', label: '名单（每行一人，可以不填）', hint: '名单不公开', rows: 4 })}
        </div>
        ${field(v, problems, { name: 'name', label: '姓名或称呼（可以不填）', hint: '公布时只显示姓，如朱**', autocomplete: 'name' })}
        ${field(v, problems, { name: 'phone', label: '手机号（可以不填）', hint: '只用来核实和告诉您结果', type: 'tel', autocomplete: 'tel', inputmode: 'tel' })}
        ${field(v, problems, { name: 'email', label: '电子邮箱（可以不填）', hint: '只用来核实和告诉您结果', type: 'email', autocomplete: 'email' })}
        <div class="choice">
          <input
            type="checkbox"
            id="underFourteen"
            name="underFourteen"
            value="true"
            checked=${v.underFourteen === 'true'}
            aria-describedby="under-hint"
          /><label for="underFourteen">提意见的人未满14周岁</label>
          <p class="hint" id="under-hint">可以不留姓名和电话；要留，请监护人填写</p>
        </div>
        <div class="only guardian">
          ${field(v, problems, { name: 'guardianName', label: '监护人姓名（未满14周岁并留联系方式时填写）', autocomplete: 'off' })}
        </div>
        <div class="trap"><label for="website">请勿填写</label><input id="website" name="website" tabindex="-1" autocomplete="off" /></div>
        <p>您的意见由${d.leadOrgan.name}研究处理。${T.privacy}<a href="/privacy">《个人信息怎么用》</a>。</p>
        <p><button class="button">${T.submit}</button></p>
      </form>
      <p>${T.offline}${otherWays(d.leadOrgan)}<a href=${`${d.path}/paper-form`}>${T.paperForm}</a></p>`,
  };
}

/** The text is never lost: too late, too often, or our fault, it stands here to be copied. */
export function notAccepted(title: string, message: string, text: string, form?: { action: string; hidden: Record<string, string> }): Page {
  return {
    title,
    column: 'open',
    body: html`<h1>${title}</h1>
      <p class="strong">${message}</p>
      ${
        text &&
        html`<h2>您写的内容</h2>
          <div class="kept">${paragraphs(text)}</div>`
      }
      ${form && html`<form method="post" action=${form.action}>${Object.entries(form.hidden).map(([k, v]) => html`<input type="hidden" name=${k} value=${v} />`)}<button class="button">再提交一次</button></form>`}`,
  };
}

/** Asked for the form after the end. */
export function closedFormPage(d: Pick<Target, 'about' | 'title'>, status: string): Page {
  return {
    title: '征求意见已经结束',
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title, href: d.about }, { text: T.comment }],
    body: html`<h1>征求意见已经结束</h1>
      <p class="strong">${status}</p>
      <p><a href=${d.about}>看办到哪一步</a></p>`,
  };
}

/** 意见表 on paper: the same questions, until when, and where to bring it. */
export function paperForm(d: Target, closeLabel: string): Page {
  const line = (label: string) => html`<p class="line">${label}</p>`;
  return {
    title: `意见表：${d.title}`,
    column: 'open',
    trail: [{ text: T.columns.open, href: '/#open' }, { text: d.title, href: d.about }, { text: '意见表' }],
    body: html`<h1>意见表</h1>
      <p>事项：${d.title}</p>
      <p>截止${closeLabel}。信函以邮戳日期为准。姓名和电话可以不填；个人公布时只显示姓，联系方式不公开。</p>
      <p>${T.offline}${otherWays(d.leadOrgan)}</p>
      <div class="paper">${line('您的意见（不要写身份证号）')}${Array.from({ length: 10 }, () => line(''))}</div>
      <div class="paper">
        ${line('身份：□个人　□单位或组织（名称）　□联名（人数）')}${line('姓名或称呼')}${line('电话或电子邮箱')}${line('填写日期')}
      </div>
      <p class="screen-only">请用浏览器的“打印”打印本页。</p>`,
  };
}

/** 回执: code to read aloud, what comes next, own text, change and withdrawal while the window is open. */
export function receiptPage(r: Receipt, secret: string, url: string, problem?: string): Page {
  const title = r.withdrawn ? '您已撤回这条意见' : '已收到您的意见';
  return {
    title,
    column: 'mine',
    trail: [{ text: T.columns.mine, href: '/my-comment' }, { text: '回执' }],
    body: html`<h1>${title}</h1>
      <p class="code" aria-label=${`回执码 ${[...r.code].join(' ')}`}>${spacedCode(r.code)}</p>
      <p>读作：${r.spoken}</p>
      <dl>
        <dt>收到时间</dt>
        <dd>${at(r.receivedAt, true)}（北京时间），${r.inTime ? '在期限内' : '截止后收到，单独计数'}</dd>
        <dt>事项</dt>
        <dd>${aboutLink(r)}</dd>
      </dl>
      <h2>您写的内容</h2>
      <div class="kept">${paragraphs(r.text)}</div>
      ${whatComesNext(r)} ${statusPart(r.status)}
      <h2>保存回执</h2>
      <p>${T.keepLink}：<a href=${`/receipts/${secret}`}>${url}</a></p>
      ${qrCode(url, '个人链接的二维码')}
      <p>只凭回执码可以查进展；看原文、修改、撤回要用这个链接。${otherWays(answering(r))}</p>
      <p class="screen-only" data-print=${T.printReceipt}>要留底，请用浏览器的“打印”打印本页。</p>
      ${r.canChange && changeForm(r, secret, problem)}
      <p class="muted">签名凭证：<code>${r.signedProof}</code></p>`,
  };
}

/** The page of what an opinion is about. */
function aboutLink({ decision, catalog }: Pick<ReceiptStatus, 'decision' | 'catalog'>) {
  const href = decision ? `/decisions/${decision.code}` : catalogPath(catalog!);
  return html`<a href=${href}>${(decision ?? catalog!).title}${catalog && '（草案）'}</a>`;
}

const answering = (r: Receipt): LeadOrgan => r.decision?.leadOrgan ?? r.catalog!.organ;

function whatComesNext(r: Receipt) {
  if (r.withdrawn) return null;
  const steps = [
    ...(r.canChange ? [`${r.round.window?.closeLabel ?? ''}前可以修改或撤回`] : []),
    `征求意见结束后，${answering(r).name}逐条研究`,
    r.decision?.feedbackPromise ?? T.draftPromise,
  ];
  return html`<h2>接下来</h2>
    <ol>
      ${steps.map((s) => html`<li>${s}</li>`)}
    </ol>`;
}

function changeForm(r: Receipt, secret: string, problem: string | undefined) {
  return html`<h2>修改或撤回</h2>
    <form method="post" action=${`/receipts/${secret}`}>
      <div class="field">
        <label for="text">修改后的意见</label>
        ${problem && html`<p class="error" id="text-error" role="alert">${problem}</p>`}
        <textarea
          id="text"
          name="text"
          rows="6"
          data-count=${LIMITS.commentTextCharsMax}
          aria-describedby=${problem ? 'text-error' : undefined}
          aria-invalid=${problem ? 'true' : undefined}
        >
${r.text}</textarea>
      </div>
      <p class="buttons">
        <button class="button" name="action" value="edit">${T.save}</button>
        <button class="quiet" name="action" value="withdraw">${T.withdraw}</button>
      </p>
    </form>`;
}

function statusPart(s: ReceiptStatus) {
  return html`<h2>办理进展</h2>
    <ol class="stages">
      ${s.steps.map((x) => html`<li class=${x.done ? 'done' : 'todo'}><span aria-hidden="true">${x.done ? '✓' : '○'}</span> <strong>${x.name}</strong> ${x.done ? '已完成' : '未到'}${x.at ? `　${at(x.at)}` : ''}${x.note ? `　${x.note}` : ''}</li>`)}
    </ol>
    ${s.answer ? html`<p class="strong">${s.answer}</p>` : html`<p>处理结果随采纳情况一起公布${lastNote(s)}。</p>`}`;
}

const lastNote = (s: ReceiptStatus): string => (s.steps.at(-1)?.note ? `，${s.steps.at(-1)!.note}` : '');

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

/** 查询我的意见 by the code alone. */
export function lookupPage(status?: ReceiptStatus, error?: string, typed = ''): Page {
  return {
    title: error ? `${error}：${T.columns.mine}` : T.columns.mine,
    column: 'mine',
    trail: [{ text: T.columns.mine }],
    body: html`<h1>${T.columns.mine}</h1>
      ${lookupForm(error, typed)}
      ${
        status &&
        html`<h2>回执码${spacedCode(status.code)}</h2>
          <p>事项：${aboutLink(status)}</p>
          ${statusPart(status)}`
      }`,
  };
}
