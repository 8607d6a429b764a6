import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Connection } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Actor, Role } from '../../domain/access/roles.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { FastifyInstance } from 'fastify';
import { openOrm } from '../../entities/orm.ts';
import { buildApp } from '../../server/app.ts';
import { openIdentity } from '../../server/identity.ts';
import type { Identity } from '../../server/identity.ts';
import { rehearsalKeys } from '../../server/keys.ts';
import { temporalClient, TemporalGateway } from '../../server/temporal-gateway.ts';
import { createCalendarVersions } from '../../services/calendar/versions.ts';
import type { CalendarVersions } from '../../services/calendar/versions.ts';
import type { Em } from '../../services/clock.ts';
import { createCommit } from '../../services/procedure/commit.ts';
import type { Commit } from '../../services/procedure/commit.ts';
import { createReader } from '../../services/read/reader.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import type { RunOptions } from '../../workflows/messages.ts';
import { eventually } from '../workflow/harness/eventually.ts';
import { TRIAL_KEYS, writeTrialKeys } from '../workflow/harness/keys.ts';
import { createTestDatabase, setClock } from './pg.ts';

const WORKER = fileURLToPath(new URL('../../server/worker.ts', import.meta.url));
const NOTICES = new URL('../unit/calendar/notices/', import.meta.url);

/** The text of an official notice, e.g. `2020.v2`. */
export const notice = (name: string): string => readFileSync(new URL(`${name}.txt`, NOTICES), 'utf8');

type Loose = ReturnType<typeof JSON.parse>;

/** Requests as they would come over HTTP. */
export class RevisionApi {
  readonly app: FastifyInstance;
  private readonly identity: Identity;
  constructor(app: FastifyInstance, identity: Identity) {
    this.app = app;
    this.identity = identity;
  }

  /** One GraphQL operation of a person, or of the public. */
  async ask(query: string, variables: Record<string, unknown>, actor?: Actor): Promise<{ data: Loose; code: string | undefined }> {
    const headers =
      actor?.kind === 'person'
        ? { authorization: `Bearer ${(await this.identity.sign(actor.personId)).token}` }
        : ({} as Record<string, string>);
    const { body } = await this.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });
    const reply = JSON.parse(body) as { data?: Loose; errors?: { extensions: { code: string } }[] };
    return { data: reply.data, code: reply.errors?.[0]?.extensions.code };
  }

  async text(url: string): Promise<string> {
    const { statusCode, body } = await this.app.inject({ method: 'GET', url });
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`);
    return body;
  }

  /** A page's text, without its tags. */
  async page(url: string): Promise<string> {
    return (await this.text(url)).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, '');
  }
}

/** A database of its own at a moment of the past, the test server, and workers in processes of their own. */
export class RevisionRig {
  readonly url: string;
  readonly orm: MikroORM;
  readonly client: Client;
  readonly gateway: TemporalGateway;
  readonly commit: Commit;
  readonly versions: CalendarVersions;
  private readonly folder: string;
  private readonly taskQueue: string;
  private readonly drop: () => Promise<void>;
  private readonly workers = new Set<ChildProcess>();

  private constructor(database: { url: string; drop: () => Promise<void> }, connection: Connection, folder: string, run: RunOptions) {
    this.url = database.url;
    this.drop = database.drop;
    this.folder = folder;
    this.taskQueue = `revision-${randomUUID()}`;
    this.orm = openOrm(database.url, 10);
    this.client = temporalClient(connection, 'default', TRIAL_KEYS);
    this.commit = createCommit({ orm: this.orm });
    this.gateway = new TemporalGateway({ client: this.client, taskQueue: this.taskQueue, run });
    this.versions = createCalendarVersions({ orm: this.orm });
  }

  static async open(startAt: string, run: RunOptions = {}): Promise<RevisionRig> {
    const database = await createTestDatabase();
    await setClock(database.url, startAt);
    const folder = await mkdtemp(join(tmpdir(), 'revision-'));
    await writeTrialKeys(join(folder, 'keys.json'));
    return new RevisionRig(database, await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS']! }), folder, run);
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (this.orm.em.fork() as Em).execute<T[]>(sql, values);
  }

  /** Somebody who holds one role at an organ of its own. */
  async person(role: Role): Promise<Actor> {
    const [organ] = await this.rows<{ id: string }>(`insert into organ (code, name, kind) values (?, '示例司法局', 'town') returning id`, [
      randomUUID(),
    ]);
    const [person] = await this.rows<{ id: string }>(`insert into person (account, name, organ_id) values (?, ?, ?) returning id`, [
      randomUUID(),
      '演练人员',
      organ!.id,
    ]);
    await this.rows(`insert into role_grant (person_id, organ_id, role, valid_from) values (?, ?, ?, '2000-01-01T00:00:00Z')`, [
      person!.id,
      organ!.id,
      role,
    ]);
    return { kind: 'person', personId: person!.id, roles: [{ role, organId: organ!.id }] };
  }

  /** The API and the portal over this database. */
  async openApi(): Promise<RevisionApi> {
    const keys = await rehearsalKeys(join(this.folder, 'api-keys'));
    const identity = await openIdentity(keys.jwt);
    const reader = createReader(this.url, 4);
    const app = await buildApp({
      orm: this.orm,
      reader,
      databaseUrl: this.url,
      gateway: this.gateway,
      identity,
      fieldKey: Buffer.alloc(32, 7),
      site: { name: '示例网站', domain: null, siteIdCode: null, icp: null, policeRecord: null },
      temporalReady: async () => undefined,
    });
    app.addHook('onClose', () => reader.close());
    return new RevisionApi(app, identity);
  }

  /** A real worker with relay and reconciler; ready when it polls. */
  async startWorker(): Promise<ChildProcess> {
    const env = {
      DATABASE_URL: this.url,
      TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS']!,
      PAYLOAD_KEY_FILE: join(this.folder, 'keys.json'),
      TASK_QUEUE: this.taskQueue,
    };
    const child = spawn(process.execPath, [WORKER], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.workers.add(child);
    child.once('exit', () => this.workers.delete(child));
    await once(child, 'message');
    return child;
  }

  /** Resolves when every decision's workflow has had its first turn, so that only a wake can move it. */
  async allRunning(decisions: number): Promise<void> {
    const open = `TaskQueue = '${this.taskQueue}' and ExecutionStatus = 'Running' and Phase is not null`;
    await eventually(async () => {
      const { count } = await this.client.workflow.count(open);
      if (count < decisions) throw new Error(`${count} of ${decisions} workflows have begun`);
    }, 90_000);
  }

  async applied(versionId: string, withinMs = 90_000): Promise<void> {
    await eventually(async () => {
      const [row] = await this.rows<{ done: boolean }>(`select applied_at is not null as done from calendar_version where id = ?`, [
        versionId,
      ]);
      if (!row?.done) throw new Error('the revision is not through');
    }, withinMs);
  }

  /** How often a workflow's history says it was woken. */
  async wakes(subject: SubjectRef): Promise<number> {
    const history = await this.client.workflow.getHandle(workflowIdOf(subject)).fetchHistory();
    return (history.events ?? []).filter((e) => e.workflowExecutionSignaledEventAttributes?.signalName === 'wake').length;
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.workers].map(async (w) => {
        w.kill('SIGTERM');
        await once(w, 'exit');
      }),
    );
    await this.client.connection.close();
    await this.orm.close(true);
    await this.drop();
    await rm(this.folder, { recursive: true });
  }
}
