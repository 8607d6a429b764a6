import { papersOfRound } from '../../domain/decision/publish.ts';
import { mayDo } from '../../domain/access/roles.ts';
import { dayZh } from '../../domain/calendar/format.ts';
import { beijingDate, instantToIso, isoToInstant } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { isCountable } from '../../domain/deadline/explain.ts';
import { ruleWords } from '../../domain/deadline/words.ts';
import { archiveList } from '../../domain/decision/archive.ts';
import { Withheld } from '../register/types.ts';
import { answeredThrough } from '../../domain/decision/feedback.ts';
import { draftChangeWords, publicDraftChanges } from '../../domain/decision/draft-change.ts';
import { preview } from '../../domain/decision/decide.ts';
import { gateOf } from '../../domain/decision/gate-of.ts';
import { publicSummary } from '../../domain/decision/gates/particulars.ts';
import { UPTAKES } from '../../domain/decision/representatives.ts';
import type { Representative as Attending } from '../../domain/decision/representatives.ts';
import { TRANSITIONS } from '../../domain/decision/table.ts';
import { GATES } from '../../domain/decision/types.ts';
import type { DecisionEvent, DecisionState, GateId, PersonCommand, Phase } from '../../domain/decision/types.ts';
import { eventText } from '../../domain/decision/view/event-text.ts';
import { stagesOf } from '../../domain/decision/view/stages.ts';
import { statusOf } from '../../domain/decision/view/status.ts';
import type { Status } from '../../domain/decision/view/status.ts';
import { ERRORS } from '../../domain/errors.ts';
import { DISPOSITIONS } from '../../domain/participation/dispositions.ts';
import type { DispositionKind } from '../../domain/participation/dispositions.ts';
import { maskedName } from '../../domain/participation/form.ts';
import { gateRule } from '../../domain/rules/gates.ts';
import { matterKindWords } from '../../domain/rules/scope.ts';
import type { ResolvedPack } from '../../domain/rules/types.ts';
import { responsibilityAnnex } from '../../services/archive/responsibility.ts';
import { decisionContext } from '../../services/decision/subject.ts';
import { feedbackItems, feedbackSentences } from '../../services/participation/feedback.ts';
import type { FeedbackItem } from '../../services/participation/feedback.ts';
import type { ArtefactRow, DecisionRow, EntryRow, OrganRow, RoundRow } from '../../services/read/rows.ts';
import { slotsOf } from '../../services/read/slots.ts';
import { packAt, rulesAt } from '../../services/rules.ts';
import { builder, Node } from '../builder.ts';
import { AFTER, FIRST, connectionOf, pageOf } from '../connections.ts';
import type { Context } from '../context.ts';
import { Deadline } from '../deadline/types.ts';
import { ChannelEnum, DeadlineStatusEnum, DispositionEnum, MatterKindEnum, PhaseEnum } from '../enums.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import { currentOrgan, labelOf, organ, Organ } from '../people/types.ts';
import { CatalogRef, DecisionRef, EntryRef, RoundRef, subjectOfRound } from '../refs.ts';
import { OPINION_ARGS, OpinionConnection, opinionsOf } from '../participation/opinion.ts';
import { AdoptedRecord } from './adopted.ts';
import { ArchiveItem, Artefact, ArtefactSlot, Event, Gate, Publication, Stage, ViewerAction, Window } from './parts.ts';
import type { EventView } from './parts.ts';
import { ResponsibilityLine } from './responsibility-line.ts';

const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  CATALOGUED: '列入目录',
  INITIATED: '已启动',
  DRAFTING: '拟订草案',
  CONSULTING: '征求意见',
  REVISING: '研究意见、修改草案',
  REVIEWING: '合法性审查',
  SUBMITTED: '已提交集体讨论',
  DELIBERATED: '集体讨论通过',
  ISSUED: '已出台',
  EXECUTING: '执行中',
  CLOSED: '已归档',
  SUSPENDED: '中止',
  RETURNED: '退回',
  TERMINATED: '终止',
};

const OrganInRole = builder.objectRef<{ role: string; organId: string }>('OrganInRole').implement({
  description: '一个机关在本决策中的身份。',
  fields: (t) => ({
    role: t.exposeString('role', {
      description: '身份：issuer（决策机关）、proposer（提出单位）、undertaker（承办单位）、co-undertaker（共同承办单位）。',
    }),
    organ: t.field({ type: Organ, description: '这个机关。', resolve: (r, _a, ctx) => organ(ctx, r.organId) }),
  }),
});

