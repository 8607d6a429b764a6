import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { ROLES } from './roles.ts';
import type { Role, RoleHolding } from './roles.ts';

/** All that a leaving person holds goes to another; `on` is the leaver's last Beijing day, to 24:00, and the receiver's first. */
export type HandOverRequest = {
  readonly fromId: string;
  readonly toId: string;
  readonly on: PlainDate;
  readonly reason: string;
};

/** @param behind who stands behind the act: nobody hands roles over to themselves */
export function handOverRefusal(r: HandOverRequest, today: PlainDate, behind: readonly string[], grants: number): Refusal | undefined {
  if (r.fromId === r.toId) return refuse('SECOND_PERSON_REQUIRED', undefined, '交接人和接手人是同一人');
  if (behind.includes(r.toId)) return refuse('SECOND_PERSON_REQUIRED', undefined, '不能把别人的岗位交接给自己');
  if (comparePlainDates(r.on, today) < 0) return refuse('HANDOVER_DAY_PAST', undefined, `交接日是${r.on}，今天是${today}`);
  if (r.reason.trim() === '') return refuse('REASON_MISSING', undefined, '交接的原因');
  return grants === 0 ? refuse('HANDOVER_EMPTY') : undefined;
}

/** Roles whose acts must be of two persons where they meet in one matter: reviewed, passed or published is never one's own draft. */
const OF_TWO_PERSONS: readonly Role[] = ['legality-reviewer', 'disclosure-officer', 'publisher'];

/** Roles that the receiver would hold together although their acts on one matter are of two persons: told, not refused. */
export function handOverWarnings(held: readonly RoleHolding[]): string[] {
  const has = (role: Role): boolean => held.some((h) => h.role === role);
  if (!has('drafter')) return [];
  return OF_TWO_PERSONS.filter(has).map((role) => `接手后同时是${ROLES.drafter}和${ROLES[role]}：自己起草的材料要由别人办理这一步`);
}
