#!/usr/bin/env node
// Every check and every test; the last line counts them together.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const checks = [
  ['types', ['tsc', '--noEmit']],
  ['lint', ['oxlint', '--type-aware', '--deny-warnings']],
  ['format', ['oxfmt', '--check', '.']],
  [
    'imports',
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'domain',
      'entities',
      'services',
      'workflows',
      'activities',
      'graphql',
      'web',
      'server',
    ],
  ],
  ['unused', ['knip']],
];
let passed = 0;
let failed = 0;
// Tools start with `#!/usr/bin/env node`: that must be the project's Node, whichever one runs this script.
const withNode24 = { ...process.env, PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}` };
const bin = (name) => join('node_modules', '.bin', name);

for (const [name, [command, ...args]] of checks) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(bin(command), args, { env: withNode24, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const ok = status === 0;
  if (ok) passed++;
  else failed++;
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}  ${String(name)} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${stdout}${stderr}\n`);
}

if (!process.argv.includes('--checks-only')) {
  const counts = join(mkdtempSync(join(tmpdir(), 'predisclosure-counts-')), 'counts.json');
  const rest = process.argv.slice(2);
  const child = spawn(
    bin('node'),
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', ...rest],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...withNode24, TEST_COUNTS_FILE: counts } },
  );
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const result = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: 0, failed: 1 };
  passed += result.passed;
  failed += result.failed + (result.pending ?? 0);
  if (code !== 0 && result.failed === 0) failed++;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed ? 1 : 0;
