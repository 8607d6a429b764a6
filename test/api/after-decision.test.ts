import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drivenStack } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { signPaper } from '../support/sign-paper.ts';
import { codeOf } from '../support/stack.ts';
import { eventually } from '../workflow/harness/eventually.ts';

/** Row 4, driven to its archive: what follows the procedure is done to it here alone. */
const DONE = 'shili-town-2024-01';
const WHO = {
  head: 'chengjian.zhao',
  drafter: 'chengjian.li',
  clerk: 'chengjian.sun',
  secretary: 'dangzheng.zhou',
  supervisor: 'sifa.wu',
  publisher: 'dangzheng.zheng',
  legality: 'fazhi.sun',
  cleared: 'chengjian.qian',
} as const;
let stack: OwnStack;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);
let id = '';
let today = '';

beforeAll(async () => {
  stack = await drivenStack();
  const { body } = await ask(`{ site { now } decision(code: "${DONE}") { id phase } }`);
  expect(body.data!['decision'].phase).toBe('CLOSED');
  id = body.data!['decision'].id;
  today = new Date(Date.parse(body.data!['site'].now) + 8 * 3_600_000).toISOString().slice(0, 10);
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

let n = 0;
const ANSWER: Record<string, string> & { step: string } = {
  step: '... on CommandAccepted { decision { phase } }',
  recordExecutionOpinion: '... on ExecutionOpinionRecorded { count }',
};
/** One mutation on the decision; `args` as GraphQL writes them. */
async function step(account: string, field: string, args: string, of = id) {
  const reply = await ask(
    `mutation ($k: String!, $id: ID!) { ${field}(idempotencyKey: $k, decisionId: $id${args && `, ${args}`}) { __typename ${ANSWER[field] ?? ANSWER.step} ... on Refusal { code article missing } } }`,
    { k: `after-${++n}-${Date.now()}`, id: of },
    account,
  );
  return reply.body.errors ? { code: codeOf(reply) } : reply.body.data![field];
}
const read = async (fields: string, account?: string) =>
  (await ask(`{ decision(code: "${DONE}") { ${fields} } }`, {}, account)).body.data!['decision'];
const page = async (code = DONE): Promise<string> => (await fetch(`${stack.url}/decisions/${code}`)).text();
const ACCEPTED = { __typename: 'CommandAccepted', decision: { phase: 'CLOSED' } };

describe('execution of an archived decision', () => {
  test('a report with a situation goes in, stays inside, and stands before the supervisor with the days it took', async () => {
    const report = `occurredOn: "${today}", done: "路面修复完成300米", problems: "雨天误工", situation: { kind: CHANGED, foundOn: "2024-09-30", detail: "铁路部门调整施工窗口" }`;
    expect(await step(WHO.head, 'reportExecution', report)).toEqual(ACCEPTED);
    const fields = `execution { unit startedOn reports { no occurredOn done problems situation { kindName foundOn daysToReport detail } } }`;
    expect(await read(fields)).toEqual({ execution: { unit: '城建中心', startedOn: '2024-09-20', reports: [] } });
    expect((await read(fields, WHO.drafter)).execution.reports).toEqual([
      // What the drive reported stands before it.
      expect.objectContaining({ no: 1, occurredOn: '2024-09-26', situation: null }),
      {
        no: 2,
        occurredOn: today,
        done: '路面修复完成300米',
        problems: '雨天误工',
        situation: {
          kindName: '客观情况发生重大变化',
          foundOn: '2024-09-30',
          daysToReport: (Date.parse(today) - Date.parse('2024-09-30')) / 86_400_000,
          detail: '铁路部门调整施工窗口',
        },
      },
    ]);
    const list = `{ executionSituations { edges { node { decision { code } lateEntry report { situation { detail } } } } } }`;
    expect((await ask(list, {}, WHO.supervisor)).body.data!['executionSituations'].edges).toEqual([
      { node: { decision: { code: DONE }, lateEntry: false, report: { situation: { detail: '铁路部门调整施工窗口' } } } },
    ]);
    expect([codeOf(await ask(list)), codeOf(await ask(list, {}, WHO.drafter))]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
    for (const words of ['雨天误工', '施工窗口']) expect([words, (await page()).includes(words)]).toEqual([words, false]);
  });

  test('an opinion on the execution is counted for everybody, and read by staff alone', async () => {
    const opinion = (more = '') =>
      `text: "修好的路面又开裂了", channel: PHONE, commenterKind: PERSON, name: "朱演练", receivedOn: "2024-10-09"${more}`;
    expect(await step(WHO.clerk, 'recordExecutionOpinion', opinion())).toEqual({ __typename: 'ExecutionOpinionRecorded', count: 1 });
    expect(await step(WHO.clerk, 'recordExecutionOpinion', opinion().replace('PHONE', 'LETTER'))).toMatchObject({ count: 2 });
    const fields = `executionOpinionCount executionOpinions { edges { node { text channel commenterName receivedOn } } }`;
    expect(await read(fields)).toEqual({ executionOpinionCount: 2, executionOpinions: null });
    const node = { text: '修好的路面又开裂了', channel: 'PHONE', receivedOn: '2024-10-09' };
    expect((await read(fields, WHO.drafter)).executionOpinions.edges[0]).toEqual({ node: { ...node, commenterName: '朱演练' } });
    expect((await read(fields, WHO.secretary)).executionOpinions.edges[0]).toEqual({ node: { ...node, commenterName: '朱**' } });
    expect(await page()).toContain('已登记2条，只公布条数，不公布内容');
    for (const words of ['开裂', '朱演练']) expect([words, (await page()).includes(words)]).toEqual([words, false]);
  });

  test('the same opinion under the same key is recorded once, another one under it is refused', async () => {
    const record = (text: string) =>
      ask(
        `mutation ($id: ID!, $text: String!) { recordExecutionOpinion(idempotencyKey: "execution-twice", decisionId: $id, text: $text, channel: EMAIL, commenterKind: UNIT, name: "演练公司", receivedOn: "2024-10-10") { __typename ... on ExecutionOpinionRecorded { count } ... on Refusal { code } } }`,
        { id, text },
        WHO.clerk,
      );
    const [first, again, other] = [await record('卸货点太少'), await record('卸货点太少'), await record('卸货点太远')];
    expect(first.body.data!['recordExecutionOpinion']).toEqual({ __typename: 'ExecutionOpinionRecorded', count: 3 });
    expect(again.body).toEqual(first.body);
    expect(other.body.data!['recordExecutionOpinion']).toEqual({ __typename: 'Refusal', code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test.each([
    ['the day before the signing', { receivedOn: '2024-09-12' }, 'DATE_BEFORE_PREDECESSOR'],
    ['tomorrow', { receivedOn: '2034-10-11' }, 'DATE_IN_FUTURE'],
    ['no text', { text: '　' }, 'BAD_USER_INPUT'],
    ['markup', { text: '<script src="x"></script>' }, 'TEXT_HAS_MARKUP'],
  ])('an opinion with %s is refused, and none is counted', async (_what, change, code) => {
    const { text, receivedOn } = { text: '演练意见', receivedOn: '2024-10-09', ...change };
    const args = `text: ${JSON.stringify(text)}, channel: VISIT, commenterKind: PERSON, receivedOn: "${receivedOn}"`;
    expect(await step(WHO.clerk, 'recordExecutionOpinion', args)).toMatchObject({ code });
    expect(await step(WHO.drafter, 'recordExecutionOpinion', args)).toMatchObject({
      code: code.includes('TEXT') || code === 'BAD_USER_INPUT' ? code : 'FORBIDDEN',
    });
    expect((await read('executionOpinionCount')).executionOpinionCount).toBe(3);
  });

  test('an opinion on a decision that is not out is an opinion of its consultation', async () => {
    const { body } = await ask(`{ decision(code: "shili-town-2024-05") { id } }`);
    const args = `text: "演练意见", channel: LETTER, commenterKind: PERSON, receivedOn: "${today}"`;
    expect(await step('guijian.chen', 'recordExecutionOpinion', args, body.data!['decision'].id)).toMatchObject({ code: 'WRONG_PHASE' });
  });
});

/** Saves a paper, has a second person clear it and the head sign it. */
async function paper(kind: string, title: string, of = id): Promise<{ saved: string; cleared: string }> {
  const saved = await ask(
    `mutation ($k: String!, $id: ID!, $title: String!) { r: saveArtefact(idempotencyKey: $k, decisionId: $id, kind: ${kind}, title: $title, text: "演练正文") { __typename ... on ArtefactSaved { artefact { id } } ... on Refusal { code } } }`,
    { k: `paper-${++n}-${Date.now()}`, id: of, title },
    WHO.drafter,
  );
  const r = saved.body.data!['r'];
  if (!r.artefact) return { saved: r.code, cleared: '' };
  const cleared = await ask(
    `mutation ($k: String!, $a: ID!) { r: reviewDisclosure(idempotencyKey: $k, artefactId: $a, passed: true, note: "演练") { __typename } }`,
    { k: `clear-${++n}-${Date.now()}`, a: r.artefact.id },
    WHO.cleared,
  );
  await signPaper(ask, r.artefact.id, WHO.head);
  return { saved: r.__typename, cleared: cleared.body.data!['r'].__typename };
}
const fact = (on: string, actingBody = '示例镇人民政府') =>
  `fact: { occurredOn: "${on}", actingBody: "${actingBody}", signer: "演练镇长", documentNo: "演练〔2024〕20号" }`;
const slotOf = async (kind: string): Promise<{ stateText: string; artefact: { title: string } | null }> => {
  const { body } = await ask(`{ catalog(year: 2024) { entries { no artefacts { kind stateText artefact { title } } } } }`);
  const row = body.data!['catalog'].entries.find((e: { no: number }) => e.no === 4);
  return row.artefacts.find((a: { kind: string }) => a.kind === kind);
};

describe('the evaluation of an archived decision', () => {
  const RESULT = '道路修复养护工程决策后评估结果（演练）';
  const evaluator = (name: string) =>
    `case: MANY_OPINIONS, reason: "开裂、卸货点意见较多", evaluator: "${name}", thirdParty: true, ${fact('2024-10-10')}`;
  test('is refused to the unit that assessed the risks, however its name is typed, and open to another', async () => {
    for (const name of ['城建中心', ' 城建　中心', '（城建中心）'])
      expect(await step(WHO.secretary, 'orderEvaluation', evaluator(name))).toMatchObject({
        code: 'EVALUATOR_NOT_INDEPENDENT',
        article: '《重大行政决策程序暂行条例》第三十六条',
      });
    expect(await step(WHO.secretary, 'orderEvaluation', evaluator('演练评估有限公司'))).toEqual(ACCEPTED);
    expect(await read('evaluations { no case opinionCount status conclusion }')).toEqual({
      evaluations: [{ no: 1, case: 'MANY_OPINIONS', opinionCount: 3, status: 'ordered', conclusion: null }],
    });
    expect(await slotOf('EFFECT_EVALUATION')).toEqual({
      kind: 'EFFECT_EVALUATION',
      stateText: '2024年10月10日起评估，尚未完成',
      artefact: null,
    });
    const html = await page();
    expect(html).toContain('评估单位：演练评估有限公司（第三方）');
  });
  test('its report stays inside until the cleared result is published, by a run of the workflow that had ended', async () => {
    const experts = (declared: boolean) => `experts: [{ name: "王演练", unit: "演练大学", declaredNoInterest: ${declared} }]`;
    const told = `${fact('2024-10-11', '演练评估有限责任公司')}, heard: [PUBLIC, CONGRESS_DEPUTIES], conclusion: ADJUST`;
    expect(await step(WHO.secretary, 'recordEvaluation', `${told}, ${experts(false)}`)).toMatchObject({ code: 'EXPERT_HAS_INTEREST' });
    expect(await step(WHO.secretary, 'recordEvaluation', `${told}, ${experts(true)}`)).toEqual(ACCEPTED);
    const fields = `evaluations { status conclusionName heardNames experts artefact { title } }`;
    expect((await read(fields)).evaluations).toEqual([
      { status: 'reported', conclusionName: null, heardNames: [], experts: [], artefact: null },
    ]);
    expect((await read(fields, WHO.drafter)).evaluations[0]).toMatchObject({ conclusionName: '调整决策', experts: ['王演练（演练大学）'] });
    expect((await slotOf('EFFECT_EVALUATION')).stateText).toBe('评估已完成，结果尚未公布');

    expect(await step(WHO.publisher, 'publishEvaluation', '')).toMatchObject({ code: 'MATERIALS_INCOMPLETE' });
    // Of all papers this one alone is still written.
    expect(await paper('BACKGROUND', '决策背景（演练）')).toEqual({ saved: 'WRONG_PHASE', cleared: '' });
    expect(await paper('EFFECT_EVALUATION', RESULT)).toEqual({ saved: 'ArtefactSaved', cleared: 'ArtefactSaved' });
    expect(await step(WHO.publisher, 'publishEvaluation', '')).toEqual(ACCEPTED);
    await eventually(async () => expect((await read('evaluations { status }')).evaluations).toEqual([{ status: 'published' }]));
    expect((await read(fields)).evaluations).toEqual([
      { status: 'published', conclusionName: '调整决策', heardNames: ['社会公众', '人大代表'], experts: [], artefact: { title: RESULT } },
    ]);
    expect(await slotOf('EFFECT_EVALUATION')).toMatchObject({ artefact: { title: RESULT }, stateText: '2024年10月11日公布' });
    const html = await page();
    for (const words of ['结论：调整决策', '效果评估第1版', '决策后评估结果公布'])
      expect([words, html.includes(words)]).toEqual([words, true]);
    expect(html.includes('王演练')).toBe(false);
    const { body } = await ask(`{ publishedChanges(first: 5) { edges { node { event { text } decision { code } } } } }`);
    expect(body.data!['publishedChanges'].edges).toContainEqual({
      node: { event: { text: '决策后评估结果公布' }, decision: { code: DONE } },
    });
  });
});

describe('what was issued is not changed', () => {
  const outcome = `outcome { documentNo title text }`;
  test('no later version of the text is taken, and everybody goes on reading the one that was issued', async () => {
    const before = await read(outcome);
    for (const kind of ['DRAFT', 'DECISION_RESULT'])
      expect(await paper(kind, '悄悄换掉的文本')).toEqual({ saved: 'ISSUED_TEXT_FIXED', cleared: '' });
    expect(await read(outcome)).toEqual(before);
    expect(before.outcome.documentNo).toBe('示府〔2024〕演练12号');
  });
  test('a minor adjustment stands beside it, with its reasons', async () => {
    const args = (notMajor: string) =>
      `what: "工期顺延至12月", reason: "铁路部门调整施工窗口", notMajorReason: "${notMajor}", ${fact('2024-10-10')}`;
    expect(await step(WHO.secretary, 'recordMinorAdjustment', args(' '))).toMatchObject({ code: 'REASON_MISSING' });
    expect(await step(WHO.drafter, 'recordMinorAdjustment', args('不改变范围和投资'))).toEqual({ code: 'FORBIDDEN' });
    expect(await step(WHO.secretary, 'recordMinorAdjustment', args('不改变范围和投资'))).toEqual(ACCEPTED);
    expect((await read(`minorAdjustments { no what occurredOn } ${outcome}`)).minorAdjustments).toEqual([
      { no: 1, what: '工期顺延至12月', occurredOn: '2024-10-10' },
    ]);
    expect((await page()).includes('工期顺延至12月')).toBe(true);
  });
  test('the head suspends in an urgent case, the organ resumes; it stops only what it has deliberated', async () => {
    const suspension = `situation: CHANGED, reason: "管线爆裂", article: "条例第三十七条", ${fact('2024-10-10')}`;
    expect(await step(WHO.secretary, 'suspendExecution', suspension)).toEqual(ACCEPTED);
    const fields = `statusSentence execution { status suspension { on reason article situationName } stop { on } }`;
    const suspended = await read(fields);
    expect(suspended.execution).toEqual({
      status: 'suspended',
      suspension: { on: '2024-10-10', reason: '管线爆裂', article: '条例第三十七条', situationName: '客观情况发生重大变化' },
      stop: null,
    });
    expect(suspended.statusSentence.at(-1)).toContain('起中止执行。原因：管线爆裂');
    expect(
      await step(WHO.secretary, 'stopExecution', `reason: "规划调整", article: "条例第三十七条", occurredOn: "2024-10-11"`),
    ).toMatchObject({
      code: 'EXECUTION_STOP_NOT_DELIBERATED',
    });
    expect(await step(WHO.secretary, 'resumeExecution', `reason: "抢修完成", ${fact('2024-10-11')}`)).toEqual(ACCEPTED);
    expect((await read(fields)).execution).toEqual({ status: 'going', suspension: null, stop: null });
  });
});

describe('a major adjustment', () => {
  let adjusting = '';
  let code = '';
  const mine = async (account: string, field: string, args: string): Promise<void> =>
    expect([field, await step(account, field, args, adjusting)]).toEqual([
      field,
      expect.objectContaining({ __typename: 'CommandAccepted' }),
    ]);
  const start = (reason: string, account: string = WHO.drafter) =>
    step(account, 'startAdjustment', `title: "道路修复养护工程调整方案（演练）", reason: "${reason}", occurredOn: "${today}"`);
  const sides = `adjustmentText adjusts { code } adjustedBy { code }`;

  test('starts a decision of the same matter; until that is out the old one is in force, and both say so', async () => {
    expect(await start(' ')).toMatchObject({ code: 'REASON_MISSING', article: '《重大行政决策程序暂行条例》第三十七条' });
    expect(await start('规划调整', WHO.secretary)).toEqual({ code: 'FORBIDDEN' });
    expect(await start('规划调整')).toEqual({ __typename: 'CommandAccepted', decision: { phase: 'CATALOGUED' } });
    expect(await start('又要调整')).toMatchObject({ code: 'DECISION_ALREADY_STARTED' });
    const old = await read(`${sides} adjustedBy { id code gates { status } adjustsReason adjusts { code } }`);
    [adjusting, code] = [old.adjustedBy.id, old.adjustedBy.code];
    expect(old).toMatchObject({
      adjustmentText: '正在履行法定程序作重大调整；新的决策公布之前，本决策继续有效',
      adjusts: null,
      adjustedBy: { adjustsReason: '规划调整', adjusts: { code: DONE } },
    });
    expect(old.adjustedBy.gates.every((g: { status: string }) => g.status === 'OPEN')).toBe(true);
    expect((await page()).includes(`/decisions/${code}"`)).toBe(true);
    expect((await page(code)).includes(`本决策是对<a href="/decisions/${DONE}">`)).toBe(true);
    const { body } = await ask(`{ catalog(year: 2024) { entries { no progress } } }`);
    expect(body.data!['catalog'].entries.find((e: { no: number }) => e.no === 4).progress).toBe('已办结、前期工作');
    const other = await ask(`{ decision(code: "shili-town-2024-05") { id } }`);
    const early = `title: "调整", reason: "调整", occurredOn: "${today}"`;
    expect(await step('guijian.feng', 'startAdjustment', early, other.body.data!['decision'].id)).toMatchObject({ code: 'WRONG_PHASE' });
  });

  test('goes through all gates, and takes the place of the old one when it is published', async () => {
    await mine(WHO.secretary, 'initiateDecision', `${fact(today)}, undertaker: { leadOrganCode: "chengjian" }`);
    await mine(WHO.drafter, 'beginDrafting', `occurredOn: "${today}"`);
    const { body } = await ask(
      `query ($id: ID!) { decision(id: $id) { gates { gate conditional status } } }`,
      { id: adjusting },
      WHO.drafter,
    );
    for (const g of body.data!['decision'].gates as { gate: string; conditional: boolean; status: string }[])
      if (g.conditional && g.status === 'OPEN' && g.gate !== 'REPRESENTATIVES')
        await mine(
          g.gate === 'PEOPLES_CONGRESS' ? WHO.secretary : WHO.head,
          'settleGate',
          `gate: ${g.gate}, notNeededReason: "不涉及", decidedBy: "演练主任"`,
        );
    await mine(
      WHO.head,
      'settleGate',
      `gate: PARTICIPATION, ${fact(today)}, particulars: { participation: { ways: [{ way: SYMPOSIUM, from: "${today}", place: "社区活动室", opinions: 2 }], report: "座谈会情况（演练）" } }`,
    );
    for (const kind of ['DRAFT', 'EXPLANATION', 'INTERPRETATION', 'BACKGROUND'])
      expect(await paper(kind, `调整方案${kind}（演练）`, adjusting)).toEqual({ saved: 'ArtefactSaved', cleared: 'ArtefactSaved' });
    await mine(WHO.drafter, 'submitForReview', `occurredOn: "${today}", requestedReplyOn: "2024-10-31", statement: "已履行法定程序"`);
    await mine(
      WHO.legality,
      'recordReview',
      `outcome: PASSED, ${fact(today, '镇合法性审查机构')}, opinion: "合法", noCounselReason: "没有聘请法律顾问（演练）"`,
    );
    await mine(WHO.head, 'submitToMeeting', `occurredOn: "${today}"`);
    await mine(
      WHO.secretary,
      'recordDeliberation',
      `outcome: PASSED, meetingName: "镇长办公会议", ${fact(today)}, representatives: [{ name: "顾演练", kind: "普通市民", view: "同意" }], minutes: { members: [{ name: "演练镇长", role: HEAD }, { name: "演练副镇长", role: MEMBER }], presider: "演练镇长", headSpokeLast: true, majority: PASSED }`,
    );
    const early = `documentNo: "示府〔2024〕演练30号", signedOn: "${today}", signer: "演练镇长"`;
    expect(await step(WHO.secretary, 'issueDecision', early, adjusting)).toMatchObject({ code: 'GATE_OPEN' });
    await mine(
      WHO.secretary,
      'settleGate',
      `gate: PARTY_REPORT, ${fact(today, '中共示例镇委员会')}, particulars: { partyReport: { result: AGREED } }`,
    );
    for (const kind of ['DECISION_RESULT', 'REPRESENTATIVES_ATTENDANCE'])
      expect((await paper(kind, `调整方案${kind}（演练）`, adjusting)).cleared).toBe('ArtefactSaved');
    expect(await read(sides)).toMatchObject({ adjustmentText: expect.stringContaining('继续有效') });
    await mine(WHO.secretary, 'issueDecision', early);

    await eventually(async () =>
      expect(await read(`${sides} phase statusSentence outcome { documentNo }`)).toMatchObject({
        adjustmentText: `已被示府〔2024〕演练30号（${code}）调整`,
        adjustedBy: { code },
        phase: 'CLOSED',
        outcome: { documentNo: '示府〔2024〕演练12号' },
      }),
    );
    expect((await read('statusSentence')).statusSentence.at(-1)).toBe('本决策已被示府〔2024〕演练30号调整，新的决策于2024年10月11日出台。');
    const html = await page();
    for (const words of ['已被示府〔2024〕演练30号', '关于实施中青路（陪昆路—铁路河）道路修复养护工程的决定'])
      expect([words, html.includes(words)]).toEqual([words, true]);
    const row = (await ask(`{ catalog(year: 2024) { entries { no progress artefacts { kind artefact { title } } } } }`)).body.data![
      'catalog'
    ].entries.find((e: { no: number }) => e.no === 4);
    expect(row.progress).toBe('已被调整、已出台');
    expect(row.artefacts.find((a: { kind: string }) => a.kind === 'DECISION_RESULT').artefact.title).toBe(
      '调整方案DECISION_RESULT（演练）',
    );
    const minorAgain = `what: "再顺延", reason: "雨季", notMajorReason: "不改变范围", ${fact(today)}`;
    expect(await step(WHO.secretary, 'recordMinorAdjustment', minorAgain)).toMatchObject({
      code: 'DECISION_ADJUSTED',
      missing: [expect.stringContaining(code)],
    });
  }, 60_000);
});
