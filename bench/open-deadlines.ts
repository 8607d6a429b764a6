import pg from 'pg';
import { instantToIso } from '../domain/calendar/instant.ts';
import { plainDate } from '../domain/calendar/plain-date.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../domain/deadline/explain.ts';
import { newDecision } from '../domain/decision/apply.ts';
import { nextInstant } from '../domain/decision/instants.ts';
import type { DecisionState, RoundState } from '../domain/decision/types.ts';
import { resolvePack } from '../domain/rules/resolve.ts';

/** One deadline of each decision: which rule, from which day. */
export type Wanted = { readonly key: string; readonly packId: string; readonly ruleId: string; readonly on: string };

export function explained({ packId, ruleId, on }: Omit<Wanted, 'key'>, calendar: WorkCalendar): ExplainedDeadline {
  return explainDeadline({ pack: resolvePack(packId, plainDate(on)), ruleId, trigger: { event: 'x', on: plainDate(on) }, calendar });
}

export type Filled = { readonly organId: string; readonly decisionIds: readonly string[] };

/**
 * Open decisions with open deadlines as they stood under a calendar, rows and stored state alike; a `consultation:1` among
 * them is an open window. `wanted` says what the i-th decision has.
 */
export async function fillOpenDeadlines(
  databaseUrl: string,
  packId: string,
  calendar: WorkCalendar,
  decisions: number,
  wanted: (i: number) => readonly Wanted[],
): Promise<Filled> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('begin');
    const organId = await one(client, `insert into organ (code, name, kind) values ('revision', '示例镇修订办', 'town') returning id`);
    const matterId = await matter(client, organId, packId);
    const states = Array.from({ length: decisions }, (_, i) => stateOf(i, organId, packId, calendar, wanted(i)));
    const { rows } = await client.query<{ id: string }>(
      `insert into decision (code, title, matter_id, organ_id, lead_organ_id, year, pack_id, phase, state, seq, next_instant, started_on, created_at)
       select s->>'code', s->>'title', $1, $2, $2, 2020, $3, s->>'phase', s, 0, to_timestamp(($5::float8[])[n]), '2020-01-02', app_now()
       from jsonb_array_elements($4::jsonb) with ordinality as given(s, n) order by n returning id`,
      [matterId, organId, packId, JSON.stringify(states), states.map((s) => (nextInstant(s) ?? 0) / 1000)],
    );
    await client.query(`update decision set state = jsonb_set(state, '{id}', to_jsonb(id::text)) where organ_id = $1`, [organId]);
    const decisionIds = rows.map((r) => r.id);
    await deadlines(client, states, decisionIds);
    await rounds(client, organId, states, decisionIds);
    await client.query('commit');
    await client.query('analyze');
    return { organId, decisionIds };
  } finally {
    await client.end();
  }
}

async function one(client: pg.Client, sql: string, values: unknown[] = []): Promise<string> {
  return (await client.query<{ id: string }>(sql, values)).rows[0]!.id;
}

/** Closed, so that no workflow of its own is started. */
async function matter(client: pg.Client, organId: string, packId: string): Promise<string> {
  const catalog = await one(
    client,
    `insert into catalog (organ_id, year, title, phase, pack_id, state, created_at, closed) values ($1, 2020, '演练目录', 'CLOSED', $2, '{"versions":[],"deadlines":[]}', app_now(), true) returning id`,
    [organId, packId],
  );
  const entry = await one(client, `insert into catalog_entry (catalog_id, created_at) values ($1, app_now()) returning id`, [catalog]);
  await client.query(
    `with v as (insert into catalog_version (catalog_id, no, status, columns, legal_bases, published_at, warnings) values ($1, 1, 'PUBLISHED', '[]', '[]', app_now(), '[]') returning id)
     insert into catalog_row (version_id, entry_id, position, printed_no, name, lead_unit, co_units) select id, $2, 1, '1', '演练', '演练', '[]' from v`,
    [catalog, entry],
  );
  return one(client, `insert into matter (entry_id, name, created_at) values ($1, '演练', app_now()) returning id`, [entry]);
}

function stateOf(i: number, organId: string, packId: string, calendar: WorkCalendar, wanted: readonly Wanted[]): DecisionState {
  const code = `revision-2020-${String(i + 1).padStart(4, '0')}`;
  const base = newDecision({
    id: '',
    code,
    title: `演练事项${i + 1}`,
    year: 2020,
    organId,
    leadOrganId: organId,
    packId,
    startedOn: plainDate('2020-01-02'),
  });
  const all = wanted.map((w) => ({ key: w.key, explained: explained(w, calendar), status: 'open' as const }));
  const window = all.find((d) => d.key === 'consultation:1')?.explained;
  const open: RoundState[] = window
    ? [
        {
          no: 1,
          draftHash: 'h',
          noticeTitle: '演练公告',
          days: window.value!,
          closesOn: window.dueOn,
          status: 'open',
          openedAt: 0,
          closesAt: window.dueAt,
          extensions: [],
        },
      ]
    : [];
  return { ...base, phase: window ? 'CONSULTING' : 'DRAFTING', deadlines: all, rounds: open };
}

async function deadlines(client: pg.Client, states: readonly DecisionState[], ids: readonly string[]): Promise<void> {
  const rows = states.flatMap((s, i) =>
    s.deadlines.map(({ key, explained: d }) => ({ id: ids[i], key, rule: d.ruleId, on: d.dueOn, at: instantToIso(d.dueAt), d })),
  );
  // In parts: a text of a hundred megabytes is no parameter.
  for (let from = 0; from < rows.length; from += 2_000)
    await client.query(
      `insert into deadline (subject_kind, subject_id, key, rule_id, due_on, due_at, provisional, status, explained, calendar_version)
       select 'decision', r.id, r.key, r.rule, r.on, r.at, (r.d->>'provisional')::boolean, 'open', r.d, r.d->>'calendarVersion'
       from jsonb_to_recordset($1::jsonb) as r(id uuid, key text, rule text, "on" date, at timestamptz, d jsonb)`,
      [JSON.stringify(rows.slice(from, from + 2_000))],
    );
}

async function rounds(client: pg.Client, organId: string, states: readonly DecisionState[], ids: readonly string[]): Promise<void> {
  const rows = states.flatMap((s, i) => s.rounds.map((r) => ({ id: ids[i], days: r.days, on: r.closesOn, at: instantToIso(r.closesAt!) })));
  if (rows.length === 0) return;
  const notice = await one(
    client,
    `insert into notice (organ_id, title, text, created_at) values ($1, '演练公告', '正文', app_now()) returning id`,
    [organId],
  );
  await client.query(
    `insert into round (decision_id, notice_id, no, draft_hash, days, closes_on, opens_at, closes_at, extensions)
     select r.id, $1, 1, 'h', r.days, r.on, app_now() - interval '1 day', r.at, '[]' from jsonb_to_recordset($2::jsonb) as r(id uuid, days int, "on" date, at timestamptz)`,
    [notice, JSON.stringify(rows)],
  );
}
