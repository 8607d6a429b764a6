/** What chooses in a random walk. */
export type Dice = {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number;
  /** True so many times out of a hundred. */
  percent(chance: number): boolean;
  pick<T>(all: readonly T[]): T;
};

export function diceOf(below: (n: number) => number): Dice {
  return { below, percent: (chance) => below(100) < chance, pick: (all) => all[below(all.length)]! };
}

/** Looks random and is the same for the same seed, so that a walk can be walked again (mulberry32). */
export function seededDice(seed: number): Dice {
  let at = seed | 0;
  return diceOf((n) => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  });
}
