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
