import { html } from './html.ts';
import type { Decision } from './shape.ts';
import { materialLink, shortDay } from './words.ts';

/** 决策执行: who executes, and how one says what is wrong with it. */
export function executionPart(d: Decision) {
  if (!d.execution) return html`<p>${d.outcome ? '还没有开始执行。' : '决策出台后执行。'}</p>`;
  const n = d.executionOpinionCount;
  return html`<p>执行单位：${d.execution.unit}，自${shortDay(d.execution.startedOn)}起执行。</p>
    <p>
      认为本决策及其实施有问题的，可以写信、打电话、发电子邮件，向${d.organ.name}或者执行单位提出意见建议（《重大行政决策程序暂行条例》第三十五条）。${n > 0 && `已登记${n}条，只公布条数，不公布内容。`}
    </p>`;
}

/** 决策后评估: why and by whom, and what came of it as far as it is public. */
export function evaluationPart(d: Decision) {
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
