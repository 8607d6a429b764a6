import { describe, expect, test } from '@jest/globals';
import { SignJWT, decodeJwt, importJWK } from 'jose';
import type { JWK } from 'jose';
import { readFileSync } from 'node:fs';
import { STACK_URL, ask, codeOf, post, signIn } from '../support/stack.ts';

const DRAFTER = 'guijian.feng';
const openDecision = async (): Promise<{ id: string; code: string }> =>
  (await ask(`{ decisions(filter: { isOpen: true }, first: 1) { edges { node { id code } } } }`)).body.data!['decisions'].edges[0].node;
const SAVE = `mutation ($k: String!, $id: ID!, $title: String!, $text: String!) { saveArtefact(idempotencyKey: $k, decisionId: $id, kind: BACKGROUND, title: $title, text: $text) { __typename ... on ArtefactSaved { artefact { id version } } ... on Refusal { code } } }`;

describe('texts', () => {
  test.each([
    ['control characters', '正文\u0007', 'TEXT_HAS_CONTROL_CHARACTERS'],
    ['HTML', '<script>alert(1)</script>', 'TEXT_HAS_MARKUP'],
    ['1 MB of text', '长'.repeat(350_000), 'TEXT_TOO_LONG'],
    ['only blanks', '   ', 'BAD_USER_INPUT'],
  ])('%s are refused with their own code and a remedy', async (_what, text, code) => {
    const { id } = await openDecision();
    const reply = await ask(SAVE, { k: 'bad-text-0001', id, title: '背景', text }, DRAFTER);
    expect(codeOf(reply)).toBe(code);
    expect(reply.status).toBe(400);
    expect(reply.body.errors![0]!.extensions.remedy).not.toBe('');
  });
  test('a less-than sign in prose is text', async () => {
    const { id } = await openDecision();
    const reply = await ask(SAVE, { k: 'good-text-0001', id, title: '背景', text: '坡度a<b，且 3 < 5' }, DRAFTER);
    expect(reply.body.data!['saveArtefact'].__typename).toBe('ArtefactSaved');
  });
});

