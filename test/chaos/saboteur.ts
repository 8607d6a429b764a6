import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

/** Kills `victims` the moment the event of this type has been committed, before anybody else can have heard of it. */
export type Plan = { readonly after: string; readonly victims: readonly string[] };

/**
 * Listens where the commits tell that a subject has changed: PostgreSQL sends the word when the transaction is durable, a
 * little before the worker can report it to Temporal. So most kills fall between an activity and its completion.
 */
export class Saboteur {
  readonly struck: string[] = [];
  private readonly url: string;
  private readonly plans: Plan[];
  private readonly pids: () => Record<string, number | undefined>;
  private client: pg.Client | undefined;
  private ended = false;
  private looking = false;

  constructor(url: string, plans: readonly Plan[], pids: () => Record<string, number | undefined>) {
    this.url = url;
    this.plans = [...plans];
    this.pids = pids;
  }

  /** Listens until told to stop; its own connection dies with the database it kills, so it comes back. */
  async lurk(): Promise<void> {
    while (!this.ended) {
      if (!this.client) await this.listen().catch(() => (this.client = undefined));
      await pause(50);
    }
    await this.client?.end();
  }

  stop(): void {
    this.ended = true;
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => (this.client = undefined));
    client.on('end', () => (this.client = undefined));
    client.on('notification', () => void this.look(client));
    await client.connect();
    await client.query('listen subject_changed');
    this.client = client;
  }

  private async look(client: pg.Client): Promise<void> {
    const [plan] = this.plans;
    if (!plan || this.looking) return;
    this.looking = true;
    try {
      const { rowCount } = await client.query(
        `select from decision_event where type = $1 union all select from catalog_event where type = $1`,
        [plan.after],
      );
      if (!rowCount) return;
      this.plans.shift();
      for (const victim of plan.victims) this.strike(plan.after, victim);
    } catch {
      // The database it asked may be the one it has just killed.
    } finally {
      this.looking = false;
    }
  }

  private strike(after: string, victim: string): void {
    const pid = this.pids()[victim];
    if (pid === undefined) throw new Error(`no process ${victim}`);
    process.kill(pid, 'SIGKILL');
    this.struck.push(`${victim} after ${after}`);
  }
}