const Representative = builder.objectRef<Attending>('Representative').implement({
  description: '一位列席集体讨论的公众代表（要点第13项）。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名；公众看到的隐去名字，只留姓。' }),
    kind: t.exposeString('kind', { description: '代表的类别，如“普通市民”“小微企业”。' }),
    view: t.exposeString('view', { description: '在会上发表的意见。' }),
    uptake: t.string({
      nullable: true,
      description: '意见采纳情况的中文，如“采纳”“部分采纳”；没有登记的为 null。',
      resolve: (r) => (r.uptake ? UPTAKES[r.uptake] : null),
    }),
    uptakeReason: t.string({
      nullable: true,
      description: '不采纳、部分采纳的理由；没有的为 null。',
      resolve: (r) => r.uptakeReason ?? null,
    }),
  }),
});

type Outcome = {
  documentNo: string;
  signedOn: PlainDate;
  publishedAt: string | null;
  title: string;
  text: string;
  meetingHeldOn: PlainDate | null;
  representatives: Attending[];
};
const DecisionOutcome = builder.objectRef<Outcome>('DecisionOutcome').implement({
  description: '决策结果；成文日和公布日是两个日期。',
  fields: (t) => ({
    documentNo: t.exposeString('documentNo', { description: '决策文件的文号。' }),
    signedOn: t.expose('signedOn', { type: 'Date', description: '成文日（北京日期），反馈期限从它起算。' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: '公布时刻，由服务器记载；null 表示正在公布，公众此时看不到结果。',
    }),
    title: t.exposeString('title', { description: '决策文件的标题。' }),
    text: t.exposeString('text', { description: '决策文件的正文，纯文本；只有附件时为空字符串。' }),
    meetingHeldOn: t.expose('meetingHeldOn', {
      type: 'Date',
      nullable: true,
      description: '集体讨论的日期（北京日期）；没有登记的为 null。',
    }),
    representatives: t.expose('representatives', { type: [Representative], description: '列席的公众代表；没有代表列席的为空列表。' }),
  }),
});

const ReasonCount = builder.objectRef<{ reason: string; count: number }>('ReasonCount').implement({
  description: '不列入统计的意见，按原因计数。',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: '不列入统计的原因。' }),
    count: t.exposeInt('count', { description: '意见条数。' }),
  }),
});
const DispositionCount = builder.objectRef<{ disposition: DispositionKind; count: number }>('DispositionCount').implement({
  description: '一类处理结论的意见条数。',
  fields: (t) => ({
    disposition: t.expose('disposition', { type: DispositionEnum, description: '处理结论。' }),
    name: t.string({ description: '处理结论的中文名称，如“部分采纳”。', resolve: (d) => DISPOSITIONS[d.disposition] }),
    count: t.exposeInt('count', { description: '意见条数。' }),
  }),
});
type Sums = { received: number; counted: number; withheld: number; withdrawn: number; late: number; dispositions: Record<string, number> };
export const Reconciliation = builder.objectRef<Sums>('Reconciliation').implement({
  description: '一轮意见的条数合计：收到＝列入统计＋不列入＋撤回＋待核；全部处理后，列入统计＝各类处理结论之和。',
  fields: (t) => ({
    received: t.exposeInt('received', { description: '收到的意见条数，含线下登记和迟到的。' }),
    counted: t.exposeInt('counted', { description: '列入统计的条数，即需要逐条处理的条数。' }),
    withheld: t.field({
      type: [ReasonCount],
      description: '不列入统计的条数，按原因分列；没有的为空列表。',
      resolve: (s) => (s.withheld ? [{ reason: '不列入统计', count: s.withheld }] : []),
    }),
    withdrawn: t.exposeInt('withdrawn', { description: '提意见的人自己撤回的条数。' }),
    pending: t.int({ description: '待核实后才列入统计的条数。', resolve: () => 0 }),
    late: t.exposeInt('late', { description: '截止后收到的条数，单独计数，也含在收到的条数里。' }),
    units: t.int({ description: '意见点数；没有拆分的，一条意见算一点。', resolve: (s) => s.counted }),
    dispositions: t.field({
      type: [DispositionCount],
      description: '各类处理结论的条数，没有的类别不列。',
      resolve: (s) => Object.entries(s.dispositions).map(([k, count]) => ({ disposition: k as DispositionKind, count })),
    }),
  }),
});

