import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { isoToInstant } from '../../domain/calendar/instant.ts';
import type { CatalogState } from '../../domain/catalog/types.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import { openOrm } from '../../entities/orm.ts';
import { openCatalogYear } from '../../services/catalog/open.ts';
import { heldMoment } from '../../services/calendar/moment.ts';
import type { Em } from '../../services/clock.ts';
import { createCommit } from '../../services/procedure/commit.ts';
import { createRulePacks } from '../../services/rules/versions.ts';
import { freePort } from '../../server/temporal-server.ts';
import { createTestDatabase, setClock } from '../support/pg.ts';
import { ask, codeOf } from '../support/stack.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../samples/packs/徐泾-2026-演练.json'), 'utf8');
type Loose = ReturnType<typeof JSON.parse>;
/** The sample as another file; the shared rehearsal is driven in 2024, so a plan of 2028 disturbs nobody. */
function packFile(change: (pack: Loose) => void): string {
  const pack = JSON.parse(SAMPLE) as Loose;
  change(pack);
  return JSON.stringify(pack, null, 2);
}
const plan2028 = packFile((p) => Object.assign(p, { id: 'xujing-2028', validFrom: '2028-01-01', planYear: 2028 }));

const ADMIN = 'admin';
const SUPERVISOR = 'sifa.wu';
const PREVIEW = `query ($text: String!) { rulePackPreview(text: $text) { problems { line path field message } diff { comparedWith on written { kind part key fields { field before after } } inForce { kind key } } } }`;
const ADD = `mutation ($text: String!) { addRulePack(text: $text) { __typename ... on RulePackSaved { version { id packId name addedBy approvedAt preview { diff { packId } problems { message } } } } ... on Refusal { code missing } } }`;
const APPROVE = `mutation ($id: ID!) { approveRulePack(versionId: $id) { __typename ... on RulePackSaved { version { id approvedAt approvedBy preview { problems { line } } } } ... on Refusal { code missing } } }`;
const IN_FORCE = `query ($id: String!, $on: Date) { rulePack(id: $id, on: $on) { id name on carriedOverNote layersNote layers { packId inForce } rules { id amount value packId carriedOver citation { text } overrides { packId amount } } gates { gate conditional packId } organKinds { kind meeting } obligations(first: 1) { edges { node { id clause modelledBy } } pageInfo { hasNextPage endCursor } } } }`;

const preview = async (text: string, account?: string) => ask(PREVIEW, { text }, account);
const add = async (text: string, account = ADMIN): Promise<Loose> => (await ask(ADD, { text }, account)).body.data!['addRulePack'];
const approve = async (id: string, account = SUPERVISOR): Promise<Loose> =>
  (await ask(APPROVE, { id }, account)).body.data!['approveRulePack'];
const inForce = async (id: string, on: string): Promise<Loose> => (await ask(IN_FORCE, { id, on })).body.data!['rulePack'];

