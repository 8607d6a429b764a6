import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import type { Actor } from '../../../domain/access/roles.ts';
import type { EffectOrder, Outcome, SubjectRef } from '../../../domain/procedure/types.ts';
import { openOrm } from '../../../entities/orm.ts';
import type { Em } from '../../../services/clock.ts';
import { commandKeyOf, layDown } from '../../../services/procedure/intake.ts';
import type { Command } from '../../../services/procedure/intake.ts';
import { temporalClient, TemporalGateway } from '../../../server/temporal-gateway.ts';
import { prepareTemporal } from '../../../server/temporal-setup.ts';
import { workflowBundleFile } from '../../../server/workflow-bundle.ts';
import type { RunOptions } from '../../../workflows/messages.ts';
import { TRIAL_KEYS, writeTrialKeys } from './keys.ts';
import { TRIAL_TABLES } from './trial-commit.ts';
import type { TrialCommand } from './trial-commit.ts';
import type { TrialWorkerSettings } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const SOMEBODY: Actor = { kind: 'person', personId: '00000000-0000-7000-8000-000000000001', roles: [] };

export type TrialRow = {
  readonly seq: number;
  readonly log: readonly string[];
  readonly effects: readonly EffectOrder[];
  readonly closed: boolean;
};
type WorkerChoice = Pick<TrialWorkerSettings, 'maxCachedWorkflows' | 'silentAfter'>;

/** A real server, a real database and workers in processes of their own, for trial subjects. */
export class Rig {
  readonly client: Client;
  readonly gateway: TemporalGateway;
  readonly pool: pg.Pool;
  readonly taskQueue: string;
  private readonly orm: ReturnType<typeof openOrm>;
  private readonly settings: TrialWorkerSettings;
  private readonly folder: string;
  private readonly workers = new Set<ChildProcess>();

  private constructor(
    client: Client,
    gateway: TemporalGateway,
    pool: pg.Pool,
    orm: ReturnType<typeof openOrm>,
    settings: TrialWorkerSettings,
    folder: string,
  ) {
    this.client = client;
    this.gateway = gateway;
    this.pool = pool;
    this.orm = orm;
    this.settings = settings;
    this.taskQueue = settings.taskQueue;
    this.folder = folder;
  }

  /** `databaseUrl` names a migrated database of this test's own. */
  static async open(databaseUrl: string, address: string, run: RunOptions = {}, waitMs?: number): Promise<Rig> {
    const folder = await mkdtemp(join(tmpdir(), 'trial-'));
    const keyFile = join(folder, 'keys.json');
    await writeTrialKeys(keyFile);
    const connection = await Connection.connect({ address });
    await prepareTemporal(connection, 'default');
    const client = temporalClient(connection, 'default', TRIAL_KEYS);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
    pool.on('error', () => undefined);
    await pool.query(TRIAL_TABLES);
    const orm = openOrm(databaseUrl, 10);
    const taskQueue = `trial-${randomUUID()}`;
    const gateway = new TemporalGateway({
      client,
      taskQueue,
      run,
      ...(waitMs === undefined ? {} : { waitMs }),
    });
    const settings = { databaseUrl, address, taskQueue, keyFile, bundleFile: await workflowBundleFile() };
    return new Rig(client, gateway, pool, orm, settings, folder);
  }

  /** A worker in a process of its own; resolves when it polls. */
  async startWorker(choice: WorkerChoice = {}): Promise<TrialWorker> {
    const child = spawn(process.execPath, [WORKER, JSON.stringify({ ...this.settings, ...choice })], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.workers.add(child);
    child.once('exit', () => this.workers.delete(child));
    const worker = new TrialWorker(child);
    await worker.says('ready');
    return worker;
  }

  async newSubject(): Promise<SubjectRef> {
    const subject: SubjectRef = { kind: 'decision', id: randomUUID() };
    await this.pool.query(`insert into trial_subject (id) values ($1)`, [subject.id]);
    return subject;
  }

  /** Lays a command's body down and hands its key over, as the API does. */
  async tell(subject: SubjectRef, callerKey: string, command: TrialCommand): Promise<Outcome | 'unconfirmed'> {
    const key = this.keyOf(subject, callerKey);
    const known = await layDown(this.orm.em.fork() as Em, subject, key, command as unknown as Command, SOMEBODY);
    return known ?? this.gateway.act(subject, key, command.kind);
  }

  keyOf(subject: SubjectRef, callerKey: string): string {
    return commandKeyOf(SOMEBODY, subject, callerKey);
  }

  async row(subject: SubjectRef): Promise<TrialRow> {
    const { rows } = await this.pool.query<TrialRow>(`select seq, log, effects, closed from trial_subject where id = $1`, [subject.id]);
    return rows[0]!;
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers].map((child) => new TrialWorker(child).stop()));
    await this.client.connection.close();
    await this.orm.close(true);
    await this.pool.end();
    await rm(this.folder, { recursive: true });
  }
}

export class TrialWorker {
  private readonly child: ChildProcess;

  constructor(child: ChildProcess) {
    this.child = child;
  }

  /** Resolves when the worker says `word`; rejects when it exits before. */
  says(word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.child.off('message', hear);
        this.child.off('exit', gone);
      };
      const hear = (said: unknown): void => {
        if (said !== word) return;
        leave();
        resolve();
      };
      const gone = (code: number | null): void => {
        leave();
        reject(new Error(`worker exited with ${code} before it said ${word}`));
      };
      this.child.on('message', hear);
      this.child.on('exit', gone);
    });
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Power loss: nothing is flushed, nobody is told. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill(signal);
    await once(this.child, 'exit');
  }
}
