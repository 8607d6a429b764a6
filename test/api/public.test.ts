import { describe, expect, test } from '@jest/globals';
import { ask, codeOf } from '../support/stack.ts';

describe('anonymous sees only what is published', () => {
  test('opinions, archive, actors and actions are staff’s', async () => {
    const { body } = await ask(
      `{ decisions(first: 50) { edges { node { code opinions { totalCount } archive { name } viewerCan { action } timeline(first: 100) { edges { node { actorName } } } artefacts(all: true) { publishedAt } } } } }`,
    );
    for (const { node } of body.data!['decisions'].edges) {
      expect(node.opinions).toBeNull();
      expect(node.archive).toEqual([]);
      expect(node.viewerCan).toEqual([]);
      expect(node.timeline.edges.every((e: { node: { actorName: unknown } }) => e.node.actorName === null)).toBe(true);
      expect(node.artefacts.every((a: { publishedAt: unknown }) => a.publishedAt !== null)).toBe(true);
    }
  });
  test('persons are masked and organisations are not', async () => {
    const { body } = await ask(`{ decision(code: "shili-town-2024-01") { feedback { items { commenter } sentences } } }`);
    const names = body.data!['decision'].feedback.items.map((i: { commenter: string }) => i.commenter);
    expect(names).toContain('朱**');
    expect(names).toContain('演练路小超市');
    expect(names.join()).not.toContain('朱演练');
    expect(body.data!['decision'].feedback.sentences[0]).toContain('收到12条');
  });
  test('of Party and meeting papers the public learns the date only', async () => {
    const { body } = await ask(`{ decision(code: "shili-town-2024-01") { gates { gate documentNo occurredOn } } }`);
    const party = body.data!['decision'].gates.find((g: { gate: string }) => g.gate === 'PARTY_REPORT');
    expect(party).toEqual({ gate: 'PARTY_REPORT', documentNo: null, occurredOn: '2024-09-11' });
  });
});

test('the interpretation of the meeting’s topic went out by itself, a day before the decision’s text', async () => {
  const { body } = await ask(
    `{ decision(code: "shili-town-2024-01") { publications { what publishedAt } artefacts(all: true) { kind publishedAt } slots { kind } } }`,
  );
  const { publications, artefacts, slots } = body.data!['decision'];
  type Dated = { what?: string; kind?: string; publishedAt: string };
  const on = (what: string) => publications.find((p: Dated) => p.what === what).publishedAt as string;
  expect([on('topic-interpretation').slice(0, 10), on('decision').slice(0, 10)]).toEqual(['2024-09-12', '2024-09-13']);
  const together = artefacts.filter((a: Dated) => a.publishedAt === on('topic-interpretation')).map((a: Dated) => a.kind);
  expect(together).toEqual(['TOPIC_INTERPRETATION']);
  expect(slots.map((s: Dated) => s.kind)).not.toContain('TOPIC_INTERPRETATION');
});

test('status of this decision: phase, gates, open window, deadlines with their explanation, timeline', async () => {
  const { body } = await ask(
    `{ decisions(filter: { isOpen: true }) { edges { node { phase gates { gate status } openWindow { isOpen closeLabel } deadlines { edges { node { key explanation steps { date counted } } } } timeline(first: 20) { edges { node { text } } } } } } }`,
  );
  const [{ node }] = body.data!['decisions'].edges;
  expect(node.phase).toBe('CONSULTING');
  expect(node.openWindow).toEqual({ isOpen: true, closeLabel: '2024年11月11日（星期一）24时（北京时间）' });
  expect(node.deadlines.edges[0].node.explanation[0]).toContain('24时');
  expect(node.timeline.edges.length).toBeGreaterThan(3);
});

test('pages of decisions follow each other by cursor without gaps or repeats', async () => {
  const codes: string[] = [];
  let after: string | null = null;
  do {
    const reply: Awaited<ReturnType<typeof ask>> = await ask(
      `query ($after: String) { decisions(first: 2, after: $after) { edges { node { code } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const page = reply.body.data!['decisions'];
    codes.push(...page.edges.map((e: { node: { code: string } }) => e.node.code));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThanOrEqual(4);
});

test('the cursor of one list is refused by another, also where both are made alike', async () => {
  const { body } = await ask(`{ decisions(first: 1) { pageInfo { endCursor } } }`);
  const after = body.data!['decisions'].pageInfo.endCursor;
  const other = await ask(`query ($after: String) { decisions(filter: { isOpen: true }, after: $after) { edges { cursor } } }`, { after });
  expect([other.status, codeOf(other)]).toEqual([400, 'BAD_USER_INPUT']);
  expect(codeOf(await ask(`query ($after: String) { decisions(after: $after) { edges { cursor } } }`, { after }))).toBeUndefined();
});

test('a node is found again by its id', async () => {
  const { body } = await ask(`{ decision(code: "shili-town-2024-01") { id } }`);
  const again = await ask(`query ($id: ID!) { node(id: $id) { __typename id ... on Decision { code } } }`, {
    id: body.data!['decision'].id,
  });
  expect(again.body.data!['node']).toMatchObject({ __typename: 'Decision', code: 'shili-town-2024-01' });
});

test('the clock of a rehearsal moves forward only', async () => {
  expect(codeOf(await ask(`mutation { advance(to: "2024-01-01T00:00:00Z") { now } }`, {}, 'admin'))).toBe('BAD_USER_INPUT');
});
