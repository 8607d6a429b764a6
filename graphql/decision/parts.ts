import { ROLES } from '../../domain/access/roles.ts';
import { actingOrgan } from '../../domain/access/capacity.ts';
import type { Acting } from '../../domain/access/capacity.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { formatDateZh } from '../../domain/calendar/format.ts';
import type { CatalogEvent } from '../../domain/catalog/types.ts';
import type { ArchiveItem as Item } from '../../domain/decision/archive.ts';
import { ARTEFACT_NAMES } from '../../domain/decision/publish.ts';
import { isOfTheText, isOnEarlierDraft } from '../../domain/decision/draft-change.ts';
import { NOT_STATED } from '../../domain/decision/adopted.ts';
import { departureWords } from '../../domain/decision/gate-of.ts';
import type { GateLine } from '../../domain/decision/gates/common.ts';
import { adverseOf, adverseWords } from '../../domain/decision/gates/adverse.ts';
import { particularsLines } from '../../domain/decision/gates/particulars.ts';
import { paperSigner, recordNote, recordNoteOf } from '../../domain/decision/view/paper.ts';
import type { DecisionEvent, GateFact, GateId, GateState } from '../../domain/decision/types.ts';
import type { Stage as StageShape } from '../../domain/decision/view/stages.ts';
import type { GateRule } from '../../domain/rules/types.ts';
import type { EventRow, FileRow, PublicationRow } from '../../services/read/parts.ts';
import type { ArtefactRow, RoundRow } from '../../services/read/rows.ts';
import type { Slot } from '../../services/read/slots.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { HolidayNotice, noticesBehind } from '../deadline/holiday-notices.ts';
import { ArtefactKindEnum, GateEnum, GateStatusEnum, UnreadEnum } from '../enums.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';

export const FileRef = builder.objectRef<FileRow>('FileRef').implement({
  description: '附件；内容另以 HTTP 从 `url` 下载。',
  fields: (t) => ({
    id: t.id({
      description: '附件编号，写作“File:uuid”；不能用 `node(id:)` 查询。',
      resolve: (f) => encodeId('File', f.id),
    }),
    name: t.exposeString('name', { description: '文件名，含扩展名。' }),
    mediaType: t.exposeString('mediaType', { description: 'MIME 类型，按文件内容判定，如 application/pdf。' }),
    bytes: t.exposeInt('bytes', { description: '文件大小，单位字节。' }),
    sha256: t.exposeString('sha256', { description: '文件内容的 SHA-256，十六进制，供下载后核对。' }),
    unread: t.expose('unread', {
      type: UnreadEnum,
      nullable: true,
      description: '上传时系统检查密级标志，读不出文字的原因，要由人打开核对；null 表示文字都检查过了，或者是检查功能启用以前上传的。',
    }),
    url: t.string({
      description: '下载地址，站内路径；材料未公布时公众得到 404，依法不予公开的事项只有看得到该事项的人能下载。',
      resolve: (f) => `/files/${f.id}`,
    }),
  }),
});

type PublicationStepShape = { readonly at: string; readonly acting: Acting; readonly fact?: GateFact | null };
const PublicationStep = builder.objectRef<PublicationStepShape>('PublicationStep').implement({
  description: '公布以前的一步：起草人提出、公开审查、负责人审签，谁在什么时候办的；只对工作人员显示。',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: '办理的时刻，由服务器记载。', resolve: (s) => s.at }),
    personName: t.string({ description: '办理人，如“李承办”；代理的写作“甲代乙”。', resolve: (s) => s.acting.name }),
    role: t.string({
      nullable: true,
      description: '以什么岗位办理，如“承办人”；没有记载的为 null。',
      resolve: (s) => (s.acting.role === undefined ? null : ROLES[s.acting.role]),
    }),
    organ: t.string({
      nullable: true,
      description: '岗位所在的机关，当时的名称；没有记载的为 null。',
      resolve: (s) => s.acting.organ ?? null,
    }),
    signer: t.string({ nullable: true, description: '在纸上签字的人；在本系统办理的为 null。', resolve: (s) => s.fact?.signer ?? null }),
    signedOn: t.field({
      type: 'Date',
      nullable: true,
      description: '纸上签字的日期（北京日期）；在本系统办理的为 null。',
      resolve: (s) => s.fact?.occurredOn ?? null,
    }),
    documentNo: t.string({
      nullable: true,
      description: '纸上签字的文号；只附扫描件的、在本系统办理的为 null。',
      resolve: (s) => s.fact?.documentNo ?? null,
    }),
    recordNote: t.string({
      nullable: true,
      description: '代录的说明，如“赵镇长签，由周秘书代录”；本人办理的为 null。',
      resolve: ({ fact, acting }) => (fact ? (recordNoteOf(fact.signer, acting) ?? null) : null),
    }),
  }),
});

