import { parseArgs } from 'node:util';
import { adoption } from './adoption.ts';
import { calendar } from './calendar.ts';
import { catalogImport } from './catalog-import.ts';
import { deadline } from './deadline.ts';
import { environment, measure } from './harness.ts';
import type { Bench, Measured } from './harness.ts';
import { hotQueryCached, hotQueryPostgraphile, hotQueryUncached } from './hot-query.ts';
import { lifecycle } from './lifecycle.ts';
import { revision } from './revision.ts';
import { warmStart } from './warm-start.ts';

const BENCHES: readonly Bench[] = [
  adoption,
  calendar,
  catalogImport,
  deadline,
  hotQueryCached,
  hotQueryUncached,
  hotQueryPostgraphile,
  lifecycle,
  revision,
  warmStart,
];
const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true });
const chosen = positionals.length ? BENCHES.filter((b) => positionals.some((p) => b.name.startsWith(p))) : BENCHES;

function lineOf(m: Measured, bench: Bench): string {
  const against = m.peer === null ? `${Number((bench.perSecond ?? 1).toPrecision(3))} promised` : m.peer.toFixed(1);
  const quartiles = m.quartiles.map((q) => q.toFixed(2)).join('–');
  const verdict =
    m.target === null ? '' : `, target ${m.target}×${m.met ? '' : ', MISSED'}${m.undecided ? ', quartiles on both sides' : ''}`;
  return `${m.name}: ${m.product.toFixed(1)} against ${against} per second = ${m.ratio.toFixed(2)}× (quartiles ${quartiles}, ${m.pairs} pairs${verdict})  ${m.what}`;
}

/** `npm run bench [name] [-- --json]`: product against peer in the same run, medians and ratio. */
async function main(): Promise<void> {
  if (chosen.length === 0) throw new Error(`no bench named so; there are ${BENCHES.map((b) => b.name).join(', ')}`);
  const results: Measured[] = [];
  for (const bench of chosen) {
    const m = await measure(bench);
    results.push(m);
    (values.json ? process.stderr : process.stdout).write(`${lineOf(m, bench)}\n`);
    if (m.notes) (values.json ? process.stderr : process.stdout).write(`  ${JSON.stringify(m.notes)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ environment: environment(), results }, null, 2)}\n`);
}

await main();
process.exit(0);
