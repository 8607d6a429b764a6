import { beijingDay, FACT, Player, WHO, fact } from './player.ts';
import { isOnTime } from './report.ts';
import type { DeadlineLine, Report, Sums } from './report.ts';
import { askAboutTheDraft } from './draft-catalog.ts';
import { handedIn } from './handed-in.ts';
import { notForThePublic } from './inside.ts';
import { lastYear } from './last-year.ts';
import { SecondStory } from './row-3.ts';
import { catalog as sampleCatalog, comments, dispositions, gate, paper, rowInput } from './sample.ts';

/** The sample year: its catalog, row 4 from start to archive, and the other rows beside it. */
export class Drive extends Player {
  private second!: SecondStory;

  async year(): Promise<Report> {
    await lastYear(this);
    await handedIn(this);
    const catalogId = await this.springCatalog();
    await notForThePublic(this);
    const entries = await this.entries();
    this.second = new SecondStory(this, entries.get(3)!);
    const main = await this.mainDecisionToReview(entries);
    await this.otherRows(entries);
    await this.mainDecisionToArchive(main);
    await this.autumnAdjustment(catalogId);
    await this.leaveOneOpen(entries);
    return this.report(main);
  }

  private async springCatalog(): Promise<string> {
    const c = sampleCatalog();
    await this.until('2024-03-05T10:00');
    const types =
      '$organCode: String!, $year: Int!, $title: String!, $columns: [String!]!, $standards: String, $legalBases: [String!]!, $rows: [CatalogRowInput!]!';
    const made = await this.do(
      WHO.manager,
      '编制2024年度目录（5项）',
      'createCatalog',
      {
        organCode: c.organCode,
        year: c.year,
        title: c.title,
        columns: c.columns,
        standards: c.standards,
        legalBases: c.legalBases,
        rows: c.rows.map(rowInput),
      },
      types,
    );
    const catalogId = made.catalog!.id;
    await askAboutTheDraft(this, catalogId);
    await this.until('2024-03-20T16:00');
    await this.do(
      WHO.secretary,
      '镇长办公会议审定目录',
      'decideCatalog',
      { catalogId, fact: fact('2024-03-20', '演练镇长', '演练纪要〔2024〕3号') },
      `$catalogId: ID!, ${FACT}`,
    );
    await this.until('2024-03-25T16:00');
    await this.do(
      WHO.secretary,
      '镇党委同意目录',
      'recordCatalogConsent',
      { catalogId, fact: fact('2024-03-25', '演练书记', '演练党复〔2024〕2号', '中共示例镇委员会') },
      `$catalogId: ID!, ${FACT}`,
    );
    const before = await this.publicVersion();
    if (before !== null && (await this.lastPublished()) === 0) throw new Error('the public sees an unpublished catalog');
    await this.until('2024-03-29T09:30');
    await this.do(
      WHO.publisher,
      '公布目录',
      'publishCatalog',
      {
        catalogId,
        signedOn: '2024-03-29',
        disclosureReviewedBy: WHO.townReviewer,
        outstandingReason: '其余单位在征集期内以书面方式申报（演练）',
      },
      '$catalogId: ID!, $signedOn: Date!, $disclosureReviewedBy: String!, $outstandingReason: String',
      'publishCatalog1',
    );
    await this.until('2024-03-29T09:31');
    const { catalog } = await this.client.ask<{ catalog: { version: { warnings: string[] }; deadlines: { explanation: string[] }[] } }>(
      `{ catalog(year: 2024, version: 1) { version { warnings } deadlines { explanation } } }`,
    );
    await this.say('system', '目录已公布', catalog.version.warnings.join('；'));
    for (const d of catalog.deadlines) await this.say('system', '期限说明', d.explanation.join('；'));
    return catalogId;
  }

  /** Of a year whose draft was put to the public, but whose catalog is not published, there is none. */
  private async publicVersion(): Promise<unknown> {
    const { catalog } = await this.client.ask<{ catalog: { version: unknown } | null }>(`{ catalog(year: 2024) { version { no } } }`);
    return catalog?.version ?? null;
  }

  private async lastPublished(): Promise<number> {
    const { catalogs } = await this.client.ask<{ catalogs: { year: number; versionNo: number }[] }>(`{ catalogs { year versionNo } }`);
    return catalogs.find((c) => c.year === 2024)?.versionNo ?? 0;
  }