describe('keys', () => {
  test('the same key and body give the same answer, another body is refused', async () => {
    const { id } = await openDecision();
    const send = (text: string) => ask(SAVE, { k: 'same-key-0001', id, title: '背景', text }, DRAFTER);
    const first = (await send('一')).body.data!['saveArtefact'];
    expect((await send('一')).body.data!['saveArtefact']).toEqual(first);
    expect((await send('二')).body.data!['saveArtefact'].code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
  test('a command’s key too, also with another body', async () => {
    const { id } = await openDecision();
    const extend = (reason: string) =>
      ask(
        `mutation ($id: ID!, $reason: String!) { extendConsultation(idempotencyKey: "extend-key-1", decisionId: $id, round: 1, closesOn: "2024-01-05", reason: $reason) { __typename ... on Refusal { code } } }`,
        { id, reason },
        'dangzheng.zheng',
      );
    expect((await extend('甲')).body.data!['extendConsultation'].code).toBe('PERIOD_INVALID');
    expect((await extend('甲')).body.data!['extendConsultation'].code).toBe('PERIOD_INVALID');
    expect((await extend('乙')).body.data!['extendConsultation'].code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('who', () => {
  test('nobody, the wrong role, an expired and a forged token', async () => {
    const { id } = await openDecision();
    const begin = `mutation ($id: ID!) { beginDrafting(idempotencyKey: "who-key-0001", decisionId: $id, occurredOn: "2024-10-11") { __typename ... on Refusal { code } } }`;
    expect(codeOf(await ask(begin, { id }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await ask(begin, { id }, 'sifa.wu'))).toBe('FORBIDDEN');
    const token = await signIn('guijian.feng');
    const { sub } = decodeJwt(token);
    const jwk = JSON.parse(readFileSync(`${process.env['TEST_STACK_KEYS']}/jwt-key.json`, 'utf8')) as JWK;
    const key = await importJWK(jwk, 'EdDSA');
    const until = (seconds: number) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid! })
        .setSubject(sub!)
        .setIssuer('predisclosure')
        .setAudience('predisclosure-api')
        .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
        .sign(key);
    // The same person by the same key: only the time differs.
    expect(codeOf(await post({ query: begin, variables: { id } }, await until(60)))).toBeUndefined();
    const reply = await post({ query: begin, variables: { id } }, await until(-60));
    expect([codeOf(reply), reply.status]).toEqual(['UNAUTHENTICATED', 401]);
    expect(reply.body.errors![0]!.extensions.remedy).toBe('请重新登录');
    expect(codeOf(await post({ query: begin, variables: { id } }, `${token.slice(0, -4)}AAAA`))).toBe('UNAUTHENTICATED');
  });
});

describe('requests', () => {
  test.each([
    ['an unknown id', `{ deadline(id: "Deadline:00000000-0000-0000-0000-000000000000") { id } }`, undefined],
    ['an id of another type', `{ deadline(id: "Decision:00000000-0000-0000-0000-000000000000") { id } }`, 'NOT_FOUND'],
    [
      'an impossible date',
      `mutation { beginDrafting(idempotencyKey: "date-key-001", decisionId: "Decision:x", occurredOn: "2024-02-30") { __typename } }`,
      'DATE_INVALID',
    ],
    ['a field that does not exist', `{ site { nonsense } }`, 'BAD_USER_INPUT'],
    ['broken GraphQL', `{ site {`, 'BAD_USER_INPUT'],
    ['a page too large', `{ decisions(first: 101) { edges { cursor } } }`, 'BAD_USER_INPUT'],
    ['a foreign cursor', `{ decisions(first: 1, after: "abc") { edges { cursor } } }`, 'BAD_USER_INPUT'],
    ['a receipt code with a wrong digit', `{ lookupReceipt(code: "123456789") { code } }`, 'RECEIPT_CODE_INVALID'],
    [
      'a query too deep',
      `{ decisions { edges { node { catalogEntry { decisions { catalogEntry { decisions { catalogEntry { decisions { catalogEntry { decisions { code } } } } } } } } } } } }`,
      'QUERY_TOO_EXPENSIVE',
    ],
  ])('%s is never a 500', async (_what, query, code) => {
    const reply = await ask(query);
    expect(codeOf(reply)).toBe(code);
    expect(reply.status).toBeLessThan(500);
  });
  test('malformed JSON', async () => {
    expect((await post('{"query": ')).status).toBe(400);
  });
  test('a missing gate names each one that is open and the article, and nothing is written', async () => {
    const { body } = await ask(`{ decision(code: "shili-town-2024-04") { id } }`);
    const { id } = body.data!['decision'];
    const account = 'zichan.jiang';
    const initiated = await ask(
      `mutation ($id: ID!) { initiateDecision(idempotencyKey: "gate-start-001", decisionId: $id, fact: { occurredOn: "2024-10-11", actingBody: "示例镇人民政府", signer: "演练镇长", documentNo: "演练启〔2024〕5号" }, undertaker: { leadOrganCode: "zichan" }) { __typename } }`,
      { id },
      'dangzheng.zhou',
    );
    expect(initiated.body.data!['initiateDecision'].__typename).toBe('CommandAccepted');
    await ask(
      `mutation ($id: ID!) { beginDrafting(idempotencyKey: "gate-begin-01", decisionId: $id, occurredOn: "2024-10-11") { __typename } }`,
      { id },
      account,
    );
    const events = async () =>
      (await ask(`query ($id: ID!) { decision(id: $id) { timeline(first: 100) { edges { cursor } } } }`, { id }, account)).body.data![
        'decision'
      ].timeline.edges.length;
    const before = await events();
    const reply = await ask(
      `mutation ($id: ID!) { submitForReview(idempotencyKey: "gate-review-1", decisionId: $id, occurredOn: "2024-10-11", requestedReplyOn: "2024-10-30", statement: "已履行") { __typename ... on Refusal { code article missing remedy } } }`,
      { id },
      account,
    );
    const refusal = reply.body.data!['submitForReview'];
    expect([reply.status, refusal.code]).toEqual([200, 'GATE_OPEN']);
    expect(refusal.article).toContain('第二十六条');
    for (const gate of ['公众参与', '专家论证', '风险评估']) expect(refusal.missing.join()).toContain(gate);
    expect(await events()).toBe(before);
  });
  test('a catalog for the year after next is refused at its field, and never stands as due in public', async () => {
    const create = (year: number) =>
      ask(
        `mutation ($k: String!, $year: Int!) { createCatalog(idempotencyKey: $k, organCode: "shili-town", year: $year, title: "目录", columns: ["序号"], legalBases: ["条例"], rows: []) { __typename ... on Refusal { code } } }`,
        { k: `catalog-of-${year}`, year },
        'dangzheng.wu',
      );
    const reply = await create(2026);
    expect([reply.status, codeOf(reply), reply.body.errors![0]!.extensions.fields]).toEqual([
      400,
      'BAD_USER_INPUT',
      [{ path: 'year', message: '只能编制到2025年度，填的是2026年度' }],
    ]);
    // The next year may be begun: whatever else is wrong with this one, its year is not.
    expect((await create(2025)).body.data!['createCatalog'].__typename).toBe('Refusal');
    const { body } = await ask(`{ catalogs { year } }`);
    expect(body.data!['catalogs'].map((c: { year: number }) => c.year)).not.toContain(2026);
  });
  test('one wrong answer among several: none of them is written', async () => {
    const { id, code } = await openDecision();
    await ask(
      `mutation ($code: String!) { submitComment(input: { decisionCode: $code, round: 1, formKey: "partial-write-1", text: "请保留绿地", commenterKind: PERSON }) { __typename } }`,
      { code },
    );
    const list = async () =>
      (
        await ask(`query ($id: ID!) { decision(id: $id) { opinions(first: 100) { edges { node { id disposition } } } } }`, { id }, DRAFTER)
      ).body.data!['decision'].opinions.edges.map((e: { node: { id: string; disposition: string | null } }) => e.node);
    const [first] = await list();
    const answer = (opinionId: string) => ({ opinionId, disposition: 'ADOPTED', reason: '照办' });
    const reply = await ask(
      `mutation ($id: ID!, $items: [DispositionInput!]!) { disposeOpinions(idempotencyKey: "partial-write-2", decisionId: $id, dispositions: $items) { __typename } }`,
      { id, items: [answer(first.id), answer('Opinion:00000000-0000-0000-0000-000000000000')] },
      DRAFTER,
    );
    expect([codeOf(reply), reply.status]).toEqual(['NOT_FOUND', 404]);
    expect((await list()).find((o: { id: string }) => o.id === first.id).disposition).toBeNull();
  });
  test('a wrong order names the article', async () => {
    const { id } = await openDecision();
    const reply = await ask(
      `mutation ($id: ID!) { submitToMeeting(idempotencyKey: "order-key-001", decisionId: $id, occurredOn: "2024-10-11") { __typename ... on Refusal { code article remedy } } }`,
      { id },
      'guijian.feng',
    );
    expect(reply.body.data!['submitToMeeting']).toMatchObject({
      __typename: 'Refusal',
      code: 'WRONG_PHASE',
      article: '《重大行政决策程序暂行条例》第二十九条',
    });
  });
});

describe('files', () => {
  const send = async (name: string, bytes: Uint8Array<ArrayBuffer>, token?: string) => {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    const response = await fetch(`${STACK_URL}/files`, {
      method: 'POST',
      body: form,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    return { status: response.status, body: (await response.json()) as { id?: string; errors?: { extensions: { code: string } }[] } };
  };
  const executable = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, ...Array.from({ length: 120 }, () => 0)]);
  test('a PDF that is an executable is refused', async () => {
    const reply = await send('草案.pdf', executable, await signIn('guijian.feng'));
    expect([reply.status, reply.body.errors?.[0]?.extensions.code]).toEqual([400, 'FILE_TYPE_NOT_ALLOWED']);
  });
  test('a real PDF is stored, and stays private until published', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    const reply = await send('草案.pdf', pdf, await signIn('guijian.feng'));
    expect(reply.status).toBe(200);
    expect((await fetch(`${STACK_URL}/files/${reply.body.id!.split(':')[1]}`)).status).toBe(404);
  });
  test('a paper saved twice with its file under one key is one paper', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.4\n2 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    const { body } = await send('背景.pdf', pdf, await signIn('guijian.feng'));
    const { id } = await openDecision();
    const save = () =>
      ask(
        `mutation ($id: ID!, $file: ID!) { saveArtefact(idempotencyKey: "with-a-file-1", decisionId: $id, kind: BACKGROUND, title: "背景", text: "", fileIds: [$file]) { __typename ... on ArtefactSaved { artefact { id version } } } }`,
        { id, file: body.id },
        'guijian.feng',
      );
    const first = (await save()).body.data!['saveArtefact'];
    expect(first.__typename).toBe('ArtefactSaved');
    expect((await save()).body.data!['saveArtefact']).toEqual(first);
  });
  test('nobody uploads without signing in', async () => {
    expect((await send('a.pdf', executable)).status).toBe(401);
  });
});

describe('the portal', () => {
  const form = async (fields: string | Record<string, string>, type = 'application/x-www-form-urlencoded') => {
    const { code } = await openDecision();
    const response = await fetch(`${STACK_URL}/decisions/${code}/rounds/1/comment/send`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': type },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    });
    return { status: response.status, text: await response.text(), location: response.headers.get('location') };
  };
  test('1 MB of text comes back with its form, and what to cut', async () => {
    const { status, text } = await form({ text: '长'.repeat(350_000), formKey: 'one-megabyte-1' });
    expect(status).toBe(422);
    expect(text).toContain('您写了350000字，请删去345000字');
  });
  test.each([
    ['HTML', '<b>大树</b>', '文字里有网页代码'],
    ['control characters', '大\u0007树', '文字里有不能显示的控制字符'],
    ['only blanks', ' \n ', '请填写您的意见'],
  ])('%s in an opinion is refused at the field, and everything is kept', async (_what, opinion, message) => {
    const { status, text } = await form({ text: opinion, name: '王演练', formKey: 'bad-opinion-1' });
    expect(status).toBe(422);
    expect(text).toContain(message);
    expect(text).toContain('value="王演练"');
  });
  test.each([
    ['broken JSON', '{"text":', 'application/json', 400],
    ['XML', '<a/>', 'text/xml', 400],
    ['nothing', '', 'application/x-www-form-urlencoded', 422],
    ['a field twice', 'text=a&text=%20&formKey=twice-the-same', 'application/x-www-form-urlencoded', 422],
  ])('%s instead of a form is never a 500', async (_what, body, type, status) => {
    const reply = await form(body, type);
    expect(reply.status).toBe(status);
    if (status === 400) expect(reply.text).toContain('您提交的内容没有收到，也没有保存');
  });
  test.each([
    ['/decisions/%E0%A4%A', 404],
    [`/decisions/${'x'.repeat(3_000)}`, 404],
    ['/receipts/nobody', 404],
    ['/catalogs/99999', 404],
    ['/catalogs/2024?version=abc', 404],
    ['/deadlines/Deadline:x.json', 404],
    ['/decisions/%00', 400],
  ])('%s is a page that says so, for people and for programs', async (path, status) => {
    const [page, data] = await Promise.all(
      ['text/html', 'application/json'].map((accept) => fetch(`${STACK_URL}${path}`, { headers: { accept } })),
    );
    expect(page!.status).toBe(status);
    const text = await page!.text();
    expect(text).toContain('<h1>');
    expect(text).toContain('可以从上面的栏目找');
    expect(data!.status).toBe(status);
  });
  test.each([
    ['/decisions/x', '/decisions/x'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
  ])('长者模式 asked from %s leads back to %s', async (back, expected) => {
    const response = await fetch(`${STACK_URL}/elder-mode`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ mode: 'on', back }).toString(),
    });
    expect(response.headers.get('location')).toBe(expected);
  });
});
