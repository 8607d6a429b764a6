import { beijingDate } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { quotaOf, YEARLY_RULE } from '../../domain/decision/representatives.ts';
import type { Attendance, Quota } from '../../domain/decision/representatives.ts';
import { resolvePackNear } from '../../domain/rules/resolve.ts';
import type { ResolvedRule } from '../../domain/rules/types.ts';
import type { Moment } from '../calendar/moment.ts';
import { packsAt } from '../rules/registry.ts';
import { packIdByOrgan } from './directory.ts';
import type { Reader } from './reader.ts';

/** The organ's quota of one year, and the rule it is counted by; no rule where no layer of its pack sets a number. */
export type OrganQuota = Quota & { readonly organId: string; readonly year: number; readonly rule?: ResolvedRule };

/** Counted by the organ's pack as in force on the year's last day, or today while the year runs (徐泾2023第13项). */
export async function organQuota(
  read: Reader,
  moment: Moment,
  organ: { readonly id: string; readonly code: string },
  year: number,
): Promise<OrganQuota> {
  const [topics, packId] = [await attendanceOf(read, organ.id, year), await packIdByOrgan(read, organ.code)];
  const [today, last] = [beijingDate(moment.now), plainDate(`${year}-12-31`)];
  const on: PlainDate = today < last ? today : last;
  const rule = packId === undefined ? undefined : resolvePackNear(packId, on, packsAt(moment.now)).rules.get(YEARLY_RULE);
  return { ...quotaOf(rule, year, topics), organId: organ.id, year, ...(rule ? { rule } : {}) };
}

/** Topics the organ's meetings of one year dealt with, deferred and rejected ones too, by the day the meeting was held. */
function attendanceOf(read: Reader, organId: string, year: number): Promise<Attendance[]> {
  return read.execute<Attendance[]>(
    `select e.occurred_on::text as "heldOn", e.data->>'meetingName' as "meetingName", jsonb_array_length(e.data->'representatives') as representatives
     from decision d join decision_event e on e.decision_id = d.id
     where d.organ_id = ? and e.type = 'Deliberated' and e.occurred_on between make_date(?::int, 1, 1) and make_date(?::int, 12, 31)
     order by e.occurred_on, e.id`,
    [organId, year, year],
  );
}
