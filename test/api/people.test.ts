import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paper, PeopleRig } from '../support/people-rig.ts';

let p: PeopleRig;
let entries: string[];
let decision: string;
beforeAll(async () => {
  p = await PeopleRig.open();
  await p.organ('town', '演练镇人民政府', { kind: 'town', packId: 'shanghai-xujing-2023' });
  await p.organ('build', '建设科', { parent: 'town' });
  await p.organ('office', '综合科', { parent: 'town' });
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
      expect.objectContaining({ step: '承办单位启动前期工作', person: '李承办', roleName: '承办人', organ: '建设科', deputyFor: null }),
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
