import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { checkCalendar, checkClock, checkCommands, checkMigrations, checkServer, checkSite, openDatabase } from './doctor-database.ts';
import type { Finding } from './doctor-database.ts';
import { checkTemporal } from './doctor-temporal.ts';

type Target = { readonly databaseUrl: string; readonly temporalAddress: string; readonly namespace: string; readonly embedded: boolean };

const WORD = { ok: '正常', warn: '注意', fail: '有问题' } as const;

/** The environment of the processes, else the embedded stack that runs in the data folder. */
function targetOf(env: NodeJS.ProcessEnv, dir: string): Target | undefined {
  const namespace = env['TEMPORAL_NAMESPACE'] ?? 'default';
  const { DATABASE_URL, TEMPORAL_ADDRESS } = env;
  if (DATABASE_URL && TEMPORAL_ADDRESS) return { databaseUrl: DATABASE_URL, temporalAddress: TEMPORAL_ADDRESS, namespace, embedded: false };
  if (DATABASE_URL || TEMPORAL_ADDRESS) return undefined;
  try {
    const { databaseUrl, temporalAddress } = JSON.parse(readFileSync(join(dir, 'pids.json'), 'utf8')) as Partial<Target>;
    return databaseUrl && temporalAddress ? { databaseUrl, temporalAddress, namespace, embedded: true } : undefined;
  } catch {
    return undefined;
  }
}

/** Why there is nothing to look at. */
function nothingFound({ DATABASE_URL, TEMPORAL_ADDRESS }: NodeJS.ProcessEnv): Finding {
  if (Boolean(DATABASE_URL) === Boolean(TEMPORAL_ADDRESS))
    return {
      what: '连接',
      state: 'fail',
      detail: '没有找到运行中的系统',
      remedy: '请先运行 npm start，或者设置 DATABASE_URL 和 TEMPORAL_ADDRESS',
    };
  const missing = DATABASE_URL ? 'TEMPORAL_ADDRESS' : 'DATABASE_URL';
  return {
    what: '连接',
    state: 'fail',
    detail: `没有设置 ${missing}`,
    remedy: `DATABASE_URL 和 TEMPORAL_ADDRESS 要一起设置，请补上 ${missing}`,
  };
}

async function examine(target: Target, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const temporal = checkTemporal(target.temporalAddress, target.namespace, env['TASK_QUEUE']);
  const { finding, client } = await openDatabase(target.databaseUrl);
  if (!client) return [finding, ...(await temporal)];
  try {
    const findings = [finding];
    findings.push(await checkServer(client));
    const migrations = await checkMigrations(target.databaseUrl);
    findings.push(migrations);
    // Without the schema there is no clock to ask.
    if (migrations.state !== 'fail') {
      for (const check of [checkClock, checkCalendar, checkCommands]) findings.push(await check(client));
      if (!target.embedded) findings.push(await checkSite(client, env));
    }
    return [...findings, ...(await temporal)];
  } finally {
    await client.end();
  }
}

export const command: Command = {
  help: `用法：doctor [--data 文件夹] [--json]

检查运行中的系统：数据库、迁移、时钟、放假安排、未答复的命令、Temporal、办理进程，并说明怎么办。
按环境变量 DATABASE_URL 和 TEMPORAL_ADDRESS 连接；没有设置时，检查 npm start 启动的系统（--data 默认为 .data）。
退出码：0 没有问题，1 有问题。`,
  async run(args, io) {
    const { flags } = parse(
      args,
      { ...JSON_OPTION, data: { type: 'string', default: fileURLToPath(new URL('../../.data', import.meta.url)) } },
      [],
    );
    const target = targetOf(io.env, flags.data);
    const findings: Finding[] = target ? await examine(target, io.env) : [nothingFound(io.env)];
    const failed = findings.some((f) => f.state === 'fail');
    if (flags.json) line(io, JSON.stringify({ ok: !failed, findings }));
    else {
      for (const f of findings) {
        line(io, `${WORD[f.state]}  ${f.what}：${f.detail}`);
        if (f.remedy !== undefined) line(io, `      怎么办：${f.remedy}`);
      }
    }
    return failed ? 1 : 0;
  },
};
