import { addDays } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { PersonCommand } from '../types.ts';
import type { Dice } from './dice.ts';

const BLANKS = ['', ' ', '　', '\n\t '] as const;

/** The command with one or a few of its particulars made implausible: blanks, days to come or long past, wrong rounds and sums. */
export function spoil(command: PersonCommand, dice: Dice, today: PlainDate): PersonCommand {
  const spoilt = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return dice.percent(50) ? [] : value.map((v) => spoilt(v, key));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => part(k, v)));
    if (KEPT.has(key) || !dice.percent(35)) return value;
    if (typeof value === 'number') return value + dice.below(5) - 2;
    return DAYS.has(key) ? addDays(today, dice.pick([-400, -20, -1, 1, 400])) : dice.pick(BLANKS);
  };
  const part = (key: string, value: unknown): [string, unknown][] =>
    DROPPED.has(key) && dice.percent(30) ? [] : [[key, spoilt(value, key)]];
  return spoilt(command, '') as PersonCommand;
}

/** What a command is, not what it says. */
const KEPT: ReadonlySet<string> = new Set([
  'kind',
  'gate',
  'how',
  'outcome',
  'way',
  'form',
  'conclusion',
  'case',
  'situation',
  'heard',
  'reviewedBy',
  'artefact',
  'body',
  'result',
  'role',
  'stance',
  'majority',
  'uptake',
  'basis',
  'source',
  '',
]);
const DAYS: ReadonlySet<string> = new Set([
  'occurredOn',
  'receivedOn',
  'on',
  'signedOn',
  'closesOn',
  'requestedReplyOn',
  'from',
  'heardOn',
  'foundOn',
  'noticePublishedOn',
  'exactTimeKnownOn',
  'listPublishedOn',
  'materialsDeliveredOn',
]);
const DROPPED: ReadonlySet<string> = new Set([
  'documentNo',
  'proposal',
  'study',
  'shortReason',
  'shortenedReason',
  'noRepresentativesReason',
  'days',
  'minutes',
  'stance',
  'dissent',
]);
