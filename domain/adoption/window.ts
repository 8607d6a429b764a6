import { comparePlainDates, epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { isBlank } from '../decision/context.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** A window begins today or later, ends on or after its first day, is bounded, and says why it is opened (P-03). */
export function windowRefusal({
  from,
  until,
  reason,
  today,
}: {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly reason: string;
  readonly today: PlainDate;
}): Refusal | undefined {
  if (isBlank(reason)) return refuse('REASON_MISSING', undefined, '理由');
  const days = epochDay(until) - epochDay(from) + 1;
  const wrong = [
    ...(comparePlainDates(from, today) < 0 ? [`起日${from}早于今天${today}`] : []),
    ...(days < 1 ? [`止日${until}早于起日${from}`] : []),
    ...(days > LIMITS.onboardingDaysMax ? [`共${days}日，最多${LIMITS.onboardingDaysMax}日`] : []),
  ];
  return wrong.length ? refuse('ADOPTION_WINDOW_INVALID', undefined, ...wrong) : undefined;
}