RoundRef.implement({
  description: '一轮向社会公开征求意见（条例第十五条）：对决策草案的，或者对年度目录草案的。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (r) => encodeId('Round', r.id) }),
    no: t.exposeInt('no', { description: '轮次，从1起；草案修改后再次征求意见的加1。' }),
    decision: t.field({
      type: DecisionRef,
      nullable: true,
      description: '所属的决策；对目录草案征求意见的为 null。',
      resolve: async (r, _a, ctx) => (r.decisionId === null ? null : ((await ctx.load.decision.load(r.decisionId)) ?? null)),
    }),
    catalog: t.field({
      type: CatalogRef,
      nullable: true,
      description: '所属的目录；对决策草案征求意见的为 null。',
      resolve: async (r, _a, ctx) => (r.catalogId === null ? null : ((await ctx.load.catalog.load(r.catalogId)) ?? null)),
    }),
    noticeTitle: t.string({ description: '公告标题。', resolve: async (r, _a, ctx) => (await ctx.load.notice.load(r.noticeId))!.title }),
    noticeText: t.string({
      description: '公告正文，纯文本。',
      resolve: async (r, _a, ctx) => (await ctx.load.notice.load(r.noticeId))!.text,
    }),
    artefacts: t.field({
      type: [Artefact],
      description:
        '本轮征求意见时公开的材料：征求意见开始时各种材料已公布的最新版本，以后各轮的修改稿不在内；公告公布前为空列表，目录草案见 `draft`。',
      resolve: async (r, _a, ctx) =>
        r.decisionId === null ? [] : papersOfRound(published(await ctx.load.artefactsOfDecision.load(r.decisionId)), r.opensAt),
    }),
    days: t.exposeInt('days', { description: '公告写明的征求意见日数，自然日，不含延长。' }),
    window: t.field({
      type: Window,
      nullable: true,
      description: '征求意见期限；公告公布前为 null。',
      resolve: (r) => (r.opensAt === null ? null : r),
    }),
    status: t.string({
      description: '状态：publishing（正在公布）、open（正在征求）、closed（已截止）、counted（已清点）；读取时按数据库时钟判断。',
      resolve: (r) => (r.opensAt === null ? 'publishing' : r.isOpen ? 'open' : r.countedAt === null ? 'closed' : 'counted'),
    }),
    draftHash: t.exposeString('draftHash', {
      description: '所征求意见的草案的 `Artefact.hash`；目录草案的为表格内容的 SHA-256，十六进制。',
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '公告公布的时刻，由服务器记载；null 表示正在公布。',
      resolve: (r) => r.opensAt,
    }),
    reconciliation: t.field({
      type: Reconciliation,
      nullable: true,
      description: '意见条数合计；采纳情况公布前公众为 null。',
      resolve: (r, _a, ctx) => roundSums(r, ctx),
    }),
  }),
});

/** The folded state of a decision that is being shown; whoever reads the row can read it. */
export async function stateOf(d: DecisionRow, ctx: Context): Promise<DecisionState> {
  return (await ctx.load.state.load(d.id))!.state;
}

async function feedbackIsOut(d: DecisionRow, ctx: Context): Promise<boolean> {
  return (await stateOf(d, ctx)).feedback?.publishedAt !== undefined;
}

async function roundSums(r: RoundRow, ctx: Context): Promise<Sums | null> {
  const sums = (await ctx.load.sumsOfSubject.load(subjectOfRound(r).id)).find((x) => x.no === r.no);
  return sums && (ctx.staff || sums.answered) ? sums : null;
}

export const FeedbackItemType = builder.objectRef<FeedbackItem>('FeedbackItem').implement({
  description: '采纳情况表的一行；个人姓名隐去，单位用全称。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '行号，从1起。' }),
    commenter: t.exposeString('commenter', { description: '提意见的人，如“朱**”“匿名”“朱**等3人联名”，或者单位全称。' }),
    text: t.exposeString('text', { description: '意见原文。' }),
    disposition: t.expose('disposition', { type: DispositionEnum, description: '处理结论。' }),
    dispositionName: t.string({ description: '处理结论的中文名称。', resolve: (i) => DISPOSITIONS[i.disposition] }),
    reason: t.exposeString('reason', { description: '处理的理由；部分采纳的含采纳和不采纳的内容。' }),
    channel: t.expose('channel', { type: ChannelEnum, description: '来源渠道；几条合并的，取最先收到的一条。' }),
    count: t.exposeInt('count', { description: '合并答复的条数：原文、结论、理由都相同的合成一行。' }),
  }),
});

