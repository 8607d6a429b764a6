import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownStack, until } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { signPaper } from '../support/sign-paper.ts';
import { codeOf } from '../support/stack.ts';

const MANAGER = 'dangzheng.wu';
/** Drafter and head of the unit that both rows name. */
const DRAFTER = 'guijian.feng';
const REVIEWER = 'guijian.chen';
const SECRETARY = 'dangzheng.zhou';
const PUBLISHER = 'dangzheng.zheng';
const ROWS = [
  { name: '街坊局部调整', category: '重要规划', leadUnit: '规建办' },
  { name: '没有类别的事项', leadUnit: '规建办' },
];

/** A round is opened here: a stack of its own, so that nobody else's portal shows it. */
let stack: OwnStack;
const ask: OwnStack['ask'] = (...args) => stack.ask(...args);

type Answer = { __typename: string; code?: string; article?: string; missing?: string[]; remedy?: string; warnings?: string[] };
type Whom = { decision?: { id: string; code: string }; catalog?: { id: string } };
let n = 0;
/** One step of the procedure; `args` as GraphQL text. */
async function step(account: string, field: string, args: string, rows?: object): Promise<Answer & Whom> {
  const { body } = await ask(
    `mutation${rows ? ' ($rows: [CatalogRowInput!]!)' : ''} { ${field}(idempotencyKey: "start-test-${++n}-${field}", ${args}) { __typename ... on CommandAccepted { warnings decision { id code } catalog { id } } ... on Refusal { code article remedy missing } } }`,
    rows ? { rows } : {},
    account,
  );
  if (body.errors) throw new Error(`${field}: ${JSON.stringify(body.errors)}`);
  return body.data![field];
}
async function accepted(account: string, field: string, args: string, rows?: object): Promise<Answer & Whom> {
  const answer = await step(account, field, args, rows);
  expect([field, answer]).toEqual([field, expect.objectContaining({ __typename: 'CommandAccepted' })]);
  return answer;
}

const today = '2024-03-05';
type Entry = { id: string; no: number; matterKind: string | null; decisions: { code: string }[] };
const ENTRIES = `{ catalog(year: 2024) { entries { id no matterKind decisions { code } } } }`;
let entries: Entry[];
let entry: Entry;
let warnings: string[];
let id: string;
let code: string;

const fact = () => `fact: { occurredOn: "${today}", actingBody: "示例镇人民政府", signer: "演练镇长", documentNo: "演练启2号" }`;