/** A step somebody has taken, as staff read it. */
function publicationStep(ctx: Context, at: string | null, acting: Acting | null, fact?: GateFact | null): PublicationStepShape | null {
  return ctx.staff && at !== null && acting !== null ? { at, acting, ...(fact ? { fact } : {}) } : null;
}

export const Artefact = builder.objectRef<ArtefactRow>('Artefact').implement({
  description: '一种公开材料的一个版本；公布后内容不变。公众只看到已公布的。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (a) => encodeId('Artefact', a.id) }),
    kind: t.expose('kind', { type: ArtefactKindEnum, description: '材料的种类。' }),
    name: t.string({ description: '种类的中文名称，如“草案解读”。', resolve: (a) => ARTEFACT_NAMES[a.kind] }),
    version: t.exposeInt('version', { description: '同一决策同一种类的版本号，从1起。' }),
    title: t.exposeString('title', { description: '标题。' }),
    text: t.exposeString('text', { description: '正文，纯文本；只有附件时为空字符串。' }),
    hash: t.exposeString('hash', { description: '标题、正文和附件的 SHA-256；合法性审查和集体讨论都对应某一个值。' }),
    savedAt: t.expose('savedAt', { type: 'DateTime', description: '保存时刻，由服务器记载。' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: '公布时刻，由服务器记载，不能更改；null 表示尚未公布。',
    }),
    clearedForPublication: t.boolean({
      description: '是否已由第二人做保密审查并通过（《政府信息公开条例》第十七条）。',
      resolve: (a) => a.cleared,
    }),
    proposedBy: t.field({
      type: PublicationStep,
      nullable: true,
      description: '第一步：谁起草、提出公开这一版；公众一律为 null。',
      resolve: (a, _args, ctx) => publicationStep(ctx, a.savedAt, a.savedAs),
    }),
    reviewedBy: t.field({
      type: PublicationStep,
      nullable: true,
      description: '第二步：谁审查通过；没有通过的、公众一律为 null。',
      resolve: (a, _args, ctx) => publicationStep(ctx, a.clearedAt, a.clearedAs),
    }),
    signedBy: t.field({
      type: PublicationStep,
      nullable: true,
      description: '第三步：谁审签或者代录审签；没有审签的、规定没有要求审签的、公众一律为 null。',
      resolve: (a, _args, ctx) => publicationStep(ctx, a.signedAt, a.signedAs, a.signatureFact),
    }),
    files: t.field({
      type: [FileRef],
      description: '附件，按文件名排序；没有的为空列表。',
      resolve: (a, _args, ctx) => ctx.load.filesOfArtefact.load(a.id),
    }),
  }),
});

export const ArtefactSlot = builder.objectRef<Slot>('ArtefactSlot').implement({
  description: '十种公开材料中的一格：已公布的材料，或者没有公布的状态和原因，不会空白。',
  fields: (t) => ({
    kind: t.expose('kind', { type: ArtefactKindEnum, description: '材料的种类。' }),
    name: t.exposeString('name', { description: '种类的中文名称。' }),
    always: t.exposeBoolean('always', { description: '是否每个决策都要有：七种为 true，风险评估、专家论证、效果评估三种视情为 false。' }),
    artefact: t.field({
      type: Artefact,
      nullable: true,
      description: '最近公布的版本；null 表示没有公布，原因见 `stateText`。',
      resolve: (s) => s.artefact ?? null,
    }),
    stateText: t.exposeString('stateText', {
      description: '公布日期，或者“未到公布时间”“不适用（原因）”“应公布、尚未公布”等，可直接显示。',
    }),
  }),
});

