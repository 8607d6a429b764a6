import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { clusterFolder } from './embedded-postgres.ts';

const MARKER = 'predisclosure-stack.json';
const RUNNING = 'pids.json';

/** What runs in a folder: whose it is, what to end when that one was killed, and where `doctor` finds it. */
type Running = {
  /** The process that looks after the stack, and when it was born: a number alone is given again. */
  readonly parent: number;
  readonly parentBorn: string;
  readonly temporal?: number | undefined;
  readonly databaseUrl?: string;
  readonly temporalAddress?: string;
  readonly url?: string;
};

/**
 * Takes a folder for a stack of this process: one of ours or an empty one, where no living process holds it. What a killed
 * parent left running in it is ended. @throws Error saying what stands in the way
 */
export async function claimFolder(asked: string, say: (line: string) => void): Promise<string> {
  const dir = resolve(asked);
  if (existsSync(dir) && readdirSync(dir).length && !existsSync(join(dir, MARKER)))
    throw new Error(`${dir} 里有别的内容，没有改动它。请换一个文件夹，或者清空它`);
  await mkdir(dir, { recursive: true });
  if (!existsSync(join(dir, MARKER)))
    await writeFile(join(dir, MARKER), JSON.stringify({ what: 'embedded rehearsal stack of predisclosure' }));
  const running = runningIn(dir);
  if (running && running.parent !== process.pid && running.parentBorn !== '' && bornAt(running.parent) === running.parentBorn)
    throw new Error(
      `这个文件夹的系统已经在运行（进程 ${running.parent}${running.url ? `，${running.url}/` : ''}）。请直接使用，或者先在那边按 Ctrl-C 停止`,
    );
  await endLeftovers(dir, running?.temporal, say);
  await remember(dir, {});
  return dir;
}

/** Everything of a stack that does not run, so that the next start begins anew; another folder is left alone. */
export async function emptyFolder(asked: string, say: (line: string) => void): Promise<void> {
  if (!existsSync(join(resolve(asked), MARKER))) return;
  const dir = await claimFolder(asked, say);
  await rm(clusterFolder(join(dir, 'postgres')), { recursive: true, force: true });
  await rm(dir, { recursive: true, force: true });
}

/** Notes what runs by now, beside the process that looks after it. */
export async function remember(dir: string, running: Omit<Running, 'parent' | 'parentBorn'>): Promise<void> {
  await writeFile(
    join(dir, RUNNING),
    JSON.stringify({ parent: process.pid, parentBorn: bornAt(process.pid), ...running } satisfies Running),
  );
}

export async function forget(dir: string): Promise<void> {
  await rm(join(dir, RUNNING), { force: true });
}

/** The database server's process, as its own file says. */
export function postmaster(dir: string): number | undefined {
  const file = join(clusterFolder(join(dir, 'postgres')), 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

function runningIn(dir: string): Running | undefined {
  const file = join(dir, RUNNING);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Running) : undefined;
}

/** Only processes whose command line names this folder. */
async function endLeftovers(dir: string, temporal: number | undefined, say: (line: string) => void): Promise<void> {
  const folders = [dir, clusterFolder(join(dir, 'postgres'))];
  const ours = (pid: number): boolean => folders.some((f) => readProcess(pid, 'cmdline').includes(f));
  const left = [postmaster(dir), temporal].filter((pid): pid is number => pid !== undefined && ours(pid));
  for (const pid of left) {
    say(`结束上次留下的进程 ${pid}`);
    process.kill(pid, 'SIGTERM');
  }
  for (let i = 0; i < 100 && left.some(ours); i++) await new Promise((r) => setTimeout(r, 50));
  for (const pid of left) if (ours(pid)) process.kill(pid, 'SIGKILL');
}

/** When a living process was born, in the kernel's ticks; empty = there is none, or the system does not tell. */
function bornAt(pid: number): string {
  // The name in brackets may hold blanks; the 20th word after it is the start time.
  return readProcess(pid, 'stat').split(') ').at(-1)?.split(' ')[19] ?? '';
}

function readProcess(pid: number, file: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
