import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm start`: runs `dev.ts` in a session of its own. Ctrl-C reaches every process of a terminal at once, the database before
 * the workers that still write; so only this one hears it and asks for an orderly stop. When this one is killed, the channel
 * between the two closes and everything stops as well.
 */
const script = fileURLToPath(new URL(`./dev.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url));
const stack = fork(script, process.argv.slice(2), {
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  execArgv: ['--disable-warning=ExperimentalWarning'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stack.kill('SIGTERM'));
stack.once('exit', (code) => process.exit(code ?? 1));