beforeAll(async () => {
  stack = await ownStack(`${today}T09:00:00+08:00`);
  const made = await accepted(
    MANAGER,
    'createCatalog',
    `organCode: "shili-town", year: 2024, title: "2024年度目录（演练）", columns: ["名称", "类别", "承办部门"], legalBases: ["条例"], rows: $rows`,
    ROWS,
  );
  warnings = made.warnings!;
  const catalog = `catalogId: "${made.catalog!.id}"`;
  await accepted(SECRETARY, 'decideCatalog', `${catalog}, ${fact()}`);
  await accepted(SECRETARY, 'recordCatalogConsent', `${catalog}, ${fact()}`);
  await accepted(PUBLISHER, 'publishCatalog', `${catalog}, signedOn: "${today}", disclosureReviewedBy: "dangzheng.wang"`);
  entries = await until(async () => (await ask(ENTRIES)).body.data!['catalog']?.entries as Entry[] | undefined);
  entry = entries[0]!;
}, 90_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

test('a row without a category is warned of when it is entered, and is started only with a kind', async () => {
  expect(warnings).toEqual(['第2行“没有类别的事项”：没有写明决策类别，启动时要由承办单位写明']);
  expect(entries.map((e) => e.matterKind)).toEqual(['PLAN', null]);
  const of = (more: string) => `entryId: "${entries[1]!.id}", title: "没有类别的事项", occurredOn: "${today}"${more}`;
  expect(await step(DRAFTER, 'startDecision', of(''))).toMatchObject({
    code: 'MATTER_KIND_MISSING',
    missing: [expect.stringContaining('目录没有写明'), expect.stringContaining('其他重大事项')],
  });
  expect(await step(DRAFTER, 'startDecision', of(', scope: { kind: OTHER, exclusion: NONE }'))).toMatchObject({
    __typename: 'CommandAccepted',
  });
});

const start = (more = '') => `entryId: "${entry.id}", title: "街坊局部调整（演练）", occurredOn: "${today}"${more}`;
describe('a decision begins', () => {
  test('what the decree does not govern is refused before anything exists, with the procedure that applies', async () => {
    expect(entry.matterKind).toBe('PLAN');
    expect(await step(DRAFTER, 'startDecision', start(', scope: { kind: PLAN, exclusion: LEGISLATION }'))).toMatchObject({
      code: 'MATTER_EXCLUDED',
      article: '《重大行政决策程序暂行条例》第三条',
      missing: [expect.stringContaining('立法程序')],
    });
    expect(
      await step(DRAFTER, 'startDecision', start(`, proposal: { source: DEPUTIES, proposer: "演练代表", receivedOn: "${today}" }`)),
    ).toMatchObject({
      code: 'PROPOSAL_INCOMPLETE',
      missing: ['建议或者提案的编号', '是否承诺答复'],
    });
    expect(((await ask(ENTRIES, {}, DRAFTER)).body.data!['catalog'].entries as Entry[])[0]!.decisions).toEqual([]);
  });
  test('its kind is that of the printed category unless the starter says otherwise, and everybody reads it', async () => {
    ({ id, code } = (
      await accepted(
        DRAFTER,
        'startDecision',
        start(`, proposal: { source: DEPUTIES, proposer: "演练代表", receivedOn: "${today}", number: "12", replyPromised: true }`),
      )
    ).decision!);
    const { body } = await ask(
      `query ($code: String!) { decision(code: $code) { matterKind scopeText timeline { edges { node { text } } } } }`,
      { code },
    );
    expect(body.data!['decision']).toMatchObject({
      matterKind: 'PLAN',
      scopeText: '经济和社会发展等方面的重要规划（条例第三条第一款第二项）',
    });
    const [begun] = body.data!['decision'].timeline.edges;
    expect(begun.node.text).toContain('建议来源：人大代表建议（第12号）');
    expect(begun.node.text).not.toContain('演练代表');
    expect(await (await fetch(`${stack.url}/decisions/${code}`)).text()).toContain('（条例第三条第一款第二项）');
  });
  test('the organ does not decide on what nobody studied, nor on units of which none leads', async () => {
    const initiate = (undertaker: string, study = '') =>
      step(SECRETARY, 'initiateDecision', `decisionId: "${id}", ${fact()}, undertaker: ${undertaker}${study}`);
    const study = `, study: { by: "规建办", on: "${today}", conclusion: "可行（演练）" }`;
    expect(await initiate('{ leadOrganCode: "guijian" }')).toMatchObject({ code: 'STUDY_MISSING' });
    expect(await initiate('{ coOrganCodes: ["guijian", "chengjian"] }', study)).toMatchObject({
      code: 'UNDERTAKER_MISSING',
      article: '《重大行政决策程序暂行条例》第十一条',
      missing: ['写了2个单位，没有写明哪个牵头'],
    });
    expect(await initiate('{ leadOrganCode: "guijian", coOrganCodes: ["guijian"] }', study)).toMatchObject({ code: 'UNDERTAKER_REPEATED' });
    const unknown = await ask(
      `mutation { initiateDecision(idempotencyKey: "start-unknown-1", decisionId: "${id}", ${fact()}, undertaker: { leadOrganCode: "guijian", coOrganCodes: ["区级相关部门"] }${study}) { __typename } }`,
      {},
      SECRETARY,
    );
    expect(codeOf(unknown)).toBe('NOT_FOUND');
    expect(await initiate('{ leadOrganCode: "guijian", coOrganCodes: ["chengjian"] }', study)).toMatchObject({
      __typename: 'CommandAccepted',
    });
  });
});

describe('a draft with alternatives, and a risk that is not controllable', () => {
  const save = async (kind: string, text: string): Promise<void> => {
    const saved = await ask(
      `mutation { saveArtefact(idempotencyKey: "start-save-${++n}-${kind}", decisionId: "${id}", kind: ${kind}, title: "${kind}（演练）", text: "${text}") { __typename ... on ArtefactSaved { artefact { id } } } }`,
      {},
      DRAFTER,
    );
    const artefact = saved.body.data!['saveArtefact'].artefact.id;
    const cleared = await ask(
      `mutation { reviewDisclosure(idempotencyKey: "start-clear-${n}-${kind}", artefactId: "${artefact}", passed: true, note: "可以公开") { __typename } }`,
      {},
      REVIEWER,
    );
    expect(cleared.body.errors).toBeUndefined();
    await signPaper(ask, artefact, SECRETARY, true);
  };
  const risk = (conclusion: string, more = '') =>
    step(
      DRAFTER,
      'settleGate',
      `decisionId: "${id}", gate: RISK, fact: { occurredOn: "${today}", actingBody: "规建办", signer: "演练主任", documentNo: "演练评2号" }, particulars: { risk: { assessor: "规建办", conclusion: ${conclusion}, heard: ["派出所"], risks: [{ point: "拥堵", prevention: "疏导" }], responsePlan: "停工" } }${more}`,
    );
  const gate = async (account?: string) => {
    const { body } = await ask(
      `query ($code: String!) { decision(code: $code) { gates { gate status text adverse draftHash details { label text } } } }`,
      { code },
      account,
    );
    return body.data!['decision'].gates.find((g: { gate: string }) => g.gate === 'RISK');
  };

  test('a risk that is not controllable stays on record for the staff until an adjusted draft is assessed', async () => {
    await accepted(DRAFTER, 'beginDrafting', `decisionId: "${id}", occurredOn: "${today}"`);
    await save('DRAFT', '方案一（演练）');
    expect(await risk('NOT_CONTROLLABLE')).toMatchObject({ __typename: 'CommandAccepted' });
    const inner = await gate(DRAFTER);
    expect(inner).toMatchObject({
      status: 'OPEN',
      text: expect.stringMatching(/^没有通过/),
      adverse: expect.stringContaining('风险不可控；请调整草案'),
    });
    expect(inner.draftHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await gate()).toEqual({ gate: 'RISK', status: 'OPEN', text: '待定', adverse: null, draftHash: null, details: [] });
    expect(await (await fetch(`${stack.url}/decisions/${code}`)).text()).not.toContain('不可控');

    expect(await risk('CONTROLLABLE')).toMatchObject({ code: 'GATE_DRAFT_UNCHANGED', article: '《重大行政决策程序暂行条例》第二十四条' });
    expect(
      await step(DRAFTER, 'settleGate', `decisionId: "${id}", gate: RISK, notNeededReason: "不涉及", decidedBy: "演练主任"`),
    ).toMatchObject({ code: 'RISK_NOT_CONTROLLABLE' });
    await save('DRAFT', '方案一，调整以后（演练）');
    expect(await risk('CONTROLLABLE')).toMatchObject({ __typename: 'CommandAccepted' });
    expect(await gate()).toMatchObject({ status: 'DONE', adverse: null });
  });
  test('alternatives go out beside the draft, and a chosen one is kept inside', async () => {
    const option = (title: string) => `{ title: "${title}", summary: "${title}的内容", pros: "省时", cons: "费用高" }`;
    const state = (options: string) => `decisionId: "${id}", disagreement: "线路（演练）", options: [${options}]`;
    expect(await step(DRAFTER, 'stateAlternatives', state(option('拓宽')))).toMatchObject({
      code: 'ALTERNATIVES_INCOMPLETE',
      article: '《重大行政决策程序暂行条例》第十二条',
    });
    await accepted(DRAFTER, 'stateAlternatives', state(`${option('拓宽')}, ${option('改线')}`));
    await save('EXPLANATION', '说明（演练）');
    await save('INTERPRETATION', '解读（演练）');
    await accepted(
      PUBLISHER,
      'publishConsultation',
      `decisionId: "${id}", noticeTitle: "局部调整征求意见（演练）", withAlternatives: true`,
    );
    const read = `query ($code: String!) { decision(code: $code) { alternatives { chosen } rounds { edges { node { noticeText window { isOpen } alternatives { no title } } } } } }`;
    const round = await until(async () => {
      const node = (await ask(read, { code })).body.data!['decision'].rounds.edges[0]?.node;
      return node?.window?.isOpen ? node : null;
    });
    expect(round).toMatchObject({
      alternatives: [
        { no: 1, title: '拓宽' },
        { no: 2, title: '改线' },
      ],
      noticeText: expect.stringContaining('一并公布2个备选方案'),
    });
    const page = await (await fetch(`${stack.url}/decisions/${code}/rounds/1`)).text();
    expect(page).toContain('方案2：改线');
    expect(page).toContain('提意见时可以写明赞成哪一个');
    expect((await ask(read, { code })).body.data!['decision'].alternatives).toBeNull();
    expect((await ask(read, { code }, DRAFTER)).body.data!['decision'].alternatives).toEqual({ chosen: null });
  });
});
