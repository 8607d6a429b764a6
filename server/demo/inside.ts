import { WHO } from './player.ts';
import type { Player } from './player.ts';

/** What is lawfully not public: one matter worked on inside, and one state secret of which only the number is kept. */
export async function notForThePublic(p: Player): Promise<void> {
  await p.until('2024-04-10T10:00');
  const place = { organCode: 'shili-town', year: 2024 };
  const approved = { approver: '演练镇长', approvedOn: '2024-04-09' };
  await p.do(
    WHO.secretary,
    '登记一项依法不予公开的事项，在内部办理',
    'startWithheldDecision',
    {
      ...place,
      leadOrganCode: 'chengjian',
      title: '镇应急物资储备点布局（演练）',
      occurredOn: '2024-04-10',
      withholding: {
        ground: 'PUBLIC_SAFETY',
        basis: '《政府信息公开条例》第十四条：公开后危及公共安全（演练）',
        documentNo: '演练内〔2024〕1号',
        ...approved,
      },
    },
    '$organCode: String!, $leadOrganCode: String!, $year: Int!, $title: String!, $occurredOn: Date!, $withholding: WithholdingInput!',
  );
  await p.ok(
    WHO.secretary,
    `mutation ($organCode: String!, $year: Int!, $approver: String!, $approvedOn: Date!) { result: registerClassifiedMatter(idempotencyKey: "demo:classified", organCode: $organCode, year: $year, basis: "保守国家秘密法第十三条（演练）", approver: $approver, approvedOn: $approvedOn, documentNo: "演练密〔2024〕1号") { __typename ... on Refusal { code missing } } }`,
    { ...place, ...approved },
  );
  await p.say(WHO.secretary, '登记一项国家秘密事项：只记编号、依据和批准人', '已办理');
}
