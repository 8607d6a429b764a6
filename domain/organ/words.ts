import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';

/** A name an organ had, to its last day; the first day is unknown for the first one. */
export type FormerName = { readonly name: string; readonly fromOn: PlainDate | null; readonly toOn: PlainDate; readonly basis: string };

/** What an organ was called on a day; `former` by their last days, earliest first. */
export function nameOn(today: string, former: readonly Pick<FormerName, 'name' | 'toOn'>[], on: PlainDate): string {
  return former.find((n) => comparePlainDates(on, n.toOn) <= 0)?.name ?? today;
}

/** The organ as it is shown now: today's name, what it was called before, and who acts for it. */
export function organLabel(o: {
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly mergedInto?: string;
  readonly servedBy?: string;
}): string {
  const former = o.mergedInto === undefined ? o.formerNames : [...o.formerNames, o.name];
  const notes = [...(former.length ? [`原${former.join('、')}`] : []), ...(o.servedBy === undefined ? [] : [`由${o.servedBy}代为办理`])];
  return `${o.mergedInto ?? o.name}${notes.length ? `（${notes.join('，')}）` : ''}`;
}
