import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { paper, PeopleRig } from '../support/people-rig.ts';
import { ask } from '../support/stack.ts';

let p: PeopleRig;
let entries: string[];
let decision: string;
beforeAll(async () => {
  p = await PeopleRig.open();
  await p.organ('town', '演练镇人民政府', { kind: 'town', packId: 'shanghai-xujing-2023' });
  await p.organ('build', '建设科', { parent: 'town' });
  await p.organ('office', '综合科', { parent: 'town' });
  await p.organ('company', '演练公司', { parent: 'town' });
  await p.organ('clinic', '卫生院', { parent: 'town' });
  await p.organ('bureau', '演练区司法局', { kind: 'supervisor' });
  await p.person('admin', '管理员', 'office', 'administrator@town');
  await p.person('secretary', '周秘书', 'office', 'secretariat@town', 'catalog-manager@town');
  await p.person('publisher', '郑发布', 'office', 'publisher@town');
  await p.person('archivist', '沈档案', 'office', 'archivist@town');
  await p.person('head', '赵科长', 'build', 'unit-head@build');
  await p.person('drafter', '李承办', 'build', 'drafter@build');
  await p.person('clerk', '孙登记', 'build', 'intake-clerk@build');
  await p.person('checker', '钱审查', 'build', 'disclosure-officer@build');
  await p.person('other', '冯承办', 'office', 'drafter@office');
  await p.person('supervisor', '武监督', 'bureau', 'supervisor@bureau');
  entries = await p.catalog('secretary', 'secretary', 'publisher', [
    ['示例路改造', '建设科'],
    ['示例河整治', '建设科'],
    ['示例厂房更新', '演练公司'],
    ['示例站迁建', '卫生院'],
    ['示例桥加固', '建设科'],
  ]);
  const started = await p.step('drafter', 'startDecision', `entryId: "${entries[0]}", title: "示例路改造方案", occurredOn: "2024-03-04"`);
  decision = started.decision.id;
  await p.step('secretary', 'initiateDecision', `decisionId: "${decision}", ${paper('赵镇长')}, undertaker: { leadOrganCode: "build" }`);
}, 180_000);
afterAll(() => p.close());

const ON = (day: string, time: string): Promise<void> => p.setClock(`2024-03-${day}T${time}+08:00`);
const DEPUTY = `__typename ... on DeputySaved { deputyship { id roleName fromOn toOn counts endedAt overlapping { deputy { name } } } } ... on Refusal { code missing }`;
const appoint = (by: string, args: string) => p.ask(`mutation { appointDeputy(${args}, reason: "出差") { ${DEPUTY} } }`, by);
const rolesNow = async (account: string): Promise<string[]> =>
  (await p.ask(`{ viewer { roles { role deputyFor organ { name } } } }`, account)).roles.map(
    (r: { role: string; deputyFor: string | null }) => `${r.role}${r.deputyFor === null ? '' : `（代${r.deputyFor}）`}`,
  );
const timeline = async (account?: string) =>
  (
    await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { timeline { edges { node { type text actorName actorRole signer recordNote } } } } } }`,
      account,
      { id: decision },
    )
  ).timeline.edges.map((e: { node: object }) => e.node);
const annex = async (account: string) =>
  (
    await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { responsibilityAnnex { step gate person roleName organ deputyFor signer recordNote } } } }`,
      account,
      { id: decision },
    )
  ).responsibilityAnnex;

describe('a clerk records a head’s paper decision (代录)', () => {
  test('staff read who signed and who recorded, the public neither', async () => {
    const initiated = (await timeline('drafter')).find((e: { type: string }) => e.type === 'Initiated');
    expect(initiated).toMatchObject({
      actorName: '周秘书',
      actorRole: '演练镇人民政府会议秘书',
      signer: '赵镇长',
      recordNote: '赵镇长签，由周秘书代录',
    });
    for (const e of await timeline()) expect(e).toMatchObject({ actorName: null, actorRole: null, signer: null, recordNote: null });
  });
  test('the gate and the catalog say the same', async () => {
    const gates = `query ($id: ID!) { node(id: $id) { ... on Decision { gates { gate recordedBy signer recordNote } } } }`;
    const of = async (account?: string) => (await p.ask(gates, account, { id: decision })).gates[0];
    expect(await of('drafter')).toEqual({
      gate: 'ORGAN_START',
      recordedBy: '周秘书',
      signer: '赵镇长',
      recordNote: '赵镇长签，由周秘书代录',
    });
    expect(await of()).toEqual({ gate: 'ORGAN_START', recordedBy: null, signer: null, recordNote: null });
    const log = `{ catalog(organCode: "town", year: 2024) { timeline { type actorRole recordNote } } }`;
    const consent = async (account?: string) => (await p.ask(log, account)).timeline.find((e: { type: string }) => e.type === 'Consented');
    expect(await consent('drafter')).toMatchObject({ actorRole: '演练镇人民政府会议秘书', recordNote: '钱书记签，由周秘书代录' });
    expect(await consent()).toBeUndefined();
    const open = (await p.ask(log)).timeline;
    expect(open).toEqual([{ type: 'Published', actorRole: null, recordNote: null }]);
  });
});

