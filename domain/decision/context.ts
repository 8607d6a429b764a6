import { beijingDate } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { comparePlainDates, epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Known } from '../deadline/known.ts';
import { refuse } from '../errors.ts';
import type { ErrorCode, Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { gateForce, gateRule } from '../rules/gates.ts';
import type { ResolvedPack } from '../rules/types.ts';
import type { Actor } from '../access/roles.ts';
import { adverseOf, adverseWords } from './gates/adverse.ts';
import { gateOf } from './gate-of.ts';
import type { Transition } from './table.ts';
import type { ArtefactFact, DecisionEvent, DecisionFacts, DecisionState, GateFact, GateId } from './types.ts';

/** All that a decision of one command may depend on. `now` is the database's clock inside the deciding transaction. */
export type DecideContext = Known & {
  readonly rules: ResolvedPack;
  readonly facts: DecisionFacts;
  readonly now: Instant;
  readonly actor: Actor;
  /** Who stands behind the step: the person, and whoever is deputised for. Set by `decide`. */
  readonly behind?: readonly string[];
};

export type Decided<E> = { readonly ok: true; readonly events: readonly E[] } | { readonly ok: false; readonly refusal: Refusal };

/** Accepts with these events. */
export function accept<E = DecisionEvent>(...events: E[]): Decided<E> {
  return { ok: true, events };
}

/** Refuses; no event is left. */
export function reject<E = DecisionEvent>(...args: Parameters<typeof refuse>): Decided<E> {
  return { ok: false, refusal: refuse(...args) };
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

export function personOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : 'system';
}

/** Stands for a signer where the record of the system itself is the fact, and there is no paper. */
export const SIGNED_BY_SYSTEM = '系统按登记册关闭记录';

/** Whether who takes the step saved this paper, in their own name or through a deputy on either side. */
export function savedByActor(paper: ArtefactFact | undefined, ctx: DecideContext): boolean {
  const behind = ctx.behind ?? [personOf(ctx.actor)];
  return paper !== undefined && [paper.savedBy, paper.savedFor].some((saver) => saver !== undefined && behind.includes(saver));
}

/** Texts that must say something, by what they are called on the screen; nothing but blanks says nothing. */
export function blanksRefusal(
  code: ErrorCode,
  article: string | undefined,
  texts: Readonly<Record<string, string | undefined>>,
): Refusal | undefined {
  const missing = Object.keys(texts).filter((name) => isBlank(texts[name]));
  return missing.length ? refuse(code, article, ...missing) : undefined;
}

/** Claimed dates lie between the predecessor and today (两个时间: on paper and recorded). */
export function dateRefusal(occurredOn: PlainDate, notBefore: PlainDate, now: Instant, article?: string): Refusal | undefined {
  if (comparePlainDates(occurredOn, beijingDate(now)) > 0)
    return refuse('DATE_IN_FUTURE', article, `登记的日期是${occurredOn}，今天是${beijingDate(now)}`);
  if (comparePlainDates(occurredOn, notBefore) < 0)
    return refuse('DATE_BEFORE_PREDECESSOR', article, `登记的日期是${occurredOn}，前一步是${notBefore}`);
  return undefined;
}

/** A fact from paper needs its date, body, signer and the paper itself, by number or as a scan (P-03); blanks are no facts. */
export function factRefusal(fact: GateFact, notBefore: PlainDate, now: Instant, article?: string): Refusal | undefined {
  const blank = blanksRefusal('GATE_FACT_INCOMPLETE', article, {
    作出机关: fact.actingBody,
    签发人: fact.signer,
    '文号，或者扫描件': isBlank(fact.documentNo) ? fact.scanHash : fact.documentNo,
  });
  if (blank) return blank;
  return dateRefusal(fact.occurredOn, notBefore, now, article);
}

/** 补记: claimed longer ago than the limit (P-03). */
export function isLate(occurredOn: PlainDate, now: Instant): boolean {
  return epochDay(beijingDate(now)) - epochDay(occurredOn) > LIMITS.lateEntryDays;
}

export function isLateEntry(fact: GateFact, now: Instant): boolean {
  return isLate(fact.occurredOn, now);
}

/** A step may not claim a day before a gate it waits for was done, also where that gate was recorded in time. */
export function gateDateRefusal(state: DecisionState, line: Pick<Transition, 'requires' | 'article'>, on: PlainDate, rules: ResolvedPack) {
  const later = line.requires.flatMap((g) => {
    const gate = gateOf(state, g);
    return gate.status === 'done' && comparePlainDates(gate.fact.occurredOn, on) > 0
      ? [`登记的日期是${on}，${gateRule(rules, g).name}是${gate.fact.occurredOn}`]
      : [];
  });
  return later.length ? refuse('DATE_BEFORE_PREDECESSOR', line.article, ...later) : undefined;
}

/**
 * Gates of `required` that are neither done nor lawfully not needed, as shown to the user. What is only encouraged stops nothing,
 * unless its result was against the draft.
 */
export function openGates(state: DecisionState, required: readonly GateId[], ctx: Pick<DecideContext, 'rules' | 'facts'>): string[] {
  return required.flatMap((g) => {
    const gate = gateOf(state, g);
    if (gate.status !== 'open') return [];
    const rule = gateRule(ctx.rules, g);
    const adverse = adverseOf(gate);
    if (adverse) return [`${rule.name}（${adverse.article ?? rule.article}）：${adverseWords(adverse)}`];
    if (gateForce(ctx.rules, g, ctx.facts.organKind) === 'encouraged') return [];
    return [`${rule.name}（${rule.article}）${rule.conditional ? '：请登记办理情况，或者写明不需要的理由和认定人' : ''}`];
  });
}

/** Where a rule of the matter's pack stands, as a refusal cites it; undefined where no layer has the rule. */
export function articleOfRule(rules: ResolvedPack, ruleId: string): string | undefined {
  const citation = rules.rules.get(ruleId)?.citation;
  return citation && `${citation.document}${citation.article}`;
}
