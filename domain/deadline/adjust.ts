import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import { resolvePack, ruleOf } from '../rules/resolve.ts';
import type { ResolvedRule, RulePack } from '../rules/types.ts';
import type { Adjustment, Stop } from './adjustment.ts';
import { explainDeadline } from './explain.ts';
import type { Asked, ExplainedDeadline } from './explain.ts';
import type { Known } from './known.ts';
import { isPeriod } from './span.ts';
import { UNIT_ZH } from './words.ts';

/**
 * The question of a deadline put again, with the rules as in force when it was first asked: to another calendar, with something done
 * to the period since, or with another start known.
 * @throws CodedError DATE_OUTSIDE_COVERAGE
 */
export function askAgain(
  d: ExplainedDeadline,
  known: Known,
  changed: Partial<Pick<Asked, 'adjustments' | 'trigger'>> = {},
): ExplainedDeadline {
  const { packId, rulesOn, trigger, valueOverride, adjustments } = { ...d.asked, ...changed };
  return explainDeadline({
    pack: resolvePack(packId, rulesOn, knownThen(d.asked, known.packs)),
    ruleId: d.ruleId,
    trigger,
    calendar: known.calendar,
    ...(valueOverride === undefined ? {} : { valueOverride }),
    ...(adjustments === undefined ? {} : { adjustments }),
  });
}

/** Without the packs laid on top since: one may be in force from a day before it was entered. */
function knownThen({ layers }: Asked, packs: readonly RulePack[]): readonly RulePack[] {
  const isLater = (p: RulePack): boolean => p.replaces !== undefined && layers?.includes(p.replaces) === true && !layers.includes(p.id);
  return packs.some(isLater) ? packs.filter((p) => !isLater(p)) : packs;
}

/**
 * Lengthens a maximum as its rule allows (延长): by so many more of the rule's own unit, from the last day on.
 * @throws CodedError EXTENSION_NOT_ALLOWED (the rule knows none, too often, too long), PERIOD_REASON_MISSING, DATE_OUTSIDE_COVERAGE
 */
export function extend(d: ExplainedDeadline, by: { readonly value: number; readonly reason: string }, known: Known): ExplainedDeadline {
  const { extension, unit } = ruleBehind(d, known);
  if (extension === undefined) throw new CodedError('EXTENSION_NOT_ALLOWED', `${d.citation.document}${d.citation.article}没有规定可以延长`);
  const done = (d.asked.adjustments ?? []).filter((a) => a.kind === 'extension').length;
  if (done >= extension.times) throw new CodedError('EXTENSION_NOT_ALLOWED', `最多延长${extension.times}次，已经延长${done}次`);
  if (!Number.isInteger(by.value) || by.value < 1 || by.value > extension.value)
    throw new CodedError(
      'EXTENSION_NOT_ALLOWED',
      `每次最多延长${extension.value}${UNIT_ZH[unit as keyof typeof UNIT_ZH]}，${extension.condition}`,
    );
  return withOneMore(d, { kind: 'extension', value: by.value, reason: reasonOf(by.reason) }, known);
}

/**
 * Stops the clock for some days, both included (停止计算): while the other side supplements papers, or its channel is down.
 * @throws CodedError TOLLING_INVALID (no period, reversed, or outside it), PERIOD_REASON_MISSING, DATE_OUTSIDE_COVERAGE
 */
export function toll(d: ExplainedDeadline, stop: Stop, known: Known): ExplainedDeadline {
  if (!isPeriod(d.unit)) throw new CodedError('TOLLING_INVALID', `${d.ruleName}是固定的日期或者次数，没有可以停止的期间`);
  if (stop.from > stop.to) throw new CodedError('TOLLING_INVALID', `起止颠倒：${stop.from}至${stop.to}`);
  if (stop.to < d.triggerOn || stop.from > d.dueOn)
    throw new CodedError('TOLLING_INVALID', `${stop.from}至${stop.to}不在${d.triggerOn}至${d.dueOn}之间`);
  return withOneMore(d, { kind: 'tolling', from: stop.from, to: stop.to, reason: reasonOf(stop.reason) }, known);
}

/**
 * Sets another last day than the counted one: a longer window, the day a reply is asked for. A minimum may be shortened for its
 * reason; a maximum is never lengthened so.
 * @throws CodedError PERIOD_INVALID (not after the start), EXTENSION_NOT_ALLOWED, PERIOD_REASON_MISSING, DATE_OUTSIDE_COVERAGE
 */
export function setEnd(d: ExplainedDeadline, end: { readonly on: PlainDate; readonly reason: string }, known: Known): ExplainedDeadline {
  if (end.on === d.dueOn) return d;
  if (end.on < d.triggerOn) throw new CodedError('PERIOD_INVALID', `${end.on}早于起算的${d.triggerOn}`);
  if (!isPeriod(d.unit) || (d.bound === 'maximum' && end.on > d.dueOn))
    throw new CodedError('EXTENSION_NOT_ALLOWED', `${d.ruleName}最晚是${d.dueOn}，不能改为${end.on}`);
  const shorter = end.on < d.dueOn ? ({ shorter: true } as const) : {};
  return withOneMore(d, { kind: 'end', on: end.on, reason: reasonOf(end.reason), ...shorter }, known);
}

function withOneMore(d: ExplainedDeadline, adjustment: Adjustment, known: Known): ExplainedDeadline {
  return askAgain(d, known, { adjustments: [...(d.asked.adjustments ?? []), adjustment] });
}

function ruleBehind(d: ExplainedDeadline, { packs }: Known): ResolvedRule {
  return ruleOf(resolvePack(d.asked.packId, d.asked.rulesOn, knownThen(d.asked, packs)), d.ruleId);
}

function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new CodedError('PERIOD_REASON_MISSING');
  return reason;
}
