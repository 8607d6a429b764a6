import type { Arrangement } from '../arrangement.ts';
import { addDays, epochDay, plainDate } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Findings } from './findings.ts';
import type { Item, NamedDay } from './items.ts';

/** Longer than any notice ever lengthened a festival (3 days in 2020); beyond that the month is probably wrong. */
const EXTENSION_DAYS_MAX = 14;

/** The whole year after a second notice: what it names is new, everything else stands. */
export function revised(earlier: Arrangement, items: readonly Item[], f: Findings): NamedDay[] {
  let days: NamedDay[] = earlier.days.map(([date, name, kind]) => ({ date: plainDate(date), name, kind, line: 0 }));
  for (const item of items) {
    if (item.days.length > 0) days = replaced(days, item, f);
    if (item.extendedTo !== undefined) days = extended(days, item, item.extendedTo, f);
  }
  return days;
}

/** 国庆节 is part of 国庆节、中秋节. */
function isOf(day: NamedDay, name: string): boolean {
  const names = name.split('、');
  return day.name.split('、').some((part) => names.includes(part));
}

/** A festival arranged anew: all its days before are void, make-up days included. */
function replaced(days: readonly NamedDay[], item: Item, f: Findings): NamedDay[] {
  const before = days.filter((d) => isOf(d, item.name));
  if (before.length === 0) f.doubt(item.line, item.name, item.name, `此前的安排里没有“${item.name}”，作为新增处理`);
  const named = new Set(item.days.map((d) => d.date));
  const dropped = before.filter((d) => d.kind === 'makeup' && !named.has(d.date)).map((d) => d.date);
  if (dropped.length > 0) f.doubt(item.line, item.name, dropped.join('、'), `原来的调休上班日${dropped.join('、')}没有再提到，按取消处理`);
  return [...days.filter((d) => !isOf(d, item.name)), ...item.days];
}

/**
 * A new last day alone (延长春节假期至2月2日): off from where it ended before, and a make-up day in between is off although no
 * word says so.
 */
function extended(days: readonly NamedDay[], item: Item, to: PlainDate, f: Findings): NamedDay[] {
  const before = days.filter((d) => d.kind === 'off' && isOf(d, item.name));
  const last = before
    .map((d) => d.date)
    .sort()
    .at(-1);
  if (last === undefined) {
    f.fault(item.line, item.name, `此前的安排里没有“${item.name}”的放假日，不能延长`, 'CALENDAR_NOTICE_CONFLICT');
    return [...days];
  }
  const length = epochDay(to) - epochDay(last);
  if (length < 0) f.fault(item.line, item.name, `延长到${to}，此前已放假到${last}`, 'CALENDAR_NOTICE_CONFLICT');
  if (length > EXTENSION_DAYS_MAX) f.doubt(item.line, item.name, to, `从${last}延长了${length}天，请核对月份`);
  const added = Array.from({ length: Math.max(0, length) }, (_, i) => addDays(last, i + 1));
  const kept = days.filter((d) => !added.includes(d.date) || d.kind === 'off');
  const off = new Set(kept.map((d) => d.date));
  return [
    ...kept,
    ...added.filter((d) => !off.has(d)).map((date): NamedDay => ({ date, name: before[0]!.name, kind: 'off', line: item.line })),
  ];
}
