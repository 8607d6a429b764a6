import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { PackWalk } from '../../../domain/decision/walk/report.ts';
import { arrangement, textOf } from '../calendar/notices.ts';
import { guangxi2024 } from '../calendar/regional.ts';
import { rolledPeriod, startDays, workingDaysAfter } from '../deadline/oracle.ts';

const notice = (name: string): string => fileURLToPath(new URL(`../calendar/notices/${name}.txt`, import.meta.url));
const script = fileURLToPath(new URL('../../../server/cli.ts', import.meta.url));

function cli(args: readonly string[], input: string | Buffer = '', env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 30,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
}

test('calendar workday tells the day, every day on the way, and the calendar it used', () => {
  const { status, stdout } = cli(['calendar', 'workday', '2024-09-13', '10']);
  expect(status).toBe(0);
  expect(stdout).toContain('2024年9月13日（星期五）之后第10个工作日：2024年9月29日（星期日，调休上班）');
  expect(stdout).toContain('2024-09-16  星期一  不计      中秋节放假');
  expect(stdout).toContain('放假安排：CN 2018–2026（2019v2、2020v2）');
});

test('calendar workday past the last notice says provisional and from when to when', () => {
  expect(cli(['calendar', 'workday', '2026-12-25', '10']).stdout).toContain(
    '暂定：最早2027年1月11日（星期一），最晚2027年1月13日（星期三）',
  );
  expect(cli(['calendar', 'workday', '2026-12-25', '10', '--json']).json()).toEqual(
    expect.objectContaining({ provisional: true, earliest: '2027-01-11', latest: '2027-01-13' }),
  );
});

test('calendar period shows the full day and the day it rolls to', () => {
  const { stdout } = cli(['calendar', 'period', '2024-01-12', '30']);
  expect(stdout).toContain('之后满30日：2024年2月11日（星期日，春节休息）');
  expect(stdout).toContain('顺延到：2024年2月18日（星期日，调休上班）');
  expect(cli(['calendar', 'period', '2024-01-12', '30', '--json']).json()).toEqual(
    expect.objectContaining({ unrolled: '2024-02-11', result: '2024-02-18' }),
  );
});

test('--as-of counts with what was public on that day', () => {
  expect(cli(['calendar', 'workday', '2020-01-23', '1', '--json', '--as-of', '2020-01-26']).json()['result']).toBe('2020-01-31');
  expect(cli(['calendar', 'workday', '2020-01-23', '1', '--json', '--as-of', '2020-01-27']).json()['result']).toBe('2020-02-03');
});

/** Every pair of start day and n stands in test/unit/deadline/periods.test.ts; here each start day meets four, every n many times. */
test('calendar batch answers exactly for every start day of 2018–2026 and n of 1 to 60, provisional past the last notice, in any zone', () => {
  const requests = [...startDays()].flatMap((start, i) => [
    { op: 'workday', start, n: 10 },
    { op: 'workday', start, n: (i % 60) + 1 },
    { op: 'period', start, n: 30 },
    { op: 'period', start, n: ((i * 7) % 60) + 1 },
  ]);
  expect(new Set(requests.map((r) => `${r.op} ${r.n}`)).size).toBe(120);
  const input = requests.map((r) => JSON.stringify(r)).join('\n');
  const { status, stdout, stderr } = cli(['calendar', 'batch'], input, { TZ: 'America/Los_Angeles' });
  expect([status, stderr]).toEqual([0, '']);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as { result: string; provisional: boolean; steps: { counted: number | null }[] });
  expect(answers).toHaveLength(requests.length);
  requests.forEach((r, i) => {
    const expected = r.op === 'workday' ? workingDaysAfter(r.start, r.n) : rolledPeriod(r.start, r.n);
    const { result, provisional, steps } = answers[i]!;
    if (provisional !== (expected === undefined) || (expected !== undefined && result !== expected))
      expect([r, result, provisional]).toEqual([r, expected, false]);
    expect(steps.filter((s) => s.counted !== null)).toHaveLength(r.n);
  });
});

