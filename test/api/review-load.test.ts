import { expect, test } from '@jest/globals';
import { catalogOf2025, TOO_LATE } from '../support/next-year.ts';
import { ask, codeOf } from '../support/stack.ts';

const MANAGER = 'dangzheng.wu';
const SUPERVISOR = 'sifa.wu';
const REVIEWER = 'fazhi.sun';
const DRAFTER = 'shehui.tao';
const SECRETARY = 'dangzheng.zhou';
const LOAD = `query ($weeks: Int, $first: Int, $after: String) { reviewLoad(weeks: $weeks, first: $first, after: $after) { edges { cursor node { week weekEnd organ { code } reviewer department open overdue planned plannedLate withoutPlan items { state title code on } } } pageInfo { hasNextPage endCursor } } }`;
type Line = {
  week: string;
  weekEnd: string;
  organ: { code: string };
  reviewer: string;
  department: string;
  open: number;
  planned: number;
  plannedLate: number;
  items: { state: string; title: string; code: string | null; on: string }[];
};
const lines = async (variables: object = {}): Promise<Line[]> =>
  (await ask(LOAD, { ...variables }, SUPERVISOR)).body.data!['reviewLoad'].edges.map((e: { node: Line }) => e.node);

test('the load is for supervisor, legality reviewer and inspector only', async () => {
  expect(codeOf(await ask(LOAD))).toBe('UNAUTHENTICATED');
  for (const account of [MANAGER, DRAFTER, 'admin'])
    expect([account, codeOf(await ask(LOAD, {}, account))]).toEqual([account, 'FORBIDDEN']);
  for (const account of [SUPERVISOR, REVIEWER]) expect(codeOf(await ask(LOAD, {}, account))).toBeUndefined();
  for (const bad of [{ weeks: 0 }, { weeks: 54 }, { first: 101 }, { after: 'x' }])
    expect(codeOf(await ask(LOAD, bad, SUPERVISOR))).toBe('BAD_USER_INPUT');
});

test('plans stand in the week in which they must be handed in at the latest, per department', async () => {
  const load = await lines({ weeks: 53, first: 100 });
  const planned = load.find((l) => l.department === '规建办')!;
  // The quarter ends on 31 December: 7 working days back is Sunday the 22nd, in the week of Monday the 16th.
  expect(planned).toMatchObject({
    week: '2024-12-16',
    weekEnd: '2024-12-22',
    organ: { code: 'shili-town' },
    reviewer: '镇合法性审查机构',
    planned: 1,
  });
  expect(planned.items[0]).toMatchObject({ state: 'planned', on: '2024-12-22' });
  // Row 4 is archived: its department has no more of it.
  expect(load.flatMap((l) => l.items).some((i) => i.code === 'shili-town-2024-01')).toBe(false);
  expect([...load].sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0))).toEqual(load);
});

