// Where the built Temporal server lies: one folder per pinned version and platform, outside the work tree.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const module = fileURLToPath(new URL('../tools/temporal/', import.meta.url));

/** @returns {string} */
export function temporalFolder() {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(module, file)));
  hash.update(`${process.platform}-${process.arch}`);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'predisclosure', 'temporal', hash.digest('hex').slice(0, 16));
}

/** @returns {{ server: string, sql: string } | undefined} */
export function builtTemporal() {
  const server = join(temporalFolder(), 'server');
  const sql = join(temporalFolder(), 'sql');
  return existsSync(server) && existsSync(sql) ? { server, sql } : undefined;
}

export const temporalModule = module;