export const Stage = builder.objectRef<StageShape>('Stage').implement({
  description: '“办到哪一步”中的一步。',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: '步骤名称：列入目录、启动、征求意见、合法性审查、集体讨论、决策公布、意见采纳情况反馈、归档。',
    }),
    state: t.exposeString('state', {
      description: '状态代码：done、current、todo、not-applicable、held（中止）、ended（终止）、returned（退回）。',
    }),
    stateWord: t.exposeString('stateWord', { description: '状态的中文，如“已完成”“进行中”“未到”。' }),
    on: t.field({
      type: 'Date',
      nullable: true,
      description: '这一步的日期（北京日期）；未到或者没有日期的为 null。',
      resolve: (s) => s.on ?? null,
    }),
    note: t.string({ nullable: true, description: '补充说明，如“共2轮”；没有的为 null。', resolve: (s) => s.note ?? null }),
  }),
});

export type GateView = {
  readonly gate: GateId;
  readonly rule: GateRule;
  readonly state: GateState;
  readonly staff: boolean;
  /** The matter was ended without a decision: what was open stays so. */
  readonly ended: boolean;
  /** Hash of the draft as it now stands, for staff. */
  readonly draft?: string;
  /** The event its record comes from; staff only. */
  readonly settled?: EventRow<DecisionEvent>;
};
/** What is on record of a gate that is settled, and not open again. */
const settledOf = (g: GateView): EventRow<DecisionEvent> | undefined => (g.state.status === 'open' ? undefined : g.settled);
/** Of Party and meeting papers the public learns the date only. */
const DATE_ONLY: readonly GateId[] = ['PARTY_REPORT', 'DELIBERATION'];
const shown = (g: GateView): boolean => g.staff || !DATE_ONLY.includes(g.gate);

const GateDetail = builder.objectRef<GateLine>('GateDetail').implement({
  description: '一个环节的一项要素。',
  fields: (t) => ({
    label: t.exposeString('label', { description: '要素的名称，如“参加人”“评估单位”。' }),
    text: t.exposeString('text', { description: '要素的内容，可直接显示。' }),
  }),
});