describe('deputies for a time (AB角)', () => {
  test('named by oneself, the head or the administrator, within the organ, for roles of one’s own', async () => {
    const days = `fromOn: "2024-03-05", toOn: "2024-03-06"`;
    expect(await appoint('clerk', `principal: "drafter", deputy: "clerk", ${days}`)).toBe('FORBIDDEN');
    expect(await appoint('other', `principal: "drafter", deputy: "other", ${days}`)).toBe('FORBIDDEN');
    expect(await appoint('head', `principal: "drafter", deputy: "other", ${days}`)).toMatchObject({ code: 'DEPUTY_OUTSIDE_ORGAN' });
    expect(await appoint('drafter', `principal: "drafter", deputy: "drafter", ${days}`)).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    expect(await appoint('drafter', `principal: "drafter", deputy: "clerk", fromOn: "2024-03-03", toOn: "2024-03-06"`)).toMatchObject({
      code: 'DEPUTY_PERIOD_INVALID',
      missing: ['起始日期是2024-03-03，今天是2024-03-04'],
    });
    expect(
      await appoint('drafter', `principal: "drafter", deputy: "clerk", covers: { role: UNIT_HEAD, organCode: "build" }, ${days}`),
    ).toMatchObject({ code: 'ROLE_NOT_HELD' });
    expect(await appoint('drafter', `principal: "nobody", deputy: "clerk", ${days}`)).toBe('NOT_FOUND');
  });

  test('the deputy acts from 0:00 of the first day to 24:00 of the last, no longer', async () => {
    const saved = await appoint('head', `principal: "drafter", deputy: "clerk", fromOn: "2024-03-05", toOn: "2024-03-06"`);
    expect(saved.deputyship).toMatchObject({ roleName: '全部岗位', counts: false, overlapping: [] });
    const again = await appoint('head', `principal: "drafter", deputy: "clerk", fromOn: "2024-03-05", toOn: "2024-03-06"`);
    expect(again.deputyship.id).toBe(saved.deputyship.id);
    await ON('04', '23:59:30');
    expect(await rolesNow('clerk')).toEqual(['intake-clerk']);
    await ON('05', '00:00:00');
    expect(await rolesNow('clerk')).toEqual(['intake-clerk', 'drafter（代李承办）']);
    await ON('06', '23:59:30');
    expect(await rolesNow('clerk')).toEqual(['intake-clerk', 'drafter（代李承办）']);
    await ON('07', '00:00:00');
    expect(await rolesNow('clerk')).toEqual(['intake-clerk']);
  });

  test('acts say 某某代某某 in the history, the audit log and at the gate; ending early ends the right at once', async () => {
    await ON('07', '09:00:00');
    const saved = await appoint('drafter', `principal: "drafter", deputy: "clerk", fromOn: "2024-03-07", toOn: "2024-03-08"`);
    const more = await appoint('drafter', `principal: "drafter", deputy: "checker", fromOn: "2024-03-08", toOn: "2024-03-09"`);
    expect(more.deputyship.overlapping).toEqual([{ deputy: { name: '孙登记' } }]);
    await p.step('clerk', 'beginDrafting', `decisionId: "${decision}", occurredOn: "2024-03-07"`);
    await p.step('clerk', 'settleGate', `decisionId: "${decision}", gate: EXPERT, notNeededReason: "不涉及专业技术", decidedBy: "赵科长"`);
    const begun = (await timeline('head')).find((e: { type: string }) => e.type === 'DraftingBegun');
    expect(begun).toMatchObject({ actorName: '孙登记代李承办', actorRole: '建设科承办人' });
    const [line] = await p.rig.rows<{ actor_name: string; principal: string }>(
      `select actor_name, detail->'acting'->>'principal' as principal from audit where operation = 'beginDrafting:accepted'`,
    );
    expect(line).toEqual({ actor_name: '孙登记代李承办', principal: '李承办' });
    const { gates } = await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { gates { gate recordedBy recordNote } } } }`,
      'head',
      {
        id: decision,
      },
    );
    expect(gates.find((g: { gate: string }) => g.gate === 'EXPERT')).toEqual({
      gate: 'EXPERT',
      recordedBy: '孙登记代李承办',
      recordNote: '赵科长签，由孙登记代李承办代录',
    });
    const end = (by: string, reason: string) =>
      p.ask(`mutation { endDeputy(deputyshipId: "${saved.deputyship.id}", reason: "${reason}") { ${DEPUTY} } }`, by);
    expect(await end('other', '提前回来')).toBe('FORBIDDEN');
    expect(await end('clerk', '提前回来')).toBe('FORBIDDEN');
    expect(await end('head', ' ')).toMatchObject({ code: 'REASON_MISSING' });
    expect((await end('head', '提前回来')).deputyship.counts).toBe(false);
    expect((await end('head', '提前回来')).deputyship.endedAt).not.toBeNull();
    expect(await rolesNow('clerk')).toEqual(['intake-clerk']);
    expect(
      await p.tried('clerk', 'settleGate', `decisionId: "${decision}", gate: RISK, notNeededReason: "不涉及", decidedBy: "赵科长"`),
    ).toBe('FORBIDDEN');
    await expect(p.rig.rows(`update deputyship set to_on = '2030-01-01'`)).rejects.toThrow('DEPUTYSHIP_STAYS');
    await expect(p.rig.rows(`delete from deputyship`)).rejects.toThrow('DEPUTYSHIP_STAYS');
  });

  test('never more than the principal may: what a principal loses, the deputy loses; a deputy names no deputy', async () => {
    await ON('08', '09:00:00');
    await appoint('head', `principal: "head", deputy: "clerk", fromOn: "2024-03-08", toOn: "2024-03-10"`);
    expect(await rolesNow('clerk')).toContain('unit-head（代赵科长）');
    const days = `fromOn: "2024-03-08", toOn: "2024-03-09"`;
    expect(await appoint('clerk', `principal: "checker", deputy: "clerk", ${days}`)).toMatchObject({ code: 'DEPUTY_OF_DEPUTY' });
    expect(
      await appoint('clerk', `principal: "clerk", deputy: "checker", covers: { role: UNIT_HEAD, organCode: "build" }, ${days}`),
    ).toMatchObject({ code: 'DEPUTY_OF_DEPUTY' });
    // Who deputises for the clerk gets the clerk's own role only.
    await appoint('head', `principal: "clerk", deputy: "drafter", ${days}`);
    expect(await rolesNow('drafter')).toEqual(['drafter', 'intake-clerk（代孙登记）']);
    await p.rig.rows(`update role_grant set valid_to = app_now() where role = 'unit-head'`);
    expect(await rolesNow('clerk')).toEqual(['intake-clerk']);
    await p.rig.rows(`update role_grant set valid_to = null where role = 'unit-head'`);
  });

  test('a second person is none of principal and deputy', async () => {
    // On 8 March the checker is a deputy of the drafter.
    expect(await rolesNow('checker')).toEqual(['disclosure-officer', 'drafter（代李承办）']);
    const save = `mutation { saveArtefact(idempotencyKey: "people-draft-1", decisionId: "${decision}", kind: DRAFT, title: "草案", text: "正文") { ... on ArtefactSaved { artefact { id } } } }`;
    const own = (await p.ask(save, 'drafter')).artefact.id;
    const review = (id: string, by: string) =>
      p.ask(
        `mutation { reviewDisclosure(idempotencyKey: "people-review-1", artefactId: "${id}", passed: true, note: "") { __typename ... on Refusal { code } } }`,
        by,
      );
    expect((await review(own, 'checker')).__typename).toBe('ArtefactSaved');
    const stood = (await p.ask(save.replace('draft-1', 'draft-2').replace('正文', '正文二'), 'checker')).artefact.id;
    expect(await review(stood, 'checker')).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    // The principal reviews nothing that was saved in their name.
    await p.rig.rows(
      `insert into role_grant (person_id, organ_id, role, valid_from) select p.id, p.organ_id, 'disclosure-officer', '2000-01-01T00:00:00Z' from person p where account = 'drafter'`,
    );
    expect(await review(stood, 'drafter')).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    await p.rig.rows(
      `delete from role_grant where role = 'disclosure-officer' and person_id = (select id from person where account = 'drafter')`,
    );
  });

  test('staff see who deputises for whom, others not', async () => {
    const list = (args: string, by?: string) =>
      p.ask(`{ deputies(${args}) { edges { node { deputy { name } } } pageInfo { endCursor } } }`, by);
    const names = async (args: string) =>
      (await list(args, 'secretary')).edges.map((e: { node: { deputy: { name: string } } }) => e.node.deputy.name);
    expect(await list('first: 1')).toBe('UNAUTHENTICATED');
    expect(await names('organCode: "office"')).toEqual([]);
    expect(await names('organCode: "build"')).toEqual(['李承办', '孙登记', '钱审查']);
    expect(await names('organCode: "town", withPast: true')).toHaveLength(5);
    const { pageInfo } = await list('organCode: "town", first: 2', 'secretary');
    expect(await names(`organCode: "town", first: 2, after: "${pageInfo.endCursor}"`)).toEqual(['钱审查']);
  });
});

describe('the annex on responsibility', () => {
  test('is for archivist, supervisor and auditor; it names role, organ, principal, signer and clerk', async () => {
    expect(await annex('drafter')).toBeNull();
    const lines = await annex('archivist');
    expect(await annex('supervisor')).toEqual(lines);
    expect(lines.slice(0, 4)).toEqual([
      expect.objectContaining({
        step: expect.stringContaining('承办单位启动前期工作'),
        person: '李承办',
        roleName: '承办人',
        organ: '建设科',
        deputyFor: null,
      }),
      {
        step: '决策机关决定启动，明确承办单位',
        gate: 'ORGAN_START',
        person: '周秘书',
        roleName: '会议秘书',
        organ: '演练镇人民政府',
        deputyFor: null,
        signer: '赵镇长',
        recordNote: '赵镇长签，由周秘书代录',
      },
      expect.objectContaining({ step: '开始拟订决策草案', person: '孙登记', roleName: '承办人', deputyFor: '李承办' }),
      expect.objectContaining({ gate: 'EXPERT', signer: '赵科长', recordNote: '赵科长签，由孙登记代李承办代录' }),
    ]);
    expect(lines.slice(4).map((l: { step: string; person: string }) => [l.step, l.person])).toEqual([
      ['起草、保存决策草案全文（第1版）', '李承办'],
      ['公开前的保密审查：决策草案全文（第1版）通过', '钱审查'],
      ['起草、保存决策草案全文（第2版）', '钱审查'],
    ]);
  });
});

test('an archived decision’s closing index holds its annex as it was when the file was closed', async () => {
  const { body } = await ask(
    `{ decision(code: "shili-town-2024-01") { responsibilityAnnex { step person roleName organ signer recordNote } } }`,
    {},
    'dangzheng.shen',
  );
  const lines = body.data!['decision'].responsibilityAnnex as { step: string; person: string }[];
  expect(lines.length).toBeGreaterThan(20);
  const client = new pg.Client(process.env['TEST_STACK_DATABASE']);
  await client.connect();
  const { rows } = await client.query(
    `select a.detail->'responsibility' as kept from audit a join decision d on d.id = a.subject_id where a.operation = 'closing-index' and d.code = 'shili-town-2024-01'`,
  );
  await client.end();
  expect(rows[0].kept.map((l: { step: string; person: string }) => [l.step, l.person])).toEqual(lines.map((l) => [l.step, l.person]));
  expect(lines.at(-1)).toMatchObject({ step: '归档', person: '沈档案（演练）', roleName: '档案员', organ: '示例镇人民政府' });
});

describe('grants', () => {
  const GRANT = `__typename ... on RoleGrantSaved { grant { id roleName validFrom validTo counts } } ... on Refusal { code missing }`;
  const grant = (by: string, args: string) => p.ask(`mutation { grantRole(${args}, reason: "检查") { ${GRANT} } }`, by);
  const end = (by: string, id: string) => p.ask(`mutation { endRole(grantId: "${id}", reason: "结束") { ${GRANT} } }`, by);
  beforeAll(async () => {
    await p.person('visitor', '任检查', 'office');
    await ON('11', '09:00:00');
  });

  test('are given by the administrator of the organ or one above it, for others', async () => {
    const args = `person: "visitor", role: INTAKE_CLERK, organCode: "build", fromOn: "2024-03-11"`;
    expect(await grant('head', args)).toBe('FORBIDDEN');
    expect(await grant('admin', args.replace('"build"', '"bureau"'))).toBe('FORBIDDEN');
    expect(await grant('admin', args.replace('visitor', 'admin'))).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    const given = await grant('admin', args);
    expect(given.grant).toMatchObject({ roleName: '意见登记员', counts: true, validTo: null });
    expect((await grant('admin', args)).grant.id).toBe(given.grant.id);
    expect(await grant('admin', `${args}, toOn: "2024-03-20"`)).toMatchObject({ code: 'ROLE_HELD_ALREADY', missing: ['意见登记员'] });
    expect(await end('head', given.grant.id)).toBe('FORBIDDEN');
    expect((await end('admin', given.grant.id)).grant.counts).toBe(false);
    expect((await end('admin', given.grant.id)).__typename).toBe('RoleGrantSaved');
    expect(await rolesNow('visitor')).toEqual([]);
    const [own] = await p.rig.rows<{ id: string }>(`select id from role_grant where role = 'administrator'`);
    expect(await end('admin', `RoleGrant:${own!.id}`)).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
  });

  test('an inspector’s ends by itself at 24:00 of its last day', async () => {
    const args = `person: "visitor", role: INSPECTOR, organCode: "town", fromOn: "2024-03-12"`;
    expect(await grant('admin', args)).toMatchObject({ code: 'GRANT_MUST_END', missing: ['检查员'] });
    const { grant: given } = await grant('admin', `${args}, toOn: "2024-03-13"`);
    expect([given.validFrom, given.validTo]).toEqual(['2024-03-11T16:00:00.000Z', '2024-03-13T16:00:00.000Z']);
    expect(await rolesNow('visitor')).toEqual([]);
    await ON('12', '00:00:00');
    expect(await rolesNow('visitor')).toEqual(['inspector']);
    await ON('13', '23:59:30');
    expect(await rolesNow('visitor')).toEqual(['inspector']);
    await ON('14', '00:00:00');
    expect(await rolesNow('visitor')).toEqual([]);
  });

  test('one ended before it begins never counts, and may be given again', async () => {
    const args = `person: "visitor", role: ARCHIVIST, organCode: "town", fromOn: "2024-03-16"`;
    const first = (await grant('admin', args)).grant;
    await end('admin', first.id);
    const again = (await grant('admin', args)).grant;
    expect([again.validFrom, again.validTo]).toEqual([first.validFrom, null]);
    await end('admin', again.id);
  });

  test('are read by administrator, supervisor and auditor', async () => {
    const list = (args: string, by?: string) =>
      p.ask(`{ roleGrants(${args}) { edges { node { person { name } roleName organ { code } counts } } } }`, by);
    expect(await list('first: 5')).toBe('UNAUTHENTICATED');
    expect(await list('first: 5', 'drafter')).toBe('FORBIDDEN');
    const of = async (args: string) => (await list(args, 'supervisor')).edges.map((e: { node: object }) => e.node);
    expect(await of('organCode: "bureau"')).toEqual([
      { person: { name: '武监督' }, roleName: '监督机构', organ: { code: 'bureau' }, counts: true },
    ]);
    expect(await of('person: "visitor"')).toEqual([]);
    expect(await of('person: "visitor", withPast: true')).toHaveLength(3);
  });
});

describe('a leaving person hands everything over in one action', () => {
  const LIST = `list { on roles { roleName organ { code } heldAlready } tasks { kind decisionCode what } endingDeputyships warnings }`;
  const preview = (by: string, args: string) =>
    p.ask(`{ handOverPreview(${args}) { __typename ... on HandOverPlanned { ${LIST} } ... on Refusal { code missing } } }`, by);
  const handOver = (by: string, args: string) =>
    p.ask(
      `mutation { handOver(${args}, reason: "调离") { __typename ... on HandOverDone { id ${LIST} } ... on Refusal { code missing } } }`,
      by,
    );
  const undo = (by: string, id: string) =>
    p.ask(`mutation { undoHandOver(handOverId: "${id}") { __typename ... on Refusal { code missing } } }`, by);
  const args = (to: string, on: string) => `from: "drafter", to: "${to}", on: "${on}"`;
  let before: object[];
  beforeAll(async () => {
    await p.person('successor', '何接手', 'build', 'legality-reviewer@town');
    await ON('18', '09:00:00');
    await appoint('head', `principal: "checker", deputy: "drafter", fromOn: "2024-03-18", toOn: "2024-03-29"`);
  });

  test('who leads or administers the organ of each role may, the receiver may not', async () => {
    expect(await preview('clerk', args('successor', '2024-03-18'))).toBe('FORBIDDEN');
    expect(await handOver('other', args('successor', '2024-03-18'))).toBe('FORBIDDEN');
    expect(await handOver('head', args('head', '2024-03-18'))).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    expect(await handOver('head', args('successor', '2024-03-17'))).toMatchObject({ code: 'HANDOVER_DAY_PAST' });
    expect(await handOver('admin', `from: "visitor", to: "successor", on: "2024-03-18"`)).toMatchObject({ code: 'HANDOVER_EMPTY' });
    expect(await handOver('head', args('nobody', '2024-03-18'))).toBe('NOT_FOUND');
  });

  test('the preview lists roles, matters, papers and deputyships, and changes nothing', async () => {
    const { list } = await preview('head', args('successor', '2024-03-18'));
    const code = list.tasks[0].decisionCode;
    expect(list).toEqual({
      on: '2024-03-18',
      roles: [{ roleName: '承办人', organ: { code: 'build' }, heldAlready: false }],
      tasks: [{ kind: 'DRAFTING', decisionCode: code, what: '由本人启动或者起草' }],
      endingDeputyships: ['钱审查'],
      warnings: ['接手后同时是承办人和合法性审查员：自己起草的材料要由别人办理这一步'],
    });
    expect(await rolesNow('successor')).toEqual(['legality-reviewer']);
    await p.ask(
      `mutation { saveArtefact(idempotencyKey: "people-explained", decisionId: "${decision}", kind: EXPLANATION, title: "说明", text: "正文") { __typename } }`,
      'drafter',
    );
    // A draft of their own is not theirs to review; the drafter's is.
    const papers = await preview('head', `from: "checker", to: "successor", on: "2024-03-18"`);
    expect(papers.list.tasks.map((t: { kind: string; what: string }) => [t.kind, t.what])).toEqual([
      ['DRAFTING', '由本人启动或者起草'],
      ['DISCLOSURE_REVIEW', '草案说明（第1版）'],
    ]);
  });

  test('undone on the same day all is as it was', async () => {
    before = await annex('archivist');
    const done = await handOver('head', args('successor', '2024-03-19'));
    expect(done.__typename).toBe('HandOverDone');
    expect(await undo('clerk', done.id)).toBe('FORBIDDEN');
    expect((await undo('head', done.id)).__typename).toBe('HandOverDone');
    expect((await undo('head', done.id)).__typename).toBe('HandOverDone');
    await ON('20', '09:00:00');
    expect(await rolesNow('drafter')).toEqual(['drafter', 'disclosure-officer（代钱审查）']);
    expect(await rolesNow('successor')).toEqual(['legality-reviewer']);
  });

  test('on its day both may act, from 24:00 on the receiver alone; nothing of it is lost', async () => {
    const done = await handOver('head', args('successor', '2024-03-21'));
    expect(done.list.roles).toHaveLength(1);
    expect(await rolesNow('successor')).toEqual(['legality-reviewer']);
    await ON('21', '00:00:00');
    expect(await rolesNow('successor')).toEqual(['drafter', 'legality-reviewer']);
    await ON('21', '23:59:30');
    expect(await rolesNow('drafter')).toEqual(['drafter', 'disclosure-officer（代钱审查）']);
    await ON('22', '00:00:00');
    expect(await rolesNow('drafter')).toEqual([]);
    expect(await rolesNow('successor')).toEqual(['drafter', 'legality-reviewer']);
    await p.step('successor', 'settleGate', `decisionId: "${decision}", gate: RISK, notNeededReason: "不涉及", decidedBy: "赵科长"`);
    expect(await undo('head', done.id)).toMatchObject({ code: 'HANDOVER_SETTLED' });
    const [line] = await p.rig.rows<{ detail: { tasks: object[] } }>(
      `select detail from audit where operation = 'handOver' order by at desc limit 1`,
    );
    expect(line!.detail.tasks).toHaveLength(1);
    await expect(p.rig.rows(`delete from hand_over`)).rejects.toThrow('HANDOVER_STAYS');
  });

  test('what had been done before stays as it was recorded', async () => {
    const lines = await annex('archivist');
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(lines.at(-1)).toMatchObject({ gate: 'RISK', person: '何接手', roleName: '承办人' });
  });

  test('a grant that was changed since is not taken back', async () => {
    await ON('22', '09:00:00');
    const done = await handOver('admin', `from: "clerk", to: "successor", on: "2024-03-22"`);
    const [own] = await p.rig.rows<{ id: string }>(
      `select g.id from role_grant g join person x on x.id = g.person_id where x.account = 'clerk' and g.role = 'intake-clerk'`,
    );
    await p.ask(`mutation { endRole(grantId: "RoleGrant:${own!.id}", reason: "已离岗") { __typename } }`, 'admin');
    expect(await undo('admin', done.id)).toMatchObject({ code: 'HANDOVER_SETTLED' });
  });
});

describe('a body without accounts is served by an office, visibly', () => {
  const serve = (by: string, body: string, office: string | null) =>
    p.ask(
      `mutation { setServingOffice(organCode: "${body}"${office === null ? '' : `, officeCode: "${office}"`}, reason: "公司没有账号") { __typename ... on ServingOfficeSaved { organ { label servedBy { name } } } ... on Refusal { code missing } } }`,
      by,
    );
  const start = (by: string, entry: number) =>
    p.tried(by, 'startDecision', `entryId: "${entries[entry]}", title: "厂房更新方案", occurredOn: "2024-03-25"`);
  let code: string;
  beforeAll(async () => {
    await ON('25', '09:00:00');
  });

  test('without people and without an office it starts nothing; the refusal names the remedy', async () => {
    for (const by of ['other', 'successor'])
      expect(await start(by, 2)).toEqual({
        __typename: 'Refusal',
        code: 'UNDERTAKER_WITHOUT_OFFICE',
        missing: ['演练公司'],
        article: null,
      });
    const started = await p.step('successor', 'startDecision', `entryId: "${entries[1]}", title: "河道整治方案", occurredOn: "2024-03-25"`);
    const id = `decisionId: "${started.decision.id}", ${paper('赵镇长').replace('03-04', '03-25')}`;
    expect(await p.tried('secretary', 'initiateDecision', `${id}, undertaker: { leadOrganCode: "company" }`)).toMatchObject({
      code: 'UNDERTAKER_WITHOUT_OFFICE',
      missing: ['演练公司'],
      article: expect.stringContaining('第'),
    });
  });

  test('an administrator names the office; unfit ones are refused', async () => {
    expect(await serve('head', 'company', 'build')).toBe('FORBIDDEN');
    expect(await serve('admin', 'company', 'nowhere')).toBe('NOT_FOUND');
    expect(await serve('admin', 'company', 'town')).toMatchObject({ code: 'SERVING_OFFICE_INVALID' });
    expect(await serve('admin', 'company', 'bureau')).toMatchObject({ missing: ['两个单位不属于同一个机关'] });
    expect((await serve('admin', 'company', 'office')).organ).toEqual({
      label: '演练公司（由综合科代为办理）',
      servedBy: { name: '综合科' },
    });
    expect((await serve('admin', 'company', 'office')).__typename).toBe('ServingOfficeSaved');
    expect(await serve('admin', 'clinic', 'company')).toMatchObject({ missing: ['代办单位自己也由别的单位代办'] });
    expect(await serve('admin', 'office', 'build')).toMatchObject({ missing: ['被代办的单位正在代办别的单位的事'] });
  });

  test('people of the office act for it, others do not; everybody reads who does', async () => {
    expect(await start('successor', 2)).toBe('FORBIDDEN');
    const started = await p.step('other', 'startDecision', `entryId: "${entries[2]}", title: "厂房更新方案", occurredOn: "2024-03-25"`);
    const read = `query ($id: ID!) { node(id: $id) { ... on Decision { code leadOrganLabel leadOrgan { name servedBy { name } } timeline { edges { node { actorName actorRole } } } } } }`;
    const seen = await p.ask(read, 'head', { id: started.decision.id });
    code = seen.code;
    expect(seen).toMatchObject({
      leadOrganLabel: '演练公司（由综合科代为办理）',
      leadOrgan: { name: '演练公司', servedBy: { name: '综合科' } },
    });
    expect(seen.timeline.edges[0].node).toEqual({ actorName: '冯承办', actorRole: '演练公司（由综合科办理）承办人' });
    expect(await p.api.page(`/decisions/${code}`)).toContain('演练公司（由综合科代为办理）');
  });

  test('when the office no longer serves it, its people may no more', async () => {
    await serve('admin', 'clinic', 'office');
    expect(await rolesNow('other')).toEqual(['drafter', 'drafter', 'drafter']);
    expect((await serve('admin', 'clinic', null)).organ.servedBy).toBeNull();
    expect(await start('other', 3)).toMatchObject({ code: 'UNDERTAKER_WITHOUT_OFFICE', missing: ['卫生院'] });
  });
});

describe('organs are renamed and merged', () => {
  const CHANGE = `__typename ... on OrganChangeSaved { change { id approvedAt effects { formerNames running grants { person roleName notCarried } endingDeputyships served } } } ... on Refusal { code missing }`;
  const rename = (by: string, args: string) => p.ask(`mutation { renameOrgan(${args}) { ${CHANGE} } }`, by);
  const merge = (by: string, args: string) => p.ask(`mutation { mergeOrgans(${args}) { ${CHANGE} } }`, by);
  const approve = (by: string, id: string) => p.ask(`mutation { approveOrganChange(changeId: "${id}") { ${CHANGE} } }`, by);
  const labels = (account?: string) =>
    p.ask(`query ($id: ID!) { node(id: $id) { ... on Decision { code organLabel leadOrganLabel leadOrgan { code name } } } }`, account, {
      id: decision,
    });
  const printed = () => p.ask(`{ catalog(organCode: "town", year: 2024) { organ { name } entries { leadUnit decisions { code } } } }`);
  let before: object[];
  beforeAll(async () => {
    await ON('26', '09:00:00');
    before = await annex('archivist');
  });

  test('proposed by an administrator, approved by a supervisor on the day or later; until then nothing changes', async () => {
    const args = (name: string, on: string) => `organCode: "build", newName: "${name}", on: "${on}", basis: "演编〔2024〕1号"`;
    expect(await rename('head', args('建设发展科', '2024-03-26'))).toBe('FORBIDDEN');
    expect(await rename('admin', args('综合科', '2024-03-26'))).toMatchObject({
      code: 'ORGAN_CHANGE_INVALID',
      missing: ['同一机关已有单位叫综合科'],
    });
    const { change } = await rename('admin', args('建设发展科', '2024-03-27'));
    expect((await rename('admin', args('建设发展科', '2024-03-27'))).change.id).toBe(change.id);
    expect(change).toMatchObject({ approvedAt: null, effects: { formerNames: ['建设科'], grants: [] } });
    expect(change.effects.running).toHaveLength(2);
    expect(await approve('admin', change.id)).toBe('FORBIDDEN');
    expect(await approve('supervisor', change.id)).toMatchObject({ code: 'ORGAN_CHANGE_NOT_YET' });
    expect((await labels()).leadOrganLabel).toBe('建设科');
    await ON('27', '00:00:00');
    expect((await approve('supervisor', change.id)).change.approvedAt).not.toBeNull();
    expect((await approve('supervisor', change.id)).change.id).toBe(change.id);
  });

  test('taken back before approval it is never done, and may be proposed anew; what is approved cannot be taken back', async () => {
    const args = `organCode: "office", newName: "综合办公室", on: "2024-03-27", basis: "演编〔2024〕2号"`;
    const withdraw = (by: string, id: string, reason: string) =>
      p.ask(`mutation { withdrawOrganChange(changeId: "${id}", reason: "${reason}") { ${CHANGE} } }`, by);
    const pending = async () =>
      (await p.ask(`{ organChanges(pending: true) { edges { node { id } } } }`, 'supervisor')).edges.map(
        (e: { node: { id: string } }) => e.node.id,
      );
    const { change } = await rename('admin', args);
    expect(await pending()).toEqual([change.id]);
    expect(await withdraw('supervisor', change.id, '批复有误')).toBe('FORBIDDEN');
    expect(await withdraw('admin', change.id, '　')).toMatchObject({ code: 'REASON_MISSING' });
    expect((await withdraw('admin', change.id, '批复有误')).change).toMatchObject({ approvedAt: null });
    expect((await withdraw('admin', change.id, '批复有误')).change.id).toBe(change.id);
    expect(await pending()).toEqual([]);
    expect(await approve('supervisor', change.id)).toMatchObject({ code: 'ORGAN_CHANGE_SETTLED', missing: ['已经撤回'] });
    const again = (await rename('admin', args)).change;
    expect(again.id).not.toBe(change.id);
    expect((await withdraw('admin', again.id, '改期')).__typename).toBe('OrganChangeSaved');
    const [done] = await p
      .ask(`{ organChanges { edges { node { id approvedAt withdrawnAt withdrawnBy withdrawalReason } } } }`, 'supervisor')
      .then((c: { edges: { node: { id: string; approvedAt: string | null } }[] }) =>
        c.edges.map((e) => e.node).filter((n) => n.approvedAt !== null),
      );
    expect(await withdraw('admin', done!.id, '不要了')).toMatchObject({ code: 'ORGAN_CHANGE_SETTLED', missing: ['已经批准并生效'] });
  });

  test('what was printed keeps the old name, views show both, and the old name is still found', async () => {
    expect(await labels()).toMatchObject({ leadOrganLabel: '建设发展科（原建设科）', leadOrgan: { code: 'build', name: '建设发展科' } });
    expect((await printed()).entries.map((e: { leadUnit: string }) => e.leadUnit)).toEqual([
      '建设科',
      '建设科',
      '演练公司',
      '卫生院',
      '建设科',
    ]);
    expect(await p.api.page(`/decisions/${(await labels()).code}`)).toContain('建设发展科（原建设科）');
    const names = await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { leadOrgan { formerNames { name fromOn toOn basis } } } } }`,
      undefined,
      {
        id: decision,
      },
    );
    expect(names.leadOrgan.formerNames).toEqual([{ name: '建设科', fromOn: null, toOn: '2024-03-26', basis: '演编〔2024〕1号' }]);
    await expect(p.rig.rows(`delete from organ_name`)).rejects.toThrow('APPEND_ONLY');
  });

  test('the annex of earlier gates keeps the organ’s name of then', async () => {
    await p.step('successor', 'settleGate', `decisionId: "${decision}", gate: HEARING, notNeededReason: "不涉及", decidedBy: "赵科长"`);
    const lines = await annex('archivist');
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(lines[0].organ).toBe('建设科');
    expect(lines.at(-1)).toMatchObject({ gate: 'HEARING', organ: '建设发展科' });
  });

  test('a merger says which roles go over and which do not', async () => {
    await p.person('office-head', '吴主任', 'office', 'unit-head@office');
    const args = `fromCodes: ["build"], intoCode: "office", on: "2024-03-27", basis: "演编〔2024〕2号"`;
    expect(await merge('admin', args.replace('"office"', '"town"'))).toMatchObject({ code: 'ORGAN_CHANGE_INVALID' });
    expect(await merge('admin', args.replace('"office"', '"bureau"'))).toBe('FORBIDDEN');
    const { change } = await merge('admin', args);
    const { grants, running } = change.effects;
    expect(running).toHaveLength(2);
    expect(grants.find((g: { roleName: string }) => g.roleName === '承办单位负责人')).toEqual({
      person: '赵科长',
      roleName: '承办单位负责人',
      notCarried: '接续的机关已有负责人，由系统管理员另行授权',
    });
    expect(
      grants.find((g: { person: string; roleName: string }) => g.person === '何接手' && g.roleName === '承办人').notCarried,
    ).toBeNull();
    const list = `{ organChanges(pending: true) { edges { node { kind organs { name } into { name } proposedBy } } } }`;
    expect((await p.ask(list, 'supervisor')).edges).toEqual([
      { node: { kind: 'merge', organs: [{ name: '建设发展科' }], into: { name: '综合科' }, proposedBy: '管理员' } },
    ]);
    expect(await p.ask(list, 'drafter')).toBe('FORBIDDEN');
    expect((await approve('supervisor', change.id)).__typename).toBe('OrganChangeSaved');
    await expect(p.rig.rows(`update organ_change set content = '{}'`)).rejects.toThrow('ORGAN_CHANGE_STAYS');
    await expect(p.rig.rows(`delete from organ_change`)).rejects.toThrow('ORGAN_CHANGE_STAYS');
  });

  test('running decisions go on under the successor, with the people of both', async () => {
    expect(await labels()).toMatchObject({
      leadOrganLabel: '综合科（原建设科、建设发展科）',
      leadOrgan: { code: 'office', name: '综合科' },
    });
    await p.step('other', 'settleGate', `decisionId: "${decision}", gate: SPECIAL_GROUPS, notNeededReason: "不涉及", decidedBy: "吴主任"`);
    await p.step('successor', 'settleGate', `decisionId: "${decision}", gate: DEPARTMENTS, notNeededReason: "不涉及", decidedBy: "吴主任"`);
    const lines = await annex('archivist');
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(lines.slice(-2)).toEqual([
      expect.objectContaining({ person: '冯承办', organ: '建设发展科（由综合科办理）', recordNote: '吴主任签，由冯承办代录' }),
      expect.objectContaining({ person: '何接手', organ: '建设发展科（由综合科办理）' }),
    ]);
    expect(await p.tried('head', 'settleGate', `decisionId: "${decision}", gate: EXPERT, notNeededReason: "不", decidedBy: "赵"`)).toBe(
      'FORBIDDEN',
    );
    const listed = async (code: string) =>
      (await p.ask(`{ decisions(filter: { leadOrganCode: "${code}" }, first: 50) { edges { node { code } } } }`)).edges.length;
    expect([await listed('build'), await listed('office')]).toEqual([2, 2]);
  });

  test('the catalog of the year stays where it was, and its rows still lead to the unit that goes on', async () => {
    const { organ, entries: rows } = await printed();
    expect([organ.name, rows[0].leadUnit, rows[0].decisions.length]).toEqual(['演练镇人民政府', '建设科', 1]);
    const back = await merge('admin', `fromCodes: ["build"], intoCode: "office", on: "2024-03-27", basis: "又一次"`);
    expect(back).toMatchObject({ code: 'ORGAN_CHANGE_INVALID', missing: ['建设发展科已经并入其他机关'] });
  });

  test('a row printed with the old name of a merged unit is started by the unit that goes on', async () => {
    const started = await p.step('other', 'startDecision', `entryId: "${entries[4]}", title: "桥梁加固方案", occurredOn: "2024-03-27"`);
    const read = `query ($id: ID!) { node(id: $id) { ... on Decision { leadOrgan { code } leadOrganLabel } } }`;
    expect(await p.ask(read, undefined, { id: started.decision.id })).toEqual({ leadOrgan: { code: 'office' }, leadOrganLabel: '综合科' });
  });

  test('a town that was merged begins no catalog; its year is closed, and the next one is its successor’s', async () => {
    await p.organ('old-town', '旧镇人民政府', { kind: 'town', packId: 'shanghai-xujing-2023' });
    await p.person('old-secretary', '钱秘书', 'old-town', 'catalog-manager@old-town', 'secretariat@old-town');
    await p.person('both', '双方管理员', 'office', 'administrator@town', 'administrator@old-town');
    const begin = (year: number) =>
      p.tried(
        'old-secretary',
        'createCatalog',
        `organCode: "old-town", year: ${year}, title: "旧镇${year}年度目录", columns: ["名称"], legalBases: ["条例"], rows: [{ name: "旧事项", category: "其他重大事项", leadUnit: "旧科室" }]`,
      );
    const old = (await begin(2024)).catalog.id.split(':')[1];
    const { change } = await merge('both', `fromCodes: ["old-town"], intoCode: "town", on: "2024-03-27", basis: "撤镇并镇批复"`);
    await approve('supervisor', change.id);
    expect(await begin(2025)).toMatchObject({ code: 'ORGAN_MERGED' });
    expect(await rolesNow('old-secretary')).toEqual(['catalog-manager', 'secretariat', 'catalog-manager', 'secretariat']);
    expect(await p.ask(`{ catalog(organCode: "old-town", year: 2024) { title organ { name label } } }`, 'secretary')).toEqual({
      title: '旧镇2024年度目录',
      organ: { name: '旧镇人民政府', label: '演练镇人民政府（原旧镇人民政府）' },
    });
    await p.setClock('2025-01-02T09:00:00+08:00');
    const { closed, successor } = await p.rig.commit({ kind: 'catalog', id: old }, []);
    const [next] = await p.rig.rows<{ code: string; year: number }>(
      `select o.code, c.year from catalog c join organ o on o.id = c.organ_id where c.id = ?`,
      [successor?.id ?? null],
    );
    expect([closed, next]).toEqual([true, { code: 'town', year: 2025 }]);
  });
});
