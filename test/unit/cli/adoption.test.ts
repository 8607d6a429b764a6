import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tablesOf } from '../../../services/adoption/read-workbook.ts';
import { filledTemplate } from '../../../services/adoption/template.ts';
import { TOWN } from '../../support/adoption-workbook.ts';

const script = join(import.meta.dirname, '../../../server/cli.ts');
const cli = (...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, 'adoption', ...args]);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'adoption-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
async function read(matters: (typeof TOWN)['matters'], ...args: string[]) {
  const file = join(folder, '补录.xlsx');
  writeFileSync(file, await filledTemplate({ ...TOWN, matters }));
  const { status, stdout } = cli('read', file, ...args);
  return { status, stdout: stdout.toString() };
}

test('adoption template writes a workbook that adoption read can read', () => {
  const { status, stdout } = cli('template');
  expect(status).toBe(0);
  expect(tablesOf(stdout).map((t) => t.name)).toEqual(['填写说明', '机关', '人员', '岗位', '目录', '事项']);
});

test('adoption read counts what is there and tells every error with its remedy', async () => {
  const good = await read(TOWN.matters);
  expect(good.status).toBe(0);
  expect(good.stdout).toContain('机关2个，人员1人，岗位1个，目录1份，事项1项\n  已办结  1项');
  const bad = await read([{ ...TOWN.matters[0], lead: '', issuedOn: '五月' }]);
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain('错误  ADOPTION_CELL_MISSING  “事项”第2行“承办单位”：必须填的一格没有填。请补上');
  expect(bad.stdout).toContain('错误  ADOPTION_DATE_UNREADABLE  “事项”第2行“出台日期”');
});

test('adoption read judges days by the day it is given', async () => {
  const until = (day: string) => read(TOWN.matters, '--as-of', day, '--json');
  expect((await until('2023-05-25')).status).toBe(0);
  const early = await until('2023-05-24');
  expect(early.status).toBe(1);
  expect((JSON.parse(early.stdout) as { problems: { code: string; column: string }[] }).problems).toEqual([
    expect.objectContaining({ code: 'DATE_IN_FUTURE', column: '反馈日期' }),
  ]);
});

test('no such file', () => {
  const { status, stderr } = cli('read', join(folder, 'nowhere.xlsx'));
  expect([status, stderr.toString()]).toEqual([1, expect.stringContaining('文件“nowhere.xlsx”')]);
});
