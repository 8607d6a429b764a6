import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { STACK_URL, ask } from '../support/stack.ts';

type Report = {
  steps: { at: string; action: string; result: string }[];
  deadlines: { key: string; dueOn: string; met: boolean }[];
  feedbackPublishedOn: string;
  reconciliation: { received: number };
  timeline: { recordedAt: string; text: string }[];
  ok: boolean;
};
const run = JSON.parse(process.env['TEST_DEMO']!) as { code: number; stdout: string; stderr: string };

test('one decision goes from the catalog to its published feedback, every deadline met', () => {
  expect(run.stderr).not.toContain('演练停止');
  expect(run.code).toBe(0);
  const report = JSON.parse(run.stdout) as Report;
  expect(report.ok).toBe(true);
  expect(report.feedbackPublishedOn).toBe('2024-09-27');
  expect(report.reconciliation.received).toBe(12);
  expect(report.deadlines.every((d) => d.met)).toBe(true);
});

test('a second drive of the same stack finds everything done and says so', async () => {
  const again = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'server/demo.ts', '--json', '--url', STACK_URL],
      { maxBuffer: 32 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    ),
  );
  expect([again.code, again.code === 0 ? '' : again.stderr.split('\n').at(-2)]).toEqual([0, '']);
  const [first, second] = [run, again].map((r) => JSON.parse(r.stdout) as Report);
  expect(second!.timeline).toEqual(first!.timeline);
  expect(second!.deadlines).toEqual(first!.deadlines);
});

test('the feedback of a decision issued on Friday 2024-09-13 is due on Sunday 2024-09-29, and the screen says why', () => {
  const report = JSON.parse(run.stdout) as Report;
  expect(report.deadlines.find((d) => d.key === 'feedback')?.dueOn).toBe('2024-09-29');
  const told = report.steps.find((s) => s.result.includes('2024年9月29日'));
  expect(told?.result).toContain('调休上班');
  expect(told?.result).toContain('沿用');
});

test('the catalog is published on Friday 29 March with the warning that 31 March is a Sunday', () => {
  const report = JSON.parse(run.stdout) as Report;
  const line = report.steps.find((s) => s.action === '目录已公布');
  expect(line?.at).toBe('2024-03-29 09:31');
  expect(line?.result).toContain('星期日');
});

test('every paper that is out was signed in its third step: by the unit’s head, or on paper by the town’s, recorded by the secretary', async () => {
  const { body } = await ask(
    `{ catalog(year: 2024) { entries { no decisions { artefacts(all: true) { publishedAt reviewedBy { personName } signedBy { personName recordNote } } } } } }`,
    {},
    'dangzheng.zheng',
  );
  type Paper = {
    publishedAt: string | null;
    reviewedBy: object | null;
    signedBy: { personName: string; recordNote: string | null } | null;
  };
  const out = (no: number): Paper[] =>
    body
      .data!['catalog'].entries.find((e: { no: number }) => e.no === no)
      .decisions.flatMap((d: { artefacts: Paper[] }) => d.artefacts)
      .filter((a: Paper) => a.publishedAt !== null);
  for (const [no, by, note] of [
    [2, '周秘书（演练）', '演练镇长签，由周秘书（演练）代录'],
    [3, '华主任（演练）', null],
    [4, '赵主任（演练）', null],
  ] as const) {
    expect(out(no).length).toBeGreaterThan(2);
    for (const paper of out(no)) expect([no, paper.signedBy]).toEqual([no, { personName: by, recordNote: note }]);
  }
});

test('the adjustment of 11 October keeps five rows, adds three with reasons, and shows row 4 as done', async () => {
  const { body } = await ask(`{ catalog(year: 2024, version: 2) { entries { no adjustment adjustmentReason progress } } }`);
  const entries = body.data!['catalog'].entries as { no: number; adjustment: string; adjustmentReason: string | null; progress: string }[];
  expect(entries.map((e) => e.adjustment)).toEqual(['KEPT', 'KEPT', 'KEPT', 'KEPT', 'KEPT', 'ADDED', 'ADDED', 'ADDED']);
  expect(entries.filter((e) => e.adjustment === 'ADDED').every((e) => e.adjustmentReason)).toBe(true);
  expect(entries[3]!.progress).toBe('已办结');
});

