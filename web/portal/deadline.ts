import { catalogPath } from '../../domain/catalog/address.ts';
import { dayZh } from '../../domain/calendar/format.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { CatalogPlace, Deadline, Step } from './shape.ts';
import { T } from './strings.ts';
import { at, day, shortDay, tableHead } from './words.ts';

const WEEK = '一二三四五六日';
/** How the reason of a day begins that a last day off was moved over. */
const MOVED = '顺延';

/** The always visible lines, and every counted day in the details. */
export function explained(d: Deadline) {
  const line = verdict(d);
  return html`<section class="deadline" aria-label=${d.name}>
    <h3><a href=${`/deadlines/${d.id}`}>${d.name}</a></h3>
    ${d.explanation.map((l, i) => html`<p class=${i === 0 ? 'strong' : ''}>${l}</p>`)} ${changed(d)} ${provisional(d)}
    ${line && html`<p>${line}</p>`}
    ${
      d.steps.length > 0 &&
      html`<details>
        <summary>${T.deadlineSteps}（${dayZh(plainDate(d.steps[0]!.date))}至${dayZh(plainDate(d.steps.at(-1)!.date))}）</summary>
        ${stepTable(d)}
      </details>`
    }
  </section>`;
}

function provisional(d: Deadline) {
  return (
    d.provisional &&
    html`<p>
      暂定：最早${day(d.earliestOn)}，最晚${day(d.latestOn)}。${d.provisionalNote}。${d.finalFrom && `一般最晚${dayZh(plainDate(d.finalFrom), true)}起确定。`}
    </p>`
  );
}

/** That the day was another one, which, and why: the newest change; the page of the deadline has all of them. */
function changed(d: Deadline) {
  const last = d.revisions.at(-1);
  return last && html`<p class="changed"><strong>期限有变动：</strong>${changeText(last)}</p>`;
}

/** Read aloud as well as seen: the words say what the marks show. */
function changeText({ at: when, dueOn, newDueOn, wasProvisional, reason, notices }: Deadline['revisions'][number]) {
  const before = html`<del>${day(dueOn)}24时${wasProvisional ? '（暂定）' : ''}</del>`;
  const after = dueOn === newDueOn ? '重算，日期不变' : html`改为<ins>${day(newDueOn)}24时</ins>`;
  const because = notices.map((n) => html`依据：<a href=${n.address}>${n.title}</a>（${n.number}）。`);
  return html`原为${before}，${at(when)}${after}。原因：${reason}。${because}`;
}

/** What became of it. A minimum period is given, not kept: nobody can be early or late with it. */
function verdict(d: Deadline): string | null {
  if (d.status === 'BEFORE_ADOPTION') return '上线前：这个期限在补录以前已经过去，本系统不计按期或者逾期。';
  if (d.status === 'STOPPED') return '退回补充材料期间停止计算，补充以后重新定出最后一天。';
  if (d.rule.bound === 'minimum' || d.status === 'CANCELLED') return d.status === 'CANCELLED' ? '事项已经终止，这个期限不再计算。' : null;
  if (d.status === 'MET' && d.settledAt) return `${at(d.settledAt)}完成，没有超过最晚日期。`;
  if (d.status === 'MET_LATE' && d.settledAt) return `${at(d.settledAt)}完成，晚于最晚日期。`;
  if (d.status === 'OVERDUE') return `应于${day(d.dueOn)}24时前完成 · 尚未完成。`;
  return null;
}