const Feedback = builder.objectRef<DecisionRow>('Feedback').implement({
  description:
    '意见采纳情况反馈；反馈期限起算或者首次公布时产生，公布后公众才看到各行。规则包从征集结束起算的（如张店区），可以按轮次在出台前公布；印发的文本有修改的，复核后再公布一次。',
  fields: (t) => ({
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '最近一次公布的时刻，由服务器记载；null 表示尚未公布。',
      resolve: async (d, _a, ctx) => isoOrNull((await stateOf(d, ctx)).feedback?.publishedAt),
    }),
    noticeTitle: t.string({
      description: '反馈公告的标题。',
      resolve: async (d, _a, ctx) => `关于《${await titleFor(d, ctx)}》意见采纳情况的反馈`,
    }),
    rounds: t.field({
      type: [RoundRef],
      description: '反馈涉及的各轮征求意见，按轮次；已公布的只列已经答复的各轮。',
      resolve: answeredRounds,
    }),
    items: t.field({
      type: [FeedbackItemType],
      description: '采纳情况表的各行，按轮次和收到的先后；公布前公众为空列表。',
      resolve: async (d, _a, ctx) =>
        !ctx.staff && !(await feedbackIsOut(d, ctx)) ? [] : feedbackItems(ctx.em, ctx.services.cipher, d.id, viewOf(ctx)),
    }),
    sentences: t.stringList({
      description: '条数合计的文字，逐句，可直接显示；公布前公众为空列表。',
      resolve: async (d, _a, ctx) => (!ctx.staff && !(await feedbackIsOut(d, ctx)) ? [] : sentencesOf(d, ctx)),
    }),
    draftChanges: t.stringList({
      description:
        '各轮征求意见以后草案的修改是不是实质性修改、理由和认定人，逐句，可直接显示；没有修改、公布前为空列表，已公布的只列已经答复的各轮。',
      resolve: async (d, _a, ctx) => publicDraftChanges(await stateOf(d, ctx)).map(draftChangeWords),
    }),
    otherWays: t.string({
      nullable: true,
      description: '听证、听取特定群体和企业意见等其他参与方式的情况；没有的为 null。',
      resolve: async (d, _a, ctx) => otherWays(packAt(d.packId, await ctx.now()), await stateOf(d, ctx)),
    }),
  }),
});

/** What came in before the matter was entered here stands before the sums of what came in here. */
async function sentencesOf(d: DecisionRow, ctx: Context): Promise<string[]> {
  const state = await stateOf(d, ctx);
  const paper = state.adopted?.paper;
  if (paper?.consultFrom === undefined) return feedbackSentences(ctx.em, d.id, viewOf(ctx));
  const before = paper.opinions === undefined ? '上线前的征求意见，收到几条没有载明。' : `上线前的征求意见，收到${paper.opinions}条。`;
  return [before, ...(state.rounds.length ? await feedbackSentences(ctx.em, d.id, viewOf(ctx)) : [])];
}

/** What was done beside open solicitation, as far as the public may read it (徐泾 item 11: told together with the adoption). */
function otherWays(rules: ResolvedPack, state: DecisionState): string | null {
  const ways = (['PARTICIPATION', 'HEARING', 'SPECIAL_GROUPS', 'ENTERPRISES'] as const).flatMap((g) => {
    const gate = gateOf(state, g);
    if (gate.status !== 'done' || (g === 'PARTICIPATION' && !gate.particulars)) return [];
    const told = [publicSummary(gate.particulars), gate.fact.note ?? ''].filter(Boolean).join('；');
    return [`${gateRule(rules, g).name}（${dayZh(gate.fact.occurredOn, true)}）${told && `：${told}`}`];
  });
  return ways.length ? ways.join('。') : null;
}

/** The row as the catalog prints it; every started decision stands on a published row. */
async function rowOf(d: DecisionRow, ctx: Context): Promise<EntryRow | undefined> {
  return (await ctx.load.publicRowOfEntry.load(d.entryId))[0];
}

async function isFeedbackDue(d: DecisionRow, ctx: Context): Promise<boolean> {
  return (await ctx.load.deadlinesOfSubject.load(d.id)).some((x) => x.key === 'feedback');
}

