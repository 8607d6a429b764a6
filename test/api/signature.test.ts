import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paper, PeopleRig } from '../support/people-rig.ts';
import { eventually } from '../workflow/harness/eventually.ts';

/** 徐泾镇2023年政务公开工作要点第17项 over GraphQL and in the database: who proposed, who reviewed, who signed. */
let p: PeopleRig;
let decision: string;
let n = 0;
const papers: Record<string, string> = {};
beforeAll(async () => {
  p = await PeopleRig.open();
  await p.organ('town', '演练镇人民政府', { kind: 'town', packId: 'shanghai-xujing-2023' });
  await p.organ('build', '建设科', { parent: 'town' });
  await p.person('secretary', '周秘书', 'town', 'secretariat@town', 'catalog-manager@town');
  await p.person('publisher', '郑发布', 'town', 'publisher@town');
  await p.person('archivist', '沈档案', 'town', 'archivist@town');
  await p.person('head', '赵科长', 'build', 'unit-head@build');
  await p.person('drafter', '李承办', 'build', 'drafter@build');
  await p.person('checker', '钱审查', 'build', 'disclosure-officer@build');
  await p.person('reviewer', '金审查', 'town', 'disclosure-officer@town');
  const [entry] = await p.catalog('secretary', 'secretary', 'publisher', [['示例路改造', '建设科']]);
  const started = await p.step('drafter', 'startDecision', `entryId: "${entry}", title: "示例路改造方案", occurredOn: "2024-03-04"`);
  decision = started.decision.id;
  const on = `decisionId: "${decision}"`;
  await p.step('secretary', 'initiateDecision', `${on}, ${paper('赵镇长')}, undertaker: { leadOrganCode: "build" }`);
  await p.step('drafter', 'beginDrafting', `${on}, occurredOn: "2024-03-04"`);
  for (const kind of ['DRAFT', 'EXPLANATION', 'INTERPRETATION', 'BACKGROUND']) {
    papers[kind] = await saved(kind);
    expect(await review(papers[kind]!, 'checker')).toBe('ArtefactSaved');
  }
}, 180_000);
afterAll(() => p.close());

