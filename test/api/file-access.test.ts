import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { ownStack } from '../support/own-stack.ts';
import type { OwnStack } from '../support/own-stack.ts';
import { codeOf } from '../support/stack.ts';

const SECRETARY = 'dangzheng.zhou';
const DRAFTER = 'chengjian.li';
const REVIEWER = 'chengjian.qian';
const OTHER_UNIT = 'weisheng.wei';
const SUPERVISOR = 'sifa.wu';

let stack: OwnStack;
let db: Client;
beforeAll(async () => {
  stack = await ownStack();
  db = new Client(stack.databaseUrl);
  await db.connect();
}, 90_000);
afterAll(async () => {
  await db?.end();
  await stack?.stop();
}, 60_000);

async function upload(name: string, account = DRAFTER): Promise<{ id: string }> {
  const form = new FormData();
  form.append('file', new Blob(['序号,事项名称\n1,储备点']), name);
  const headers = { authorization: `Bearer ${await stack.signIn(account)}` };
  const response = await fetch(`${stack.url}/files`, { method: 'POST', body: form, headers });
  return (await response.json()) as { id: string };
}

/** A matter worked on inside, with one file in its draft. */
async function withheldPaper(key: string, fileId: string): Promise<{ decision: string; artefact: string } | string | undefined> {
  const withholding = `{ ground: PUBLIC_SAFETY, basis: "公开后危及公共安全", approver: "镇长", approvedOn: "2024-01-02", documentNo: "示府内〔2024〕1号" }`;
  const started = await stack.ask(
    `mutation { startWithheldDecision(idempotencyKey: "${key}", organCode: "shili-town", leadOrganCode: "chengjian", year: 2024, title: "应急储备布局", occurredOn: "2024-01-02", withholding: ${withholding}) { ... on CommandAccepted { decision { id } } } }`,
    {},
    SECRETARY,
  );
  const decision = started.body.data!['startWithheldDecision'].decision.id as string;
  const saved = await stack.ask(
    `mutation ($d: ID!, $f: ID!) { saveArtefact(idempotencyKey: "${key}-draft", decisionId: $d, kind: DRAFT, title: "方案", text: "", fileIds: [$f]) { ... on ArtefactSaved { artefact { id } } } }`,
    { d: decision, f: fileId },
    DRAFTER,
  );
  const code = codeOf(saved);
  return code ?? { decision, artefact: saved.body.data!['saveArtefact'].artefact.id as string };
}

describe('whose a file is', () => {
  const status = async (fileId: string, account?: string): Promise<number> => {
    const headers: Record<string, string> = account === undefined ? {} : { authorization: `Bearer ${await stack.signIn(account)}` };
    return (await fetch(`${stack.url}/files/${fileId.split(':')[1]}`, { headers })).status;
  };
  test('one that belongs to no paper yet is its uploader’s alone', async () => {
    const body = await upload('附件.csv');
    expect([await status(body.id, DRAFTER), await status(body.id, OTHER_UNIT), await status(body.id)]).toEqual([200, 404, 404]);
  });
  test('one of a withheld matter is read by those who see the matter, not by other units and not by the public', async () => {
    const body = await upload('储备布局.csv');
    expect(typeof (await withheldPaper('sight-0001', body.id))).toBe('object');
    for (const account of [DRAFTER, REVIEWER, SECRETARY, SUPERVISOR]) expect(await status(body.id, account)).toBe(200);
    expect([await status(body.id, OTHER_UNIT), await status(body.id)]).toEqual([404, 404]);
    // Nor by way of an import, by somebody who may import elsewhere but does not see the matter.
    const table = await upload('储备点.csv');
    expect(typeof (await withheldPaper('sight-0002', table.id))).toBe('object');
    const preview = `query ($f: ID!) { previewAdoption(organCode: "shili-town", fileId: $f) { ready } }`;
    await db.query(
      `insert into role_grant (person_id, organ_id, role, valid_from) select p.id, p.organ_id, 'administrator', '2024-01-01' from person p where p.account = $1`,
      [OTHER_UNIT],
    );
    expect(codeOf(await stack.ask(preview, { f: table.id }, OTHER_UNIT))).toBe('NOT_FOUND');
  });
  test('one of a public matter is read by all staff before it is published, by everybody after', async () => {
    const body = await upload('方案.csv');
    const { decision, artefact } = (await withheldPaper('public-0001', body.id)) as { decision: string; artefact: string };
    // The same matter without its entry in the register is a public one.
    const [open, paper] = [decision, artefact].map((id) => id.split(':')[1]);
    const copy = `(jsonb_populate_record(d, jsonb_build_object('id', uuidv7(), 'code', 'shili-town-2024-90'))).*`;
    const made = await db.query<{ id: string }>(`insert into decision select ${copy} from decision d where id = $1 returning id`, [open]);
    await db.query(`update artefact set decision_id = $1 where id = $2`, [made.rows[0]!.id, paper]);
    expect([await status(body.id, OTHER_UNIT), await status(body.id)]).toEqual([200, 404]);
    await db.query(`update artefact set published_at = now() where id = $1`, [paper]);
    expect([await status(body.id, OTHER_UNIT), await status(body.id)]).toEqual([200, 200]);
  });
  test('nobody puts into a paper what another person uploaded', async () => {
    const theirs = await upload('别人的.csv', OTHER_UNIT);
    expect(await withheldPaper('theirs-0001', theirs.id)).toBe('NOT_FOUND');
    expect([await status(theirs.id, OTHER_UNIT), await status(theirs.id, DRAFTER)]).toEqual([200, 404]);
  });
});
