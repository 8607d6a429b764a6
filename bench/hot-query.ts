import { createServer } from 'node:http';
import autocannon from 'autocannon';
import pg from 'pg';
import { newDecision } from '../domain/decision/apply.ts';
import { plainDate } from '../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../domain/deadline/explain.ts';
import { resolvePack } from '../domain/rules/resolve.ts';
import { PUBLIC_LIST } from '../graphql/trusted.ts';
import { benchStack } from './stack.ts';
import type { Bench } from './harness.ts';

const DECISIONS = 4_000;
const DEADLINES_EACH = 5;
const CONNECTIONS = 20;
const SECONDS = 3;
const FIRST = 20;

const RAW = `select json_build_object('edges', coalesce(json_agg(json_build_object('node', node)), '[]'::json)) as decisions from (
  select json_build_object('code', d.code, 'title', d.title, 'phase', d.phase, 'organ', json_build_object('name', o.name),
    'openWindow', (select json_build_object('opensAt', r.opens_at, 'closesAt', r.closes_at, 'closesOn', r.closes_on, 'isOpen', true) from round r where r.decision_id = d.id and r.opens_at <= app_now() and app_now() < r.closes_at limit 1),
    'deadlines', json_build_object('edges', (select json_agg(json_build_object('node', json_build_object('key', x.key, 'dueOn', x.due_on, 'status', upper(x.status))) order by x.due_at, x.key) from deadline x where x.subject_id = d.id))) as node
  from decision d join organ o on o.id = d.organ_id order by d.created_at desc, d.id desc limit $1) rows`;

