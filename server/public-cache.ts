import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import type { Em } from '../services/clock.ts';
import { nextPublicInstant } from '../services/read/next-instant.ts';

/** An answer nobody would miss for this long; changes are told at once anyway, and edges of the clock bound it further. */
const KEEP_MS_MAX = 5_000;
const ENTRIES_MAX = 2_000;
type Kept = { readonly body: string; readonly until: number };

/**
 * Finished answers to the public's own documents. An answer never outlives the next instant at which the clock changes
 * anything, any change of a decision or catalog forgets all of them, and staff's answers are never kept.
 */
export function createPublicCache(options: { databaseUrl: string; em: () => Em; trusted: ReadonlySet<string> }) {
  const kept = new Map<string, Kept>();
  let generation = 0;
  let listening = false;
  let ended = false;
  let waiting = false;
  let client: pg.Client | undefined;
  const forget = (): void => {
    generation++;
    kept.clear();
  };

  async function listen(): Promise<void> {
    if (ended) return;
    const ear = new pg.Client(options.databaseUrl);
    client = ear;
    ear.on('notification', forget);
    // A lost connection may be told several times; it is replaced once.
    ear.on('error', () => undefined);
    ear.once('end', again);
    await ear.connect();
    await ear.query('listen subject_changed; listen clock_moved');
    forget();
    listening = true;
  }
  // Without ears nothing is kept: a change would not be heard.
  function again(): void {
    listening = false;
    forget();
    if (!ended && !waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        void listen().catch(again);
      }, 1_000).unref();
    }
  }

  return {
    start: (): Promise<void> => listen().catch(again),
    async stop(): Promise<void> {
      ended = true;
      listening = false;
      await client?.end().catch(() => undefined);
    },
    /** Answers from what is kept, and keeps what was answered. */
    install(app: FastifyInstance): void {
      app.addHook('preHandler', async (request, reply) => {
        const key = keyOf(request, options.trusted);
        if (key === undefined || !listening) return undefined;
        const hit = kept.get(key);
        if (hit && hit.until > performance.now())
          return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(hit.body);
        (request as Asking).cacheKey = { key, generation };
        return undefined;
      });
      app.addHook('onSend', async (request: Asking, reply: FastifyReply, payload: unknown) => {
        const asked = request.cacheKey;
        if (!asked || reply.statusCode !== 200 || typeof payload !== 'string' || payload.includes('"errors":')) return payload;
        const { nowMs, nextMs } = await nextPublicInstant(options.em());
        // What changed while it was computed makes it old already.
        if (asked.generation !== generation || !listening) return payload;
        if (kept.size >= ENTRIES_MAX) kept.clear();
        kept.set(asked.key, { body: payload, until: performance.now() + Math.min(KEEP_MS_MAX, nextMs - nowMs) });
        return payload;
      });
    },
  };
}
type Asking = FastifyRequest & { cacheKey?: { readonly key: string; readonly generation: number } };

function keyOf(request: FastifyRequest, trusted: ReadonlySet<string>): string | undefined {
  if (
    request.method !== 'POST' ||
    request.url !== '/graphql' ||
    request.headers.authorization !== undefined ||
    request.headers['cache-control'] === 'no-cache'
  )
    return undefined;
  const { query, variables } = (request.body ?? {}) as { query?: unknown; variables?: unknown };
  if (typeof query !== 'string' || !trusted.has(query)) return undefined;
  return createHash('sha256')
    .update(query)
    .update(JSON.stringify(variables ?? {}))
    .digest('base64');
}