test('calendar batch answers a bad line with its number and goes on', () => {
  const lines = [
    '{"op":"workday","start":"2024-09-13","n":10}',
    'not JSON',
    '',
    '[]',
    '{"op":"week","start":"2024-09-13","n":1}',
    '{"op":"workday","start":"2023-02-29","n":1}',
    '{"op":"workday","start":"2024-09-13","n":0}',
    '{"op":"workday","start":"2024-09-13","n":"10"}',
    '{"op":"workday","start":"2010-01-01","n":1}',
    '{"op":"workday","start":"2024-09-13","n":1,"zone":"UTC"}',
    'x'.repeat(100_000),
    '{"op":"period","start":"2024-01-12","n":30}',
  ];
  const { status, stdout, stderr } = cli(['calendar', 'batch'], lines.join('\r\n'));
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as { result?: string; line?: number; error?: { code: string; message: string; remedy: string } });
  expect(answers.map((a) => (a.error ? [a.line, a.error.code] : a.result))).toEqual([
    '2024-09-29',
    [2, 'BAD_USER_INPUT'],
    [4, 'BAD_USER_INPUT'],
    [5, 'BAD_USER_INPUT'],
    [6, 'DATE_INVALID'],
    [7, 'COUNT_INVALID'],
    [8, 'COUNT_INVALID'],
    [9, 'DATE_OUTSIDE_COVERAGE'],
    [10, 'BAD_USER_INPUT'],
    [11, 'TEXT_TOO_LONG'],
    '2024-02-18',
  ]);
  expect(stderr).toBe('9行有误，已在相应位置答复原因\n');
  expect(status).toBe(0);
  expect(cli(['calendar', 'batch', '--strict'], 'x').status).toBe(1);
  expect(cli(['calendar', 'batch'], '')).toEqual(expect.objectContaining({ status: 0, stdout: '' }));
});

test('calendar import shows a second notice: its days, what it changes and what becomes of the coverage', () => {
  const { status, stdout, stderr } = cli(['calendar', 'import', notice('2020.v2'), '--as-of', '2020-01-26']);
  expect([status, stderr]).toEqual([0, '']);
  for (const text of [
    '2020年，第2版，全国（CN）',
    '春节            10    1月24日（星期五）至2月2日（星期日） ／ 1月19日（星期日）上班',
    '存疑：1处，录入前请逐处对照原件\n  第1行 · 抬头：',
    '修改已录入的第1版（国办发明电〔2019〕16号），与它相比：2天改变',
    '2020-02-01  星期六  上班改放假  调休上班 → 春节放假',
    '录入到的日期：2020-12-31，不变',
    'CN 2018–2020（2019v2） → CN 2018–2020（2019v2、2020v2）',
    '没有录入任何东西',
  ])
    expect(stdout).toContain(text);
  expect(cli(['calendar', 'import', notice('2020.v2'), '--as-of', '2020-01-26', '--strict']).status).toBe(1);
});

test('calendar import of a year nobody has entered tells what it turns and that its deadlines become firm', () => {
  const { stdout } = cli(['calendar', 'import', notice('2026.v1'), '--as-of', '2025-06-01']);
  expect(stdout).toContain('存疑：没有');
  expect(stdout).toContain('2026-01-04  星期日  放假改上班  双休日（放假安排尚未公布） → 调休上班');
  expect(stdout).toContain('录入到的日期：2025-12-31 → 2026-12-31；落在其间的期限不再是暂定');
});

test('calendar import reads standard input, GB 18030 and JSON, and its JSON is what it reads', () => {
  const text = textOf(2024, 1);
  const json = cli(['calendar', 'import', '-', '--json'], text).json();
  expect(json).toEqual(
    expect.objectContaining({
      arrangement: arrangement(2024, 1),
      doubts: [],
      turned: [],
      earlier: { version: 1, number: '国办发明电〔2023〕7号' },
    }),
  );
  expect(cli(['calendar', 'import', '-', '--json'], JSON.stringify(json['arrangement'])).json()).toEqual(json);
  // 元旦 in the older encoding, inside a text that is not UTF-8.
  const old = Buffer.concat([Buffer.from('{"x":"', 'latin1'), Buffer.from([0xd4, 0xaa, 0xb5, 0xa9]), Buffer.from('"}', 'latin1')]);
  expect(cli(['calendar', 'import', '-'], old).stderr).toContain('x：不认识的字段');
});