describe('who may', () => {
  test('read packs: everybody; see and enter files: administrator and supervisor; approve: the supervisor', async () => {
    expect(codeOf(await preview(SAMPLE))).toBe('UNAUTHENTICATED');
    expect(codeOf(await preview(SAMPLE, 'guijian.feng'))).toBe('FORBIDDEN');
    expect(codeOf(await ask(ADD, { text: SAMPLE }))).toBe('UNAUTHENTICATED');
    for (const account of ['guijian.feng', SUPERVISOR]) expect(codeOf(await ask(ADD, { text: SAMPLE }, account))).toBe('FORBIDDEN');
    const { version } = await add(packFile((p) => Object.assign(p, { id: 'xujing-2040', validFrom: '2040-01-01', planYear: 2040 })));
    expect(codeOf(await ask(APPROVE, { id: version.id }))).toBe('UNAUTHENTICATED');
    for (const account of ['guijian.feng', ADMIN]) expect(codeOf(await ask(APPROVE, { id: version.id }, account))).toBe('FORBIDDEN');
    const list = `{ rulePackVersions(pending: true) { edges { node { id packId sourceText } } } }`;
    expect([codeOf(await ask(list)), codeOf(await ask(list, {}, 'guijian.feng'))]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
    expect((await ask(list, {}, SUPERVISOR)).body.data!['rulePackVersions'].edges.map((e: Loose) => e.node.packId)).toContain(
      'xujing-2040',
    );
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    expect((await ask(node, { id: version.id })).body.data!['node']).toBeNull();
    expect((await ask(node, { id: version.id }, ADMIN)).body.data!['node']).toEqual({ id: version.id });
  });
});

describe('a preview', () => {
  test('says what would change: numbers before and after, and what is carried over', async () => {
    const { body } = await preview(plan2028, SUPERVISOR);
    const { problems, diff } = body.data!['rulePackPreview'];
    expect([problems, diff.comparedWith, diff.on]).toEqual([[], 'shanghai-xujing-2023', '2028-01-01']);
    const feedback = diff.written.find((c: Loose) => c.key === 'feedback');
    expect([feedback.kind, feedback.fields[0]]).toEqual(['CHANGED', { field: '期限', before: '10个工作日以内', after: '8个工作日以内' }]);
    expect(diff.written.find((c: Loose) => c.key === 'catalog-publication').kind).toBe('CARRIED_OVER');
    expect(diff.inForce.some((c: Loose) => c.key === 'consultation')).toBe(false);
  });
  test('or lists every mistake with its line, and writes nothing', async () => {
    const wrong = packFile((p) => {
      p.rules[0].unit = 'fortnight';
      p.extends[0] = 'nowhere';
    });
    const { problems, diff } = (await preview(wrong, ADMIN)).body.data!['rulePackPreview'];
    expect(diff).toBeNull();
    expect(problems.map((p: Loose) => [p.path, p.field])).toEqual([
      ['extends[0]', '基础规则包第1条'],
      ['rules[0].unit', '期限第1条·单位'],
    ]);
    expect(wrong.split('\n')[problems[1].line - 1]).toContain('"unit": "fortnight"');
    const refusal = await add(wrong);
    expect([refusal.code, refusal.missing]).toEqual([
      'RULE_PACK_INVALID',
      problems.map((p: Loose) => `第${p.line}行 ${p.field}（${p.path}）：${p.message}`),
    ]);
  });
  test.each([
    ['no JSON', '规则包'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('of %s is an answer, not an error', async (_what, text) => {
    const reply = await preview(text, ADMIN);
    expect([reply.status, reply.body.data!['rulePackPreview'].problems[0].line]).toEqual([200, 1]);
  });
});

describe('a pack entered and approved', () => {
  let version: Loose;
  test('is there for nobody before it is approved', async () => {
    ({ version } = await add(plan2028));
    expect(version).toMatchObject({ packId: 'xujing-2028', approvedAt: null, preview: { diff: { packId: 'xujing-2028' } } });
    expect((await add(plan2028)).version.id).toBe(version.id);
    const rules = (await inForce('shanghai-xujing-2023', '2028-05-06')).rules;
    expect(rules.find((r: Loose) => r.id === 'feedback').value).toBe(10);
    expect(codeOf(await ask(IN_FORCE, { id: 'xujing-2028' }))).toBe('RULE_PACK_UNKNOWN');
  });
  test('then is in force from its day, beside what it does not name, for whoever asks for the place by its old name', async () => {
    const { version: approved } = await approve(version.id);
    expect(approved).toMatchObject({ id: version.id, approvedBy: expect.any(String), preview: null });
    expect((await approve(version.id)).version.approvedAt).toBe(approved.approvedAt);
    const now = await inForce('shanghai-xujing-2023', '2028-05-06');
    expect(now.name).toBe('徐泾镇2026年工作要点（演练）');
    const of = (id: string): Loose => now.rules.find((r: Loose) => r.id === id);
    expect(of('feedback')).toMatchObject({ value: 8, amount: '8个工作日以内', packId: 'xujing-2028', carriedOver: false });
    expect(of('feedback').overrides.at(-1)).toEqual({ packId: 'shanghai-xujing-2023', amount: '10个工作日以内' });
    expect(of('catalog-publication')).toMatchObject({ packId: 'shanghai-xujing-2023', carriedOver: true });
    expect(of('consultation').packId).toBe('decree-713-2019');
    expect((await inForce('shanghai-xujing-2023', '2027-12-31')).rules.find((r: Loose) => r.id === 'feedback').value).toBe(10);
    expect(codeOf(await ask(IN_FORCE, { id: 'xujing-2028', on: '2027-12-31' }))).toBe('RULE_NOT_IN_FORCE');
  });
  test('a deadline counted from its first day counts with it, by whatever name the place is asked for; one before does not', async () => {
    const count = async (packId: string, on: string) =>
      (
        await ask(
          `query ($p: String!, $on: Date!) { deadlinePreview(packId: $p, ruleId: "feedback", triggerOn: $on) { dueOn rule { packId value } cli } }`,
          {
            p: packId,
            on,
          },
        )
      ).body.data!['deadlinePreview'];
    const { rule, cli } = await count('shanghai-xujing-2023', '2028-01-02');
    expect([rule, cli]).toEqual([{ packId: 'xujing-2028', value: 8 }, expect.stringContaining('--pack-file xujing-2028.json')]);
    expect((await count('xujing-2028', '2028-01-02')).rule.value).toBe(8);
    expect((await count('shanghai-xujing-2023', '2027-12-31')).rule).toEqual({ packId: 'shanghai-xujing-2023', value: 10 });
  });
  test('stands in the public list with the moment of its approval, those of the system without', async () => {
    const { body } = await ask(
      `{ rulePacks(first: 100) { edges { node { id name validFrom planYear layers replaces approvedAt file } } } }`,
    );
    const nodes = body.data!['rulePacks'].edges.map((e: Loose) => e.node);
    expect(nodes.find((n: Loose) => n.id === 'xujing-2028')).toMatchObject({
      replaces: 'shanghai-xujing-2023',
      layers: ['decree-713-2019', 'disclosure-regulation-2019'],
      approvedAt: expect.stringMatching(/^2024-/),
    });
    expect(JSON.parse(nodes.find((n: Loose) => n.id === 'xujing-2028').file)).toEqual(JSON.parse(plan2028));
    expect(nodes.find((n: Loose) => n.id === 'decree-713-2019').approvedAt).toBeNull();
  });
  test('leaves no room for another file that was right when it was entered', async () => {
    const list = await ask(`{ rulePackVersions(pending: true, first: 100) { edges { node { id packId } } } }`, {}, SUPERVISOR);
    const late = list.body.data!['rulePackVersions'].edges.map((e: Loose) => e.node).find((n: Loose) => n.packId === 'xujing-2040');
    const refusal = await approve(late.id);
    expect([refusal.code, refusal.missing]).toEqual(['RULE_PACK_INVALID', [expect.stringContaining('施行期间重叠')]]);
  });
  test('is known to an API that starts afterwards', async () => {
    const port = await freePort();
    const keys = process.env['TEST_STACK_KEYS']!;
    const api = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../server/api.ts')], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: process.env['TEST_STACK_DATABASE'],
        TEMPORAL_ADDRESS: process.env['TEST_STACK_TEMPORAL'],
        PAYLOAD_KEY_FILE: join(keys, 'payload-keys.json'),
        FIELD_KEY_FILE: join(keys, 'field-key.txt'),
        JWT_KEY_FILE: join(keys, 'jwt-key.json'),
        PORT: String(port),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    try {
      await once(api, 'message');
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: IN_FORCE, variables: { id: 'shanghai-xujing-2023', on: '2028-05-06' } }),
      });
      const { data } = (await response.json()) as Loose;
      expect(data.rulePack.rules.find((r: Loose) => r.id === 'feedback').value).toBe(8);
    } finally {
      api.kill('SIGTERM');
      await once(api, 'exit');
    }
  });
});

