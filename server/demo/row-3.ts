import { FACT, WHO, fact } from './player.ts';
import type { Player } from './player.ts';
import type { Json } from './client.ts';
import { secondStory } from './sample.ts';

/** Who works row 3; the town's own people are those of row 4. */
const UNIT = { drafter: 'weisheng.wei', head: 'weisheng.hua', reviewer: 'weisheng.jin' } as const;
const ID = '$decisionId: ID!';
const ON = `${ID}, $occurredOn: Date!`;
const PAPERS = ['DRAFT', 'EXPLANATION', 'INTERPRETATION', 'BACKGROUND'] as const;

/**
 * Row 3, with what row 4 has no need of: proposed by deputies, two alternatives, a material change and its second round, experts,
 * a hearing, a review returned for supplement, and what follows the decision. Its scenes are played between those of row 4.
 */
export class SecondStory {
  private readonly p: Player;
  private readonly entry: { id: string; name: string };
  private readonly s = secondStory();
  private id = '';
  private code = '';
  constructor(player: Player, entry: { id: string; name: string }) {
    this.p = player;
    this.entry = entry;
  }

  private do(account: string, action: string, name: string, args: Json, types: string, key: string): Promise<unknown> {
    return this.p.do(account, action, name, { decisionId: this.id, ...args }, types, `${key}-r3`);
  }

  private save(kind: string, name: string): Promise<void> {
    return this.p.save(this.id, kind, this.s.papers[name]!, UNIT.drafter, UNIT.reviewer, `${name}-r3`);
  }

  /** Start, the organ's decision, two options, and the first round. */
  async toFirstRound(): Promise<void> {
    await this.p.until('2024-05-20T10:00');
    const started = await this.p.do(
      UNIT.drafter,
      `社区卫生服务中心根据人大代表建议启动“${this.s.title}”前期工作`,
      'startDecision',
      { entryId: this.entry.id, title: this.s.title, occurredOn: '2024-05-20', proposal: this.s.proposal },
      '$entryId: ID!, $title: String!, $occurredOn: Date!, $proposal: ProposalInput',
      'start-r3',
    );
    this.id = started.decision!.id;
    this.code = started.decision!.code;
    await this.p.until('2024-05-22T15:00');
    await this.do(
      WHO.secretary,
      '研究论证后，镇政府决定启动，明确承办单位',
      'initiateDecision',
      { fact: fact('2024-05-22', '演练镇长', '演练启〔2024〕3号'), undertaker: { leadOrganCode: 'weisheng' }, study: this.s.study },
      `${ID}, ${FACT}, $undertaker: UndertakerInput!, $study: StudyInput`,
      'initiate',
    );
    await this.do(UNIT.drafter, '开始拟订草案', 'beginDrafting', { occurredOn: '2024-05-22' }, ON, 'draft');
    for (const kind of PAPERS) await this.save(kind, kind.toLowerCase());
    await this.do(
      UNIT.drafter,
      '对选址分歧较大，提出两个备选方案',
      'stateAlternatives',
      this.s.alternatives,
      `${ID}, $disagreement: String!, $options: [AlternativeInput!]!`,
      'options',
    );
    await this.p.until('2024-05-27T09:00');
    await this.publishRound(1);
    await this.p.until('2024-05-27T09:01');
  }

  private publishRound(no: number): Promise<unknown> {
    return this.do(
      WHO.publisher,
      no === 1 ? '公布草案和两个备选方案，征求意见30日' : '草案作了实质性修改，第二次征求意见30日',
      'publishConsultation',
      {
        noticeTitle: `关于公开征求《${this.s.title}方案（草案${no === 1 ? '' : '修改稿'}）》意见的公告（演练）`,
        days: 30,
        withAlternatives: no === 1,
      },
      `${ID}, $noticeTitle: String!, $days: Int, $withAlternatives: Boolean`,
      `consult${no}`,
    );
  }

  async opinions(round: number): Promise<void> {
    for (const [i, c] of this.s.comments[round - 1]!.entries()) {
      const input = { ...c, decisionCode: this.code, round, formKey: `demo-r3-${round}-${i}-form` };
      await this.p.submit(input, `就第3行第${round}轮提交意见`);
    }
  }

