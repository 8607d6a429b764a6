import { cpus, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';

/** One side of a comparison: does the work once per call, and says how many operations that was. */
export type Side = { readonly name: string; run(): Promise<number> | number };
export type Bench = {
  readonly name: string;
  readonly what: string;
  /** Product ÷ peer to reach; undefined = only reported. */
  readonly target?: number;
  /** Prepares both sides; `check` proves that they give the same before anything is timed. */
  prepare(): Promise<{ product: Side; peer: Side; check(): Promise<void> | void; close?(): Promise<void>; pairs?: number; notes?: Record<string, unknown> }>;
};
export type Measured = { name: string; what: string; product: number; peer: number; ratio: number; quartiles: [number, number]; target: number | null; met: boolean | null; pairs: number; notes?: Record<string, unknown> };

const PAIRS = 7;
const WARM_WINDOWS_MAX = 8;
const SETTLED = 0.05;

/** Operations per second of one call. */
async function rate(side: Side): Promise<number> {
  const started = performance.now();
  const operations = await side.run();
  return operations / ((performance.now() - started) / 1000);
}

/** Until three windows in a row agree within five percent; what was measured so far is thrown away. */
async function warm(side: Side): Promise<void> {
  const seen: number[] = [];
  for (let i = 0; i < WARM_WINDOWS_MAX; i++) {
    seen.push(await rate(side));
    const last = seen.slice(-3);
    if (last.length === 3 && Math.max(...last) / Math.min(...last) <= 1 + SETTLED) return;
  }
}

function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

/** A B A B …, the first side changing with each run; the result is the median of the pairwise ratios. */
export async function measure(bench: Bench): Promise<Measured> {
  const prepared = await bench.prepare();
  try {
    await prepared.check();
    await warm(prepared.product);
    await warm(prepared.peer);
    const productFirst = process.hrtime.bigint() % 2n === 0n;
    const ratios: number[] = [];
    const product: number[] = [];
    const peer: number[] = [];
    for (let i = 0; i < (prepared.pairs ?? PAIRS); i++) {
      const first = productFirst ? prepared.product : prepared.peer;
      const second = productFirst ? prepared.peer : prepared.product;
      const [a, b] = [await rate(first), await rate(second)];
      product.push(productFirst ? a : b);
      peer.push(productFirst ? b : a);
      ratios.push(product.at(-1)! / peer.at(-1)!);
    }
    await prepared.check();
    const sort = (all: number[]): number[] => [...all].sort((x, y) => x - y);
    const sorted = sort(ratios);
    const ratio = quantile(sorted, 0.5);
    return {
      name: bench.name,
      what: bench.what,
      product: quantile(sort(product), 0.5),
      peer: quantile(sort(peer), 0.5),
      ratio,
      quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
      target: bench.target ?? null,
      met: bench.target === undefined ? null : ratio >= bench.target,
      pairs: ratios.length,
      ...(prepared.notes ? { notes: prepared.notes } : {}),
    };
  } finally {
    await prepared.close?.();
  }
}

/** What the figures were measured on. */
export function environment(): Record<string, unknown> {
  const commit = (): string => {
    try {
      return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    } catch {
      return 'unknown';
    }
  };
  return { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version, commit: commit(), nodeEnv: process.env['NODE_ENV'] ?? null };
}
