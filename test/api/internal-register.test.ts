import { expect, test } from '@jest/globals';
import { ask, codeOf } from '../support/stack.ts';

const SECRETARY = 'dangzheng.zhou';
const MANAGER = 'dangzheng.wu';
const SUPERVISOR = 'sifa.wu';
const DRAFTER = 'weisheng.wei';
const YEAR = 2024;
const APPROVAL = { basis: '应急储备布局公开后危及公共安全', approver: '镇长', approvedOn: '2024-06-03', documentNo: '示府内〔2024〕7号' };
const START = `mutation ($key: String!, $title: String!, $withholding: WithholdingInput!) {
  startWithheldDecision(idempotencyKey: $key, organCode: "shili-town", leadOrganCode: "chengjian", year: ${YEAR}, title: $title, occurredOn: "2024-06-04", withholding: $withholding) {
    __typename ... on CommandAccepted { decision { id code title phase withheld { groundName approver } gates { gate status } publications { what } } } ... on Refusal { code missing article } } }`;
const CLASSIFIED = `mutation ($key: String!, $basis: String!, $no: String!) {
  registerClassifiedMatter(idempotencyKey: $key, organCode: "shili-town", year: ${YEAR}, basis: $basis, approver: "镇长", approvedOn: "2024-06-03", documentNo: $no) {
    __typename ... on InternalMatterRegistered { matter { number ground decision { code } } } ... on Refusal { code missing } } }`;
const REGISTER = `{ internalRegister(organCode: "shili-town", year: ${YEAR}) { number ground groundName approver documentNo decision { code title } } }`;
const COUNT = `{ decisions(first: 100) { totalCount edges { node { code title } } } }`;
const TITLE = '应急物资储备布局（演练，不予公开）';
const start = (key: string, account: string, change: object = {}) =>
  ask(START, { key, title: TITLE, withholding: { ground: 'PUBLIC_SAFETY', ...APPROVAL, ...change } }, account);

test('a matter that is lawfully not public is worked on inside and is in nothing that the public reads or counts', async () => {
  const before = (await ask(COUNT)).body.data!['decisions'];
  const { body } = await start('withheld-0001', SECRETARY);
  const made = body.data!['startWithheldDecision'];
  expect(made).toMatchObject({
    __typename: 'CommandAccepted',
    decision: {
      title: TITLE,
      phase: 'CATALOGUED',
      withheld: { approver: '镇长', groundName: expect.stringContaining('《政府信息公开条例》第十四条') },
      publications: [],
    },
  });
  const { id, code } = made.decision;
  expect(code).toMatch(/^shili-town-2024-n\d\d$/);
  expect((await ask(COUNT)).body.data!['decisions']).toEqual(before);
  const asked = await ask(`query ($id: ID!, $code: String!) { decision(code: $code) { id } node(id: $id) { id } }`, { id, code });
  expect(asked.body.data).toEqual({ decision: null, node: null });
  // Who asks again with the same key gets the same matter.
  const again = (await start('withheld-0001', SECRETARY)).body.data!['startWithheldDecision'];
  expect(again.decision.code).toBe(code);
});

test('its own people and the supervisor read it, a clerk of another unit does not', async () => {
  const { code } = (await start('withheld-0001', SECRETARY)).body.data!['startWithheldDecision'].decision;
  const read = async (account: string) =>
    (await ask(`query ($code: String!) { decision(code: $code) { title } }`, { code }, account)).body.data!['decision'];
  expect([await read(SECRETARY), await read(SUPERVISOR)]).toEqual([{ title: TITLE }, { title: TITLE }]);
  expect(await read(DRAFTER)).toBeNull();
  const listed = (await ask(COUNT, {}, DRAFTER)).body.data!['decisions'].edges.map((e: { node: { code: string } }) => e.node.code);
  expect(listed).not.toContain(code);
});

test('without ground, basis or approver it is refused, and by whoever may not', async () => {
  expect((await start('withheld-0002', SECRETARY, { basis: '   ' })).body.data!['startWithheldDecision']).toMatchObject({
    code: 'WITHHOLDING_INCOMPLETE',
    missing: ['不予公开的具体依据'],
  });
  expect(codeOf(await start('withheld-0003', DRAFTER))).toBe('FORBIDDEN');
  expect(codeOf(await start('withheld-0004', SECRETARY, { ground: 'STATE_SECRET' }))).toBe('BAD_USER_INPUT');
  expect(codeOf(await start('withheld-0005', SECRETARY, { basis: '见附件（机密★3年）' }))).toBe('CLASSIFIED_CONTENT');
});

test('of a state secret the register keeps number, ground and approver, and nothing else', async () => {
  const classified = (key: string, basis: string, no: string, account: string | undefined = MANAGER) =>
    ask(CLASSIFIED, { key, basis, no }, account);
  const made = (await classified('classified-0001', '保守国家秘密法第十三条', '示府密〔2024〕1号')).body.data!['registerClassifiedMatter'];
  expect(made).toMatchObject({
    matter: { ground: 'state-secret', decision: null, number: expect.stringMatching(/^shili-town-2024-n\d\d$/) },
  });
  const again = (await classified('classified-0001', '保守国家秘密法第十三条', '示府密〔2024〕1号')).body.data!['registerClassifiedMatter'];
  expect(again).toEqual(made);
  expect((await classified('classified-0002', '保守国家秘密法第十三条', ' ')).body.data!['registerClassifiedMatter']).toMatchObject({
    code: 'WITHHOLDING_INCOMPLETE',
    missing: ['批准文号'],
  });
  expect(codeOf(await classified('classified-0003', '绝密★启用前', '1号'))).toBe('CLASSIFIED_CONTENT');
  expect(codeOf(await classified('classified-0004', '保守国家秘密法第十三条', '1号', DRAFTER))).toBe('FORBIDDEN');
});

test('the register is read by those it concerns, and by nobody else', async () => {
  const own = (await ask(REGISTER, {}, SECRETARY)).body.data!['internalRegister'];
  expect(
    own.map((m: { ground: string; documentNo: string; decision: object | null }) => [m.ground, m.documentNo, m.decision !== null]),
  ).toEqual([
    ['public-safety', '演练内〔2024〕1号', true],
    ['state-secret', '演练密〔2024〕1号', false],
    ['public-safety', '示府内〔2024〕7号', true],
    ['state-secret', '示府密〔2024〕1号', false],
  ]);
  expect((await ask(REGISTER, {}, SUPERVISOR)).body.data!['internalRegister']).toEqual(own);
  expect(codeOf(await ask(REGISTER))).toBe('UNAUTHENTICATED');
  expect(codeOf(await ask(REGISTER, {}, DRAFTER))).toBe('FORBIDDEN');
});

test('papers with a mark of classification are refused, also on public matters', async () => {
  const save = `mutation ($id: ID!) { saveArtefact(idempotencyKey: "classified-paper", decisionId: $id, kind: DRAFT, title: "方案", text: "机密★1年 方案正文") { __typename } }`;
  const { id } = (await start('withheld-0001', SECRETARY)).body.data!['startWithheldDecision'].decision;
  expect(codeOf(await ask(save, { id }, 'chengjian.li'))).toBe('CLASSIFIED_CONTENT');
});
