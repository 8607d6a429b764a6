import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stackPorts } from './config.ts';
import { emptyFolder } from './stack-folder.ts';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';

/** The rehearsal begins on the first working day of the sample's year. */
const START_AT = '2024-01-02T09:00:00+08:00';
const DATA = fileURLToPath(new URL('../.data', import.meta.url));
/** Written once the sample year has been walked: another start shows what stands instead of walking it again. */
const DRIVEN = 'sample-year-driven';

const { values: flags } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: true },
    data: { type: 'string', default: DATA },
  },
  allowNegative: true,
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let starting: Promise<Stack> | undefined;
let demo: ChildProcess | undefined;
let stopping = false;

/** Ends everything in order; pressed while the system is still starting, it waits until it can be stopped cleanly. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  say('正在停止 …');
  demo?.kill('SIGTERM');
  const stack = await starting?.catch(() => undefined);
  await stack?.stop();
  say('已停止');
  process.exit(0);
}

/** The whole system on this machine, in rehearsal; stays up until it is told to stop. */
async function main(): Promise<void> {
  const began = performance.now();
  // The embedded database's package ends it at once on a signal; ours is the order: workers, Temporal, database.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void stop());
  }
  // Whoever started this is gone (start.ts): nobody could stop it any more.
  process.once('disconnect', () => void stop());
  if (flags.fresh) await emptyFolder(flags.data, say);
  starting = startStack({ dir: flags.data, say, startAt: START_AT, ...stackPorts(process.env) });
  const stack = await starting;
  if (stopping) return;
  say(`已就绪（${((performance.now() - began) / 1000).toFixed(1)} 秒）  门户 ${stack.url}/   接口 ${stack.url}/graphql`);
  if (flags.demo) await driveOnce(stack);
  if (!stopping) sayHowToGoOn(stack.url);
}

async function driveOnce(stack: Stack): Promise<void> {
  const marker = join(flags.data, DRIVEN);
  if (existsSync(marker)) {
    say('示例年度上次已经走完，数据都在，不再重走。');
    return;
  }
  const script = fileURLToPath(new URL(`./demo.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url));
  demo = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, '--url', stack.url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(demo, 'exit')) as [number | null];
  if (code === 0) await writeFile(marker, '');
  else if (!stopping) say('演练没有走完，系统继续运行；再次启动会接着走。');
}

function sayHowToGoOn(url: string): void {
  say('');
  say(`公众门户   ${url}/`);
  say(`GraphQL    ${url}/graphql`);
  say('示例账号   chengjian.li（承办人）  chengjian.zhao（承办单位负责人）  chengjian.qian（保密审查）  fazhi.sun（合法性审查）');
  say('           dangzheng.zhou（会议秘书）  dangzheng.zheng（公布）  sifa.wu（监督）  admin（管理员）');
  say('登录       mutation { rehearsalSignIn(account: "chengjian.li") { token } }');
  say('推进时间   mutation { advance(days: 31) { now } }');
  say('按 Ctrl-C 停止；再次启动保留数据，npm start -- --fresh 重新开始。');
}

await main().catch((error: unknown) => {
  say(`没有启动：${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
