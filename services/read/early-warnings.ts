import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { dayZh } from '../../domain/calendar/format.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { packsRunningOut, packWarning, quotaWarning } from '../../domain/decision/early-warnings.ts';
import type { EarlyWarning } from '../../domain/decision/early-warnings.ts';
import { CodedError } from '../../domain/errors.ts';
import type { Moment } from '../calendar/moment.ts';
import { packsAt } from '../rules/registry.ts';
import { organQuota } from './meetings.ts';
import type { Reader } from './reader.ts';

/** A decision a warning is about, and why. */
export type WarnedDecision = { readonly id: string; readonly why: string };
export type OrganWarning = EarlyWarning & {
  readonly organId: string;
  readonly organCode: string;
  readonly decisions: readonly WarnedDecision[];
};

type OrganWithPack = { id: string; code: string; packId: string };
/** An open decision: whether its meeting is still to come, and the latest day known of it. */
type Running = {
  id: string;
  packId: string;
  beforeMeeting: boolean;
  withheld: boolean;
  deadlineOn: PlainDate | null;
  plannedTo: PlainDate | null;
};

/**
 * Everything to be told ahead to who asks, organ by organ: of the organs where a role allows it, a supervisor of all.
 * @param organCode of one organ only; absent = all
 * @throws CodedError NOT_FOUND (no such organ with rules), FORBIDDEN (no role for it, or none at all)
 */
export async function earlyWarnings(read: Reader, moment: Moment, actor: Actor, organCode?: string): Promise<OrganWarning[]> {
  const all = await read.execute<OrganWithPack[]>(
    `select id, code, pack_id as "packId" from organ where pack_id is not null and merged_into_id is null and (?::text is null or code = ?) order by code`,
    [organCode ?? null, organCode ?? null],
  );
  if (organCode !== undefined && all.length === 0) throw new CodedError('NOT_FOUND', organCode);
  const mine = all.filter((o) => mayDo(actor, 'earlyWarnings', { organId: o.id }));
  if (mine.length === 0 && !mayDo(actor, 'earlyWarnings', {})) throw new CodedError('FORBIDDEN');
  const warnings: OrganWarning[] = [];
  for (const organ of mine) warnings.push(...(await warningsOf(read, moment, organ)));
  return warnings;
}

async function warningsOf(read: Reader, moment: Moment, organ: OrganWithPack): Promise<OrganWarning[]> {
  const today = beijingDate(moment.now);
  const of = { organId: organ.id, organCode: organ.code };
  const running = await runningDecisions(read, organ.code);
  const quota = await organQuota(read, moment, organ, Number(today.slice(0, 4)));
  const missing = quotaWarning(quota.rule, quota, today);
  const toMeet = running.filter((d) => d.beforeMeeting && !d.withheld).map(({ id }) => ({ id, why: '还没有集体讨论' }));
  // Decisions may have been begun under another pack than the organ's present one.
  const ending = [...new Set([organ.packId, ...running.map((d) => d.packId)])].flatMap((packId) =>
    packsRunningOut(packId, today, packsAt(moment.now)).map((pack) => ({ packId, pack })),
  );
  const ofPacks = [...Map.groupBy(ending, (e) => e.pack)].map(([pack, under]): OrganWarning => {
    const concerned = running.filter((d) => under.some((e) => e.packId === d.packId));
    return { ...packWarning(pack, today), ...of, decisions: concerned.flatMap((d) => pastWords(d, pack.validTo, today)) };
  });
  return [...(missing ? [{ ...missing, ...of, decisions: toMeet }] : []), ...ofPacks];
}

/** A decision runs past a day by the latest day known of it; after that day every one that is open does. */
function pastWords({ id, deadlineOn, plannedTo }: Running, last: PlainDate, today: PlainDate): WarnedDecision[] {
  if (deadlineOn !== null && deadlineOn > last) return [{ id, why: `有期限到${dayZh(deadlineOn, true)}` }];
  if (plannedTo !== null && plannedTo > last) return [{ id, why: `目录的计划时间到${dayZh(plannedTo, true)}` }];
  return today > last ? [{ id, why: '还没有办结' }] : [];
}

/** Open decisions of an organ and of those merged into it, the nearest to its meeting first. */
function runningDecisions(read: Reader, organCode: string): Promise<Running[]> {
  return read.execute<Running[]>(
    `select d.id, d.pack_id as "packId", d.phase = any('{CATALOGUED,INITIATED,DRAFTING,CONSULTING,REVISING,REVIEWING,SUBMITTED}') as "beforeMeeting",
            jsonb_exists(d.state, 'withheld') as withheld,
            (select max(x.due_on) from deadline x where x.subject_kind = 'decision' and x.subject_id = d.id and x.status in ('open', 'overdue'))::text as "deadlineOn",
            (select r.planned_to from catalog_row r join catalog_version v on v.id = r.version_id
             where r.entry_id = m.entry_id and v.published_at is not null order by v.published_at desc, v.no desc limit 1)::text as "plannedTo"
     from decision d join matter m on m.id = d.matter_id
     where not d.closed and d.undone_at is null and d.organ_id = any((select organ_with_merged(?))::uuid[])
     order by array_position('{SUBMITTED,REVIEWING,REVISING,CONSULTING,DRAFTING,INITIATED,CATALOGUED}', d.phase), d.code`,
    [organCode],
  );
}