  /** The first round is answered; the site changes, and that asks for a second. */
  async toSecondRound(): Promise<void> {
    await this.p.until('2024-06-27T09:00');
    await this.answered(1);
    await this.p.until('2024-07-03T10:00');
    await this.do(
      UNIT.head,
      '选定备选方案：北侧沿街',
      'chooseAlternative',
      { ...this.s.chosen, occurredOn: '2024-07-02' },
      `${ON}, $option: Int!, $reason: String!`,
      'choose',
    );
    for (const kind of PAPERS.slice(0, 3)) await this.save(kind, `revised-${kind.toLowerCase()}`);
    await this.do(
      UNIT.head,
      '认定选址变化属于实质性修改，须再次征求意见',
      'judgeDraftChange',
      { outcome: 'MATERIAL', reason: this.s.change, decidedBy: '华主任（演练）', occurredOn: '2024-07-03' },
      `${ON}, $outcome: DraftChange!, $reason: String!, $decidedBy: String!`,
      'judged',
    );
    await this.p.until('2024-07-04T09:00');
    await this.publishRound(2);
    await this.p.until('2024-07-04T10:00');
    await this.opinions(2);
  }

  private async answered(round: number): Promise<void> {
    await this.do(UNIT.reviewer, `第${round}轮意见登记册关闭`, 'closeRegister', { round }, `${ID}, $round: Int!`, `register${round}`);
    await this.p.dispose({ kind: 'Decision', id: this.id }, round, this.s.answers, UNIT.drafter, `${round}-r3`);
  }

  /** Experts, risks and the hearing are about the changed draft. */
  async toReview(): Promise<void> {
    for (const { action, gate, fact: onPaper, particulars } of this.s.gates) {
      await this.p.until(`${String(onPaper['occurredOn'])}T17:00`);
      await this.do(
        UNIT.head,
        action,
        'settleGate',
        { gate, fact: onPaper, particulars },
        `${ID}, $gate: GateId!, $fact: FactInput, $particulars: GateParticularsInput`,
        `gate-${gate}`,
      );
    }
    await this.p.notNeeded(this.id, this.s.notNeeded, '华主任（演练）', UNIT.head, 'r3');
    await this.p.notNeeded(this.id, { PEOPLES_CONGRESS: '不属于镇人民代表大会讨论决定的事项（演练）' }, '演练镇长', WHO.secretary, 'r3');
    await this.save('RISK_ASSESSMENT', 'risk');
    await this.save('EXPERT_ARGUMENTATION', 'expert');
    // The thirtieth day was a Saturday: the window closed with Monday 5 August.
    await this.p.until('2024-08-06T09:00');
    await this.answered(2);
    await this.do(
      UNIT.drafter,
      '送合法性审查',
      'submitForReview',
      {
        occurredOn: '2024-08-06',
        requestedReplyOn: '2024-08-19',
        statement: '已履行两轮公众参与、专家论证、风险评估、听证等法定程序（演练）',
      },
      `${ON}, $requestedReplyOn: Date!, $statement: String!`,
      'review',
    );
    await this.p.until('2024-08-08T10:00');
    await this.do(
      WHO.legality,
      '材料不全，退回补充，审查时间停止计算',
      'returnForSupplement',
      { occurredOn: '2024-08-08', missing: ['听证笔录的签字页（演练）'] },
      `${ON}, $missing: [String!]!`,
      'returned',
    );
    await this.p.until('2024-08-12T10:00');
    await this.do(
      UNIT.drafter,
      '补齐材料，审查时间继续计算',
      'supplementReview',
      { occurredOn: '2024-08-12', supplied: ['听证笔录的签字页（演练）'] },
      `${ON}, $supplied: [String!]!`,
      'supplied',
    );
    await this.p.until('2024-08-16T15:00');
    await this.do(
      WHO.legality,
      '合法性审查通过',
      'recordReview',
      {
        outcome: 'PASSED',
        fact: fact('2024-08-16', '演练法制负责人', '演练审〔2024〕5号', '镇合法性审查机构'),
        opinion: '主体、权限、程序、内容合法（演练）',
        counsel: [{ kind: 'LEGAL_COUNSEL', name: '演练律师', opinion: '没有发现违法情形（演练）' }],
      },
      `${ID}, $outcome: ReviewOutcome!, ${FACT}, $opinion: String!, $counsel: [CounselOpinionInput!]`,
      'reviewed',
    );
  }

