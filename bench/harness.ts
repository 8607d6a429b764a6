import { cpus, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';

/** One side of a comparison: does the work once per call, and says how many operations that was. */
export type Side = { readonly name: string; run(): Promise<number> | number };
export type Bench = {
  readonly name: string;
  readonly what: string;
  /** Product ÷ peer to reach; undefined = only reported. */
  readonly target?: number;
  /** Operations per second to reach, where there is no peer to stand beside. */
  readonly perSecond?: number;
  /** Prepares both sides; `check` proves that they give the same before anything is timed. */
  prepare(): Promise<{
    product: Side;
    peer?: Side;
    check(): Promise<void> | void;
    close?(): Promise<void>;
    pairs?: number;
    /** A side repeats its work until this has passed, so that windows are long enough to trust; default one call. */
    windowMs?: number;
    /** What happens once a year is measured as it comes, not after it has been done often. */
    cold?: boolean;
    notes?: Record<string, unknown>;
  }>;
};
type Prepared = Awaited<ReturnType<Bench['prepare']>>;
export type Measured = {
  name: string;
  what: string;
  /** Operations per second, medians. */
  product: number;
  peer: number | null;
  /** Median of the pairwise ratios, or of product ÷ `perSecond` where there is no peer. */
  ratio: number;
  quartiles: [number, number];
  target: number | null;
  met: boolean | null;
  pairs: number;
  /** The quartiles lie on both sides of the target, even after more pairs. */
  undecided: boolean;
  notes?: Record<string, unknown>;
};

const PAIRS = 7;
/** Pairs in all where the first ones do not decide. */
const PAIRS_MAX_FACTOR = 3;
const WARM_WINDOWS_MAX = 8;
const SETTLED = 0.05;

/** Operations per second of one window. */
async function rate(side: Side, windowMs = 0): Promise<number> {
  const started = performance.now();
  let operations = 0;
  do operations += await side.run();
  while (performance.now() - started < windowMs);
  return operations / ((performance.now() - started) / 1000);
}

/** Until three windows in a row agree within five percent; what was measured so far is thrown away. */
async function warm(side: Side, windowMs?: number): Promise<void> {
  const seen: number[] = [];
  for (let i = 0; i < WARM_WINDOWS_MAX; i++) {
    seen.push(await rate(side, windowMs));
    const last = seen.slice(-3);
    if (last.length === 3 && Math.max(...last) / Math.min(...last) <= 1 + SETTLED) return;
  }
}

function quantile(all: readonly number[], q: number): number {
  const sorted = [...all].sort((x, y) => x - y);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

type Pair = { readonly product: number; readonly peer: number };

/** Both sides once, in the order given; without a peer the promised rate stands in its place. */
async function pairOf({ product, peer, windowMs }: Prepared, productFirst: boolean, promised: number): Promise<Pair> {
  if (!peer) return { product: await rate(product, windowMs), peer: promised };
  const first = await rate(productFirst ? product : peer, windowMs);
  const second = await rate(productFirst ? peer : product, windowMs);
  return productFirst ? { product: first, peer: second } : { product: second, peer: first };
}

/** A B A B …, the first side changing with each run; the result is the median of the pairwise ratios. */
export async function measure(bench: Bench): Promise<Measured> {
  const prepared = await bench.prepare();
  const target = bench.perSecond === undefined ? bench.target : 1;
  try {
    await prepared.check();
    if (!prepared.cold) await warm(prepared.product, prepared.windowMs);
    if (prepared.peer) await warm(prepared.peer, prepared.windowMs);
    const productFirst = process.hrtime.bigint() % 2n === 0n;
    const pairs: Pair[] = [];
    const planned = prepared.pairs ?? PAIRS;
    const ratios = (): number[] => pairs.map((p) => p.product / p.peer);
    const straddles = (): boolean => target !== undefined && quantile(ratios(), 0.25) < target && target <= quantile(ratios(), 0.75);
    while (pairs.length < planned || (pairs.length < planned * PAIRS_MAX_FACTOR && straddles()))
      pairs.push(await pairOf(prepared, productFirst, bench.perSecond ?? 1));
    await prepared.check();
    const ratio = quantile(ratios(), 0.5);
    return {
      name: bench.name,
      what: bench.what,
      product: quantile(
        pairs.map((p) => p.product),
        0.5,
      ),
      peer: prepared.peer
        ? quantile(
            pairs.map((p) => p.peer),
            0.5,
          )
        : null,
      ratio,
      quartiles: [quantile(ratios(), 0.25), quantile(ratios(), 0.75)],
      target: target ?? null,
      met: target === undefined ? null : ratio >= target,
      pairs: pairs.length,
      undecided: straddles(),
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
  return {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    commit: commit(),
    nodeEnv: process.env['NODE_ENV'] ?? null,
  };
}
