import { step } from './client.ts';
import type { Client, Json } from './client.ts';
import type { Line } from './report.ts';
import type { SampleDisposition } from './sample.ts';
/** Who plays which role for the whole town and for row 4. */
export const WHO = {
  manager: 'dangzheng.wu',
  secretary: 'dangzheng.zhou',
  publisher: 'dangzheng.zheng',
  townReviewer: 'dangzheng.wang',
  archivist: 'dangzheng.shen',
  legality: 'fazhi.sun',
  drafter: 'chengjian.li',
  head: 'chengjian.zhao',
  unitReviewer: 'chengjian.qian',
  clerk: 'chengjian.sun',
} as const;
export const ORGAN = '示例镇人民政府';
/** What a paper says of a step: day, body, signer, number. */
export const fact = (occurredOn: string, signer: string, documentNo: string, actingBody = ORGAN): Json => ({
  occurredOn,
  actingBody,
  signer,
  documentNo,
});
export const FACT = '$fact: FactInput!';
/** Who signs what a unit's drafter publishes; elsewhere the drafter is the head, and the town's head signs on paper. */
const HEADS: Readonly<Record<string, string>> = { 'chengjian.li': WHO.head, 'weisheng.wei': 'weisheng.hua' };
/** Conditional gates as the screen names them. */
const GATES = {
  EXPERT: '专家论证',
  HEARING: '听证',
  FAIR_COMPETITION: '公平竞争审查',
  ENTERPRISES: '听取企业和行业协会意见',
  PEOPLES_CONGRESS: '人大讨论决定或者报告',
} as const;
export type ConditionalGate = keyof typeof GATES;
export const shortened = (text: string, chars: number): string => (text.length > chars ? `${text.slice(0, chars)}…` : text);
/** The Beijing day of an instant as the API writes it. */
export const beijingDay = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Plays every role over HTTP; each step's key is fixed, so a second run continues where the first stopped. */
export class Player {
  readonly lines: Line[] = [];
  readonly client: Client;
  private readonly tell: (line: string) => void;
  constructor(client: Client, tell: (line: string) => void) {
    this.client = client;
    this.tell = tell;
  }

  async do(
    account: string,
    action: string,
    name: string,
    args: Json,
    types: string,
    key = name,
  ): Promise<{ decision?: { id: string; code: string } | null; catalog?: { id: string } | null }> {
    const done = await step(this.client, account, name, args, types, `demo:${key}`.slice(0, 64));
    await this.say(account, action, '已办理');
    return done;
  }

  /** A mutation without a step of the procedure behind it. @throws Error when it is refused */
  async ok(account: string, document: string, variables: Json = {}): Promise<void> {
    const { result } = await this.client.ask<{ result: { __typename: string } }>(document, variables, account);
    if (result.__typename === 'Refusal') throw new Error(JSON.stringify(result));
  }