/** The public reads rounds from the moment their notice is public. */
async function visibleRounds(d: DecisionRow, _args: object, ctx: Context): Promise<RoundRow[]> {
  return (await ctx.load.roundsOfDecision.load(d.id)).filter((r) => ctx.staff || r.opensAt !== null);
}

/** Staff see what they work on, the public what was published. */
export const viewOf = (ctx: Context): 'published' | 'working' => (ctx.staff ? 'working' : 'published');

async function answeredRounds(d: DecisionRow, args: object, ctx: Context): Promise<RoundRow[]> {
  const through = answeredThrough(await stateOf(d, ctx));
  return (await visibleRounds(d, args, ctx)).filter((r) => through === 0 || r.no <= through);
}

/** Until a draft is public, the public reads the name that the catalog prints. */
function titleFor(d: DecisionRow, ctx: Context): string | Promise<string> {
  return ctx.staff || d.draftIsPublic ? d.title : rowOf(d, ctx).then((row) => row?.name ?? d.title);
}

async function statusFor(d: DecisionRow, ctx: Context): Promise<Status> {
  const [state, moment] = await Promise.all([stateOf(d, ctx), ctx.moment()]);
  const here = state.rounds.length ? (await ctx.load.sumsOfSubject.load(d.id)).reduce((n, r) => n + r.received, 0) : 0;
  const planned = (await rowOf(d, ctx))?.plannedText;
  const { rules, calendar } = rulesAt(d.packId, moment);
  return statusOf({
    state,
    now: moment.now,
    calendar,
    received: receivedInAll(here, state),
    minDays: rules.rules.get('consultation')?.value ?? 0,
    ...(planned ? { plannedText: planned } : {}),
  });
}

/** Opinions of all windows, those before on paper too; undefined where the papers do not say how many. */
function receivedInAll(here: number, { adopted }: DecisionState): number | undefined {
  if (adopted?.paper.consultFrom === undefined) return here;
  return adopted.paper.opinions === undefined ? undefined : here + adopted.paper.opinions;
}

const isoOrNull = (at: Instant | undefined): string | null => (at === undefined ? null : instantToIso(at));
const published = (all: readonly ArtefactRow[]): ArtefactRow[] => all.filter((a) => a.publishedAt !== null);
function newest(all: readonly ArtefactRow[]): ArtefactRow[] {
  return [...new Map(all.map((a) => [a.kind, a])).values()];
}

const RoundConnection = connectionOf('Round', RoundRef);
const DeadlineConnection = connectionOf('Deadline', Deadline);
const EventConnection = connectionOf('Event', Event);

