#!/usr/bin/env node
// Brings a fresh machine (Node >= 20 with npm, Go) to where `npm start` and `npm test` work. Idempotent; runs on the system's own Node.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtTemporal, temporalFolder, temporalModule } from './temporal-cache.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const forTests = process.argv.includes('--tests');
const say = (text) => process.stderr.write(`${text}\n`);

function which(command) {
  for (const folder of (process.env.PATH ?? '').split(':')) if (folder && existsSync(join(folder, command))) return join(folder, command);
  return undefined;
}

/** Runs a step with a line every few seconds, so that nobody wonders whether it hangs. */
async function step(name, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`[setup] ${name} …`);
  const timer = setInterval(() => say(`[setup] ${name} … ${seconds()} s`), 10_000);
  try {
    await work((progress) => say(`[setup]   ${progress}`));
  } finally {
    clearInterval(timer);
  }
  say(`[setup] ${name}: done in ${seconds()} s`);
}

function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))));
  });
}

async function packages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.lock-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await step('npm ci (packages, and Node 24 for this project)', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  writeFileSync(stamp, lock);
}

function goVersionOk() {
  const go = which('go');
  if (!go) return undefined;
  const [, major, minor, patch] = /go(\d+)\.(\d+)(?:\.(\d+))?/.exec(execFileSync(go, ['version'], { encoding: 'utf8' })) ?? [];
  const enough = Number(major) > 1 || Number(minor) > 26 || (Number(minor) === 26 && Number(patch ?? 0) >= 8);
  return { go, toolchain: enough ? 'local' : 'auto' };
}

async function temporal() {
  if (process.env.TEMPORAL_ADDRESS || which('temporal') || builtTemporal()) return;
  const found = goVersionOk();
  if (!found) {
    say(
      [
        '[setup] No Temporal server here yet, and no Go to build one: the first start tries to download one. To be independent of that, do one of these:',
        '  1. set TEMPORAL_ADDRESS to a running server;',
        '  2. put the `temporal` CLI on PATH;',
        '  3. install Go >= 1.26.8 (the server is then built once, 3 to 4 minutes);',
        '  4. allow the download (network access to temporal.download).',
      ].join('\n'),
    );
    return;
  }
  await step('Temporal server 1.32.0 from source (once per machine, 3 to 4 minutes on 2 cores)', async (progress) => {
    const folder = temporalFolder();
    const temporary = `${folder}.building-${process.pid}`;
    mkdirSync(temporary, { recursive: true });
    const args = [
      'build',
      '-v',
      '-trimpath',
      '-ldflags=-s -w',
      '-o',
      `${temporary}/`,
      'go.temporal.io/server/cmd/server',
      'go.temporal.io/server/cmd/tools/sql',
    ];
    await new Promise((resolve, reject) => {
      const child = spawn(found.go, args, {
        cwd: temporalModule,
        env: { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: found.toolchain, GOFLAGS: '-buildvcs=false' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let packagesBuilt = 0;
      let last = '';
      child.stderr.on('data', (chunk) => {
        const lines = String(chunk).split('\n').filter(Boolean);
        last = lines.at(-1) ?? last;
        const before = Math.floor(packagesBuilt / 200);
        packagesBuilt += lines.length;
        if (Math.floor(packagesBuilt / 200) > before) progress(`${packagesBuilt} packages compiled`);
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`go build ended with ${code}: ${last}`))));
    });
    if (existsSync(folder)) rmSync(temporary, { recursive: true, force: true });
    else renameSync(temporary, folder);
  });
}

async function chromium() {
  if (process.env.CHROME_PATH || ['chromium', 'chromium-browser', 'google-chrome'].some(which)) return;
  if (process.getuid?.() === 0 && which('apt-get')) {
    await step('Chromium and Chinese fonts (Debian packages)', async () => {
      const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
      await run('apt-get', ['update', '-qq'], quiet);
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet);
    });
    return;
  }
  say('[setup] No Chromium. Install it (Debian: sudo apt-get install chromium fonts-noto-cjk) or set CHROME_PATH.');
  process.exitCode = 1;
}

await packages();
await temporal();
if (forTests) await chromium();
