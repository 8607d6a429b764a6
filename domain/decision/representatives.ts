import { plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { GateRule, ResolvedRule } from '../rules/types.ts';
import { told } from './gates/common.ts';

/** What became of a representative's view (意见采纳情况). */
export const UPTAKES = { adopted: '采纳', 'partly-adopted': '部分采纳', 'not-adopted': '不采纳', 'no-view': '没有提出意见' } as const;
export type Uptake = keyof typeof UPTAKES;

/** 列席的公众代表: kind, view and what became of it are published, of the name only the surname. */
export type Representative = {
  readonly name: string;
  readonly kind: string;
  readonly view: string;
  /** Absent = not recorded. */
  readonly uptake?: Uptake;
  /** Owed where the view was not, or not wholly, taken up. */
  readonly uptakeReason?: string;
};

/** The representatives of one meeting as the gate asks for them; `why`: why nobody came, or fewer than asked for. */
export function representativesRefusal(
  all: readonly Representative[],
  why: string | undefined,
  asked: GateRule | undefined,
): Refusal | undefined {
  const unsaid = all.flatMap((r, i) =>
    (r.uptake === 'not-adopted' || r.uptake === 'partly-adopted') && !told(r.uptakeReason)
      ? [`第${i + 1}位公众代表的意见${UPTAKES[r.uptake]}的理由`]
      : [],
  );
  if (unsaid.length) return refuse('REASON_MISSING', asked?.article, ...unsaid);
  if (!asked || told(why)) return undefined;
  if (all.length === 0) return refuse('REPRESENTATIVES_MISSING', asked.article);
  const atLeast = asked.representativesAtLeast ?? 1;
  return all.length < atLeast && asked.force !== 'encouraged'
    ? refuse('REPRESENTATIVES_TOO_FEW', asked.article, `登记了${all.length}位，每次会议至少${atLeast}位`)
    : undefined;
}

/** Rule id of the yearly number; a pack without it asks for none. */
export const YEARLY_RULE = 'representatives-yearly';

/** One topic at one meeting, and how many representatives attended it. */
export type Attendance = { readonly heldOn: PlainDate; readonly meetingName: string; readonly representatives: number };

/** How an organ stands against the yearly number of meetings attended by representatives (徐泾2023第13项). */
export type Quota = {
  /** Absent where no layer of the organ's pack sets a number. */
  readonly required?: number;
  readonly held: number;
  readonly attended: number;
  readonly missing: number;
  /** Last day on which a meeting counts for the year, inclusive. */
  readonly dueOn: PlainDate;
};

/** Counts meetings, not topics: several topics of one meeting, by day and name, are one. */
export function quotaOf(rule: Pick<ResolvedRule, 'value'> | undefined, year: number, topics: readonly Attendance[]): Quota {
  const inYear = topics.filter((t) => t.heldOn.startsWith(`${year}-`));
  const meetings = Map.groupBy(inYear, (t) => `${t.heldOn} ${t.meetingName.trim()}`);
  const attended = [...meetings.values()].filter((m) => m.some((t) => t.representatives > 0)).length;
  const required = rule?.value;
  return {
    ...(required === undefined ? {} : { required }),
    held: meetings.size,
    attended,
    missing: Math.max(0, (required ?? 0) - attended),
    dueOn: plainDate(`${year}-12-31`),
  };
}