test('calendar import refuses with every line and field, and ends with 1', () => {
  const bad = textOf(2024, 1).replace('共8天', '共9天').replace('4月7日（星期日）', '4月7日（星期六）');
  const { status, stdout, stderr } = cli(['calendar', 'import', '-', '--json'], bad);
  expect([status, stderr]).toEqual([1, expect.stringContaining('第6行 · 清明节：“4月7日（星期六）”写的是星期六，这一天实际是星期日')]);
  expect(JSON.parse(stdout)).toEqual({
    error: expect.objectContaining({
      code: 'CALENDAR_NOTICE_INVALID',
      fields: [
        { path: '第5行 · 春节', message: expect.any(String) },
        { path: '第6行 · 清明节', message: expect.any(String) },
      ],
    }),
  });
  expect(cli(['calendar', 'import', '-'], 'x'.repeat(100_000)).stderr).toContain('TEXT_TOO_LONG');
  expect(cli(['calendar', 'import', notice('2020.v1')]).stderr).toContain('CALENDAR_NOTICE_CONFLICT');
});

test('calendar versions lists number, dates and address, and what was out on a day', () => {
  const { stdout } = cli(['calendar', 'versions']);
  expect(stdout).toMatch(/2020v2 +国办发明电〔2020〕1号 +2020-01-26 +2020-01-27 +https:\/\/www\.gov\.cn\//);
  expect(stdout).toContain('CN-GX   广西壮族自治区');
  const listed = JSON.parse(cli(['calendar', 'versions', '--json', '--as-of', '2020-01-26']).stdout) as { year: number; version: number }[];
  expect(listed.map((v) => `${v.year}v${v.version}`)).toEqual(['2018v1', '2019v1', '2019v2', '2020v1']);
});

test('--region counts with the days of a region, provisional until its notice is given with --with', () => {
  const args = ['calendar', 'workday', '2024-04-10', '3', '--region', 'CN-GX'];
  const without = cli(args).stdout;
  expect(without).toContain('2024年4月15日（星期一）（暂定）');
  expect(without).toContain('广西2024年的地方放假安排（壮族三月三）还没有录入');
  const own = JSON.stringify(guangxi2024);
  const { stdout, stderr } = cli([...args, '--with', '-'], own);
  expect([stderr, stdout]).toEqual([
    expect.stringMatching(/^存疑（-）notice.number：/),
    expect.stringContaining('2024-04-11  星期四  不计      壮族三月三放假'),
  ]);
  expect(stdout).toContain('放假安排：CN 2018–2026（2019v2、2020v2）＋CN-GX 2024v1');
  const explain = ['deadline', 'explain', '--pack', 'shanghai-xujing-2023', '--rule', 'feedback', '--trigger', '2024-04-03', '--json'];
  expect(cli([...explain, '--region', 'CN-GX', '--with', '-'], own).json()).toEqual(
    expect.objectContaining({ dueOn: '2024-04-22', provisional: false }),
  );
  expect(cli(explain).json()).toEqual(expect.objectContaining({ dueOn: '2024-04-18', provisional: false }));
  expect(cli(['calendar', 'period', '2024-03-13', '30', '--json', '--region', 'CN-GX', '--with', '-'], own).json()['result']).toBe(
    '2024-04-15',
  );
  expect(cli(['calendar', 'batch', '--region', 'CN-GX'], '{"op":"workday","start":"2024-04-10","n":3}').json()['provisional']).toBe(true);
});

test('deadline explain prints the three lines, the words of the rule and every day', () => {
  const args = ['deadline', 'explain', '--pack', 'shanghai-xujing-2023', '--rule', 'feedback', '--trigger', '2024-09-13'];
  const { stdout } = cli(args);
  expect(stdout).toContain(
    '最晚：2024年9月29日（星期日，调休上班）24时\n规定：决策出台后10个工作日内公布（徐泾镇2023年工作要点，沿用）\n算法：9月13日出台，从次日起数10个工作日；6天休息不计，2个调休上班日计入\n',
  );
  expect(stdout).toContain('2024-09-29  星期日  第10个    调休上班');
  expect(cli([...args, '--json']).json()).toEqual(expect.objectContaining({ ruleId: 'feedback', dueOn: '2024-09-29', carriedOver: true }));
});

test('deadline explain takes the days of a notice', () => {
  const args = ['deadline', 'explain', '--pack', 'shanghai-xujing-2023', '--rule', 'consultation', '--trigger', '2024-08-28', '--json'];
  expect(cli([...args, '--days', '33']).json()).toEqual(expect.objectContaining({ dueOn: '2024-09-30', value: 33 }));
  expect(cli([...args, '--days', '0'])).toEqual(expect.objectContaining({ status: 1, stderr: expect.stringContaining('COUNT_INVALID') }));
});

test('deadline explain lengthens and stops a period as its rule allows, each with its line', () => {
  const args = ['deadline', 'explain', '--pack', 'disclosure-regulation-2019', '--rule', 'request-reply', '--trigger', '2024-09-02'];
  const { stdout } = cli([...args, '--extend', '20', '--toll', '2024-09-05..2024-09-06', '--reason', '案情复杂']);
  expect(stdout).toContain('最晚：2024年11月5日（星期二）24时');
  expect(stdout).toContain('延长：再延长20个工作日，由2024年9月30日（星期一）24时改为2024年11月1日（星期五）24时，原因：案情复杂');
  expect(stdout).toContain('2024-09-05  星期四  不计      停止计算：案情复杂');
  const wrong: [string[], string][] = [
    [['--extend', '20'], 'PERIOD_REASON_MISSING'],
    [['--extend', '21', '--reason', 'x'], 'EXTENSION_NOT_ALLOWED'],
    [['--toll', '2024-12-01..2024-12-02', '--reason', 'x'], 'TOLLING_INVALID'],
    [['--toll', '2024-09-05', '--reason', 'x'], 'BAD_USER_INPUT'],
    [['--event', 'nothing'], 'BAD_USER_INPUT'],
  ];
  for (const [more, code] of wrong) expect(cli([...args, ...more]).stderr).toMatch(new RegExp(`^${code}`));
});

test('deadline explain takes a moment, with and without seconds, and the other events of a rule', () => {
  const args = ['deadline', 'explain', '--pack', 'shanghai-xujing-2023', '--rule', 'feedback', '--json'];
  const moments = ['2024-09-13T10:00+08:00', '2024-09-13T02:00:00Z'].map((t) => cli([...args, '--trigger', t]).json());
  expect(moments[0]).toEqual(moments[1]);
  expect(moments[0]).toMatchObject({ triggerOn: '2024-09-13', asked: { trigger: { at: Date.UTC(2024, 8, 13, 2) } } });
  expect(cli([...args, '--trigger', '2024-09-13', '--event', 'terminated']).json()).toMatchObject({ triggerName: '事项终止' });
  expect(cli([...args, '--trigger', '2024-09-13T10+08:00'])).toMatchObject({ status: 1, stderr: expect.stringContaining('DATE_INVALID') });
});

test('plan counts back from the meeting and forward from the start, in tables and reasons', () => {
  const args = ['plan', '--pack', 'shanghai-xujing-2023', '--meeting', '2024-09-10', '--start', '2024-07-01', '--with', 'hearing,risk'];
  const { status, stdout } = cli(args);
  expect(status).toBe(0);
  for (const text of [
    '倒排：2024年9月10日（星期二）上会（徐泾镇2023年工作要点）\n要在2024年9月10日（星期二）上会，公布草案征求意见最晚2024年7月31日（星期三），从今天起还有30天余地。\n',
    '送合法性审查                  2024-09-01  2024-08-29  2024-09-10  62天      《重大行政决策程序暂行条例》第二十五条、第二十六条',
    '听证会材料送达                2024-08-25  2024-08-21              55天',
    '顺排：2024年7月1日（星期一）起步',
    '赶得上2024年9月10日（星期二）的会议。',
    '上位规定未录入',
  ])
    expect(stdout).toContain(text);
  const { backward, forward } = cli([...args, '--json']).json() as { backward: { feasible: boolean }; forward: { meetingOn: string } };
  expect([backward.feasible, forward.meetingOn]).toEqual([true, '2024-08-12']);
});

test('an impossible plan is told and ends with 0; with --strict it ends with 1', () => {
  const late = ['plan', '--pack', 'shanghai-xujing-2023', '--meeting', '2024-09-10', '--start', '2024-08-05'];
  expect(cli(late)).toEqual(
    expect.objectContaining({ status: 0, stdout: expect.stringContaining('冲突：公布草案征求意见最晚2024年7月31日（星期三），已过5天') }),
  );
  expect([cli([...late, '--strict']).status, cli([...late.slice(0, -1), '2024-07-31', '--strict']).status]).toEqual([1, 0]);
  const month = ['plan', '--pack', 'decree-713-2019', '--start', '2024-03-01', '--month'];
  expect([cli([...month, '2024-03', '--strict']).status, cli([...month, '2024-04', '--strict']).status]).toEqual([1, 0]);
  expect(cli([...month, '2024-03']).stdout).toContain('赶不上2024年3月：晚12天。');
});

test('rules list and rules show name packs, numbers, words and what is not entered', () => {
  const listed = cli(['rules', 'list']).stdout;
  for (const text of ['shanghai-xujing-2023', '洛阳市2019年实施意见  自2019-04-10起施行', '行政法规', '地方工作文件（不是法）', '据报道'])
    expect(listed).toContain(text);
  const { stdout } = cli(['rules', 'show', 'shanghai-xujing-2023', '--on', '2024-05-06']);
  for (const text of [
    'feedback  意见采纳情况反馈：10个工作日以内（必须；从决策出台、事项终止、集体讨论不通过起），沿用',
    '不少于30日',
    '每年3月31日前，不顺延',
    '上位规定未录入',
    'LEGALITY  合法性审查：一律',
    '听证会召开7日前送达',
  ])
    expect(stdout).toContain(text.replace('听证会召开7日前送达', '7日前'));
  const shown = cli(['rules', 'show', 'shanghai-xujing-2023', '--json']).json() as { rules: { id: string; packId: string }[] };
  expect(shown.rules.find((r) => r.id === 'consultation')?.packId).toBe('decree-713-2019');
});

test('rules show lists every duty of the source document with where it is carried or why not', () => {
  const { stdout } = cli(['rules', 'show', 'shandong-zhangdian-2023']);
  expect([...stdout.matchAll(/^ {2}(ZD-\d\d) /gm)].map((m) => m[1])).toHaveLength(54);
  for (const text of [
    '→ 期限 topic-interpretation',
    'ZD-19  反馈写明收到意见情况，对主要采纳和不采纳的意见分别说明（决策承办单位；从征集结束起，及时，未定天数）',
    '→ 不办理：依申请公开由其他平台办理',
    'request-draft-reply  依申请公开初步答复报审：3天前',
    '主管机构  监督：区司法局',
    'ENTERPRISES  听取企业和行业协会商会意见',
  ])
    expect(stdout).toContain(text);
  const before = cli(['rules', 'show', 'shandong-zhangdian-2023', '--on', '2025-09-30']).stdout;
  expect(before).toContain('shandong-participation-2025（自2025-10-01起施行，当日不适用）');
  expect(before).not.toContain('catalog-publication');
});

test('rules show tells what is replaced, how doubtful words are read, and what has ended', () => {
  const street = cli(['rules', 'show', 'shandong-longjiajie-2023']).stdout;
  expect(street).toContain('annual-report  年度公开工作报告：“于次年1月份前”（按次年1月31日计，不顺延）');
  expect(street).toContain('读法：“于次年1月份前”字面是1月开始以前');
  expect(street).toContain(
    '代替 20个工作日以内，经政府信息公开工作机构负责人同意并告知申请人可以延长1次、每次最多20个工作日（《政府信息公开条例》',
  );
  expect(street).toContain('街道办事处  参照');
  const county = cli(['rules', 'show', 'liaoning-heishan-2020']).stdout;
  expect(county).toContain('2020年9月25日前，不顺延（至2020-12-31止，当日不适用）');
  const duties = JSON.parse(cli(['rules', 'show', 'liaoning-heishan-2020', '--obligations', '--json']).stdout) as { packId: string }[];
  expect(new Set(duties.map((d) => d.packId)).size).toBe(4);
  expect(duties.filter((d) => d.packId === 'liaoning-heishan-2020')).toHaveLength(23);
});

const SAMPLE_PACK = fileURLToPath(new URL('../../../samples/packs/徐泾-2026-演练.json', import.meta.url));

test('rules check says what a pack file changes, or every mistake with line and field', () => {
  const good = cli(['rules', 'check', SAMPLE_PACK]);
  expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('    期限：10个工作日以内 → 8个工作日以内')]);
  expect(good.stdout).toContain('沿用 期限 catalog-publication 公布年度目录');
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  const file = join(folder, 'bad.json');
  const wrong = readFileSync(SAMPLE_PACK, 'utf8').replace('"working-day"', '"fortnight"').replace('2026-03-02', '2026-02-30');
  writeFileSync(file, wrong);
  const bad = cli(['rules', 'check', file]);
  expect([bad.status, bad.stdout.trimEnd().split('\n').length]).toEqual([1, 3]);
  expect(bad.stdout).toMatch(
    /^第6行 施行日期（validFrom）：应当是真实存在的日期.*\n第12行 期限第1条·单位（rules\[0\]\.unit）：“fortnight”不是可用的值/,
  );
  expect(cli(['rules', 'check', file, '--json']).json()).toEqual({
    ok: false,
    problems: [expect.objectContaining({ line: 6, path: 'validFrom' }), expect.objectContaining({ line: 12, path: 'rules[0].unit' })],
    diff: null,
  });
  writeFileSync(file, Buffer.from(wrong, 'utf16le'));
  expect(cli(['rules', 'check', file]).stdout).toContain('不是 UTF-8 编码的文字');
  rmSync(folder, { recursive: true });
});