  private async entries(): Promise<Map<number, { id: string; name: string }>> {
    const { catalog } = await this.client.ask<{ catalog: { entries: { id: string; no: number; name: string }[] } }>(
      `{ catalog(year: 2024, version: 1) { entries { id no name } } }`,
    );
    return new Map(catalog.entries.map((e) => [e.no, e]));
  }

  /** A gate done as the sample tells it. */
  private async gateDone(decisionId: string, name: string, account: string): Promise<void> {
    const { action, gate: gateId, fact: onPaper, particulars } = gate(name);
    await this.do(
      account,
      action,
      'settleGate',
      { decisionId, gate: gateId, fact: onPaper, particulars },
      '$decisionId: ID!, $gate: GateId!, $fact: FactInput, $particulars: GateParticularsInput',
      `gate-${gateId}-r4`,
    );
  }

  private async mainDecisionToReview(entries: Map<number, { id: string; name: string }>): Promise<string> {
    await this.until('2024-05-06T09:30');
    const id = await this.start(entries.get(4)!, WHO.drafter, '城建中心', '2024-05-06', '中青路（陪昆路—铁路河）道路修复养护工程', 'r4');
    await this.until('2024-05-09T15:00');
    await this.initiate(id, 'chengjian', '2024-05-09', '4');
    await this.do(
      WHO.drafter,
      '开始拟订草案',
      'beginDrafting',
      { decisionId: id, occurredOn: '2024-05-09' },
      '$decisionId: ID!, $occurredOn: Date!',
      'draft-r4',
    );
    const gates = {
      EXPERT: '常规养护工程，技术成熟，不属于专业性、技术性较强的事项（演练）',
      HEARING: '不直接涉及重大利益调整，分歧可以通过公开征求意见解决（演练）',
      FAIR_COMPETITION: '不涉及市场主体经济活动的准入和限制（演练）',
      ENTERPRISES: '不属于涉企政策（演练）',
    };
    await this.notNeeded(id, gates, '赵主任（演练）', WHO.head, 'r4');
    await this.notNeeded(id, { PEOPLES_CONGRESS: '不属于镇人民代表大会讨论决定的事项（演练）' }, '演练镇长', WHO.secretary, 'r4');
    await this.until('2024-05-17T10:00');
    for (const name of ['departments', 'risk', 'special-groups']) await this.gateDone(id, name, WHO.head);
    for (const [kind, name] of [
      ['DRAFT', 'draft'],
      ['EXPLANATION', 'explanation'],
      ['INTERPRETATION', 'interpretation'],
      ['BACKGROUND', 'background'],
    ] as const)
      await this.save(id, kind, paper(name), WHO.drafter, WHO.unitReviewer, `${name}-r4`);
    await this.save(
      id,
      'RISK_ASSESSMENT',
      { title: '风险评估报告（演练）', text: '施工期间交通和噪声风险可控，防范措施见方案（演练）。' },
      WHO.drafter,
      WHO.unitReviewer,
      'risk-r4',
    );
    await this.until('2024-05-20T09:00');
    const before = await this.client.ask<{ decision: { artefacts: unknown[] } }>(
      `query ($id: ID!) { decision(id: $id) { artefacts { id } } }`,
      { id },
    );
    if (before.decision.artefacts.length && !(await this.window(id))) throw new Error('the public sees unpublished papers');
    await this.do(
      WHO.publisher,
      '公布草案、说明和解读，征求意见30日',
      'publishConsultation',
      { decisionId: id, noticeTitle: '关于公开征求《中青路（陪昆路—铁路河）道路修复养护工程方案（草案）》意见的公告（演练）', days: 30 },
      '$decisionId: ID!, $noticeTitle: String!, $days: Int',
      'consult-r4',
    );
    await this.until('2024-05-20T09:01');
    await this.explain(id, 'interpretation:1');
    await this.explain(id, 'consultation:1');
    await this.second.toFirstRound();
    await this.collect(id);
    await this.second.opinions(1);
    await this.until('2024-06-20T09:00');
    await this.say('system', '征求意见期满，系统按24时自动关闭', '已办理');
    await this.letters(id);
    await this.do(
      WHO.clerk,
      '线下意见登记完毕，关闭登记册',
      'closeRegister',
      { decisionId: id, round: 1 },
      '$decisionId: ID!, $round: Int!',
      'register-r4',
    );
    await this.second.toSecondRound();
    await this.until('2024-07-08T10:00');
    await this.dispose({ kind: 'Decision', id }, 1, dispositions(), WHO.drafter, 'r4');
    await this.save(id, 'DRAFT', paper('revised-draft'), WHO.drafter, WHO.unitReviewer, 'revised-r4');
    await this.second.toReview();
    await this.until('2024-08-19T09:00');
    await this.do(
      WHO.head,
      '认定草案的修改不属于实质性修改',
      'judgeDraftChange',
      {
        decisionId: id,
        outcome: 'NOT_MATERIAL',
        reason: '按意见增加盲道坡道、上放学停工时段和公交告示，不改变工程范围和工期（演练）',
        decidedBy: '赵主任（演练）',
        occurredOn: '2024-08-19',
      },
      '$decisionId: ID!, $outcome: DraftChange!, $reason: String!, $decidedBy: String!, $occurredOn: Date!',
      'judged-r4',
    );
    await this.do(
      WHO.drafter,
      '送合法性审查',
      'submitForReview',
      { decisionId: id, occurredOn: '2024-08-19', requestedReplyOn: '2024-08-30', statement: '已履行公众参与、风险评估等法定程序（演练）' },
      '$decisionId: ID!, $occurredOn: Date!, $requestedReplyOn: Date!, $statement: String!',
      'review-r4',
    );
    await this.explain(id, 'legality-review:1');
    return id;
  }

