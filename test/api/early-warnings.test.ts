import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SHANGHAI_XUJING } from '../../domain/rules/shanghai-xujing-2023.ts';
import { PeopleRig } from '../support/people-rig.ts';

/** What is told ahead, to whom, with which decisions; the clock is the test's own. */
let p: PeopleRig;
beforeAll(async () => {
  p = await PeopleRig.open();
  await p.organ('town', '演练镇人民政府', { kind: 'town', packId: 'shanghai-xujing-2023' });
  await p.organ('county', '演练县人民政府', { kind: 'county', packId: 'plan-2024' });
  await p.organ('build', '建设科', { parent: 'town' });
  await p.organ('bureau', '演练区司法局', { kind: 'supervisor' });
  await p.person('secretary', '周秘书', 'town', 'secretariat@town', 'catalog-manager@town');
  await p.person('publisher', '郑发布', 'town', 'publisher@town');
  await p.person('clerk', '县秘书', 'county', 'secretariat@county');
  await p.person('drafter', '李承办', 'build', 'drafter@build');
  await p.person('supervisor', '武监督', 'bureau', 'supervisor@bureau');
  const plan = { ...SHANGHAI_XUJING, id: 'plan-2024', name: '演练计划', rules: [], validFrom: '2024-01-01', validTo: '2024-12-31' };
  await p.rig.rows(
    `insert into rule_pack_version (pack_id, content, source_text, added_at, added_by_id, approved_at, approved_by_id)
     select 'plan-2024', ?::jsonb, '', '2024-01-01', c.id, '2024-01-01', s.id from person c, person s where c.account = 'clerk' and s.account = 'supervisor'`,
    [JSON.stringify(plan)],
  );
}, 180_000);
afterAll(() => p.close());

const at = (iso: string) => p.setClock(`${iso}+08:00`);
const WARNINGS = `edges { node { kind organ { code } since dueOn missing packId article text toDo decisions { decision { code } why } } }`;
const warnings = async (account: string | undefined, organ?: string) => {
  const answer = await p.ask(`{ earlyWarnings${organ === undefined ? '' : `(organ: "${organ}")`} { ${WARNINGS} } }`, account);
  return answer.edges?.map((e: { node: object }) => e.node) ?? answer;
};
const kinds = async (account: string, organ?: string): Promise<string[]> =>
  (await warnings(account, organ)).map((w: { organ: { code: string }; kind: string }) => `${w.organ.code} ${w.kind}`);
/** Only these rows matter here: references are not looked at. */
const without = (sql: string) =>
  p.rig.orm.em.getConnection().execute(`begin; set local session_replication_role = replica; ${sql}; commit`);
const decision = (code: string, organ: string, pack: string, phase: string, more = ''): string =>
  `with m as (insert into matter (entry_id, name, created_at) values (uuidv7(), '${code}', now()) returning id)
   insert into decision (code, title, matter_id, organ_id, lead_organ_id, year, pack_id, phase, state, started_on, created_at, closed)
   select '${code}', '${code}', m.id, o.id, o.id, 2024, '${pack}', '${phase}', '{${more}}', '2024-06-01', '2024-06-01', ${phase === 'CLOSED'} from m, organ o where o.code = '${organ}'`;
const deliberated = (code: string, on: string, people: number): string =>
  `insert into decision_event (decision_id, seq, type, data, occurred_on, recorded_at)
   select id, 99, 'Deliberated', jsonb_build_object('type', 'Deliberated', 'meetingName', '镇长办公会议', 'representatives', '${JSON.stringify(Array(people).fill({}))}'::jsonb), '${on}', now() from decision where code = '${code}'`;