test('rules diff compares packs by id or file, on a day', () => {
  const { status, stdout } = cli(['rules', 'diff', 'shanghai-xujing-2023', SAMPLE_PACK, '--on', '2026-05-06']);
  expect(status).toBe(0);
  for (const text of [
    '徐泾镇2023年工作要点（shanghai-xujing-2023） → 徐泾镇2026年工作要点（演练）',
    '2026-05-06适用的内容',
    '不少于1次／年 → 不少于2次／年',
  ])
    expect(stdout).toContain(text);
  const { inForce, on } = cli(['rules', 'diff', 'decree-713-2019', 'shanghai-xujing-2023', '--json']).json() as {
    on: string;
    inForce: { kind: string; key: string }[];
  };
  expect([on, inForce.filter((c) => c.kind === 'removed')]).toEqual(['2023-06-06', []]);
  expect(inForce).toContainEqual(expect.objectContaining({ kind: 'added', key: 'feedback' }));
});

test('every command has help in Chinese, and help is no error', () => {
  for (const args of [[], ['--help'], ['help']])
    expect(cli(args)).toEqual(expect.objectContaining({ status: 0, stdout: expect.stringContaining('calendar batch') }));
  for (const name of [
    'calendar workday',
    'calendar period',
    'calendar batch',
    'calendar import',
    'calendar versions',
    'deadline explain',
    'plan',
    'rules list',
    'rules show',
    'rules check',
    'rules diff',
    'doctor',
  ]) {
    expect(cli([...name.split(' '), '--help'])).toEqual(
      expect.objectContaining({ status: 0, stderr: '', stdout: expect.stringContaining(`用法：${name}`) }),
    );
  }
});

