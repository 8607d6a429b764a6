import { parseArgs } from 'node:util';
import { Client } from './demo/client.ts';
import { Drive } from './demo/drive.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    url: { type: 'string', default: process.env['PREDISCLOSURE_URL'] ?? 'http://127.0.0.1:8080' },
  },
});

/** `npm run demo`: drives the sample year on any running rehearsal stack; exit 0 only if every deadline was met and the feedback stands published. */
async function main(): Promise<void> {
  const say = (line: string): void => void (flags.json ? process.stderr : process.stdout).write(`${line}\n`);
  const client = new Client(flags.url);
  const { site } = await client.ask<{ site: { rehearsal: boolean } }>(`{ site { rehearsal } }`);
  if (!site.rehearsal) throw new Error('演练只能在演练数据库上进行');
  const report = await new Drive(client, say).year();
  if (flags.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    say('');
    for (const d of report.deadlines) say(`${d.met ? '按期' : '未按期'}  ${d.key}  最晚${d.dueOn}`);
    say(report.ok ? '演练完成：每个期限都按期，意见采纳情况已公布。' : '演练没有全部按期完成。');
  }
  process.exitCode = report.ok ? 0 : 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`演练停止：${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
