import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clusterFolder } from './embedded-postgres.ts';
import { startStack } from './stack.ts';

/** The rehearsal begins on the first working day of the sample's year. */
const START_AT = '2024-01-02T09:00:00+08:00';
const DATA = fileURLToPath(new URL('../.data', import.meta.url));

const { values: flags } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: true },
    data: { type: 'string', default: DATA },
  },
  allowNegative: true,
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const portOf = (name: string): number | undefined => (process.env[name] ? Number(process.env[name]) : undefined);

/** `npm start`: the whole system on this machine, in rehearsal; stays up until Ctrl-C. */
async function main(): Promise<void> {
  const began = performance.now();
  if (flags.fresh && existsSync(join(flags.data, 'predisclosure-stack.json'))) {
    await rm(clusterFolder(join(flags.data, 'postgres')), { recursive: true, force: true });
    await rm(flags.data, { recursive: true, force: true });
  }
  const ports = { port: portOf('PORT'), pgPort: portOf('PG_PORT'), temporalPort: portOf('TEMPORAL_PORT') };
  const stack = await startStack({
    dir: flags.data,
    say,
    startAt: START_AT,
    ...Object.fromEntries(Object.entries(ports).filter(([, v]) => v !== undefined)),
  });
  say(`已就绪（${((performance.now() - began) / 1000).toFixed(1)} 秒）  门户 ${stack.url}/   接口 ${stack.url}/graphql`);
  let demo: ReturnType<typeof spawn> | undefined;
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('正在停止 …');
    demo?.kill('SIGTERM');
    await stack.stop();
    say('已停止');
    process.exit(0);
  };
  // The embedded database's package ends it at once on a signal; ours is the order: workers, Temporal, database.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void stop());
  }
  if (flags.demo) {
    const script = fileURLToPath(new URL(`./demo.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url));
    demo = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, '--url', stack.url], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await new Promise((resolve) => demo!.once('exit', resolve));
  }
  if (!stopping) {
    say('');
    say(`公众门户   ${stack.url}/`);
    say(`GraphQL    ${stack.url}/graphql`);
    say(
      '示例账号   chengjian.li（承办人）  chengjian.zhao（承办单位负责人）  fazhi.sun（合法性审查）  dangzheng.zhou（会议秘书）  sifa.wu（监督）',
    );
    say('登录       mutation { rehearsalSignIn(account: "chengjian.li") { token } }');
    say('按 Ctrl-C 停止；再次启动保留数据，npm start -- --fresh 重新开始。');
  }
}

await main();
