import { describe, expect, test } from '@jest/globals';
import { SignJWT, importJWK } from 'jose';
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
    const key = await importJWK(JSON.parse(readFileSync(`${process.env['TEST_STACK_KEYS']}/jwt-key.json`, 'utf8')), 'EdDSA');
    const expired = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('x')
      .setIssuer('predisclosure')
      .setAudience('predisclosure-api')
      .setExpirationTime(1_000_000)
      .sign(key);
    const reply = await post({ query: begin, variables: { id } }, expired);
    expect([codeOf(reply), reply.status]).toEqual(['UNAUTHENTICATED', 401]);
    const token = await signIn('guijian.feng');
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
  test('a wrong order names the article', async () => {
    const { id } = await openDecision();
    const reply = await ask(
      `mutation ($id: ID!) { submitToMeeting(idempotencyKey: "order-key-001", decisionId: $id, occurredOn: "2024-10-11") { __typename ... on Refusal { code article remedy } } }`,
      { id },
      'guijian.feng',
    );
    expect(reply.body.data!['submitToMeeting']).toMatchObject({ __typename: 'Refusal', code: 'WRONG_PHASE' });
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
  test('nobody uploads without signing in', async () => {
    expect((await send('a.pdf', executable)).status).toBe(401);
  });
});