test('a command called wrongly ends with 2, one that cannot be counted with 1, each with code and remedy', () => {
  const wrong: [string[], number, string][] = [
    [['nothing'], 2, 'COMMAND_UNKNOWN'],
    [['calendar'], 2, 'COMMAND_UNKNOWN'],
    [['toString'], 2, 'COMMAND_UNKNOWN'],
    [['calendar', 'workday', '2024-09-13', '10', '--zone', 'UTC'], 2, 'COMMAND_UNKNOWN'],
    [['calendar', 'workday', '2024-09-13'], 2, 'BAD_USER_INPUT'],
    [['deadline', 'explain', '--rule', 'feedback'], 2, 'BAD_USER_INPUT'],
    [['calendar', 'workday', '2024-13-01', '10'], 1, 'DATE_INVALID'],
    [['calendar', 'workday', '2024-09-13', '-1'], 1, 'COUNT_INVALID'],
    [['calendar', 'workday', '2024-09-13', '1.5'], 1, 'COUNT_INVALID'],
    [['calendar', 'workday', '2010-09-13', '1'], 1, 'DATE_OUTSIDE_COVERAGE'],
    [['calendar', 'workday', '2024-09-13', '1', '--region', 'CN-ZZ'], 1, 'CALENDAR_REGION_UNKNOWN'],
    [['calendar', 'batch', '--with', '-'], 2, 'BAD_USER_INPUT'],
    [['calendar', 'import'], 2, 'BAD_USER_INPUT'],
    [['calendar', 'import', '/nonexistent'], 2, 'BAD_USER_INPUT'],
    [['calendar', 'import', '/'], 2, 'BAD_USER_INPUT'],
    [['rules', 'show', 'henan'], 1, 'RULE_PACK_UNKNOWN'],
    [['plan', '--meeting', '2024-09-10'], 2, 'BAD_USER_INPUT'],
    [['plan', '--pack', 'shanghai-xujing-2023'], 2, 'BAD_USER_INPUT'],
    [['plan', '--pack', 'shanghai-xujing-2023', '--meeting', '2024-09-10', '--with', 'survey'], 2, 'BAD_USER_INPUT'],
    [['plan', '--pack', 'shanghai-xujing-2023', '--meeting', '2024-09-10', '--rounds', '13'], 1, 'BAD_USER_INPUT'],
    [['plan', '--pack', 'shanghai-xujing-2023', '--meeting', '2024-09-10', '--issue', '2024-09-09'], 1, 'BAD_USER_INPUT'],
    [['plan', '--pack', 'shanghai-xujing-2023', '--start', '2024-09-10', '--month', '2024-13'], 1, 'DATE_INVALID'],
    [['plan', '--pack', 'shanghai-xujing-2023', '--meeting', '2150-09-10'], 1, 'DATE_OUTSIDE_COVERAGE'],
    [['rules', 'check'], 2, 'BAD_USER_INPUT'],
    [['rules', 'check', '/nonexistent.json'], 2, 'BAD_USER_INPUT'],
    [['rules', 'diff', 'shanghai-xujing-2023', '/'], 2, 'BAD_USER_INPUT'],
    [['rules', 'diff', 'decree-713-2019', 'shanghai-xujing-2023', '--on', '2020-01-01'], 1, 'RULE_NOT_IN_FORCE'],
    [['deadline', 'explain', '--pack', 'shanghai-xujing-2023', '--rule', 'x', '--trigger', '2024-09-13'], 1, 'RULE_UNKNOWN'],
    [['deadline', 'explain', '--pack', 'decree-713-2019', '--rule', 'consultation', '--trigger', '2019-08-31'], 1, 'RULE_NOT_IN_FORCE'],
  ];
  for (const [args, status, code] of wrong) {
    const got = cli(args);
    expect([args, got.status, got.stderr.split('：')[0], got.stderr.trimEnd().split('\n').length]).toEqual([args, status, code, 2]);
    expect(got.stderr).not.toMatch(/\n\s+at /);
  }
  expect(cli(['calendar', 'workday', '2024-13-01', '10', '--json']).json()).toEqual({
    error: expect.objectContaining({ code: 'DATE_INVALID' }),
  });
});

