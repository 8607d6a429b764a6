import { dayZh, formatDateZh, formatInstantZh } from '../../domain/calendar/format.ts';
import { beijingDate, isoToInstant } from '../../domain/calendar/instant.ts';
import { epochDay, plainDate } from '../../domain/calendar/plain-date.ts';
import { html } from './html.ts';
import type { Artefacts, LeadOrgan, Slot, Window } from './shape.ts';

/** 2024年9月29日（星期日，调休上班）. */
export const day = (d: string): string => formatDateZh(plainDate(d));
/** 2024年9月29日. */
export const shortDay = (d: string): string => dayZh(plainDate(d), true);
/** 2024年9月27日（星期五）10时15分, Beijing. */
export const at = (iso: string, seconds = false): string => formatInstantZh(isoToInstant(iso), seconds);
/** The Beijing day of an instant. */
export const beijingDay = (iso: string): string => beijingDate(isoToInstant(iso));

/** 2024-08-28 09:00, as the metadata of government pages are written. */
export const beijingMinute = (iso: string): string => new Date(isoToInstant(iso) + 28_800_000).toISOString().slice(0, 16).replace('T', ' ');

/** A last moment, told to machines as what it is: 24:00 is the next day's 00:00. */
export const until = (w: Window) => html`<time datetime=${w.closesAt}>${w.closeLabel}</time>`;

/** Beijing calendar days: 还有3天 · 明天截止 · 今天截止. */
export function daysLeft(closesOn: string, nowIso: string): string {
  const left = epochDay(plainDate(closesOn)) - epochDay(beijingDate(isoToInstant(nowIso)));
  return left <= 0 ? '今天24时截止' : left === 1 ? '明天24时截止' : `还有${left}天`;
}

/** The head of a table, a column for each name. */
export const tableHead = (columns: readonly string[]) =>
  html`<thead>
    <tr>
      ${columns.map((x) => html`<th scope="col">${x}</th>`)}
    </tr>
  </thead>`;

export const paragraphs = (text: string) =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((p) => html`<p>${p}</p>`);

const kindPath = (kind: string): string => kind.toLowerCase().replaceAll('_', '-');
export const materialLink = (code: string, a: { kind: string; name: string }, version?: number) =>
  html`<a href=${`/decisions/${code}/materials/${kindPath(a.kind)}${version === undefined ? '' : `?version=${version}`}`}
    >${a.name}${version === undefined ? '' : `第${version}版`}</a
  >`;

/** 公开材料: published with its date, or why it is not there. */
export function slotList(code: string, slots: readonly Slot[]) {
  return html`<ul>
    ${slots.map((s) => html`<li>${s.artefact ? materialLink(code, s) : s.name}：${s.stateText}${s.artefact?.version && s.artefact.version > 1 ? `，第${s.artefact.version}版` : ''}</li>`)}
  </ul>`;
}

/** The same for one row of a catalog: what is out, each with its link and date; what is not, gathered by its reason. */
export function slotSummary(code: string | undefined, slots: Artefacts) {
  const absent = Map.groupBy(
    slots.filter((s) => !s.artefact),
    (s) => s.stateText,
  );
  return html`<ul class="slots">
    ${slots.filter((s) => s.artefact && code).map((s) => html`<li>${materialLink(code!, s)} ${s.stateText}</li>`)}
    ${[...absent].map(([why, these]) => html`<li>${why}：${these.map((s) => s.name).join('、')}</li>`)}
  </ul>`;
}

const telephone = (lead: LeadOrgan): string | null =>
  lead.phone === null ? null : `${lead.phone}${lead.phoneHours ? `（${lead.phoneHours}）` : ''}`;

/** 打电话…，写信或者当面：…: what there is of it. */
export function otherWays(lead: LeadOrgan): string {
  const ways = [lead.phone && `打电话${telephone(lead)}`, lead.address && `写信或者当面：${lead.address}，${lead.name}`].filter(Boolean);
  return ways.length ? `${ways.join('；')}。` : `请联系${lead.name}。`;
}

/** 要点: who decides, who works on it, how to reach them. */
export function keyFacts(organ: string, leadLabel: string, lead: LeadOrgan, more: readonly (readonly [string, unknown])[] = []) {
  const facts: (readonly [string, unknown])[] = [
    ['决策机关', organ],
    ['承办单位', leadLabel],
    ...more,
    ['电话', telephone(lead) ?? '没有登记'],
    ['地址', lead.address ?? '没有登记'],
  ];
  return html`<h2>要点</h2>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
}
