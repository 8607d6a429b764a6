import pg from 'pg';
import { LIMITS } from '../../domain/limits.ts';

export type OperationsDeps = {
  readonly databaseUrl: string;
  readonly relay: () => Promise<unknown>;
  readonly reconcile: () => Promise<unknown>;
  /** Told of every failure; the work is tried again at its next turn. */
  readonly onError: (what: string, error: unknown) => void;
};

/**
 * Keeps relay and reconciler going beside a worker: the relay whenever a subject has changed, and anyway at its pace; the
 * reconciler at once and then every minute. `stop` returns when neither is at work.
 */
export function startOperations({ databaseUrl, relay, reconcile, onError }: OperationsDeps): { stop: () => Promise<void> } {
  const ended = new AbortController();
  let ring: () => void = () => undefined;
  let rung = true;
  const hear = (): void => {
    rung = true;
    ring();
  };
  const ear = new Ear(databaseUrl, hear);

  async function relayLoop(): Promise<void> {
    while (!ended.signal.aborted) {
      rung = false;
      await ear.listen().catch((error: unknown) => onError('listen', error));
      await relay().catch((error: unknown) => onError('relay', error));
      if (rung || ended.signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LIMITS.relayPollMs);
        ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  let mending: Promise<void> | undefined;
  const mend = (): void => {
    mending ??= reconcile()
      .then(
        () => undefined,
        (error: unknown) => onError('reconcile', error),
      )
      .finally(() => (mending = undefined));
  };
  const timer = setInterval(mend, LIMITS.reconcileEveryMs);
  mend();
  const relaying = relayLoop();
  return {
    async stop() {
      clearInterval(timer);
      ended.abort();
      ring();
      await Promise.all([relaying, mending]);
      await ear.close();
    },
  };
}

/** One connection that listens; a lost one is replaced at the next turn. */
class Ear {
  private readonly url: string;
  private readonly hear: () => void;
  private client: pg.Client | undefined;

  constructor(url: string, hear: () => void) {
    this.url = url;
    this.hear = hear;
  }

  async listen(): Promise<void> {
    if (this.client) return;
    const client = new pg.Client({ connectionString: this.url });
    const lose = (): void => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', this.hear);
    await client.connect();
    await client.query('listen subject_changed');
    this.client = client;
  }

  async close(): Promise<void> {
    await this.client?.end();
  }
}