test('a plan whose latest day to hand in is over lies in this week and is counted as late', async () => {
  const now = Date.parse((await ask(`{ site { now } }`)).body.data!['site'].now as string) + 8 * 3_600_000;
  const monday = new Date(now - ((new Date(now).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  const made = await catalogOf2025();
  expect(made.__typename).toBe('CommandAccepted');
  const mine = (await lines({ weeks: 53, first: 100 })).filter((l) => l.department === '演练科');
  expect(mine.map((l) => [l.planned, l.plannedLate])).toEqual([
    [1, 1],
    [1, 0],
  ]);
  expect([mine[0]!.week, mine[0]!.items[0]!.title]).toEqual([monday, TOO_LATE.name]);
  expect((await lines({ weeks: 1, first: 100 })).every((l) => l.week === monday)).toBe(true);
});

test('pages follow each other without gaps or repeats', async () => {
  const all = await lines({ weeks: 53, first: 100 });
  const paged: Line[] = [];
  let after: string | null = null;
  do {
    const reply: Awaited<ReturnType<typeof ask>> = await ask(LOAD, { weeks: 53, first: 1, after }, SUPERVISOR);
    const page = reply.body.data!['reviewLoad'];
    paged.push(...page.edges.map((e: { node: Line }) => e.node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(3);
});

test('a draft handed in moves from planned to open, in the week its reply is asked for, and leaves when it is answered', async () => {
  const { body } = await ask(`{ catalog(year: 2024) { entries { id no name } } site { now } }`);
  const entry = (body.data!['catalog'].entries as { id: string; no: number; name: string }[]).find((e) => e.no === 8)!;
  const today = new Date(Date.parse(body.data!['site'].now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const mine = async () =>
    (await lines({ weeks: 53, first: 100 }))
      .flatMap((l) => l.items.map((i) => ({ ...i, week: l.week })))
      .filter((i) => i.title.includes('9号楼装修'));
  expect(await mine()).toEqual([expect.objectContaining({ state: 'planned', code: null, on: '2024-12-22' })]);
  const run = async (account: string, field: string, args: string): Promise<string | undefined> => {
    const reply = await ask(
      `mutation { ${field}(idempotencyKey: "load-${field}-${args.length}-1", ${args}) { __typename ... on CommandAccepted { decision { id } } ... on Refusal { code missing } } }`,
      {},
      account,
    );
    expect([field, reply.body.errors ?? reply.body.data![field]]).toEqual([
      field,
      expect.objectContaining({ __typename: 'CommandAccepted' }),
    ]);
    return reply.body.data![field].decision?.id;
  };
  const id = await run(DRAFTER, 'startDecision', `entryId: "${entry.id}", title: "9号楼装修（演练）", occurredOn: "${today}"`);
  const fact = `fact: { occurredOn: "${today}", actingBody: "示例镇人民政府", signer: "演练镇长", documentNo: "演练1号" }`;
  await run(SECRETARY, 'initiateDecision', `decisionId: "${id}", ${fact}, undertaker: { leadOrganCode: "shehui" }`);
  expect(await mine()).toEqual([expect.objectContaining({ state: 'planned', code: expect.stringContaining('shili-town-2024-') })]);
  await run(DRAFTER, 'beginDrafting', `decisionId: "${id}", occurredOn: "${today}"`);
  await run(
    DRAFTER,
    'settleGate',
    `decisionId: "${id}", gate: PARTICIPATION, ${fact}, particulars: { participation: { ways: [{ way: SYMPOSIUM, from: "${today}", place: "社区活动室", opinions: 0 }], report: "座谈会情况（演练）" } }`,
  );
  for (const gate of ['DEPARTMENTS', 'EXPERT', 'RISK', 'HEARING', 'SPECIAL_GROUPS'])
    await run(DRAFTER, 'settleGate', `decisionId: "${id}", gate: ${gate}, notNeededReason: "不涉及（演练）${gate}", decidedBy: "演练主任"`);
  await ask(
    `mutation ($id: ID!) { saveArtefact(idempotencyKey: "load-draft-0001", decisionId: $id, kind: DRAFT, title: "草案（演练）", text: "装修9号楼（演练）") { __typename } }`,
    { id },
    DRAFTER,
  );
  await run(
    DRAFTER,
    'submitForReview',
    `decisionId: "${id}", occurredOn: "${today}", requestedReplyOn: "2024-11-29", statement: "已履行法定程序"`,
  );
  expect(await mine()).toEqual([expect.objectContaining({ state: 'open', on: '2024-11-29', week: '2024-11-25' })]);
  await returnAndSupplement(id!, today, run);
  expect(await mine()).toEqual([expect.objectContaining({ state: 'open', on: '2024-11-29', week: '2024-11-25' })]);
  await run(
    REVIEWER,
    'recordReview',
    `decisionId: "${id}", outcome: PASSED, ${fact}, opinion: "合法（演练）", noCounselReason: "没有聘请法律顾问（演练）"`,
  );
  expect(await mine()).toEqual([]);
});

/** While its papers are out, a review has no result and no clock; what is missing is read by staff alone. */
async function returnAndSupplement(
  id: string,
  today: string,
  run: (account: string, field: string, args: string) => Promise<unknown>,
): Promise<void> {
  const read = async (account?: string) =>
    (
      await ask(
        `query ($id: ID!) { decision(id: $id) { deadlines { edges { node { key status } } } timeline { edges { node { text } } } } }`,
        { id },
        account,
      )
    ).body.data!['decision'];
  const clock = async () =>
    (await read()).deadlines.edges.map((e: { node: { key: string; status: string } }) => [e.node.key, e.node.status].join(' '));
  const told = async (account?: string) => (await read(account)).timeline.edges.map((e: { node: { text: string } }) => e.node.text);
  await run(REVIEWER, 'returnForSupplement', `decisionId: "${id}", occurredOn: "${today}", missing: ["听证笔录（演练）"]`);
  expect(await clock()).toEqual(['legality-review:1 STOPPED']);
  const early = await ask(
    `mutation ($id: ID!, $on: Date!) { recordReview(idempotencyKey: "load-early-0001", decisionId: $id, outcome: PASSED, fact: { occurredOn: $on, actingBody: "示例镇人民政府", signer: "演练镇长", documentNo: "演练1号" }, opinion: "合法") { ... on Refusal { code article missing } } }`,
    { id, on: today },
    REVIEWER,
  );
  expect(early.body.data!['recordReview']).toMatchObject({
    code: 'REVIEW_RETURNED',
    missing: expect.arrayContaining(['听证笔录（演练）']),
  });
  await run(DRAFTER, 'supplementReview', `decisionId: "${id}", occurredOn: "${today}", supplied: ["听证笔录（演练）"]`);
  expect(await clock()).toEqual(['legality-review:1 OPEN']);
  expect(await told()).toEqual(expect.arrayContaining(['合法性审查：退回补充材料', '合法性审查：已补充材料']));
  expect((await told()).join()).not.toContain('听证笔录');
  expect(await told(DRAFTER)).toContain('合法性审查：退回补充材料，缺少：听证笔录（演练）');
}