  private async window(id: string): Promise<boolean> {
    const { decision } = await this.client.ask<{ decision: { rounds: { edges: unknown[] } } }>(
      `query ($id: ID!) { decision(id: $id) { rounds { edges { cursor } } } }`,
      { id },
    );
    return decision.rounds.edges.length > 0;
  }

  /** The public comments: through the form of the portal, and through the API; a phone number and names stay with us. */
  private async collect(id: string): Promise<void> {
    const { decision } = await this.client.ask<{ decision: { code: string } }>(`query ($id: ID!) { decision(id: $id) { code } }`, { id });
    await this.until('2024-05-27T10:00');
    for (const [i, c] of comments().entries()) {
      if (c.via === 'letter') continue;
      if (c.via === 'portal') await this.throughThePortal(decision.code, c, i);
      else {
        const { via: _, ...input } = c;
        const more = { commenterKind: c.commenterKind.toUpperCase(), decisionCode: decision.code, round: 1, formKey: `demo-api-${i}-form` };
        await this.submit({ ...input, ...more }, '通过接口提交意见');
      }
    }
  }

  private async throughThePortal(
    code: string,
    c: { text: string; commenterKind: string; name?: string; unitName?: string; phone?: string },
    i: number,
  ): Promise<void> {
    const path = `/decisions/${code}/rounds/1/comment`;
    const page = await (await this.client.fetch(path)).text();
    const formKey = /name="formKey" value="([^"]+)"/.exec(page)?.[1];
    if (!formKey) {
      await this.say('公众', '门户表单已关闭', '略过');
      return;
    }
    const fields = {
      text: c.text,
      commenterKind: c.commenterKind,
      name: c.name ?? '',
      unitName: c.unitName ?? '',
      phone: c.phone ?? '',
      formKey: `demo-portal-${i}-form`,
    };
    const response = await this.client.fetch(`${path}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    if (response.status !== 303) throw new Error(`the comment form answered ${response.status}`);
    await this.say('公众', '在门户提交意见', '收到回执');
  }

  private async letters(id: string): Promise<void> {
    for (const [i, c] of comments().entries()) {
      if (c.via !== 'letter') continue;
      const input = {
        decisionId: id,
        round: 1,
        text: c.text,
        channel: 'LETTER',
        commenterKind: 'PERSON',
        name: c.name,
        receivedOn: c.receivedOn,
        postmarkOn: c.postmarkOn,
      };
      const { result } = await this.client.ask<{ result: { __typename: string; code: string } }>(
        `mutation ($k: String!, $input: OfflineOpinionInput!) { result: recordOfflineOpinion(idempotencyKey: $k, input: $input) { __typename ... on CommentAccepted { code } ... on Refusal { code } } }`,
        { k: `demo:letter-${i}`, input },
        WHO.clerk,
      );
      if (result.__typename === 'Refusal') throw new Error(`recordOfflineOpinion: ${result.code}`);
      await this.say(WHO.clerk, `登记来信（邮戳${c.postmarkOn}，按邮戳计入）`, `回执 ${result.code}`);
    }
  }

  private async mainDecisionToArchive(id: string): Promise<void> {
    await this.second.toArchive();
    await this.until('2024-08-28T15:00');
    await this.do(
      WHO.legality,
      '合法性审查通过',
      'recordReview',
      {
        decisionId: id,
        outcome: 'PASSED',
        fact: fact('2024-08-28', '演练法制负责人', '演练审〔2024〕6号', '镇合法性审查机构'),
        opinion: '主体、权限、程序、内容合法（演练）',
        counsel: [{ kind: 'LEGAL_COUNSEL', name: '演练律师', opinion: '没有发现违法情形，建议告示写明施工时段（演练）' }],
      },
      `$decisionId: ID!, $outcome: ReviewOutcome!, ${FACT}, $opinion: String!, $counsel: [CounselOpinionInput!]`,
      'reviewed-r4',
    );
    await this.until('2024-09-02T09:00');
    await this.do(
      WHO.head,
      '提交镇长办公会议',
      'submitToMeeting',
      { decisionId: id, occurredOn: '2024-09-02' },
      '$decisionId: ID!, $occurredOn: Date!',
      'meeting-r4',
    );
    await this.until('2024-09-10T16:00');
    const representatives = [
      { name: '顾演练', kind: '普通市民', view: '建议施工告示提前一周张贴', uptake: 'ADOPTED' },
      {
        name: '韩演练',
        kind: '小微企业代表',
        view: '同意限时卸货点，建议卸货点增加到四处',
        uptake: 'PARTLY_ADOPTED',
        uptakeReason: '先设两处，试行一个月后再定（演练）',
      },
    ];
    const minutes = {
      members: [
        { name: '演练镇长', role: 'HEAD', stance: 'AGREE' },
        { name: '演练副镇长甲', role: 'MEMBER', stance: 'AGREE', statement: '方案可行，注意施工噪声（演练）' },
        { name: '演练副镇长乙', role: 'MEMBER', stance: 'DISAGREE', dissent: '雨季开工风险较大，建议推迟到十月（演练）' },
        { name: '演练副镇长丙', role: 'MEMBER', stance: 'AGREE' },
        { name: '演练法律顾问', role: 'ATTENDING' },
      ],
      presider: '演练镇长',
      headSpokeLast: true,
      majority: 'PASSED',
    };
    await this.do(
      WHO.secretary,
      '镇长办公会议集体讨论通过，2名公众代表列席',
      'recordDeliberation',
      {
        decisionId: id,
        outcome: 'PASSED',
        meetingName: '镇长办公会议（演练）',
        fact: fact('2024-09-10', '演练镇长', '演练纪要〔2024〕9号'),
        representatives,
        minutes,
      },
      `$decisionId: ID!, $outcome: DeliberationOutcome!, $meetingName: String!, ${FACT}, $representatives: [RepresentativeInput!]!, $minutes: MinutesInput!`,
      'deliberated-r4',
    );
    await this.until('2024-09-12T10:00');
    await this.gateDone(id, 'party-report', WHO.secretary);
    await this.interpretTopic(id);
    for (const [kind, name] of [
      ['DECISION_RESULT', 'decision-result'],
      ['REPRESENTATIVES_ATTENDANCE', 'representatives-attendance'],
    ] as const)
      await this.save(id, kind, paper(name), WHO.drafter, WHO.unitReviewer, `${name}-r4`);
    await this.until('2024-09-13T10:00');
    await this.do(
      WHO.secretary,
      '决策出台并公布（示府〔2024〕演练12号）',
      'issueDecision',
      { decisionId: id, documentNo: '示府〔2024〕演练12号', signedOn: '2024-09-13', signer: '演练镇长' },
      '$decisionId: ID!, $documentNo: String!, $signedOn: Date!, $signer: String!',
      'issue-r4',
    );
    await this.until('2024-09-13T10:01');
    await this.explain(id, 'feedback');
    await this.explain(id, 'text-publication');
    await this.until('2024-09-20T09:00');
    await this.do(
      WHO.head,
      '明确执行单位',
      'startExecution',
      { decisionId: id, unit: '城建中心', occurredOn: '2024-09-20' },
      '$decisionId: ID!, $unit: String!, $occurredOn: Date!',
      'execute-r4',
    );
    await this.save(id, 'OPINIONS_AND_ADOPTION', paper('opinions-and-adoption'), WHO.drafter, WHO.unitReviewer, 'adoption-r4');
    await this.until('2024-09-27T09:00');
    await this.do(
      WHO.head,
      '登记执行情况报告',
      'reportExecution',
      { decisionId: id, occurredOn: '2024-09-26', done: '完成施工招标和交通组织方案，张贴施工告示（演练）' },
      '$decisionId: ID!, $occurredOn: Date!, $done: String!',
      'report-r4',
    );
    await this.do(
      WHO.publisher,
      '公布意见采纳情况',
      'publishFeedback',
      { decisionId: id, noticeTitle: '关于《中青路（陪昆路—铁路河）道路修复养护工程方案（草案）》意见采纳情况的反馈（演练）' },
      '$decisionId: ID!, $noticeTitle: String!',
      'feedback-r4',
    );
    await this.until('2024-09-29T10:00');
    await this.do(
      WHO.archivist,
      '归档，程序办结',
      'archiveDecision',
      { decisionId: id, occurredOn: '2024-09-29', place: '镇档案室（演练）' },
      '$decisionId: ID!, $occurredOn: Date!, $place: String!',
      'archive-r4',
    );
  }

  /** Before the decision's own text, of which nothing goes out with it. */
  private async interpretTopic(decisionId: string): Promise<void> {
    const name = 'topic-interpretation';
    await this.save(decisionId, 'TOPIC_INTERPRETATION', paper(name), WHO.drafter, WHO.unitReviewer, `${name}-r4`);
    await this.do(WHO.publisher, '公布会议议题解读', 'publishTopicInterpretation', { decisionId }, '$decisionId: ID!', `${name}-r4`);
  }

  /** Other rows are left standing where a visitor can see them. */
  private async otherRows(entries: Map<number, { id: string; name: string }>): Promise<void> {
    const one = await this.start(entries.get(1)!, 'dangzheng.chu', '党政办', '2024-08-19', '2025年政府民生实事项目安排', 'r1');
    await this.initiate(one, 'dangzheng', '2024-08-19', '1');
    await this.start(entries.get(5)!, 'zichan.jiang', '资产公司', '2024-08-19', '元祥菜市场委托运营管理项目', 'r5');
  }

  private async autumnAdjustment(catalogId: string): Promise<void> {
    const c = sampleCatalog();
    await this.second.afterwards();
    await this.until('2024-10-08T10:00');
    const { catalog } = await this.client.ask<{ catalog: { entries: { id: string }[] } }>(
      `{ catalog(year: 2024, version: 1) { entries { id } } }`,
    );
    const rows = [
      ...catalog.entries.map((e) => ({ entryId: e.id, adjustment: 'KEPT' })),
      ...c.added.map((r) => ({ row: rowInput(r), adjustment: 'ADDED', reason: r.reason })),
    ];
    await this.do(
      WHO.manager,
      '拟订目录调整（保留5项，新增3项，逐项写明理由）',
      'adjustCatalog',
      { catalogId, reason: c.adjustmentReason, occurredOn: '2024-10-08', rows },
      '$catalogId: ID!, $reason: String!, $occurredOn: Date!, $rows: [AdjustmentRowInput!]!',
    );
    await this.until('2024-10-09T10:00');
    await this.do(
      WHO.secretary,
      '镇长办公会议审定调整',
      'decideCatalog',
      { catalogId, fact: fact('2024-10-09', '演练镇长', '演练纪要〔2024〕10号') },
      `$catalogId: ID!, ${FACT}`,
      'decideCatalog2',
    );
    await this.until('2024-10-10T10:00');
    await this.do(
      WHO.secretary,
      '镇党委同意调整',
      'recordCatalogConsent',
      { catalogId, fact: fact('2024-10-10', '演练书记', '演练党复〔2024〕8号', '中共示例镇委员会') },
      `$catalogId: ID!, ${FACT}`,
      'consentCatalog2',
    );
    await this.until('2024-10-11T09:00');
    await this.do(
      WHO.publisher,
      '公布调整后的目录（第2版）',
      'publishCatalog',
      { catalogId, signedOn: '2024-10-11', disclosureReviewedBy: WHO.townReviewer },
      '$catalogId: ID!, $signedOn: Date!, $disclosureReviewedBy: String!',
      'publishCatalog2',
    );
    await this.until('2024-10-11T09:01');
    const { catalog: v2 } = await this.client.ask<{ catalog: { entries: { no: number; adjustment: string; progress: string }[] } }>(
      `{ catalog(year: 2024, version: 2) { entries { no adjustment progress } } }`,
    );
    const fourth = v2.entries.find((e) => e.no === 4);
    await this.say('system', '目录第4行', `${fourth?.adjustment === 'KEPT' ? '保留' : fourth?.adjustment}，${fourth?.progress}`);
  }

  /** One window is open when the drive ends, so that a visitor can comment at once. */
  private async leaveOneOpen(entries: Map<number, { id: string; name: string }>): Promise<void> {
    const id = await this.start(entries.get(2)!, 'guijian.feng', '规建办', '2024-10-11', '13A街坊控制性详细规划局部调整', 'r2');
    await this.initiate(id, 'guijian', '2024-10-11', '2');
    await this.do(
      'guijian.feng',
      '开始拟订草案',
      'beginDrafting',
      { decisionId: id, occurredOn: '2024-10-11' },
      '$decisionId: ID!, $occurredOn: Date!',
      'draft-r2',
    );
    const text = (what: string): { title: string; text: string } => ({
      title: `13A街坊控制性详细规划局部调整（${what}）（演练）`,
      text: `${what}：为演练编写，不产生法律效力。\n\n把街坊内一处待建用地调整为公共绿地和社区服务用地，建筑高度和总量不增加。`,
    });
    for (const [kind, what] of [
      ['DRAFT', '草案'],
      ['EXPLANATION', '草案说明'],
      ['INTERPRETATION', '草案解读'],
      ['BACKGROUND', '决策背景'],
    ] as const)
      await this.save(id, kind, text(what), 'guijian.feng', 'guijian.chen', `${kind}-r2`);
    await this.do(
      WHO.publisher,
      '公布第2行草案，征求意见',
      'publishConsultation',
      { decisionId: id, noticeTitle: '关于公开征求《13A街坊控制性详细规划局部调整（草案）》意见的公告（演练）' },
      '$decisionId: ID!, $noticeTitle: String!',
      'consult-r2',
    );
    await this.until('2024-10-11T10:00');
    await this.explain(id, 'consultation:1');
  }

  private async report(id: string): Promise<Report> {
    type Deadlines = Omit<DeadlineLine, 'met'>[];
    const { decision, catalog } = await this.client.ask<{
      decision: {
        phase: string;
        feedback: { publishedAt: string | null } | null;
        deadlines: { edges: { node: Deadlines[0] }[] };
        rounds: { edges: { node: { reconciliation: Sums | null } }[] };
        timeline: { edges: { node: Report['timeline'][0] }[] };
      };
      catalog: { deadlines: Deadlines };
    }>(
      `query ($id: ID!) { decision(id: $id) { phase feedback { publishedAt } deadlines(first: 50) { edges { node { key dueOn status explanation } } } rounds { edges { node { reconciliation { received counted withdrawn pending withheld { count } dispositions { name count } } } } } timeline(first: 100) { edges { node { seq text occurredOn recordedAt } } } } catalog(year: 2024) { deadlines { key dueOn status explanation } } }`,
      { id },
    );
    const deadlines = [...catalog.deadlines, ...decision.deadlines.edges.map((e) => e.node)].map((d): DeadlineLine => ({
      ...d,
      met: d.status === 'MET',
    }));
    const reconciliation = decision.rounds.edges[0]?.node.reconciliation ?? null;
    const publishedAt = decision.feedback?.publishedAt ?? null;
    const feedbackPublishedOn = publishedAt === null ? null : beijingDay(publishedAt);
    const result = { deadlines, feedbackPublishedOn, reconciliation, phase: decision.phase };
    return { steps: this.lines, timeline: decision.timeline.edges.map((e) => e.node), ...result, ok: isOnTime(result) };
  }
}