export const Gate = builder.objectRef<GateView>('Gate').implement({
  description: '一个法定环节：已完成并登记事实，或者认定不需要并写明理由和认定人，不能不作交代地跳过。',
  fields: (t) => ({
    gate: t.expose('gate', { type: GateEnum, description: '环节代码。' }),
    name: t.string({ description: '环节的中文名称，取自规则包。', resolve: (g) => g.rule.name }),
    conditional: t.boolean({
      description: '是否视情：true 可以认定不需要，false 任何决策都必须履行。',
      resolve: (g) => g.rule.conditional,
    }),
    article: t.string({ description: '依据的条款全称；规则包没有规定的为空字符串。', resolve: (g) => g.rule.article }),
    status: t.field({ type: GateStatusEnum, description: '办理状态。', resolve: (g) => g.state.status }),
    occurredOn: t.field({
      type: 'Date',
      nullable: true,
      description: '书面材料上的办理日期（北京日期）；没有完成的为 null。',
      resolve: (g) => (g.state.status === 'done' ? g.state.fact.occurredOn : null),
    }),
    documentNo: t.string({
      nullable: true,
      description: '文号；没有完成或者没有文号的为 null。集体讨论和请示报告的文号不对公众显示。',
      resolve: (g) => (g.state.status === 'done' && shown(g) ? (g.state.fact.documentNo ?? null) : null),
    }),
    actingBody: t.string({
      nullable: true,
      description: '作出机关或者会议；没有完成的为 null。集体讨论和请示报告的机关不对公众显示。',
      resolve: (g) => (g.state.status === 'done' && shown(g) ? g.state.fact.actingBody : null),
    }),
    details: t.field({
      type: [GateDetail],
      description:
        '登记的要素，可直接显示；结论不利、环节没有完成的，只有工作人员看得到；公众看不到专家姓名和不同意见、各单位的意见和分歧、风险点、主持人、请示报告的结果等内部内容。没有的为空列表。',
      resolve: (g) => {
        if (g.state.status === 'done') return particularsLines(g.state.particulars, g.staff);
        return g.staff ? particularsLines(adverseOf(g.state)?.particulars, true) : [];
      },
    }),
    departure: t.string({
      nullable: true,
      description: '参照执行的机关没有照办的地方和理由（条例第四十二条）；照办的为 null。集体讨论和请示报告的不对公众显示。',
      resolve: (g) => (g.state.status === 'done' && shown(g) ? (departureWords(g.state)[0] ?? null) : null),
    }),
    adverse: t.string({
      nullable: true,
      description:
        '最近一次不利的结论和下一步怎么办，如“风险不可控；请调整草案、使风险可控后再作决策”，可直接显示；没有、已经重新办完或者公众查询的为 null。',
      resolve: (g) => {
        const adverse = g.staff ? adverseOf(g.state) : undefined;
        return adverse ? adverseWords(adverse) : null;
      },
    }),
    draftHash: t.string({
      nullable: true,
      description:
        '办理时草案的 SHA-256，与 Artefact.hash 对照可知草案之后有没有改动；还没有登记过结论、当时还没有草案或者公众看不到草案的为 null。',
      resolve: (g) => (g.staff ? ((g.state.status === 'done' ? g.state.draftHash : adverseOf(g.state)?.draftHash) ?? null) : null),
    }),
    onEarlierDraft: t.boolean({
      nullable: true,
      description: 'true 表示办结以后草案又有改动，要看改动是不是实质性修改；没有完成、没有草案、与草案无关的环节或者公众为 null。',
      resolve: (g) => earlierDraft(g) ?? null,
    }),
    reason: t.string({
      nullable: true,
      description: '认定不需要的理由；不是“不需要”的为 null。',
      resolve: (g) => (g.state.status === 'not-needed' ? g.state.reason : null),
    }),
    decidedBy: t.string({
      nullable: true,
      description: '认定不需要的人；不是“不需要”的为 null。',
      resolve: (g) => (g.state.status === 'not-needed' ? g.state.decidedBy : null),
    }),
    recordedBy: t.string({
      nullable: true,
      description: '登记人，代理的写“某某代某某”；公众一律为 null，没有办理的也为 null。',
      resolve: (g) => settledOf(g)?.actorName ?? null,
    }),
    signer: t.string({
      nullable: true,
      description: '书面上的签发人或者认定人；公众一律为 null，没有办理的也为 null。',
      resolve: (g) => {
        const settled = settledOf(g);
        return (settled && paperSigner(settled.data)) ?? null;
      },
    }),
    recordNote: t.string({
      nullable: true,
      description: '代录的说明，如“赵镇长签，由周秘书代录”；本人登记的为 null，公众一律为 null。',
      resolve: (g) => noteOf(settledOf(g)),
    }),
    text: t.string({ description: '一行说明，可直接显示，如“已完成 2024年9月13日（星期五）”“不适用，理由：…”。', resolve: gateText }),
  }),
});

/** Undefined where it says nothing: not done, no draft, not about the text, or not for this reader. */
function earlierDraft({ gate, state, draft }: GateView): boolean | undefined {
  return draft === undefined || state.status !== 'done' || !isOfTheText(gate) ? undefined : isOnEarlierDraft(state, draft);
}

/** 代录 of one event, as staff read it. */
function noteOf(e: Pick<EventView, 'data' | 'actorName' | 'acting'> | undefined): string | null {
  if (!e || e.actorName === null) return null;
  return recordNote(e.data, e.acting ?? { name: e.actorName, person: e.actorName }) ?? null;
}