DecisionRef.implement({
  description: '一项重大行政决策：一个文本，集体讨论一次，作为一个决定出台。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (d) => encodeId('Decision', d.id) }),
    code: t.exposeString('code', { description: '公开的决策编号，由机关代码、年份和序号组成，用在网址里。' }),
    title: t.string({
      description: '决策草案的名称；草案公布前，公众看到的是目录中的事项名称。',
      resolve: (d, _a, ctx) => titleFor(d, ctx),
    }),
    year: t.exposeInt('year', { description: '列入哪一年的目录，公历。' }),
    phase: t.expose('phase', { type: PhaseEnum, description: '所处的阶段。' }),
    phaseName: t.string({ description: '阶段的中文名称，可直接显示。', resolve: (d) => PHASE_NAMES[d.phase] }),
    statusSentence: t.stringList({
      description: '现在能不能提意见、到什么时候，逐句，最要紧的在前；读取时按数据库时钟生成，可直接显示。',
      resolve: async (d, _a, ctx) => [...(await statusFor(d, ctx)).sentences],
    }),
    statusKind: t.string({
      description:
        '状态框的样式：open（正在征求）、soon（快截止）、closed（已截止）、due（待反馈）、late（反馈逾期）、done（已反馈）、held（中止、退回或终止）、none（尚未征求）。',
      resolve: async (d, _a, ctx) => (await statusFor(d, ctx)).kind,
    }),
    catalogEntry: t.field({
      type: EntryRef,
      nullable: true,
      description: '对应的目录事项，取最近公布的一版；null 表示目录还没有公布。',
      resolve: async (d, _a, ctx) => (await rowOf(d, ctx)) ?? null,
    }),
    matterKind: t.field({
      type: MatterKindEnum,
      nullable: true,
      description: '属于条例第三条的哪一类，由承办单位启动时写明，或者依目录所列类别；没有记录的为 null。',
      resolve: async (d, _a, ctx) => (await stateOf(d, ctx)).scope?.kind ?? null,
    }),
    scopeText: t.string({
      nullable: true,
      description: '事项范围，可直接显示，如“其他重大事项（条例第三条第一款第五项）”；没有记录的为 null。',
      resolve: async (d, _a, ctx) => {
        const { scope } = await stateOf(d, ctx);
        return scope ? matterKindWords(scope.kind) : null;
      },
    }),
    adopted: t.field({
      type: AdoptedRecord,
      nullable: true,
      description: '补录（上线前的事项）时材料上写明的办理情况；null 表示自始在本系统办理。',
      resolve: async (d, _a, ctx) => {
        const state = await stateOf(d, ctx);
        return state.adopted ? state : null;
      },
    }),
    organ: t.field({
      type: Organ,
      description: '决策机关；办理期间已经合并的，是接续的机关。',
      resolve: (d, _a, ctx) => organInCharge(d, d.organId, ctx),
    }),
    leadOrgan: t.field({
      type: Organ,
      description: '承办（牵头）单位（条例第十一条）；办理期间已经合并的，是接续的单位。',
      resolve: (d, _a, ctx) => organInCharge(d, d.leadOrganId, ctx),
    }),
    organLabel: t.string({
      description: '决策机关现在的名称，启动后更名、合并的注明原名，可直接显示。',
      resolve: (d, _a, ctx) => labelSince(d, d.organId, ctx),
    }),
    leadOrganLabel: t.string({
      description: '承办单位现在的名称，启动后更名、合并的注明原名，由别的单位代为办理的注明，可直接显示。',
      resolve: (d, _a, ctx) => labelSince(d, d.leadOrganId, ctx),
    }),
    organs: t.field({
      type: [OrganInRole],
      description: '有关机关和各自的身份。',
      resolve: (d, _a, ctx) => ctx.load.organRolesOfDecision.load(d.id),
    }),
    gates: t.field({
      type: [Gate],
      description: '全部法定环节和办理情况，顺序固定。',
      resolve: async (d, _a, ctx) => {
        const [state, now] = await Promise.all([stateOf(d, ctx), ctx.now()]);
        const rules = packAt(d.packId, now);
        const draft = ctx.staff ? (await ctx.load.artefactsOfDecision.load(d.id)).findLast((a) => a.kind === 'draft') : undefined;
        const events = ctx.staff ? await ctx.load.eventsOfDecision.load(d.id) : [];
        return GATES.map((gate: GateId) => {
          const settled = events.findLast(({ data: e }) => settles(e, gate));
          return {
            gate,
            rule: gateRule(rules, gate),
            state: gateOf(state, gate),
            staff: ctx.staff,
            ended: d.phase === 'TERMINATED',
            ...(draft ? { draft: draft.hash } : {}),
            ...(settled ? { settled } : {}),
          };
        });
      },
    }),
    stages: t.field({
      type: [Stage],
      description: '“办到哪一步”的各步，从列入目录到归档，顺序固定。',
      resolve: async (d, _a, ctx) => stagesOf(await stateOf(d, ctx), (await rowOf(d, ctx))?.cataloguedOn ?? undefined),
    }),
    artefacts: t.field({
      type: [Artefact],
      description: '公开材料；公众只看到已公布的。默认每种只给最新一版。',
      args: { all: t.arg.boolean({ description: 'true 列出全部版本；不填或者 false 每种只给最新一版。' }) },
      resolve: async (d, { all }, ctx) => {
        const rows = await ctx.load.artefactsOfDecision.load(d.id);
        const visible = ctx.staff ? rows : published(rows);
        return all ? visible : newest(visible);
      },
    }),
    slots: t.field({
      type: [ArtefactSlot],
      description: '十种公开材料各一格（要点第12项），没有公布的说明原因。',
      resolve: async (d, _a, ctx) => slotsOf(await stateOf(d, ctx), published(await ctx.load.artefactsOfDecision.load(d.id))),
    }),
    openWindow: t.field({
      type: Window,
      nullable: true,
      description: '此刻正在进行的征求意见；null 表示此刻不收意见。',
      resolve: async (d, _a, ctx) => (await ctx.load.roundsOfDecision.load(d.id)).find((r) => r.isOpen) ?? null,
    }),
    rounds: t.field({
      type: RoundConnection,
      description: '各轮征求意见，按轮次；公众看到已公布公告的。',
      args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
      resolve: async (d, a, ctx) => pageOf(await visibleRounds(d, a, ctx), (r) => String(r.no), a.first, a.after),
    }),
    deadlines: t.field({
      type: DeadlineConnection,
      description: '法定期限，先截止的在前。',
      args: {
        statuses: t.arg({ type: [DeadlineStatusEnum], description: '只列处于这些状态的期限；不填或者空列表不限。' }),
        first: t.arg.int(FIRST),
        after: t.arg.string(AFTER),
      },
      resolve: async (d, a, ctx) => {
        const all = await ctx.load.deadlinesOfSubject.load(d.id);
        const kept = a.statuses?.length ? all.filter((x) => a.statuses!.includes(x.status)) : all;
        return pageOf(kept, (x) => x.key, a.first, a.after);
      },
    }),
    timeline: t.field({
      type: EventConnection,
      description: '办理记录，从早到晚；内部事件不对公众显示。',
      args: {
        newestFirst: t.arg.boolean({ description: 'true 从晚到早；不填或者 false 从早到晚。' }),
        first: t.arg.int(FIRST),
        after: t.arg.string(AFTER),
      },
      resolve: async (d, a, ctx) =>
        pageOf(a.newestFirst ? (await timeline(d, ctx)).reverse() : await timeline(d, ctx), (e) => String(e.seq), a.first, a.after),
    }),
    changedAt: t.field({
      type: 'DateTime',
      description: '最近一次变动的时刻：办理记录、征求意见截止，取最晚的；只按当前人员看得到的计算。',
      resolve: (d, _a, ctx) => changedAt(d, ctx),
    }),
    outcome: t.field({
      type: DecisionOutcome,
      nullable: true,
      description: '决策结果；公布前公众为 null，尚未出台一律为 null。',
      resolve: (d, _a, ctx) => outcomeOf(d, ctx),
    }),
    feedbackPromise: t.string({
      description: '何时答复提意见的人，可直接显示；起算的事件、数量和单位按规则包，规则包没有写明的不写数量。',
      resolve: async (d, _a, ctx) => feedbackPromise(packAt(d.packId, await ctx.now())),
    }),
    feedback: t.field({
      type: Feedback,
      nullable: true,
      description: '意见采纳情况反馈；反馈期限起算前、也没有公布过的（尚未出台或终止，或者没有征求过意见）为 null。',
      resolve: async (d, _a, ctx) => ((await isFeedbackDue(d, ctx)) || (await feedbackIsOut(d, ctx)) ? d : null),
    }),
    publications: t.field({
      type: [Publication],
      description: '公布记录，先公布的在前；正在公布的不列。',
      resolve: (d, _a, ctx) => ctx.load.publicationsOfSubject.load(d.id),
    }),
    withheld: t.field({
      type: Withheld,
      nullable: true,
      description: '依法不予公开的理由和批准；公开的决策为 null。',
      resolve: async (d, _a, ctx) => (await stateOf(d, ctx)).withheld ?? null,
    }),
    viewerCan: t.field({
      type: [ViewerAction],
      description: '当前人员能办的各步和不能办的原因；公众为空列表。',
      resolve: (d, _a, ctx) => viewerCan(d, ctx),
    }),
    opinions: t.field({
      type: OpinionConnection,
      nullable: true,
      description: '收到的公众意见，按到达先后，供办理人处理；公众为 null。',
      args: OPINION_ARGS,
      resolve: (d, a, ctx) => opinionsOf({ kind: 'decision', id: d.id }, a, ctx),
    }),
    responsibilityAnnex: t.field({
      type: [ResponsibilityLine],
      nullable: true,
      description:
        '责任附卷：每个环节、每一步由谁以什么岗位办理，按登记的先后（条例第三十八条至第四十一条）。限档案员、监督机构和审计员，其他人为 null。',
      resolve: async (d, _a, ctx) =>
        ctx.actor !== null && mayDo(ctx.actor, 'responsibilityAnnex', d)
          ? responsibilityAnnex(ctx.reader, d.id, packAt(d.packId, await ctx.now()))
          : null,
    }),
    archive: t.field({
      type: [ArchiveItem],
      description: '归档清单和齐备情况（条例第三十三条）；公众为空列表。',
      resolve: async (d, _a, ctx) => {
        if (!ctx.staff) return [];
        const state = await stateOf(d, ctx);
        const c = await decisionContext(ctx.em, state, await ctx.moment());
        return archiveList(state, c.facts, c.rules);
      },
    }),
  }),
});