test('calendar impact says what a notice moves, for questions and for stored deadlines, and goes on after a bad line', () => {
  const file = fileURLToPath(new URL('../calendar/notices/2020.v2.txt', import.meta.url));
  const stored = cli([
    'deadline',
    'explain',
    '--pack',
    'decree-713-2019',
    '--rule',
    'consultation',
    '--trigger',
    '2020-01-02',
    '--as-of',
    '2020-01-26',
    '--json',
  ]);
  const input = [
    '{"packId":"decree-713-2019","ruleId":"legality-review","triggerOn":"2020-01-20"}',
    stored.stdout.trim(),
    '{"packId":"decree-713-2019","ruleId":"legality-review","triggerOn":"2020-01-09"}',
    '{"packId":"decree-713-2019","ruleId":"x","triggerOn":"2020-01-09"}',
    '{"asked":{}}',
  ].join('\n');
  const args = ['calendar', 'impact', '--notice', file, '--as-of', '2020-01-26'];
  const got = cli([...args, '--json'], input);
  const report = got.json() as {
    asked: number;
    lines: { line: number; from: string; to: string }[];
    unmoved: Record<string, number>;
    errors: { line: number; code: string }[];
  };
  expect(got.status).toBe(1);
  expect(report.lines.map(({ line, from, to }) => [line, from, to])).toEqual([
    [1, '2020-02-04', '2020-02-06'],
    [2, '2020-02-01', '2020-02-03'],
  ]);
  expect([report.asked, report.unmoved['same-days'], report.errors.map((e) => [e.line, e.code])]).toEqual([
    3,
    1,
    [
      [4, 'RULE_UNKNOWN'],
      [5, 'BAD_USER_INPUT'],
    ],
  ]);
  const table = cli(args, input.split('\n')[0]);
  expect([table.status, table.stdout]).toEqual([0, expect.stringMatching(/1 +2020-02-04 +2020-02-06 +推后 +合法性审查/)]);
  expect(cli(['calendar', 'impact'], '').status).toBe(2);
  expect(cli(['calendar', 'impact', '--notice', '/nonexistent'], '').stderr).toMatch(/^BAD_USER_INPUT/);
});