function gateText(g: GateView): string {
  if (g.state.status === 'done') {
    const notes = `${g.state.lateEntry ? '（补记）' : ''}${earlierDraft(g) ? '（办结以后草案有改动）' : ''}`;
    return `已完成 ${formatDateZh(g.state.fact.occurredOn)}${notes}`;
  }
  if (g.state.status === 'not-stated') return `上线前，${NOT_STATED}`;
  if (g.state.status === 'not-needed')
    return `${g.state.departs ? '参照执行，没有履行' : '不适用'}，理由：${g.state.reason}（${g.state.decidedBy}）`;
  if (g.staff && adverseOf(g.state)) return `没有通过 ${formatDateZh(adverseOf(g.state)!.fact.occurredOn)}`;
  if (g.ended) return '终止前没有办理';
  return g.rule.conditional ? '待定' : '未到';
}

const Extension = builder.objectRef<{ from: PlainDate; to: PlainDate; reason: string; at: string }>('Extension').implement({
  description: '征求意见期限的一次延长及其理由；原截止日保留。',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: '延长前的最后一天（北京日期）。' }),
    to: t.expose('to', { type: 'Date', description: '延长后的最后一天（北京日期），当天24时截止。' }),
    reason: t.exposeString('reason', { description: '延长的理由，已公布。' }),
    at: t.field({ type: 'DateTime', description: '延长的时刻，由服务器记载。', resolve: (e) => new Date(e.at).toISOString() }),
  }),
});

export const Window = builder.objectRef<RoundRow>('Window').implement({
  description: '征求意见期限（条例第十五条）：含开始时刻，不含截止时刻。',
  fields: (t) => ({
    opensAt: t.field({ type: 'DateTime', description: '公告公布的时刻，由服务器记载，从这一刻起可以提意见。', resolve: (r) => r.opensAt! }),
    closesAt: t.field({
      type: 'DateTime',
      description: '截止时刻：最后一天24时（北京时间），从这一刻起网上不再收件。',
      resolve: (r) => r.closesAt!,
    }),
    closesOn: t.expose('closesOn', { type: 'Date', description: '最后一天（北京日期），含延长。' }),
    closeLabel: t.string({
      description: '截止时间的中文，可直接显示，如“2024年9月30日（星期一）24时（北京时间）”。',
      resolve: (r) => `${formatDateZh(r.closesOn)}24时（北京时间）`,
    }),
    isOpen: t.exposeBoolean('isOpen', { description: '此刻能否提意见，读取时按数据库时钟判断。' }),
    shortenedReason: t.string({
      nullable: true,
      description: '少于规定日数的理由，公告原文；没有缩短的为 null。',
      resolve: (r) => r.shortenedReason,
    }),
    extensions: t.expose('extensions', { type: [Extension], description: '历次延长，从早到晚；没有延长的为空列表。' }),
  }),
});

export type EventView = {
  readonly subjectId: string;
  readonly data: DecisionEvent | CatalogEvent;
  readonly seq: number;
  readonly type: string;
  readonly text: string;
  readonly occurredOn: PlainDate | null;
  readonly recordedAt: string;
  readonly actorName: string | null;
  readonly acting: Acting | null;
};
export const Event = builder.objectRef<EventView>('Event').implement({
  description: '办理记录的一条，有两个时间：书面材料上的日期和系统登记的时刻。',
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: '序号，从1起，在同一决策或者目录内不重复；不对外显示的事件会空号。' }),
    type: t.exposeString('type', { description: '事件代码，如 RoundOpened、Reviewed。' }),
    text: t.exposeString('text', { description: '一行说明，中文，可直接显示；公众看到的不含会议名称等内部信息。' }),
    occurredOn: t.expose('occurredOn', {
      type: 'Date',
      nullable: true,
      description: '书面材料上的日期（北京日期）；由系统产生的事件为 null。',
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: '登记时刻，由服务器记载。' }),
    holidayNotices: t.field({
      type: [HolidayNotice],
      description: '引起这次期限变动的放假安排通知；不是因放假安排变动期限的为空列表。',
      resolve: noticesBehindEvent,
    }),
    actorName: t.exposeString('actorName', {
      nullable: true,
      description: '登记人，代理的写“某某代某某”；公众一律为 null，由系统产生的也为 null。',
    }),
    actorRole: t.string({
      nullable: true,
      description: '登记人当时的岗位和机关，如“城建中心承办人”；公众一律为 null，早期的记录也为 null。',
      resolve: ({ acting }) => (acting?.role === undefined ? null : `${actingOrgan(acting) ?? ''}${ROLES[acting.role]}`),
    }),
    signer: t.string({
      nullable: true,
      description: '书面上的签发人或者认定人；没有书面决定的为 null，公众一律为 null。',
      resolve: (e) => (e.actorName === null ? null : (paperSigner(e.data) ?? null)),
    }),
    recordNote: t.string({
      nullable: true,
      description: '代录的说明，如“赵镇长签，由周秘书代录”；本人登记的为 null，公众一律为 null。',
      resolve: noteOf,
    }),
  }),
});