describe('the yearly number of meetings with public representatives', () => {
  beforeAll(async () => {
    for (const [code, phase, more] of [
      ['t-drafting', 'DRAFTING'],
      ['t-submitted', 'SUBMITTED'],
      ['t-withheld', 'DRAFTING', '"withheld": {}'],
      ['t-executing', 'EXECUTING'],
      ['t-closed', 'CLOSED'],
    ] as const)
      await without(decision(code, 'town', 'shanghai-xujing-2023', phase, more));
  });
  test('is told from the first second of 1 October, to the organ and its supervisor, with the decisions that could still have them', async () => {
    await at('2024-09-30T23:59:58');
    expect(await kinds('secretary')).toEqual([]);
    await at('2024-10-01T00:00:01');
    expect(await warnings('secretary')).toEqual([
      {
        kind: 'REPRESENTATIVES_QUOTA',
        organ: { code: 'town' },
        since: '2024-10-01',
        dueOn: '2024-12-31',
        missing: 1,
        packId: null,
        article: '《徐泾镇2023年政务公开工作要点》（徐府〔2023〕32号）第13项',
        text: '2024年公众代表列席决策会议不少于1次，已有0次，还差1次，最晚12月31日开会',
        toDo: expect.stringContaining('邀请公众代表'),
        decisions: [
          { decision: { code: 't-submitted' }, why: '还没有集体讨论' },
          { decision: { code: 't-drafting' }, why: '还没有集体讨论' },
        ],
      },
    ]);
    expect(await kinds('supervisor', 'town')).toEqual([
      'town representatives-quota'.replace('representatives-quota', 'REPRESENTATIVES_QUOTA'),
    ]);
  });
  test('a meeting nobody attended does not meet it; one attended on the day does', async () => {
    await without(deliberated('t-executing', '2024-03-01', 0));
    expect(await kinds('secretary')).toEqual(['town REPRESENTATIVES_QUOTA']);
    await without(deliberated('t-closed', '2024-10-01', 2));
    expect(await kinds('secretary')).toEqual([]);
  });
  test('is told to those of the organ and to supervisors, to nobody else', async () => {
    expect(await warnings(undefined)).toBe('UNAUTHENTICATED');
    expect(await warnings('drafter')).toBe('FORBIDDEN');
    expect(await warnings('clerk', 'town')).toBe('FORBIDDEN');
    expect(await warnings('supervisor', 'nowhere')).toBe('NOT_FOUND');
    expect(await warnings('supervisor', 'build')).toBe('NOT_FOUND');
  });
});

describe('a rule pack whose validity ends', () => {
  beforeAll(async () => {
    for (const code of ['c-long', 'c-short', 'c-planned']) await without(decision(code, 'county', 'plan-2024', 'DRAFTING'));
    await without(decision('c-closed', 'county', 'plan-2024', 'CLOSED'));
    const deadline = (code: string, key: string, due: string, status = 'open'): string =>
      `insert into deadline (subject_kind, subject_id, key, rule_id, due_on, due_at, provisional, status, explained, calendar_version)
       select 'decision', id, '${key}', 'x', '${due}', '${due}', false, '${status}', '{}', 'x' from decision where code = '${code}'`;
    for (const sql of [
      deadline('c-long', 'feedback', '2025-01-01'),
      deadline('c-short', 'feedback', '2024-12-31'),
      deadline('c-short', 'text-publication', '2025-06-01', 'met'),
    ])
      await without(sql);
    await without(`with v as (insert into catalog_version (catalog_id, no, status, columns, legal_bases, published_at, warnings) values (uuidv7(), 1, 'published', '[]', '[]', '2024-03-01', '[]') returning id)
      insert into catalog_row (version_id, entry_id, position, printed_no, name, lead_unit, co_units, planned_to) select v.id, m.entry_id, 1, '1', 'x', 'x', '[]', '2025-03-31' from v, matter m where m.name = 'c-planned'`);
  });
  const ending = async () =>
    (await warnings('clerk')).map((w: { packId: string; text: string; decisions: { decision: { code: string }; why: string }[] }) => [
      w.packId,
      w.text,
      w.decisions.map((d) => `${d.decision.code}：${d.why}`),
    ]);
  test('is told ninety days ahead, with the decisions known to run past its last day', async () => {
    await at('2024-10-01T23:59:58');
    expect(await ending()).toEqual([]);
    await at('2024-10-02T00:00:01');
    const [first] = await ending();
    expect(first).toEqual([
      'plan-2024',
      expect.stringContaining('的有效期至2024年12月31日（含当天），没有录入接续的规定'),
      ['c-long：有期限到2025年1月1日', 'c-planned：目录的计划时间到2025年3月31日'],
    ]);
    expect(await kinds('supervisor', 'county')).toEqual(['county RULE_PACK_ENDS']);
  });
  test('on its last day it still binds; from the day after every open decision is past it', async () => {
    await at('2024-12-31T23:59:58');
    expect((await ending())[0][2]).toHaveLength(2);
    await at('2025-01-01T00:00:01');
    const [after] = await ending();
    expect(after[1]).toContain('已于2024年12月31日期满');
    expect(after[2]).toEqual(['c-long：有期限到2025年1月1日', 'c-planned：目录的计划时间到2025年3月31日', 'c-short：还没有办结']);
  });
});