function feedbackPromise(rules: ResolvedPack): string {
  const rule = rules.rules.get('feedback');
  return rule && isCountable(rule, rules.on)
    ? `${ruleWords({ ...rule, duty: '公布' }, rule.baseName, rule.value)}采纳情况和理由`
    : '采纳情况和理由将向社会公布';
}

/** What has ended stays with the organ that ended it. */
const hasEnded = (d: DecisionRow): boolean => d.phase === 'CLOSED' || d.phase === 'TERMINATED';

const organInCharge = (d: DecisionRow, id: string, ctx: Context): Promise<OrganRow> =>
  hasEnded(d) ? organ(ctx, id) : currentOrgan(ctx, id);

/** Names from before the decision began are not told with it. */
async function labelSince(d: DecisionRow, id: string, ctx: Context): Promise<string> {
  const began = beijingDate(isoToInstant(d.createdAt));
  const names = await ctx.load.formerNamesOfOrgan.load(id);
  return labelOf(
    ctx,
    await organ(ctx, id),
    names.filter((n) => n.toOn >= began),
  );
}

/** The event that a gate's record comes from. */
function settles(e: DecisionEvent, gate: GateId): boolean {
  if (e.type === 'Initiated') return gate === 'ORGAN_START';
  return (e.type === 'GateDone' || e.type === 'GateNotNeeded') && e.gate === gate;
}