/** A deadline that moved has its revision of the same moment; the longer window of a round is told by an event of its own. */
async function noticesBehindEvent({ subjectId, recordedAt, data }: EventView, _args: object, ctx: Context) {
  const key = data.type === 'DeadlineSet' ? data.key : data.type === 'RoundExtended' ? `consultation:${data.round}` : undefined;
  if (key === undefined) return [];
  const deadline = (await ctx.load.deadlinesOfSubject.load(subjectId)).find((d) => d.key === key);
  const revision = deadline && (await ctx.load.revisionsOfDeadline.load(deadline.id)).find((r) => r.at === recordedAt);
  return revision ? noticesBehind(revision, await ctx.moment()) : [];
}

export const ArchiveItem = builder.objectRef<Item>('ArchiveItem').implement({
  description: '归档清单的一项（条例第三十三条）。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '应归档的环节或者材料的名称。' }),
    present: t.exposeBoolean('present', { description: '是否齐备；全部齐备才能归档。' }),
    note: t.string({
      nullable: true,
      description: '办理日期、不需要的理由或者缺少的原因；没有的为 null。',
      resolve: (i) => i.note ?? null,
    }),
  }),
});

export const ViewerAction = builder
  .objectRef<{ action: string; label: string; allowed: boolean; disabledReason?: string; article?: string }>('ViewerAction')
  .implement({
    description: '当前人员能不能办某一步，不能办的说明原因。',
    fields: (t) => ({
      action: t.exposeString('action', { description: '对应的 mutation 名称，如 publishConsultation。' }),
      label: t.exposeString('label', { description: '步骤的中文名称，用作按钮文字。' }),
      allowed: t.exposeBoolean('allowed', { description: '按岗位、阶段和环节能否办理；提交的内容是否合格，提交时再判断。' }),
      disabledReason: t.string({
        nullable: true,
        description: '不能办理的原因，显示在按钮旁；能办理的为 null。',
        resolve: (a) => a.disabledReason ?? null,
      }),
      article: t.string({ nullable: true, description: '法律依据；null 表示没有要显示的条款。', resolve: (a) => a.article ?? null }),
    }),
  });

export const Publication = builder.objectRef<PublicationRow>('Publication').implement({
  description: '一次公布的记录：在哪里公布、何时公布、公布了什么。公布时刻由服务器记载，不能更改。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (p) => encodeId('Publication', p.id) }),
    what: t.exposeString('what', {
      description:
        '公布的内容：consultation（征求意见）、decision（决策文本）、feedback（采纳情况）、topic-interpretation（会议议题解读）、evaluation（决策后评估结果）、catalog（目录）。',
    }),
    place: t.exposeString('place', { description: '公布的地方：portal（本站）。' }),
    address: t.exposeString('address', { description: '公布的地址，站内路径。' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: '公布时刻，由服务器记载。' }),
    sha256: t.exposeString('sha256', { description: '公布内容的 SHA-256，十六进制。' }),
  }),
});
