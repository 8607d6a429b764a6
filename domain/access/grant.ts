import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { ROLES } from './roles.ts';
import type { Role } from './roles.ts';

/** A role asked for a person, from the beginning of the first Beijing day to 24:00 of the last; without a last day until it is ended. */
export type GrantRequest = {
  readonly personId: string;
  readonly organId: string;
  readonly role: Role;
  readonly fromOn: PlainDate;
  readonly toOn?: PlainDate;
  readonly reason: string;
};

/** Roles from outside the organ, for one inspection: they never stay (P-19). */
const MUST_END: readonly Role[] = ['inspector'];

/** @param behind who stands behind the act of granting: nobody grants a role to themselves, nor through a deputy */
export function grantRefusal(r: GrantRequest, today: PlainDate, behind: readonly string[]): Refusal | undefined {
  if (behind.includes(r.personId)) return refuse('SECOND_PERSON_REQUIRED', undefined, '不能给自己授权');
  if (r.reason.trim() === '') return refuse('REASON_MISSING', undefined, '授权的原因');
  if (r.toOn === undefined && MUST_END.includes(r.role)) return refuse('GRANT_MUST_END', undefined, ROLES[r.role]);
  if (comparePlainDates(r.fromOn, today) < 0) return refuse('GRANT_PERIOD_INVALID', undefined, `起始日期是${r.fromOn}，今天是${today}`);
  if (r.toOn !== undefined && comparePlainDates(r.toOn, r.fromOn) < 0)
    return refuse('GRANT_PERIOD_INVALID', undefined, `截止日期${r.toOn}早于起始日期${r.fromOn}`);
  return undefined;
}
