import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';

const WINDOWS = {
  comment: { max: LIMITS.commentsPerMinuteMax, ms: 60_000 },
  lookup: { max: LIMITS.lookupsPerTenMinutesMax, ms: 600_000 },
} as const;
const PRUNE_ABOVE = 50_000;

/** Counts per address in this process; several processes allow as many times more, which the proxy's own limit bounds. */
export function createRateLimit(): (kind: 'comment' | 'lookup', address: string) => void {
  const seen = new Map<string, { count: number; until: number }>();
  return (kind, address) => {
    const now = performance.now();
    if (seen.size > PRUNE_ABOVE) for (const [k, v] of seen) if (v.until < now) seen.delete(k);
    const key = `${kind}:${prefixOf(address)}`;
    const window = seen.get(key);
    if (!window || window.until < now) {
      seen.set(key, { count: 1, until: now + WINDOWS[kind].ms });
      return;
    }
    window.count++;
    if (window.count > WINDOWS[kind].max) throw new CodedError('TOO_MANY_REQUESTS');
  };
}

/** IPv6 hosts own whole /64s. */
function prefixOf(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