/** The same rows for all three: 4,000 decisions, 20,000 deadlines, a tenth with an open window. */
async function fill(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const pack = resolvePack('shanghai-xujing-2023', plainDate('2024-01-02'));
    const explained = explainDeadline({
      pack,
      ruleId: 'feedback',
      trigger: { event: 'issued', on: plainDate('2024-01-02') },
      calendar: chinaCalendar(),
    });
    const { rows } = await client.query<{ id: string }>(`select id from organ where code = 'shili-town'`);
    const organId = rows[0]!.id;
    const state = newDecision({
      id: '00000000-0000-7000-8000-000000000000',
      code: 'x',
      title: 'x',
      year: 2024,
      organId,
      leadOrganId: organId,
      packId: pack.id,
      startedOn: plainDate('2024-01-02'),
    });
    // Closed: their rows are read, no workflow is started for them.
    await client.query('begin');
    const catalog = await client.query<{ id: string }>(
      `insert into catalog (organ_id, year, title, phase, pack_id, state, created_at) values ($1, 2024, 'bench', 'PUBLISHED', $2, '{"versions":[],"deadlines":[]}', app_now()) returning id`,
      [organId, pack.id],
    );
    const entry = await client.query<{ id: string }>(
      `insert into catalog_entry (catalog_id, created_at) values ($1, app_now()) returning id`,
      [catalog.rows[0]!.id],
    );
    // The public reads a decision only when a published version prints its row.
    await client.query(
      `with v as (insert into catalog_version (catalog_id, no, status, columns, legal_bases, published_at, warnings) values ($1, 1, 'PUBLISHED', '[]', '[]', app_now(), '[]') returning id)
       insert into catalog_row (version_id, entry_id, position, printed_no, name, lead_unit, co_units) select id, $2, 1, '1', '演练', '演练', '[]' from v`,
      [catalog.rows[0]!.id, entry.rows[0]!.id],
    );
    const matter = await client.query<{ id: string }>(
      `insert into matter (entry_id, name, created_at) values ($1, '演练', app_now()) returning id`,
      [entry.rows[0]!.id],
    );
    // Titles are the decision's own only once a draft is public: every state has a round that was opened.
    const shown = {
      ...state,
      rounds: [
        {
          no: 1,
          draftHash: 'h',
          noticeTitle: 'n',
          days: 30,
          closesOn: '2024-02-01',
          status: 'open',
          openedAt: 0,
          closesAt: 1,
          extensions: [],
        },
      ],
    };
    await client.query(
      `insert into decision (code, title, matter_id, organ_id, lead_organ_id, year, pack_id, phase, state, started_on, created_at, closed)
       select 'bench-' || i, '关于示例镇第' || i || '号重大行政决策事项的方案（草案）', $1, $2, $2, 2024, $3, 'CATALOGUED', $4::jsonb, '2024-01-02', app_now() + i * interval '1 ms', true from generate_series(1, $5) i`,
      [matter.rows[0]!.id, organId, pack.id, JSON.stringify(shown), DECISIONS],
    );
    await client.query(
      `insert into deadline (subject_kind, subject_id, key, rule_id, due_on, due_at, provisional, status, explained, calendar_version)
       select 'decision', d.id, 'k' || i, 'feedback', $1::date, ($1::date + 1)::timestamp at time zone 'Asia/Shanghai', false, 'open', $2::jsonb, 'bench' from decision d, generate_series(1, $3) i`,
      [explained.dueOn, JSON.stringify(explained), DEADLINES_EACH],
    );
    const notice = await client.query<{ id: string }>(
      `insert into notice (organ_id, title, text, created_at) values ($1, 'n', 't', app_now()) returning id`,
      [organId],
    );
    await client.query(
      `insert into round (decision_id, notice_id, no, draft_hash, days, closes_on, opens_at, closes_at, extensions)
       select id, $1, 1, 'h', 30, '2024-02-02', app_now(), app_now() + interval '30 days', '[]' from decision where right(code, 1) = '0'`,
      [notice.rows[0]!.id],
    );
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Twenty keep-alive connections for a few seconds; operations answered. */
async function load(url: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} answers were no success, ${result.errors} failed`);
  return result['2xx'];
}

async function answer(url: string, body: string): Promise<{ decisions: { edges: { node: Record<string, unknown> }[] } }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const reply = (await response.json()) as { data?: { decisions: { edges: { node: Record<string, unknown> }[] } }; errors?: unknown };
  if (!reply.data) throw new Error(JSON.stringify(reply.errors));
  return reply.data;
}

type Peer = { url: string; body: string; codes(): Promise<string[]>; close(): Promise<void> };

/** One statement that builds the answer's JSON, behind node:http, with a pool of the same size. */
async function rawHandler(databaseUrl: string): Promise<Peer> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  const server = createServer((request, reply) => {
    request.resume();
    request.on('end', () => {
      pool.query({ name: 'hot', text: RAW, values: [FIRST] }).then(
        ({ rows }) => reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: rows[0] })),
        (error: unknown) => reply.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  return {
    url,
    body: '{}',
    codes: async () => (await answer(url, '{}')).decisions.edges.map((e) => String(e.node['code'])),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await pool.end();
    },
  };
}

async function prepare(peerOf: (databaseUrl: string) => Promise<Peer>, cached: boolean) {
  const { stack, close } = await benchStack();
  await fill(stack.databaseUrl);
  const url = `${stack.url}/graphql`;
  // A client that asks for a fresh answer gets one: the whole way each time.
  const fresh: Record<string, string> = cached ? {} : { 'cache-control': 'no-cache' };
  const body = JSON.stringify({ query: PUBLIC_LIST, variables: { first: FIRST } });
  const peer = await peerOf(stack.databaseUrl);
  return {
    product: { name: 'GraphQL', run: () => load(url, body, fresh) },
    peer: { name: 'peer', run: () => load(peer.url, peer.body) },
    async check() {
      const ours = (await answer(url, body)).decisions.edges.map((e) => String(e.node['code']));
      const theirs = await peer.codes();
      if (ours.length !== FIRST || JSON.stringify(ours) !== JSON.stringify(theirs))
        throw new Error(`the answers differ: ${ours.slice(0, 3).join()} and ${theirs.slice(0, 3).join()}`);
    },
    async close() {
      await peer.close();
      await close();
    },
    pairs: 7,
  };
}

/** PostGraphile 5 on the same tables; its own names for the same fields. */
async function postgraphileServer(databaseUrl: string): Promise<Peer> {
  const [{ postgraphile }, { PostGraphileAmberPreset }, { makePgService }, { grafserv }, { jsonPgSmartTags }] = await Promise.all([
    import('postgraphile'),
    import('postgraphile/presets/amber'),
    import('postgraphile/adaptors/pg'),
    import('postgraphile/grafserv/node'),
    import('postgraphile/utils'),
  ]);
  // Deadlines stand under decisions and catalogs alike, without a foreign key; the peer is told of the one it needs.
  const deadlines = jsonPgSmartTags({
    version: 1,
    config: { class: { 'public.deadline': { tags: { foreignKey: '(subject_id) references public.decision (id)' } } } },
  });
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    plugins: [deadlines],
    pgServices: [makePgService({ connectionString: databaseUrl, schemas: ['public'] })],
    grafserv: { graphqlPath: '/graphql', watch: false },
    grafast: { explain: false },
  });
  const serv = instance.createServ(grafserv);
  const server = createServer();
  await serv.addTo(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`;
  const query = `query ($first: Int!) { allDecisions(first: $first, orderBy: [CREATED_AT_DESC]) { edges { node { code title phase organByOrganId { name } roundsByDecisionId(first: 1) { nodes { opensAt closesAt closesOn } } deadlinesBySubjectId(orderBy: [DUE_AT_ASC, KEY_ASC]) { edges { node { key dueOn status } } } } } } }`;
  const body = JSON.stringify({ query, variables: { first: FIRST } });
  return {
    url,
    body,
    async codes() {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const reply = (await response.json()) as { data?: { allDecisions: { edges: { node: { code: string } }[] } }; errors?: unknown };
      if (!reply.data) throw new Error(JSON.stringify(reply.errors));
      return reply.data.allDecisions.edges.map((e) => e.node.code);
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await instance.release();
    },
  };
}

export const hotQueryCached: Bench = {
  name: 'hot-query-cached',
  what: 'twenty decisions by HTTP, a trusted document, against a hand-written node:http + pg handler',
  target: 5,
  prepare: () => prepare(rawHandler, true),
};
export const hotQueryUncached: Bench = {
  name: 'hot-query-uncached',
  what: 'the same without keeping any answer',
  target: 0.6,
  prepare: () => prepare(rawHandler, false),
};
export const hotQueryPostgraphile: Bench = {
  name: 'hot-query-postgraphile',
  what: 'the same, uncached, against PostGraphile 5 on the same tables',
  target: 1.3,
  prepare: () => prepare(postgraphileServer, false),
};