/** Long periods of calendar days are told as ranges; working days one by one. */
function stepTable(d: Deadline) {
  const working = d.rule.unit === 'working-day';
  const rows =
    d.steps.length > 20 && !working
      ? ranges(d.steps)
      : d.steps.map((s, i) => ({
          // The caption has the year; a row has it where it changes.
          when: dayZh(plainDate(s.date), s.date.slice(0, 4) !== (d.steps[i - 1]?.date ?? d.triggerOn).slice(0, 4)),
          weekday: `星期${WEEK[s.weekday - 1]}`,
          counted: s.counted === null ? (s.reason.startsWith(MOVED) ? '顺延' : '不计') : `第${s.counted}${working ? '个' : '日'}`,
          reason: s.reason,
        }));
  return html`<table class="steps catalog">
    <caption>
      ${d.name}：从${dayZh(plainDate(d.triggerOn), true)}${d.triggerName}的次日数起
    </caption>
    ${tableHead(['日期', '星期', '是否计入', '原因'])}
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

/** Days counted one after the other are one line; so are days left out for one reason. */
function ranges(steps: readonly Step[]) {
  const runs: Step[][] = [];
  for (const s of steps) {
    const last = runs.at(-1)?.at(-1);
    const same = last && (last.counted === null) === (s.counted === null) && (s.counted !== null || last.reason === s.reason);
    if (same) runs.at(-1)!.push(s);
    else runs.push([s]);
  }
  return runs.map((run) => {
    const [from, to] = [run[0]!, run.at(-1)!];
    const counts = from.counted !== null;
    return {
      when: from === to ? dayZh(plainDate(from.date), true) : `${dayZh(plainDate(from.date), true)}至${dayZh(plainDate(to.date))}`,
      weekday: from === to ? `星期${WEEK[from.weekday - 1]}` : '每天',
      counted: !counts
        ? from.reason.startsWith(MOVED)
          ? '顺延'
          : '不计'
        : from === to
          ? `第${from.counted}日`
          : `第${from.counted}日至第${to.counted}日`,
      reason: counts ? '按自然日计，休息日也计入' : from.reason,
    };
  });
}

const LEVELS: Readonly<Record<string, string>> = {
  law: '法律',
  'administrative-regulation': '行政法规',
  'provincial-rule': '省级规定',
  'local-rule': '地方规范性文件',
  'local-plan': '地方工作文件',
};

type Whole = Deadline & { decision: { code: string; title: string } | null; catalog: (CatalogPlace & { title: string }) | null };

/** A page of its own: trigger, rule in full, notices, readings, history, replay. */
export function deadlinePage(d: Whole): Page {
  const title = `${d.name}：期限怎么算`;
  const about = d.decision
    ? { text: d.decision.title, href: `/decisions/${d.decision.code}` }
    : d.catalog && { text: d.catalog.title, href: catalogPath(d.catalog) };
  return {
    title,
    trail: [...(about ? [about] : []), { text: '期限怎么算' }],
    body: html`<h1>${title}</h1>
      ${about && html`<p>${d.decision ? '事项' : '目录'}：<a href=${about.href}>${about.text}</a></p>`}
      <div class="box none">
        ${d.explanation.map((l, i) => html`<p class=${i === 0 ? 'strong' : ''}>${l}</p>`)}${verdict(d) && html`<p>${verdict(d)}</p>`}${d.warnings.map((w) => html`<p>${w}</p>`)}
      </div>
      <h2>从哪天起算</h2>
      <p>${shortDay(d.triggerOn)}${triggerLink(d)}。${d.steps.length > 0 ? '当天不计，从次日数起。' : ''}</p>
      <h2>规定原文</h2>
      <blockquote><p>${d.rule.text}</p></blockquote>
      <p>${d.rule.document}${d.rule.article}（${LEVELS[d.rule.level] ?? d.rule.level}，${validity(d)}）</p>
      ${d.rule.reading && html`<p>原文怎么读：${d.rule.reading}</p>`}
      ${
        d.steps.length > 0 &&
        html`<h2>${T.deadlineSteps}</h2>
          ${stepTable(d)}`
      }
      <h2>放假安排</h2>
      ${
        d.holidayNotices.length > 0 &&
        html`<ul>
          ${d.holidayNotices.map((n) => html`<li><a href=${n.address}>${n.title}</a>（${n.number}）</li>`)}
        </ul>`
      }
      <p>计算所用的版本：${d.calendarVersion}${d.provisional ? '（暂定）' : ''}</p>
      <h2>读法</h2>
      <p>${d.earliestOn === d.latestOn ? '只有一种读法。' : `较早${day(d.earliestOn)}，较晚${day(d.latestOn)}。${d.readings ?? ''}`}</p>
      ${
        d.otherReadings.length > 0 &&
        html`<ul>
          ${d.otherReadings.map((r, i) => html`<li>按${r.basis}${day(r.on)}起算：${day(r.dueOn)}24时${i === 0 ? '（按这一种计算）' : ''}</li>`)}
        </ul>`
      }
      ${d.nextStepOn && html`<p>下一步最早可以在${day(d.nextStepOn)}办理。</p>`} ${provisional(d)}
      <h2>变更</h2>
      ${
        d.revisions.length === 0
          ? html`<p>没有变更过。</p>`
          : html`<ul>
              ${d.revisions.map((r) => html`<li>${changeText(r)}</li>`)}
            </ul>`
      }
      <h2>自己算一遍</h2>
      <p><code>${d.cli}</code></p>
      <p><a href=${`/deadlines/${d.id}.json`}>这个期限的数据（JSON）</a></p>`,
  };
}

/** The trigger's name, linked to where it stands. */
function triggerLink(d: Whole) {
  if (!d.decision) return d.triggerName;
  const round = /^(?:consultation|interpretation):(\d+)$/.exec(d.key)?.[1];
  const where = round === undefined ? '' : `/rounds/${round}`;
  return html`<a href=${`/decisions/${d.decision.code}${where}`}>${d.triggerName}</a>`;
}

function validity({ rule }: Deadline): string {
  const span = `${shortDay(rule.validFrom)}起施行${rule.validTo ? `，至${shortDay(rule.validTo)}` : ''}`;
  return rule.carriedOver ? `${span}，沿用至录入新的年度文件为止` : span;
}
