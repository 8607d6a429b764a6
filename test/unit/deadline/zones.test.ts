import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('./digest.ts', import.meta.url));

function digest(env: Record<string, string>): string {
  return execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
}

test('results are the same in every zone and locale', () => {
  const here = digest({ TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' });
  expect(here).toMatch(/^[0-9a-f]{64}$/);
  expect(digest({ TZ: 'UTC', LC_ALL: 'C' })).toBe(here);
  expect(digest({ TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' })).toBe(here);
});