test('doctor without a system says where it looked and what to do', () => {
  const env = { DATABASE_URL: '', TEMPORAL_ADDRESS: '' };
  const got = cli(['doctor', '--data', '/nonexistent'], '', env);
  expect([got.status, got.stdout]).toEqual([1, expect.stringContaining('怎么办：请先运行 npm start')]);
});

test('doctor told only one of the two addresses asks for the other, and looks nowhere else', () => {
  const got = cli(['doctor'], '', { DATABASE_URL: 'postgres://u@127.0.0.1:1/db', TEMPORAL_ADDRESS: '' });
  expect([got.status, got.stdout]).toEqual([1, expect.stringContaining('没有设置 TEMPORAL_ADDRESS')]);
});

test('doctor with addresses where nothing listens names each and never shows a password', () => {
  const got = cli(['doctor', '--json'], '', { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/db', TEMPORAL_ADDRESS: '127.0.0.1:1' });
  const { ok, findings } = got.json() as { ok: boolean; findings: { what: string; state: string; remedy: string }[] };
  expect([got.status, ok, findings.map((f) => [f.what, f.state])]).toEqual([
    1,
    false,
    [
      ['数据库', 'fail'],
      ['Temporal', 'fail'],
    ],
  ]);
  expect(got.stdout).not.toContain('geheim');
});

describe('catalog read', () => {
  const TABLE = '2024年度某区重大行政决策事项目录\n\n事项名称\t承办单位\t完成时间\n甲规划\t甲局\t第四季度\n';
  test('shows columns, rows, dates and problems of a printed catalog, without any server', () => {
    const { status, stdout } = cli(['catalog', 'read', '-'], TABLE);
    expect(status).toBe(0);
    expect(stdout).toContain('按2024年度目录读：1行');
    expect(stdout).toContain('A  事项名称 → 事项名称');
    expect(stdout).toContain('甲规划  甲局  第四季度（2024-10-01至2024-12-31）');
    expect(stdout).toContain('可以导入');
  });
  test('exits 1 while something is wrong or asked, and answers settle it', () => {
    const open = TABLE.replace('完成时间', '何时').replace('甲局', '甲局、乙局');
    const asked = cli(['catalog', 'read', '-', '--json'], open);
    expect([asked.status, asked.json()['ready']]).toEqual([1, false]);
    const answered = cli(['catalog', 'read', '-', '--json', '--column', '何时=planned', '--first-unit-leads'], open);
    expect([answered.status, answered.json()['ready']]).toEqual([0, true]);
  });
  test('called wrongly it says how', () => {
    for (const wrong of [['x=nothing'], ['=planned']].map(([c]) => ['--column', c!]))
      expect(cli(['catalog', 'read', '-', ...wrong], TABLE).status).toBe(2);
    expect(cli(['catalog', 'read', '-'], TABLE.replace('2024年度', '')).stderr).toContain('--year');
    expect(cli(['catalog', 'read', '/nowhere/目录.xlsx', '--year', '2024']).stderr).toContain('NOT_FOUND');
  });
});

test('procedure walk: under every pack that has organs, all is decided as the table says, nothing issues past an open gate, the end is reached', () => {
  const { status, stdout } = cli(['procedure', 'walk', '--json']);
  const walks = JSON.parse(stdout) as PackWalk[];
  expect(walks.map((w) => w.pack)).toContain('shanghai-xujing-2023');
  expect(walks).toHaveLength(7);
  for (const w of walks) {
    expect(w.combinations).toBeGreaterThan(1_000_000);
    expect(w).toMatchObject({ asTable: w.combinations, issuedWithOpenGate: 0, differences: [] });
    for (const k of w.organKinds) expect([w.pack, k.kind, k.reachedEnd > 0]).toEqual([w.pack, k.kind, true]);
  }
  expect(status).toBe(0);
}, 120_000);

test('procedure walk of one pack says in words what it walked; what cannot be walked is refused with what can', () => {
  const { status, stdout } = cli(['procedure', 'walk', '--pack', 'shanghai-xujing-2023', '--walks', '20', '--seed', '5']);
  expect(status).toBe(0);
  for (const words of ['徐泾镇2023年工作要点（shanghai-xujing-2023）', '20次（种子5）', '街道办事处', '镇长办公会议'])
    expect(stdout).toContain(words);
  const refused = (...args: string[]) => {
    const answer = cli(['procedure', 'walk', ...args]);
    return [answer.status, answer.stderr] as const;
  };
  expect(refused('--pack', 'disclosure-regulation-2019')).toEqual([1, expect.stringContaining('可以走：decree-713-2019、')]);
  expect(refused('--pack', 'nowhere')).toEqual([1, expect.stringContaining('nowhere')]);
  expect(refused('--walks', '0')).toEqual([1, expect.stringContaining('--walks 应为1至1000000的整数，收到0')]);
  expect(refused('--seed', 'x')).toEqual([1, expect.stringContaining('--seed')]);
});
