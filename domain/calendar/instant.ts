import { CodedError } from '../errors.ts';
import { epochDay, fromEpochDay, plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** A moment: milliseconds since 1970-01-01T00:00Z. The database's clock makes them, nobody else. */
export type Instant = number;

const DAY_MS = 86_400_000;
/** Beijing is UTC+8 all year (no summer time since 1991); statutory days end at its midnight. */
const BEIJING_MS = 8 * 3_600_000;

/** The Beijing day an instant falls on. */
export function beijingDate(i: Instant): PlainDate {
  return fromEpochDay(Math.floor((i + BEIJING_MS) / DAY_MS));
}

/** 00:00 Beijing of that day. */
export function startOfDay(d: PlainDate): Instant {
  return epochDay(d) * DAY_MS - BEIJING_MS;
}

/** 24:00 Beijing of that day: the first instant that is too late (half-open). */
export function endOfDay(d: PlainDate): Instant {
  return startOfDay(d) + DAY_MS;
}

/** The wall clock in Beijing. */
export function beijingClock(i: Instant): { date: PlainDate; hour: number; minute: number; second: number } {
  const ofDay = (((i + BEIJING_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return {
    date: beijingDate(i),
    hour: Math.floor(ofDay / 3_600_000),
    minute: Math.floor(ofDay / 60_000) % 60,
    second: Math.floor(ofDay / 1000) % 60,
  };
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** UTC, ISO 8601 with milliseconds. */
export function instantToIso(i: Instant): string {
  const day = Math.floor(i / DAY_MS);
  const ms = i - day * DAY_MS;
  const date = fromEpochDay(day);
  return `${date}T${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}Z`;
}

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2}:\d{2})$/;

/** Parses ISO 8601 with an offset. @throws CodedError DATE_INVALID */
export function isoToInstant(text: string): Instant {
  const m = ISO.exec(text);
  if (!m) throw new CodedError('DATE_INVALID', text.slice(0, 40));
  const [, date, h, min, s, frac, zone] = m;
  if (Number(h) > 23 || Number(min) > 59 || Number(s) > 59) throw new CodedError('DATE_INVALID', text.slice(0, 40));
  const offset = zone === 'Z' ? 0 : (zone!.startsWith('-') ? -1 : 1) * (Number(zone!.slice(1, 3)) * 60 + Number(zone!.slice(4, 6)));
  const clock = ((Number(h) * 60 + Number(min)) * 60 + Number(s)) * 1000 + Number((frac ?? '').padEnd(3, '0'));
  return epochDay(plainDate(date!)) * DAY_MS + clock - offset * 60_000;
}
