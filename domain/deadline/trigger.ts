import type { Instant } from '../calendar/instant.ts';
import { epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import type { ResolvedRule } from '../rules/types.ts';

/** What started the period. */
export type Trigger = {
  readonly event: string;
  readonly on: PlainDate;
  /** The moment, for periods in hours; absent = 00:00 of `on`. */
  readonly at?: Instant;
  /** Words for this event where they differ from the rule's. */
  readonly name?: string;
  /** Which of several possible days `on` is, e.g. 成文日. */
  readonly basis?: string;
  /** Other days the rule can be read to start from, e.g. 公布日: the earliest counts, all are shown. */
  readonly otherBases?: readonly Basis[];
};

/** One day a rule can be read to start from, and what that day is. */
export type Basis = { readonly basis: string; readonly on: PlainDate; readonly at?: Instant };

/** Where the law leaves the start open, the earliest day is safe; `all` is empty where there is one reading only. */
export function basesOf(trigger: Trigger): { readonly first: Basis; readonly all: readonly Basis[] } {
  const { on, at } = trigger;
  const own: Basis = { basis: trigger.basis ?? '起算日', on, ...(at === undefined ? {} : { at }) };
  if (!trigger.otherBases?.length) return { first: own, all: [] };
  const all = [own, ...trigger.otherBases].sort((a, b) => epochDay(a.on) - epochDay(b.on));
  return { first: all[0]!, all };
}

/** The event asked for, or the rule's own. @throws CodedError BAD_USER_INPUT for an event that does not start this rule */
export function startingEvent(rule: ResolvedRule, event: string = rule.base): string {
  const known = [rule.base, ...(rule.alsoStartedBy ?? []).map((s) => s.event)];
  if (!known.includes(event))
    throw new CodedError('BAD_USER_INPUT', `${rule.id}不由${event.slice(0, 40)}起算，可以是：${known.join('、')}`);
  return event;
}

/** The trigger in the rule's words: its name (决策出台) and the word after a date (9月13日出台). */
export function triggerWords(rule: ResolvedRule, trigger: Trigger): { readonly name: string; readonly verb: string } {
  if (trigger.name !== undefined) return { name: trigger.name, verb: trigger.name };
  const also = trigger.event === rule.base ? undefined : rule.alsoStartedBy?.find((s) => s.event === trigger.event);
  return also ?? { name: rule.baseName, verb: rule.baseVerb };
}