test('obligations come in pages', async () => {
  const first = await inForce('xujing-2028', '2028-05-06');
  expect(first.obligations.edges.map((e: Loose) => e.node.id)).toHaveLength(1);
  const after = first.obligations.pageInfo.endCursor;
  const { body } = await ask(
    `query ($after: String!) { rulePack(id: "xujing-2028", on: "2028-05-06") { obligations(first: 1, after: $after) { edges { node { id } } } } }`,
    { after },
  );
  expect(body.data!['rulePack'].obligations.edges[0].node.id).not.toBe(first.obligations.edges[0].node.id);
});

describe('in the books', () => {
  let url: string;
  let drop: () => Promise<void>;
  let orm: MikroORM;
  const em = (): Em => orm.em.fork() as Em;
  beforeAll(async () => {
    ({ url, drop } = await createTestDatabase());
    orm = openOrm(url, 4);
    await setClock(url, '2026-03-10T10:00:00+08:00');
  });
  afterAll(async () => {
    await orm.close(true);
    await drop();
  });
  const earlier = packFile((p) => {
    p.id = 'xujing-2026';
    p.rules[0] = {
      ...p.rules[0],
      id: 'catalog-publication',
      name: '公布年度目录',
      unit: 'fixed-date',
      value: undefined,
      monthDay: '02-28',
      bound: 'fixed',
      base: 'year-begins',
      baseName: '年度开始',
      baseVerb: '起',
    };
    p.obligations = [];
  });
  const person = async (account: string, role: string) => {
    const [row] = await em().execute<{ id: string; organ: string }[]>(
      `with o as (insert into organ (code, name, kind, pack_id) values (?, '示例镇', 'town', 'shanghai-xujing-2023') returning id),
            p as (insert into person (account, name, organ_id) select ?, ?, id from o returning id)
       select p.id, o.id as organ from p, o`,
      [account, account, account],
    );
    return {
      organ: row!.organ,
      actor: { kind: 'person' as const, personId: row!.id, roles: [{ role: role as 'supervisor', organId: row!.organ }] },
    };
  };
  const deadline = async (catalogId: string): Promise<ExplainedDeadline> => {
    const [row] = await em().execute<{ state: CatalogState }[]>(`select state from catalog where id = ?`, [catalogId]);
    return row!.state.deadlines[0]!.explained;
  };
  const openYear = (organId: string, year: number): Promise<string> =>
    orm.em.fork().transactional(async (t) => openCatalogYear(t as Em, organId, year, 'shanghai-xujing-2023', await heldMoment(t as Em)));

  test('a catalog is due by the new plan from the approval on, keeps the rules it was counted with, and nobody changes what is approved', async () => {
    const packs = createRulePacks({ orm });
    const both = await person('both', 'administrator');
    const added = await packs.add(earlier, both.actor);
    if (!added.ok) throw new Error(JSON.stringify(added.refusal));
    const before = await openYear(both.organ, 2027);
    expect(await deadline(before)).toMatchObject({ dueOn: '2027-03-31', packId: 'shanghai-xujing-2023' });

    const alone = { ...both.actor, roles: [{ role: 'supervisor' as const, organId: both.organ }] };
    expect(await packs.approve(added.versionId, alone)).toMatchObject({ ok: false, refusal: { code: 'SECOND_PERSON_REQUIRED' } });
    const second = await person('second', 'supervisor');
    expect(await packs.approve(added.versionId, second.actor)).toEqual({ ok: true, versionId: added.versionId });

    const after = await openYear(second.organ, 2027);
    expect(await deadline(after)).toMatchObject({ dueOn: '2027-02-28', packId: 'xujing-2026' });

    // A notice that takes the last working day before each date moves that day; the rules stay those that were asked.
    await em().execute(
      `insert into calendar_version (region, year, version, arrangement, doubts, source_text, source_hash, imported_at, imported_by_id, approved_at, approved_by_id)
       values ('CN', 2027, 1, ?::jsonb, '[]', '演练', 'of-the-rehearsal', app_now(), ?, app_now(), ?)`,
      [
        JSON.stringify({
          region: 'CN',
          year: 2027,
          version: 1,
          notice: { title: '演练', number: '演练', signed: '2026-03-10', address: '/' },
          days: [
            ['2027-02-26', '演练', 'off'],
            ['2027-03-31', '演练', 'off'],
          ],
        }),
        both.actor.personId,
        second.actor.personId,
      ],
    );
    const commit = createCommit({ orm });
    await commit({ kind: 'catalog', id: before }, []);
    await commit({ kind: 'catalog', id: after }, []);
    expect(await deadline(before)).toMatchObject({ dueOn: '2027-03-31', earliestOn: '2027-03-30', packId: 'shanghai-xujing-2023' });
    expect(await deadline(after)).toMatchObject({ dueOn: '2027-02-28', earliestOn: '2027-02-25', packId: 'xujing-2026' });

    const run = (sql: string) => orm.em.getConnection().execute(sql);
    await expect(run(`update rule_pack_version set content = '{}'`)).rejects.toThrow('APPROVED_RULE_PACK_STAYS');
    await expect(run(`delete from rule_pack_version`)).rejects.toThrow('APPROVED_RULE_PACK_STAYS');
    const audit = await em().execute<{ operation: string }[]>(
      `select operation from audit where subject_kind = 'rule_pack_version' order by at, operation`,
    );
    expect(audit.map((a) => a.operation)).toEqual(['addRulePack', 'approveRulePack']);
  });
  test('the database itself refuses approval by the one who entered, and a second approval of one id', async () => {
    const row = (approver: string) =>
      `insert into rule_pack_version (pack_id, content, source_text, added_at, added_by_id, approved_at, approved_by_id)
       select 'xujing-2026', '{}', '', app_now(), p.id, app_now(), q.id from person p, person q where p.account = 'both' and q.account = '${approver}'`;
    await expect(em().execute(row('both'))).rejects.toThrow('SECOND_PERSON_APPROVES');
    await expect(em().execute(row('second'))).rejects.toThrow('RULE_PACK_APPROVED_ONCE');
  });
  test('what happened before the approval was decided without it', async () => {
    const { packsAt, packApprovedAt } = await import('../../services/rules/registry.ts');
    const at = packApprovedAt('xujing-2026')!;
    expect(packsAt(at - 1).some((p) => p.id === 'xujing-2026')).toBe(false);
    expect(packsAt(at).some((p) => p.id === 'xujing-2026')).toBe(true);
    expect(at).toBeGreaterThanOrEqual(isoToInstant('2026-03-10T10:00:00+08:00'));
  });
});
