import { festivalsOf } from '../festivals.ts';
import { weekdayZh } from '../format.ts';
import { epochDay, weekday } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Findings } from './findings.ts';
import type { NamedDay } from './items.ts';

const FRIDAY = 5;
/** No make-up day of 2018–2026 lay further from its festival (2026-09-20: 11 days). */
const MAKEUP_WITHIN_DAYS = 14;

/** What no arrangement can say: a day twice, or a make-up day on an ordinary working day. */
export function checkDays(days: readonly NamedDay[], f: Findings, path: (day: NamedDay, index: number) => string): void {
  const seen = new Map<PlainDate, NamedDay>();
  days.forEach((day, i) => {
    const other = seen.get(day.date);
    seen.set(day.date, day);
    if (other) f.fault(day.line, path(day, i), `${day.date}写了两次：${other.name}${WORD[other.kind]}，${day.name}${WORD[day.kind]}`);
    if (day.kind === 'makeup' && weekday(day.date) <= FRIDAY)
      f.fault(day.line, path(day, i), `${day.date}是${weekdayZh(day.date)}，本来就上班，不会是调休上班日`);
  });
}

const WORD = { off: '放假', makeup: '上班' } as const;

/** A make-up day far from every day off of its festival has probably a wrong month. */
export function doubtFarMakeups(days: readonly NamedDay[], f: Findings): void {
  for (const day of days) {
    if (day.kind === 'off') continue;
    const off = days.filter((d) => d.kind === 'off' && d.name === day.name).map((d) => Math.abs(epochDay(d.date) - epochDay(day.date)));
    if (off.length > 0 && Math.min(...off) > MAKEUP_WITHIN_DAYS)
      f.doubt(day.line, day.name, day.date, `上班日${day.date}离${day.name}的放假日超过${MAKEUP_WITHIN_DAYS}天，请核对月份`);
  }
}

/** The festivals of the law are off whatever a notice adds (《全国年节及纪念日放假办法》第二条); one that is not read is doubted. */
export function doubtAgainstLaw(year: number, days: readonly NamedDay[], line: number, f: Findings): void {
  const off = new Set(days.filter((d) => d.kind === 'off').map((d) => d.date));
  for (const { name, days: lawful } of festivalsOf(year)) {
    const missing = lawful.filter((d) => !off.has(d)).join('、');
    if (missing !== '') f.doubt(line, name, missing, `按放假办法，${name}的${missing}应当放假，通知里没有读出`);
  }
}

/**
 * A day of the week taken beyond those of the law is made up for: every whole arrangement of 2018–2026 keeps this balance, so
 * a mistyped day shows in it. Festivals that the law does not know are left out.
 */
export function doubtBalance(year: number, days: readonly NamedDay[], names: ReadonlySet<string>, f: Findings): void {
  const festivals = festivalsOf(year);
  for (const name of names) {
    const parts = name.split('、').map((part) => festivals.find((festival) => festival.name === part));
    if (parts.includes(undefined)) continue;
    const its = days.filter((d) => d.name === name);
    const lawful = parts.reduce((sum, festival) => sum + festival!.days.length, 0);
    const taken = its.filter((d) => d.kind === 'off' && weekday(d.date) <= FRIDAY).length;
    const madeUp = its.filter((d) => d.kind === 'makeup').length;
    if (taken - lawful !== madeUp)
      f.doubt(
        its[0]!.line,
        name,
        its.map((d) => d.date).join('、'),
        `星期一至星期五放假${taken}天，按放假办法是${lawful}天，应有调休上班${Math.max(0, taken - lawful)}天，读出${madeUp}天`,
      );
  }
}