test('the whole history of the driven decision has at most 600 events', async () => {
  const { Connection } = await import('@temporalio/client');
  const { body } = await ask(`{ decision(code: "shili-town-2024-01") { id } }`);
  const connection = await Connection.connect({ address: process.env['TEST_STACK_TEMPORAL']! });
  try {
    const workflowId = `decision-${(body.data!['decision'].id as string).split(':')[1]}`;
    let events = 0;
    let nextPageToken: Uint8Array | null | undefined;
    do {
      const page = await connection.workflowService.getWorkflowExecutionHistory({
        namespace: 'default',
        execution: { workflowId },
        ...(nextPageToken?.length ? { nextPageToken } : {}),
      });
      events += page.history?.events?.length ?? 0;
      nextPageToken = page.nextPageToken;
    } while (nextPageToken?.length);
    expect(events).toBeGreaterThan(50);
    expect(events).toBeLessThanOrEqual(600);
  } finally {
    await connection.close();
  }
});

describe('what the procedure may ask for beyond row 4 stands on the first pages of the portal', () => {
  const page = async (path: string): Promise<string> => (await fetch(`${STACK_URL}${path}`)).text();
  const THIRD = '/decisions/shili-town-2024-02';

  test('row 3 went through alternatives, two rounds, experts, a hearing, and a review returned for supplement', async () => {
    const html = await page(THIRD);
    for (const words of [
      '建议来源：人大代表建议',
      '共2轮',
      '合法性审查：退回补充材料',
      '专家3人',
      '12人，其中利害关系人代表7人',
      '评估单位：演练评估有限公司',
      '公众代表列席',
      '执行单位：社区卫生服务中心',
      '开工时间由9月下旬调整到10月中旬',
      '评估单位：演练社会调查中心（第三方）',
    ])
      expect([words, html.includes(words)]).toEqual([words, true]);
    const round = await page(`${THIRD}/rounds/1`);
    for (const words of ['南门东侧', '北侧沿街']) expect([words, round.includes(words)]).toEqual([words, true]);
  });
  test('each round shows the draft it was asked about, not the one that came of it', async () => {
    const links = async (no: number) =>
      [...(await page(`${THIRD}/rounds/${no}`)).matchAll(/materials\/draft\?version=(\d)/g)].map((m) => m[1]);
    expect([await links(1), await links(2)]).toEqual([['1'], ['2']]);
  });
  test('a round that is over invites nobody to write, and says where the answers are', async () => {
    const html = await page(`${THIRD}/rounds/1`);
    expect(html).toContain('本轮征求意见已经结束');
    expect(html).toContain(`${THIRD}#feedback`);
    // The notice itself stays as it was published; the page adds no invitation of its own.
    expect(html).toContain('提出了2个方案。</p>');
    for (const words of ['信函、当面', '打印意见表']) expect([words, html.includes(words)]).toEqual([words, false]);
    expect(await page('/decisions/shili-town-2024-05/rounds/1')).toContain('信函、当面');
  });
  test('what was argued in the meeting, and which expert dissented, stands on none of them', async () => {
    const all = [await page(THIRD), await page(`${THIRD}/rounds/1`), await page(`${THIRD}/rounds/2`)].join('');
    for (const words of ['450平方米偏小，建议预留扩建条件', '演练专家乙']) expect([words, all.includes(words)]).toEqual([words, false]);
  });
  test('its second window ends on the Monday after its thirtieth day, a Saturday', async () => {
    const { body } = await ask(
      `{ decision(code: "shili-town-2024-02") { phase deadlines(first: 50) { edges { node { key dueOn status } } } } }`,
    );
    const { phase, deadlines } = body.data!['decision'];
    expect(phase).toBe('CLOSED');
    const lines = deadlines.edges.map((e: { node: object }) => e.node) as { key: string; dueOn: string; status: string }[];
    expect(lines.find((d) => d.key === 'consultation:2')).toEqual({ key: 'consultation:2', dueOn: '2024-08-05', status: 'MET' });
    expect(lines.filter((d) => d.status !== 'MET')).toEqual([]);
  });
  test('the draft catalog was put to the public, and what became of each opinion stands at its notice', async () => {
    const html = await page('/organs/shili-town/catalogs/2024/rounds/1');
    for (const words of ['目录（草案）》意见的公告', '避开上下学时间', '列入目录以后在拟订方案时研究', '属于机关内部事务管理'])
      expect([words, html.includes(words)]).toEqual([words, true]);
    expect(await page('/organs/shili-town/catalogs/2024')).toContain('/organs/shili-town/catalogs/2024/rounds/1');
  });
  test('before the catalog one matter is turned down with its reason, and one department has none', async () => {
    const { body } = await ask(
      `{ catalogs { year proposals { status screeningReason } unitReturns { unitName status } } }`,
      {},
      'dangzheng.wu',
    );
    const year = body.data!['catalogs'].find((c: { year: number }) => c.year === 2024);
    expect(year.proposals).toEqual([{ status: 'NOT_INCLUDED', screeningReason: expect.stringContaining('内部事务管理') }]);
    expect(year.unitReturns).toContainEqual({ unitName: '社会办', status: 'NIL' });
  });
  test('both rounds add up, and the opinion not adopted has its reason', async () => {
    const html = await page(THIRD);
    expect(html).toContain('社区卫生服务站按规定不设住院床位');
    const { body } = await ask(
      `{ decision(code: "shili-town-2024-02") { rounds { edges { node { no reconciliation { received counted } } } } } }`,
    );
    expect(body.data!['decision'].rounds.edges.map((e: { node: object }) => e.node)).toEqual([
      { no: 1, reconciliation: { received: 3, counted: 3 } },
      { no: 2, reconciliation: { received: 1, counted: 1 } },
    ]);
  });
  test('last year came in from its papers, marked as such, and what became of each matter is published', async () => {
    const html = await page('/catalogs/2023');
    for (const words of ['补录', '年度完成情况', '已完成', '已终止', '尚未完成', '养老服务设施普查尚未结束'])
      expect([words, html.includes(words)]).toEqual([words, true]);
    const { body } = await ask(`{ catalog(year: 2023) { completions { lines { no status } } deadlines { status } } }`);
    const { completions, deadlines } = body.data!['catalog'];
    expect(completions.map((c: { lines: { status: string }[] }) => c.lines.map((l) => l.status))).toEqual([
      ['DONE', 'TERMINATED', 'UNDER_WAY'],
    ]);
    expect(deadlines.filter((d: { status: string }) => d.status === 'OVERDUE')).toEqual([]);
  });
  test('a matter that was ended promises nothing any more', async () => {
    const html = await page('/decisions/shili-town-2023-02');
    for (const words of ['事项已经终止，不再办理', '风险评估：上线前，补录的材料没有载明'])
      expect([words, html.includes(words)]).toEqual([words, true]);
    for (const words of ['决策出台后', '决策执行后视情开展', '待定', '还没有出台', '终止前没有办理'])
      expect([words, html.includes(words)]).toEqual([words, false]);
  });
  test('what is lawfully not public stands in the register alone', async () => {
    for (const path of ['/', '/catalogs/2024', '/feeds/published.atom']) expect(await page(path)).not.toContain('应急物资储备点布局');
    const { body } = await ask(`{ internalRegister(organCode: "shili-town", year: 2024) { decision { title } } }`, {}, 'dangzheng.zhou');
    expect(body.data!['internalRegister'].slice(0, 2)).toEqual([
      { decision: { title: '镇应急物资储备点布局（演练）' } },
      { decision: null },
    ]);
  });
});