async function timeline(d: DecisionRow, ctx: Context): Promise<EventView[]> {
  const rules = packAt(d.packId, await ctx.now());
  return (await ctx.load.eventsOfDecision.load(d.id)).flatMap((e) => {
    const text = eventText(e.data, rules, ctx.staff);
    return text === undefined ? [] : [{ ...e, text, actorName: ctx.staff ? e.actorName : null, acting: ctx.staff ? e.acting : null }];
  });
}

/** A window's end changes what is read the moment it passes, whenever the record of it follows. */
async function changedAt(d: DecisionRow, ctx: Context): Promise<string> {
  const [events, rounds, now] = await Promise.all([timeline(d, ctx), visibleRounds(d, {}, ctx), ctx.now()]);
  const ends = rounds.flatMap((r) => (r.closesAt !== null && isoToInstant(r.closesAt) <= now ? [r.closesAt] : []));
  return instantToIso(Math.max(...[d.createdAt, ...events.map((e) => e.recordedAt), ...ends].map(isoToInstant)));
}

async function outcomeOf(d: DecisionRow, ctx: Context): Promise<Outcome | null> {
  const state = await stateOf(d, ctx);
  const issue = state.issue;
  if (!issue || (issue.publishedAt === undefined && !ctx.staff)) return null;
  // The text that was issued, whatever was saved after it.
  const result = (await ctx.load.artefactsOfDecision.load(d.id)).find((a) => a.kind === 'decision-result' && a.hash === issue.textHash);
  const deliberated = (await ctx.load.eventsOfDecision.load(d.id)).map((e) => e.data).findLast((e) => e.type === 'Deliberated');
  return {
    documentNo: issue.documentNo,
    signedOn: issue.signedOn,
    publishedAt: isoOrNull(issue.publishedAt),
    title: result?.title ?? d.title,
    text: result?.text ?? '',
    meetingHeldOn: state.meeting?.heldOn ?? null,
    representatives: (deliberated?.representatives ?? []).map((r) => ({ ...r, name: ctx.staff ? r.name : maskedName(r.name) })),
  };
}

/** Each step with its reason when it is not possible now: a disabled button says why. */
async function viewerCan(d: DecisionRow, ctx: Context) {
  if (!ctx.actor || !ctx.staff) return [];
  const state = await stateOf(d, ctx);
  const context = { ...(await decisionContext(ctx.em, state, await ctx.moment())), actor: ctx.actor };
  const kinds = [...new Map(TRANSITIONS.filter((x) => !x.trigger.includes(':')).map((x) => [x.trigger, x])).values()];
  return kinds.map((line) => {
    const { allowed, refusal } = preview(state, line.trigger as PersonCommand['kind'], context);
    return {
      action: line.trigger,
      label: line.label,
      allowed,
      ...(refusal ? { disabledReason: [ERRORS[refusal.code].message, ...refusal.missing].join('：') } : {}),
      ...(refusal?.article ? { article: refusal.article } : {}),
    };
  });
}
