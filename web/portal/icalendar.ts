import { instantToIso } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';

/** One whole day in a calendar. */
export type CalendarEvent = {
  /** The same for ever: by it a calendar knows that the day moved. */
  readonly uid: string;
  /** Rises with every revision. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly on: PlainDate;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly url: string;
};
export type CalendarFeed = { readonly name: string; readonly self: string; readonly events: readonly CalendarEvent[] };

/** Octets of one line without its end (RFC 5545 section 3.1). */
const LINE_OCTETS = 75;

/** A line in pieces of at most 75 octets; no character is cut in two, each further piece begins with a space. */
export function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

/** A TEXT value (RFC 5545 section 3.3.11). */
export function textValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Beijing has one offset all year; a calendar without any day would not be valid without this part. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** A calendar to subscribe to, as RFC 5545 writes it. */
export function calendarDocument(c: CalendarFeed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//predisclosure//deadlines//ZH',
    'CALSCALE:GREGORIAN',
    `NAME;LANGUAGE=zh-CN:${textValue(c.name)}`,
    `X-WR-CALNAME:${textValue(c.name)}`,
    `SOURCE;VALUE=URI:${c.self}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...ZONE,
    ...c.events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Without a method, the stamp is the time of the last change (RFC 5545 section 3.8.7.2): the same answer stays the same text. */
function eventLines(e: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${e.uid}`,
    `SEQUENCE:${e.sequence}`,
    `DTSTAMP:${utc(e.changedAt)}`,
    `LAST-MODIFIED:${utc(e.changedAt)}`,
    `DTSTART;VALUE=DATE:${e.on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(e.on, 1).replaceAll('-', '')}`,
    `SUMMARY;LANGUAGE=zh-CN:${textValue(e.summary)}`,
    `DESCRIPTION;LANGUAGE=zh-CN:${textValue(e.lines.join('\n'))}`,
    `STATUS:${e.status}`,
    'CLASS:PUBLIC',
    'TRANSP:TRANSPARENT',
    `URL:${e.url}`,
    'END:VEVENT',
  ];
}

const utc = (at: Instant): string => `${instantToIso(at).slice(0, 19).replace(/[-:]/g, '')}Z`;