async function saved(kind: string): Promise<string> {
  const answer = await p.ask(
    `mutation { saveArtefact(idempotencyKey: "signature-save-${++n}", decisionId: "${decision}", kind: ${kind}, title: "${kind}", text: "演练${n}") { ... on ArtefactSaved { artefact { id } } } }`,
    'drafter',
  );
  return answer.artefact.id as string;
}
async function review(id: string, by: string, passed = true): Promise<string> {
  const answer = await p.ask(
    `mutation { reviewDisclosure(idempotencyKey: "signature-review-${++n}", artefactId: "${id}", passed: ${passed}, note: "") { __typename ... on Refusal { code } } }`,
    by,
  );
  return answer.code ?? answer.__typename;
}
const sign = (id: string, by: string, fact = '') => p.tried(by, 'signArtefact', `artefactId: "${id}"${fact && `, ${fact}`}`);
const publish = () => p.tried('publisher', 'publishConsultation', `decisionId: "${decision}", noticeTitle: "征求意见（演练）"`);
const HERE = { signer: null, signedOn: null, documentNo: null, recordNote: null };
const STEP = `{ personName role organ signer signedOn documentNo recordNote }`;
const steps = async (kind: string, account?: string) =>
  (
    await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { artefacts { kind proposedBy ${STEP} reviewedBy ${STEP} signedBy ${STEP} } } } }`,
      account,
      { id: decision },
    )
  ).artefacts.find((a: { kind: string }) => a.kind === kind);
const waiting = async (account: string): Promise<string[]> =>
  (await p.ask(`{ openTasks { kind what } }`, account))
    .filter((t: { kind: string }) => t.kind === 'SIGNATURE')
    .map((t: { what: string }) => t.what)
    .sort();

describe('a round of a town under 徐泾', () => {
  test('is not published while a paper is unsigned: which step is missing, of which papers', async () => {
    expect(await publish()).toMatchObject({
      code: 'SIGNATURE_MISSING',
      article: '徐泾镇2023年政务公开工作要点第17项',
      missing: ['决策草案全文', '草案说明', '草案解读'].map((name) => `${name}：缺行政机关负责人审签`),
    });
  });

  test('what waits for the head’s signature stands on the head’s list and on nobody else’s', async () => {
    const all = ['决策背景', '决策草案全文', '草案解读', '草案说明'].map((name) => `${name}（第1版）`);
    expect(await waiting('head')).toEqual(all.sort());
    for (const account of ['drafter', 'checker', 'secretary', 'publisher']) expect(await waiting(account)).toEqual([]);
    expect(await p.ask(`{ openTasks { kind } }`)).toBe('UNAUTHENTICATED');
  });

  test('the head signs; neither drafter, reviewer nor publisher does', async () => {
    for (const account of ['drafter', 'checker', 'publisher']) expect(await sign(papers['DRAFT']!, account)).toBe('FORBIDDEN');
    expect(await sign(papers['DRAFT']!, 'head')).toMatchObject({ __typename: 'CommandAccepted' });
    expect(await sign(papers['DRAFT']!, 'head')).toMatchObject({ code: 'ALREADY_SIGNED' });
    expect(await steps('DRAFT', 'publisher')).toEqual({
      kind: 'DRAFT',
      proposedBy: { ...HERE, personName: '李承办', role: '承办人', organ: '建设科' },
      reviewedBy: { ...HERE, personName: '钱审查', role: '公开保密审查员', organ: '建设科' },
      signedBy: { ...HERE, personName: '赵科长', role: '承办单位负责人', organ: '建设科' },
    });
    expect(await waiting('head')).toHaveLength(3);
  });

  test('the secretary records a signature on paper, never one that nobody gave', async () => {
    expect(await sign(papers['EXPLANATION']!, 'secretary')).toMatchObject({ code: 'GATE_FACT_INCOMPLETE' });
    expect(await sign(papers['EXPLANATION']!, 'secretary', paper('李 承办'))).toMatchObject({ code: 'THREE_PERSONS_REQUIRED' });
    expect(await sign(papers['EXPLANATION']!, 'secretary', paper('赵镇长'))).toMatchObject({ __typename: 'CommandAccepted' });
    expect((await steps('EXPLANATION', 'publisher')).signedBy).toEqual({
      personName: '周秘书',
      role: '会议秘书',
      organ: '演练镇人民政府',
      signer: '赵镇长',
      signedOn: '2024-03-04',
      documentNo: '演练1号',
      recordNote: '赵镇长签，由周秘书代录',
    });
  });

  test('another review, another reviewer or another version asks for another signature', async () => {
    expect(await review(papers['DRAFT']!, 'checker')).toBe('ArtefactSaved');
    expect((await steps('DRAFT', 'publisher')).signedBy).not.toBeNull();
    expect(await review(papers['DRAFT']!, 'reviewer')).toBe('ArtefactSaved');
    expect((await steps('DRAFT', 'publisher')).signedBy).toBeNull();
    expect(await sign(papers['DRAFT']!, 'head')).toMatchObject({ __typename: 'CommandAccepted' });
    expect(await review(papers['DRAFT']!, 'checker', false)).toBe('ArtefactSaved');
    expect((await steps('DRAFT', 'publisher')).signedBy).toBeNull();
    const again = await saved('DRAFT');
    expect(await review(again, 'checker')).toBe('ArtefactSaved');
    expect(await sign(papers['DRAFT']!, 'head')).toMatchObject({ code: 'SIGNATURE_SUPERSEDED' });
    expect(await sign(again, 'head')).toMatchObject({ __typename: 'CommandAccepted' });
  });

  test('the same reviewer for somebody else than before asks for another signature too', async () => {
    const [draft] = await p.rig.rows<{ id: string }>(
      `update artefact set cleared_as = cleared_as || jsonb_build_object('deputyFor', (select id from person where account = 'reviewer'))
       where kind = 'draft' and signed_at is not null returning id`,
    );
    const id = `Artefact:${draft!.id}`;
    expect(await review(id, 'checker')).toBe('ArtefactSaved');
    expect((await steps('DRAFT', 'publisher')).signedBy).toBeNull();
    expect(await sign(id, 'head')).toMatchObject({ __typename: 'CommandAccepted' });
  });

  test('goes out with the paper saved before signatures were recorded, and without the one that nobody signed', async () => {
    await p.rig.rows(`update artefact set before_signatures = true where kind = 'interpretation'`);
    expect(await publish()).toMatchObject({ __typename: 'CommandAccepted' });
    await eventually(async () => {
      const rows = await p.rig.rows(
        `select kind, max(version) as version from artefact where published_at is not null group by kind order by kind`,
      );
      expect(rows).toEqual([
        { kind: 'draft', version: 2 },
        { kind: 'explanation', version: 1 },
        { kind: 'interpretation', version: 1 },
      ]);
    });
    expect(await steps('DRAFT')).toEqual({ kind: 'DRAFT', proposedBy: null, reviewedBy: null, signedBy: null });
    expect(await waiting('head')).toEqual(['决策背景（第1版）']);
  });

  test('each signature stands in the annex on responsibility, and in no timeline the public reads', async () => {
    const { responsibilityAnnex } = await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { responsibilityAnnex { step person signer recordNote } } } }`,
      'archivist',
      { id: decision },
    );
    const signed = responsibilityAnnex.filter((l: { step: string }) => l.step.startsWith('公布前审签'));
    expect(signed.map((l: { person: string; signer: string | null }) => [l.person, l.signer])).toEqual([
      ['赵科长', null],
      ['周秘书', '赵镇长'],
      ['赵科长', null],
      ['赵科长', null],
      ['赵科长', null],
    ]);
    const { timeline } = await p.ask(
      `query ($id: ID!) { node(id: $id) { ... on Decision { timeline { edges { node { text } } } } } }`,
      undefined,
      {
        id: decision,
      },
    );
    expect(JSON.stringify(timeline)).not.toContain('审签');
  });
});
