import { html } from './html.ts';
import type { Decision } from './shape.ts';
import { T } from './strings.ts';
import { materialLink, shortDay } from './words.ts';

/** 决策执行: who executes, and how one says what is wrong with it. */
export function executionPart(d: Decision) {
  if (d.phase === 'TERMINATED') return html`<p>${T.ended}</p>`;
  if (!d.execution) return html`<p>${d.outcome ? '还没有开始执行。' : '决策出台后执行。'}</p>`;
  const n = d.executionOpinionCount;
  const { unit, startedOn, suspension, stop } = d.execution;
  return html`<p>执行单位：${unit}，自${shortDay(startedOn)}起执行。</p>
    ${suspension && html`<p class="strong">自${shortDay(suspension.on)}起中止执行（${suspension.situationName}）。原因：${suspension.reason}。依据：${suspension.article}。</p>`}
    ${stop && html`<p class="strong">自${shortDay(stop.on)}起终止执行。原因：${stop.reason}。依据：${stop.article}。</p>`}
    <p>
      认为本决策及其实施有问题的，可以写信、打电话、发电子邮件，向${d.organ.name}或者执行单位提出意见建议（《重大行政决策程序暂行条例》第三十五条）。${n > 0 && `已登记${n}条，只公布条数，不公布内容。`}
    </p>`;
}

/** 决策后评估: why and by whom, and what came of it as far as it is public. */
export function evaluationPart(d: Decision) {
  if (d.phase === 'TERMINATED') return html`<p>${T.ended}</p>`;
  if (d.evaluations.length === 0) return html`<p>${d.execution ? '还没有组织决策后评估。' : '决策执行后视情开展。'}</p>`;
  return html`<ul>
    ${d.evaluations.map(
      (e) =>
        html`<li>
          ${shortDay(e.orderedOn)}组织评估（${e.caseName}：${e.reason}），评估单位：${e.evaluator}${e.thirdParty ? '（第三方）' : ''}。${e.stateText}。
          ${e.conclusionName && html`<br />结论：${e.conclusionName}。听取意见：${e.heardNames.join('、') || '无'}${e.publicNotHeardReason ? `（没有听取社会公众意见：${e.publicNotHeardReason}）` : ''}。`}
          ${e.artefact && html`<br />${materialLink(d.code, e.artefact, e.artefact.version)}`}
        </li>`,
    )}
  </ul>`;
}

/** 调整: what was adjusted beside the issued text, what this decision adjusts, and what adjusts it. */
export function adjustmentPart(d: Decision) {
  const link = (to: { code: string; title: string }) => html`<a href=${`/decisions/${to.code}`}>${to.title}（${to.code}）</a>`;
  return html`${d.adjusts && html`<p>本决策是对${link(d.adjusts)}的重大调整。理由：${d.adjustsReason}。</p>`}
    ${d.adjustedBy && html`<p class="strong">${d.adjustmentText}：${link(d.adjustedBy)}。</p>`}
    ${d.minorAdjustments.length === 0 && !d.adjusts && !d.adjustedBy && html`<p>没有调整。</p>`}
    <ul>
      ${d.minorAdjustments.map((m) => html`<li>${shortDay(m.occurredOn)}，${m.actingBody}${m.documentNo ? `（${m.documentNo}）` : ''}：${m.what}。理由：${m.reason}。不属于重大调整：${m.notMajorReason}。</li>`)}
    </ul>`;
}