  async toArchive(): Promise<void> {
    await this.p.until('2024-08-20T09:00');
    await this.do(UNIT.head, '提交镇长办公会议', 'submitToMeeting', { occurredOn: '2024-08-20' }, ON, 'meeting');
    await this.p.until('2024-08-21T16:00');
    await this.deliberated();
    await this.p.until('2024-08-22T10:00');
    await this.do(
      WHO.secretary,
      '向镇党委请示报告',
      'settleGate',
      {
        gate: 'PARTY_REPORT',
        fact: fact('2024-08-22', '演练书记', '演练党复〔2024〕6号', '中共示例镇委员会'),
        particulars: { partyReport: { result: 'AGREED' } },
      },
      `${ID}, $gate: GateId!, $fact: FactInput, $particulars: GateParticularsInput`,
      'party',
    );
    await this.save('TOPIC_INTERPRETATION', 'topic-interpretation');
    await this.do(WHO.publisher, '公布会议议题解读', 'publishTopicInterpretation', {}, ID, 'topic');
    await this.save('DECISION_RESULT', 'decision-result');
    await this.save('REPRESENTATIVES_ATTENDANCE', 'representatives-attendance');
    await this.p.until('2024-08-23T10:00');
    await this.do(
      WHO.secretary,
      '决策出台并公布（示府〔2024〕演练10号）',
      'issueDecision',
      { documentNo: '示府〔2024〕演练10号', signedOn: '2024-08-23', signer: '演练镇长' },
      `${ID}, $documentNo: String!, $signedOn: Date!, $signer: String!`,
      'issue',
    );
    await this.p.until('2024-08-26T09:00');
    await this.do(
      UNIT.head,
      '明确执行单位',
      'startExecution',
      { unit: '社区卫生服务中心', occurredOn: '2024-08-26' },
      `${ON}, $unit: String!`,
      'execute',
    );
    await this.save('OPINIONS_AND_ADOPTION', 'opinions-and-adoption');
    await this.p.until('2024-08-27T09:00');
    await this.do(
      WHO.publisher,
      '公布两轮意见的采纳情况',
      'publishFeedback',
      { noticeTitle: `关于《${this.s.title}方案（草案）》意见采纳情况的反馈（演练）` },
      `${ID}, $noticeTitle: String!`,
      'feedback',
    );
    await this.p.until('2024-08-28T10:00');
    await this.do(
      WHO.archivist,
      '归档，程序办结',
      'archiveDecision',
      { occurredOn: '2024-08-28', place: '镇档案室（演练）' },
      `${ON}, $place: String!`,
      'archive',
    );
  }

  private deliberated(): Promise<unknown> {
    const representatives = [
      { name: '柳演练', kind: '普通市民', view: '同意北侧沿街，希望尽快开工', uptake: 'ADOPTED' },
      {
        name: '鲍演练',
        kind: '专家学者',
        view: '建议预留扩建条件',
        uptake: 'PARTLY_ADOPTED',
        uptakeReason: '预留管线接口，暂不扩建（演练）',
      },
    ];
    const minutes = {
      members: [
        { name: '演练镇长', role: 'HEAD', stance: 'AGREE' },
        { name: '演练副镇长甲', role: 'MEMBER', stance: 'AGREE' },
        { name: '演练副镇长乙', role: 'MEMBER', stance: 'AGREE' },
      ],
      presider: '演练镇长',
      headSpokeLast: true,
      majority: 'PASSED',
    };
    return this.do(
      WHO.secretary,
      '镇长办公会议集体讨论通过，2名公众代表列席',
      'recordDeliberation',
      {
        outcome: 'PASSED',
        meetingName: '镇长办公会议（演练）',
        fact: fact('2024-08-21', '演练镇长', '演练纪要〔2024〕8号'),
        representatives,
        minutes,
      },
      `${ID}, $outcome: DeliberationOutcome!, $meetingName: String!, ${FACT}, $representatives: [RepresentativeInput!]!, $minutes: MinutesInput!`,
      'deliberated',
    );
  }

  /** After the archive: a report, a minor adjustment beside the text, and an evaluation by somebody independent. */
  async afterwards(): Promise<void> {
    await this.p.until('2024-10-08T09:00');
    await this.do(
      UNIT.head,
      '登记执行情况报告',
      'reportExecution',
      { occurredOn: '2024-09-30', done: '完成装修设计，公布施工告示（演练）' },
      `${ON}, $done: String!`,
      'report',
    );
    await this.do(
      WHO.secretary,
      '登记一般调整',
      'recordMinorAdjustment',
      {
        what: '开工时间由9月下旬调整到10月中旬（演练）',
        reason: '配套用房交付晚于预期（演练）',
        notMajorReason: '不改变选址、服务内容和投资（演练）',
        fact: fact('2024-09-29', '演练镇长', '演练批〔2024〕14号'),
      },
      `${ID}, $what: String!, $reason: String!, $notMajorReason: String!, ${FACT}`,
      'minor',
    );
    await this.do(
      WHO.secretary,
      '组织决策后评估，委托第三方',
      'orderEvaluation',
      {
        case: 'NECESSARY',
        reason: '居民关心开站后的服务和停车，开站后评估一次（演练）',
        evaluator: '演练社会调查中心',
        thirdParty: true,
        fact: fact('2024-10-08', '演练镇长', '演练批〔2024〕15号'),
      },
      `${ID}, $case: EvaluationCase!, $reason: String!, $evaluator: String!, $thirdParty: Boolean!, ${FACT}`,
      'evaluate',
    );
  }
}
