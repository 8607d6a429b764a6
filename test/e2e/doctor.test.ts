import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));
const { TEST_STACK_DATABASE = '', TEST_STACK_TEMPORAL = '', TEST_PG_URL = '' } = process.env;
type Report = { ok: boolean; findings: { what: string; state: string; detail: string; remedy?: string }[] };

/** Runs beside this process: the stack it looks at is kept alive from here. */
function doctor(env: Record<string, string>): Promise<{ code: number; report: Report }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, 'doctor', '--json'],
      { env: { ...process.env, NODE_OPTIONS: '', ...env } },
      (error, stdout) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, report: JSON.parse(stdout) as Report });
      },
    );
  });
}

test('doctor finds a running system well, and says what it looked at', async () => {
  const { code, report } = await doctor({ DATABASE_URL: TEST_STACK_DATABASE, TEMPORAL_ADDRESS: TEST_STACK_TEMPORAL });
  expect(report.findings.filter((f) => f.state === 'fail')).toEqual([]);
  expect([code, report.ok]).toEqual([0, true]);
  expect(report.findings.map((f) => f.what)).toEqual([
    '数据库',
    '数据库版本',
    '迁移',
    '时钟',
    '放假安排',
    '未答复的命令',
    '网站标识',
    'Temporal',
    '命名空间',
    '办理进程（流程）',
    '办理进程（活动）',
  ]);
  expect(report.findings.find((f) => f.what === '时钟')?.detail).toMatch(/^演练时间 2024年/);
});

test('doctor names the missing worker and the missing migrations, each with a remedy', async () => {
  const { code, report } = await doctor({ DATABASE_URL: TEST_PG_URL, TEMPORAL_ADDRESS: TEST_STACK_TEMPORAL, TASK_QUEUE: 'nobody' });
  const failed = report.findings.filter((f) => f.state === 'fail');
  expect([code, failed.map((f) => f.what)]).toEqual([1, ['迁移', '办理进程（流程）', '办理进程（活动）']]);
  for (const f of report.findings) expect([f.what, f.state === 'ok' || (f.remedy ?? '') !== '']).toEqual([f.what, true]);
});
