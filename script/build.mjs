#!/usr/bin/env node
// Builds what production runs: JavaScript under dist/, the workflow bundle beside it, and the files pages need.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const run = (command, ...args) => {
  const { status } = spawnSync(join('node_modules', '.bin', command), args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync('dist', { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
for (const file of ['web/portal/assets', 'samples', 'script/temporal-cache.mjs', 'tools/temporal', 'package.json']) {
  mkdirSync(dirname(join('dist', file)), { recursive: true });
  cpSync(file, join('dist', file), { recursive: true });
}
run('node', '--disable-warning=ExperimentalWarning', 'server/bundle-workflows.ts', 'dist/workflow-bundle.js');
