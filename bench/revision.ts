import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrangement } from '../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../domain/calendar/arrangements/all.ts';
import { addDays, plainDate } from '../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../domain/calendar/work-calendar.ts';
import { migrateDatabase } from '../entities/migrate.ts';
import { openOrm } from '../entities/orm.ts';
import { clusterFolder, startPostgres } from '../server/embedded-postgres.ts';
import { freePort } from '../server/temporal-server.ts';
import { impactReport } from '../services/calendar/impact.ts';
import { momentOf } from '../services/calendar/moment.ts';
import { createRearming } from '../services/calendar/rearming.ts';
import { createCalendarVersions } from '../services/calendar/versions.ts';
import type { Em } from '../services/clock.ts';
import { createCommit } from '../services/procedure/commit.ts';
import type { Actor, Role } from '../domain/access/roles.ts';
import type { Bench } from './harness.ts';
import { fillOpenDeadlines } from './open-deadlines.ts';

const DECISIONS = 2_000;
const EACH = 10;
const DEADLINES = DECISIONS * EACH;
/** 20,000 in twenty seconds. */
const PER_SECOND_MIN = DEADLINES / 20;
const TODAY = '2024-05-06';
const PACK = 'shanghai-xujing-2023';

/** Feedback deadlines that all run over the first days of June, each from another day, in groups of ten. */
const wanted = (i: number) =>
  Array.from({ length: EACH }, (_, k) => ({
    key: `feedback:${k + 1}`,
    packId: PACK,
    ruleId: 'feedback',
    on: addDays(plainDate('2024-05-20'), (i * EACH + k) % 12),
  }));

/** The year as known, and a made-up notice: 3 June is off, or worked again. */
function nextVersion(n: number): Arrangement {
  const known = CN_ARRANGEMENTS.find((a) => a.year === 2024)!;
  const off = [['2024-06-03', '演练', 'off'] as const];
  const notice = { ...known.notice, title: '国务院办公厅关于调整2024年节假日安排的通知', number: `演练〔2024〕${n}号`, signed: TODAY };
  const days = [...known.days, ...(n % 2 === 0 ? off : [])].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return { ...known, version: n, notice, days };
}

async function open() {
  const dir = mkdtempSync(join(tmpdir(), 'predisclosure-bench-'));
  // As root the database runs as a user of its own, who must be able to walk in.
  chmodSync(dir, 0o755);
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port: await freePort(), durable: true });
  await postgres.ensureDatabase('bench');
  const url = postgres.url('bench');
  await migrateDatabase(url, { rehearsal: true, startAt: `${TODAY}T09:00:00+08:00` });
  await fillOpenDeadlines(url, PACK, chinaCalendar(plainDate(TODAY)), DECISIONS, wanted);
  const orm = openOrm(url, 10);
  return {
    orm,
    em: (): Em => orm.em.fork() as Em,
    async close() {
      await orm.close(true);
      await postgres.stop();
      rmSync(clusterFolder(join(dir, 'postgres')), { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function person({ em }: Opened, account: string): Promise<Actor> {
  const [row] = await em().execute<{ id: string; organ_id: string }[]>(
    `insert into person (account, name, organ_id) select ?, '演练', id from organ returning id, organ_id`,
    [account],
  );
  return { kind: 'person', personId: row!.id, roles: [{ role: 'supervisor' as Role, organId: row!.organ_id }] };
}

/** Report, approval, recomputation and every write of one notice over all open deadlines; the workflows are not woken. */
async function revise(opened: Opened, arrangement: Arrangement, importer: Actor, approver: Actor): Promise<Record<string, number>> {
  const { orm, em } = opened;
  const versions = createCalendarVersions({ orm });
  const rearm = createRearming({ orm, commit: createCommit({ orm }), gateway: { wakeOnce: async () => undefined } });
  const started = performance.now();
  const imported = await versions.importNotice(JSON.stringify(arrangement), importer);
  if (!imported.ok) throw new Error(imported.refusal.code);
  const report = await impactReport(em(), await momentOf(em()), arrangement);
  const reported = performance.now();
  const { doubts } = (
    await em().execute<{ doubts: unknown[] }[]>(`select doubts from calendar_version where id = ?`, [imported.versionId])
  )[0]!;
  const approved = await versions.approve(
    imported.versionId,
    doubts.map((_, i) => i + 1),
    `bench-${arrangement.version}`,
    approver,
  );
  if (!approved.ok) throw new Error(approved.refusal.code);
  const decided = performance.now();
  for (let finished = false; !finished;) ({ finished } = await rearm(imported.versionId));
  const written = performance.now();
  if (report.totals.moved === 0) throw new Error('the notice moves nothing');
  const [count] = await em().execute<{ n: number }[]>(`select sum(moved)::int as n from rearming where calendar_version_id = ?`, [
    imported.versionId,
  ]);
  if (count!.n !== report.totals.moved) throw new Error(`the report said ${report.totals.moved} would move, ${count!.n} did`);
  return {
    moved: report.totals.moved,
    reportMs: Math.round(reported - started),
    approvalMs: Math.round(decided - reported),
    writeMs: Math.round(written - decided),
  };
}

export const revision: Bench = {
  name: 'revision',
  what: `${DEADLINES} open deadlines of ${DECISIONS} decisions under a new notice: impact report, approval, recomputation and writes; per second of deadlines`,
  perSecond: PER_SECOND_MIN,
  async prepare() {
    const opened = await open();
    const [importer, approver] = [await person(opened, 'importer'), await person(opened, 'approver')];
    let version = 1;
    const notes: Record<string, unknown> = {};
    return {
      product: {
        name: 'revision',
        async run() {
          version += 1;
          Object.assign(notes, await revise(opened, nextVersion(version), importer, approver));
          return DEADLINES;
        },
      },
      async check() {
        const [wrong] = await opened.em().execute<{ n: number }[]>(
          `select count(*)::int as n from deadline x join decision d on d.id = x.subject_id
           where x.due_on::text not in (select s->'explained'->>'dueOn' from jsonb_array_elements(d.state->'deadlines') s where s->>'key' = x.key)`,
        );
        if (wrong!.n) throw new Error(`${wrong!.n} deadlines differ from the state of their decision`);
      },
      close: () => opened.close(),
      pairs: 1,
      cold: true,
      notes,
    };
  },
};
