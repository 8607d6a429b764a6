import { formatDateZh, dayZh } from '../../domain/calendar/format.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { html } from './html.ts';
import { at } from './frame.ts';
import type { Deadline, Step } from './shape.ts';
import { T } from './strings.ts';

const day = (d: string): string => formatDateZh(plainDate(d));
const WEEK = '一二三四五六日';

/** The always visible lines, and every counted day in the details. */
export function explained(d: Deadline) {
  const line = verdict(d);
  return html`<section class="deadline" aria-label=${d.name}>
    <h3><a href=${`/deadlines/${d.id}`}>${d.name}</a></h3>
    ${d.explanation.map((l, i) => html`<p class=${i === 0 ? 'strong' : ''}>${l}</p>`)}
    ${d.provisional && html`<p>暂定：最早${day(d.earliestOn)}，最晚${day(d.latestOn)}。${d.readings}</p>`} ${line && html`<p>${line}</p>`}
    ${
      d.steps.length > 0 &&
      html`<details>
        <summary>${T.deadlineSteps}（${dayZh(plainDate(d.steps[0]!.date))}至${dayZh(plainDate(d.steps.at(-1)!.date))}）</summary>
        ${stepTable(d)}
      </details>`
    }
  </section>`;
}

function verdict(d: Deadline): string | null {
  if (d.key.startsWith('consultation')) return null;
  if (d.status === 'MET' && d.settledAt) return `${at(d.settledAt)}完成，没有超过最晚日期。`;
  if (d.status === 'MET_LATE' && d.settledAt) return `${at(d.settledAt)}完成，晚于最晚日期。`;
  if (d.status === 'OVERDUE') return `应于${day(d.dueOn)}24时前完成 · 尚未完成。`;
  return null;
}

/** Calendar days are told as ranges; working days one by one. */
export function stepTable(d: Deadline) {
  const rows =
    d.steps.length > 20
      ? ranges(d.steps)
      : d.steps.map((s) => ({
          when: dayZh(plainDate(s.date), true),
          weekday: `星期${WEEK[s.weekday - 1]}`,
          counted: s.counted === null ? '不计' : `第${s.counted}个`,
          reason: s.reason,
        }));
  return html`<table class="steps">
    <caption>
      ${d.name}：从${dayZh(plainDate(d.triggerOn), true)}${d.triggerName}的次日数起
    </caption>
    <thead>
      <tr>
        <th scope="col">日期</th>
        <th scope="col">星期</th>
        <th scope="col">是否计入</th>
        <th scope="col">原因</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (r) =>
          html`<tr>
            <td data-label="日期">${r.when}</td>
            <td data-label="星期">${r.weekday}</td>
            <td data-label="是否计入">${r.counted}</td>
            <td data-label="原因">${r.reason}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function ranges(steps: readonly Step[]) {
  const counted = steps.filter((s) => s.counted !== null);
  const rolled = steps.filter((s) => s.counted === null);
  const span = (from: Step, to: Step): string =>
    from === to ? dayZh(plainDate(from.date), true) : `${dayZh(plainDate(from.date), true)}至${dayZh(plainDate(to.date))}`;
  const first = {
    when: span(counted[0]!, counted.at(-1)!),
    weekday: '每天',
    counted: `第1日至第${counted.length}日`,
    reason: '按自然日计，休息日也计入',
  };
  return [
    first,
    ...rolled.map((s) => ({
      when: dayZh(plainDate(s.date), true),
      weekday: `星期${WEEK[s.weekday - 1]}`,
      counted: '顺延',
      reason: s.reason,
    })),
  ];
}

/** A page of its own: rule in full, readings, history, replay. */
export function deadlinePage(
  d: Deadline & { decision: { code: string; title: string } | null; catalog: { year: number; title: string } | null },
) {
  return html`<h1>${d.name}：期限怎么算</h1>
    ${d.decision && html`<p>事项：<a href=${`/decisions/${d.decision.code}`}>${d.decision.title}</a></p>`}
    ${d.catalog && html`<p>目录：<a href=${`/catalogs/${d.catalog.year}`}>${d.catalog.title}</a></p>`}
    <div class="box none">
      ${d.explanation.map((l, i) => html`<p class=${i === 0 ? 'strong' : ''}>${l}</p>`)}${verdict(d) && html`<p>${verdict(d)}</p>`}${d.warnings.map((w) => html`<p>${w}</p>`)}
    </div>
    <h2>规定原文</h2>
    <blockquote><p>${d.rule.text}</p></blockquote>
    <p>${d.rule.document}${d.rule.article}${d.rule.carriedOver ? '（年度文件，沿用至录入新的年度文件为止）' : ''}</p>
    ${d.rule.reading && html`<p>原文怎么读：${d.rule.reading}</p>`}
    ${
      d.steps.length > 0 &&
      html`<h2>${T.deadlineSteps}</h2>
        ${stepTable(d)}`
    }
    <h2>读法</h2>
    <p>${d.earliestOn === d.latestOn ? '只有一种读法。' : `较早${day(d.earliestOn)}，较晚${day(d.latestOn)}。${d.readings ?? ''}`}</p>
    <p>放假安排版本：${d.calendarVersion}${d.provisional ? '（暂定）' : ''}</p>
    ${
      d.revisions.length > 0 &&
      html`<h2>变更</h2>
        <ul>
          ${d.revisions.map((r) => html`<li>原为${day(r.dueOn)}，${at(r.at)}因${r.reason}改变</li>`)}
        </ul>`
    }
    <h2>自己算一遍</h2>
    <p><code>${d.cli}</code></p>
    <p><a href=${`/deadlines/${d.id}.json`}>这个期限的数据（JSON）</a></p>`;
}
