import { comparePlainDates, epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { ROLES } from './roles.ts';
import type { Role, RoleHolding } from './roles.ts';

/** What is asked: one role or all, from the beginning of the first Beijing day to 24:00 of the last. */
export type DeputyRequest = {
  readonly principalId: string;
  readonly deputyId: string;
  /** Absent = all roles that the principal holds of their own. */
  readonly covers?: { readonly role: Role; readonly organId: string };
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly reason: string;
};

/** What is known of the two persons. */
export type DeputyFacts = {
  readonly today: PlainDate;
  /** Roles of the principal now, deputised ones among them. */
  readonly held: readonly RoleHolding[];
  readonly principalOrganId: string;
  /** The deputy's organ and every organ it is a unit of. */
  readonly deputyOrgans: readonly string[];
};

/** A deputy is named for what one holds oneself, within the organ, for days that are not over. */
export function deputyRefusal(r: DeputyRequest, { today, held, principalOrganId, deputyOrgans }: DeputyFacts): Refusal | undefined {
  if (r.principalId === r.deputyId) return refuse('SECOND_PERSON_REQUIRED', undefined, '代理人不能是本人');
  if (r.reason.trim() === '') return refuse('REASON_MISSING', undefined, '代理的原因');
  const period = periodProblem(r, today);
  if (period !== undefined) return refuse('DEPUTY_PERIOD_INVALID', undefined, period);
  const asked = held.filter((h) => r.covers === undefined || (h.role === r.covers.role && h.organId === r.covers.organId));
  const own = asked.filter((h) => h.deputyFor === undefined);
  if (own.length === 0) {
    if (asked.length > 0) return refuse('DEPUTY_OF_DEPUTY', undefined, ...asked.map((h) => ROLES[h.role]));
    return refuse('ROLE_NOT_HELD', undefined, r.covers ? ROLES[r.covers.role] : '没有任何岗位');
  }
  // Colleagues of the same unit may stand in for a role that one of them holds at the organ above.
  if (deputyOrgans.includes(principalOrganId)) return undefined;
  const outside = own.filter((h) => !deputyOrgans.includes(h.organId));
  return outside.length ? refuse('DEPUTY_OUTSIDE_ORGAN', undefined, ...outside.map((h) => ROLES[h.role])) : undefined;
}

function periodProblem({ fromOn, toOn }: DeputyRequest, today: PlainDate): string | undefined {
  if (comparePlainDates(fromOn, today) < 0) return `起始日期是${fromOn}，今天是${today}`;
  if (comparePlainDates(toOn, fromOn) < 0) return `截止日期${toOn}早于起始日期${fromOn}`;
  if (epochDay(toOn) - epochDay(fromOn) >= LIMITS.deputyDaysMax) return `最长${LIMITS.deputyDaysMax}天`;
  return undefined;
}
