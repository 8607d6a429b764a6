import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export type Supervised = { readonly name: string; pid(): number | undefined; ready: Promise<string>; stop(): Promise<void> };
const BACKOFF_MS_MAX = 10_000;
/** A process that has never been ready is not started a fifth time: what stops it will stop it again. */
const FIRST_STARTS_MAX = 4;
const KILL_AFTER_MS = 10_000;

/**
 * Runs one of our own entry points as a child and starts it again when it dies, later each time. The IPC channel is the
 * child's life line: when this process is killed the channel closes and the child ends by itself. `ready` is refused when it
 * never comes up.
 */
export function supervise(name: string, args: readonly string[], env: NodeJS.ProcessEnv, say: (line: string) => void): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarts = 0;
  let wasReady = false;
  const { promise: ready, resolve: tellReady, reject: giveUp } = Promise.withResolvers<string>();

  const start = (): void => {
    const started = performance.now();
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    child.stdout!.on('data', (chunk: Buffer) => {
      const line = /^ready ?(\S*)/m.exec(String(chunk));
      if (!line) return;
      wasReady = true;
      tellReady(line[1] ?? '');
    });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (performance.now() - started > 60_000) restarts = 0;
      if (!wasReady && restarts + 1 >= FIRST_STARTS_MAX) return giveUp(new Error(`${name}起不来（${signal ?? code}），原因见上面的输出`));
      const wait = Math.min(BACKOFF_MS_MAX, 250 * 2 ** restarts++);
      say(`${name} 停止了（${signal ?? code}），${wait} 毫秒后重新启动`);
      void pause(wait).then(() => stopping || start());
    });
  };
  start();
  return {
    name,
    pid: () => child?.pid,
    ready,
    async stop() {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), KILL_AFTER_MS);
      await ended;
      clearTimeout(late);
    },
  };
}
