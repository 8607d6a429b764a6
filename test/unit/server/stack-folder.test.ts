import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { supervise } from '../../../server/processes.ts';
import { claimFolder, emptyFolder, forget, remember } from '../../../server/stack-folder.ts';
import { startStack } from '../../../server/stack.ts';

let dir: string;
const said: string[] = [];
const say = (line: string): void => void said.push(line);
const running = (of: object): void => writeFileSync(join(dir, 'pids.json'), JSON.stringify(of));
const bornAt = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19]!;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'folder-')), 'data');
  said.length = 0;
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

test('a folder with other content is left alone, also by a fresh start', async () => {
  mkdirSync(dir);
  writeFileSync(join(dir, 'thesis.txt'), 'mine');
  await emptyFolder(dir, say);
  await expect(claimFolder(dir, say)).rejects.toThrow('里有别的内容');
  expect(readdirSync(dir)).toEqual(['thesis.txt']);
});

test('a folder whose stack lives is refused with its process and address, also by a fresh start', async () => {
  await claimFolder(dir, say);
  const other = spawn('sleep', ['60']);
  try {
    running({ parent: other.pid, parentBorn: bornAt(other.pid!), url: 'http://127.0.0.1:18080' });
    await expect(claimFolder(dir, say)).rejects.toThrow(`已经在运行（进程 ${other.pid}，http://127.0.0.1:18080/）`);
    await expect(emptyFolder(dir, say)).rejects.toThrow('已经在运行');
    expect(existsSync(dir)).toBe(true);
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  await claimFolder(dir, say);
});

test('a process that only has the number of one long gone holds nothing', async () => {
  await claimFolder(dir, say);
  const other = spawn('sleep', ['60']);
  try {
    running({ parent: other.pid, parentBorn: '1' });
    await claimFolder(dir, say);
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
});

test('what a killed parent left behind is ended; a stranger with that number is not', async () => {
  await claimFolder(dir, say);
  const orphan = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', join(dir, 'temporal')]);
  const stranger = spawn('sleep', ['60']);
  const orphanEnds = once(orphan, 'exit');
  try {
    await remember(dir, { temporal: stranger.pid });
    await claimFolder(dir, say);
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
    await remember(dir, { temporal: orphan.pid });
    await claimFolder(dir, say);
    expect((await orphanEnds)[1]).toBe('SIGTERM');
    expect(said).toEqual([`结束上次留下的进程 ${orphan.pid}`]);
  } finally {
    for (const child of [orphan, stranger]) child.kill('SIGKILL');
  }
});

test('an emptied folder is gone', async () => {
  await claimFolder(dir, say);
  await forget(dir);
  await emptyFolder(dir, say);
  expect(existsSync(dir)).toBe(false);
});

test('a port that is taken is named before anything is started', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await expect(startStack({ dir, say, startAt: '2024-01-02T09:00:00+08:00', port })).rejects.toThrow(
      `端口 ${port} 已被别的程序占用。请换一个（环境变量 PORT）`,
    );
    expect(said).toEqual([]);
    expect(existsSync(join(dir, 'pids.json'))).toBe(false);
  } finally {
    server.close();
  }
});

test('a process that never comes up is given up, and said so', async () => {
  const child = supervise('办理进程', ['-e', 'process.exit(3)'], {}, say);
  await expect(child.ready).rejects.toThrow('办理进程起不来（3）');
  expect(said).toHaveLength(3);
  await child.stop();
});