  async say(actor: string, action: string, result: string): Promise<void> {
    const { site } = await this.client.ask<{ site: { now: string } }>(`{ site { now } }`);
    const at = new Date(Date.parse(site.now) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    this.lines.push({ at, actor, action, result });
    this.tell(`${at}  ${action}${result === '已办理' ? '' : `：${result}`}`);
  }

  /** Beijing wall clock; already past = nothing to do. */
  async until(beijing: string): Promise<void> {
    const to = new Date(`${beijing}:00+08:00`).toISOString();
    const { site } = await this.client.ask<{ site: { now: string } }>(`{ site { now } }`);
    if (Date.parse(site.now) >= Date.parse(to)) return;
    await this.client.ask(`mutation ($to: DateTime!) { advance(to: $to) { now passed { at what } } }`, { to }, 'admin');
  }

  async start(row: { id: string; name: string }, drafter: string, unit: string, on: string, title: string, key: string): Promise<string> {
    const types = '$entryId: ID!, $title: String!, $occurredOn: Date!';
    const started = await this.do(
      drafter,
      `${unit}启动“${shortened(row.name, 24)}”前期工作`,
      'startDecision',
      { entryId: row.id, title, occurredOn: on },
      types,
      `start-${key}`,
    );
    return started.decision!.id;
  }

  initiate(decisionId: string, unitCode: string, on: string, key: string): Promise<unknown> {
    const types = `$decisionId: ID!, ${FACT}, $undertaker: UndertakerInput!`;
    return this.do(
      WHO.secretary,
      '镇政府决定启动，明确承办单位',
      'initiateDecision',
      { decisionId, fact: fact(on, '演练镇长', `演练启〔2024〕${key}号`), undertaker: { leadOrganCode: unitCode } },
      types,
      `initiate-${key}`,
    );
  }

  async notNeeded(
    decisionId: string,
    gates: Partial<Record<ConditionalGate, string>>,
    decidedBy: string,
    account: string,
    key: string,
  ): Promise<void> {
    for (const [gate, notNeededReason] of Object.entries(gates)) {
      await this.do(
        account,
        `${GATES[gate as ConditionalGate]}：认定不需要，${notNeededReason}`,
        'settleGate',
        { decisionId, gate, notNeededReason, decidedBy },
        '$decisionId: ID!, $gate: GateId!, $notNeededReason: String, $decidedBy: String',
        `gate-${gate}-${key}`,
      );
    }
  }

  async save(
    decisionId: string,
    kind: string,
    name: { title: string; text: string },
    drafter: string,
    reviewer: string,
    key: string,
  ): Promise<void> {
    const saved = await this.client.ask<{ result: { __typename: string; artefact?: { id: string; savedAt: string }; code?: string } }>(
      `mutation ($k: String!, $decisionId: ID!, $kind: ArtefactKind!, $title: String!, $text: String!) { result: saveArtefact(idempotencyKey: $k, decisionId: $decisionId, kind: $kind, title: $title, text: $text) { __typename ... on ArtefactSaved { artefact { id savedAt } } ... on Refusal { code } } }`,
      { k: `demo:save-${key}`, decisionId, kind, ...name },
      drafter,
    );
    if (!saved.result.artefact) throw new Error(`saveArtefact ${kind}: ${saved.result.code}`);
    const cleared = await this.client.ask<{ result: { __typename: string; code?: string } }>(
      `mutation ($k: String!, $artefactId: ID!) { result: reviewDisclosure(idempotencyKey: $k, artefactId: $artefactId, passed: true, note: "不涉及国家秘密、工作秘密和个人隐私（演练）") { __typename ... on Refusal { code } } }`,
      { k: `demo:clear-${key}`, artefactId: saved.result.artefact.id },
      reviewer,
    );
    if (cleared.result.__typename === 'Refusal' && cleared.result.code !== 'ALREADY_PUBLISHED')
      throw new Error(`reviewDisclosure ${kind}: ${cleared.result.code}`);
    await this.sign(saved.result.artefact, drafter, key);
    await this.say(drafter, `保存、审查、审签公开材料：${shortened(name.title, 24)}`, '已办理');
  }

  /** The third step before a publication: by the unit's head, or the town head's signature on paper, recorded by the secretary. */
  private async sign(paper: { id: string; savedAt: string }, drafter: string, key: string): Promise<void> {
    const head = HEADS[drafter];
    const onPaper = head === undefined ? { fact: fact(beijingDay(paper.savedAt), '演练镇长', `演练签〔2024〕${key}号`) } : {};
    await step(
      this.client,
      head ?? WHO.secretary,
      'signArtefact',
      { artefactId: paper.id, ...onPaper },
      '$artefactId: ID!, $fact: FactInput',
      `demo:sign-${key}`,
    );
  }

  async explain(id: string, key: string): Promise<void> {
    const { decision } = await this.client.ask<{
      decision: { deadlines: { edges: { node: { key: string; name: string; explanation: string[] } }[] } };
    }>(`query ($id: ID!) { decision(id: $id) { deadlines(first: 50) { edges { node { key name explanation } } } } }`, { id });
    const found = decision.deadlines.edges.find((e) => e.node.key === key);
    if (!found) throw new Error(`no deadline ${key}`);
    await this.say('system', `期限说明（${found.node.name}）`, found.node.explanation.join('；'));
  }

  /** An opinion through the API; in a second run the window is closed and the opinion already there. */
  async submit(input: Json, action: string): Promise<void> {
    const { submitComment: reply } = await this.client.ask<{ submitComment: { __typename: string; code: string } }>(
      `mutation ($input: CommentInput!) { submitComment(input: $input) { __typename ... on CommentAccepted { code } ... on Refusal { code } } }`,
      { input },
    );
    if (reply.__typename === 'Refusal' && reply.code !== 'CONSULTATION_CLOSED') throw new Error(`submitComment: ${reply.code}`);
    await this.say('公众', action, `回执 ${reply.code}`);
  }

  /** Every opinion of a round with the answer whose words it holds. */
  async dispose(
    of: { readonly kind: 'Decision' | 'Catalog'; readonly id: string },
    round: number,
    answers: readonly SampleDisposition[],
    account: string,
    key: string,
  ): Promise<void> {
    const { node } = await this.client.ask<{ node: { opinions: { edges: { node: { id: string; text: string } }[] } } }>(
      `query ($id: ID!, $round: Int!) { node(id: $id) { ... on ${of.kind} { opinions(round: $round, first: 100) { edges { node { id text } } } } } }`,
      { id: of.id, round },
      account,
    );
    const items = node.opinions.edges.map(({ node: opinion }) => {
      const answer = answers.find((a) => opinion.text.includes(a.match));
      if (!answer) throw new Error(`no answer for ${opinion.text}`);
      const { match: _, ...rest } = answer;
      return { opinionId: opinion.id, ...rest };
    });
    const [name, idName] = of.kind === 'Decision' ? ['disposeOpinions', 'decisionId'] : ['disposeCatalogOpinions', 'catalogId'];
    const { result } = await this.client.ask<{ result: { __typename: string; remaining?: number; code?: string } }>(
      `mutation ($k: String!, $id: ID!, $items: [DispositionInput!]!) { result: ${name}(idempotencyKey: $k, ${idName}: $id, dispositions: $items) { __typename ... on OpinionsDisposed { remaining } ... on Refusal { code } } }`,
      { k: `demo:dispose-${key}`, id: of.id, items },
      account,
    );
    if (result.__typename === 'Refusal' ? result.code !== 'ALREADY_PUBLISHED' : result.remaining !== 0)
      throw new Error(`${name}: ${JSON.stringify(result)}`);
    await this.say(account, `逐条处理第${round}轮${items.length}条意见`, '已办理');
  }
}
