import { OPERATIONS, mayDo } from '../../domain/access/roles.ts';
import type { Operation } from '../../domain/access/roles.ts';
import { dayZh } from '../../domain/calendar/format.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { PROGRESS } from '../../domain/catalog/progress.ts';
import { CATALOG_TRANSITIONS } from '../../domain/catalog/table.ts';
import { outOfTurn } from '../../domain/catalog/turn.ts';
import type { AdjustmentKind, CatalogCommand, CatalogPhase } from '../../domain/catalog/types.ts';
import { printedCells } from '../../domain/catalog/print-cell.ts';
import { catalogEventText } from '../../domain/decision/view/event-text.ts';
import { ERRORS } from '../../domain/errors.ts';
import type { CatalogRowSet, DecisionRow, VersionRow } from '../../services/read/rows.ts';
import { printedRow } from '../../services/read/printed-row.ts';
import { slotsOf } from '../../services/read/slots.ts';
import { packAt } from '../../services/rules.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { ArtefactSlot, Event, ViewerAction } from '../decision/parts.ts';
import type { EventView } from '../decision/parts.ts';
import { Deadline } from '../deadline/types.ts';
import { AdjustmentEnum, CatalogPhaseEnum } from '../enums.ts';
import { PRECISIONS } from '../inputs.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import { organ, Organ } from '../people/types.ts';
import { CatalogRef, DecisionRef, EntryRef } from '../refs.ts';
import { visibleVersions } from '../visible.ts';

/** A stored day as a page prints it. */
const printed = (day: string): string => dayZh(plainDate(day), true);

const CatalogVersion = builder.objectRef<VersionRow>('CatalogVersion').implement({
  description: '目录的一版，是完整的一张表。调整产生新的一版，旧版保留不变。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '版本号，从1起。' }),
    status: t.field({ type: CatalogPhaseEnum, description: '这一版的阶段。', resolve: (v) => v.status as CatalogPhase }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: '公布时刻，由服务器记载，不能更改；null 表示尚未公布。',
    }),
    signedOn: t.expose('signedOn', { type: 'Date', nullable: true, description: '成文日（北京日期）；null 表示还没有登记。' }),
    documentNo: t.exposeString('documentNo', { nullable: true, description: '公布通知的发文字号；没有文号或者没有登记的为 null。' }),
    consentNote: t.string({
      nullable: true,
      description: '同级党委同意的说明（条例第三条），公众只能看到日期；null 表示还没有登记。',
      resolve: (v, _a, ctx) =>
        v.consentFact === null
          ? null
          : ctx.staff
            ? `${v.consentFact.actingBody}，${printed(v.consentFact.occurredOn)}`
            : `经同级党委同意（${printed(v.consentFact.occurredOn)}）`,
    }),
    decisionNote: t.string({
      nullable: true,
      description: '决策机关审定的说明：机关和日期；null 表示还没有审定。',
      resolve: (v) => (v.decisionFact === null ? null : `${v.decisionFact.actingBody}审定（${printed(v.decisionFact.occurredOn)}）`),
    }),
    columns: t.stringList({ description: '表头各栏，按当年印发的顺序，用来还原表格。', resolve: (v) => v.columns }),
    standards: t.exposeString('standards', { nullable: true, description: '目录标准；null 表示印发文本没有写明。' }),
    legalBases: t.stringList({ description: '编制依据，逐条列出。', resolve: (v) => v.legalBases }),
    reason: t.exposeString('reason', { nullable: true, description: '调整理由；第1版为 null。' }),
    warnings: t.stringList({ description: '公布时给办理人的提醒，如公布截止日落在休息日；没有的为空列表。', resolve: (v) => v.warnings }),
  }),
});

const CatalogVersionSummary = builder.objectRef<VersionRow>('CatalogVersionSummary').implement({
  description: '版本列表中的一版。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '版本号，从1起，可作 `catalog(version:)` 的参数。' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true, description: '公布时刻，由服务器记载；null 表示尚未公布。' }),
    status: t.field({ type: CatalogPhaseEnum, description: '这一版的阶段。', resolve: (v) => v.status as CatalogPhase }),
  }),
});

const Matter = builder.objectRef<{ id: string; name: string }>('CatalogMatter').implement({
  description: '目录事项中的一个草案：各自启动、征求意见、作出决定。',
  fields: (t) => ({
    id: t.exposeID('id', { description: '事项的编号，启动时传给 `startDecision(matterId:)`。' }),
    name: t.exposeString('name', { description: '草案的名称；一行只有一个草案的，与事项名称相同。' }),
  }),
});

EntryRef.implement({
  description: '目录事项在某一版中的一行；进展由它的决策推出，不另外填写。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (e) => encodeId('CatalogEntry', e.entryId) }),
    no: t.int({ description: '在表中的位置，从1起，按它排序。', resolve: (e) => e.position }),
    printedNo: t.exposeString('printedNo', { description: '印发的序号原文，只用于显示。' }),
    name: t.exposeString('name', { description: '决策事项名称，与印发文本一致。' }),
    category: t.exposeString('category', { nullable: true, description: '事项类别原文；null 表示原表没有写明。' }),
    mainContent: t.exposeString('mainContent', { nullable: true, description: '主要内容原文；null 表示原表没有写明。' }),
    legalBasis: t.exposeString('legalBasis', { nullable: true, description: '本行的法律政策依据原文；null 表示原表没有写明。' }),
    leadUnit: t.exposeString('leadUnit', { description: '承办（牵头）部门，与印发文本一致。' }),
    coUnits: t.stringList({ description: '会办、配合单位，按印发顺序；没有的为空列表。', resolve: (e) => e.coUnits }),
    procedures: t.stringList({
      description: '原表写明要履行的程序，逐项列出；应当履行哪些环节由规则包决定。没有写明的为空列表。',
      resolve: (e) => e.procedures,
    }),
    participationWays: t.stringList({
      description: '原表写明的公众参与方式，逐项列出；没有写明的为空列表。',
      resolve: (e) => e.participationWays,
    }),
    plannedText: t.exposeString('plannedText', {
      nullable: true,
      description: '计划完成时间的原文，如“第三季度”；null 表示原表没有写明。',
    }),
    plannedFrom: t.expose('plannedFrom', {
      type: 'Date',
      nullable: true,
      description: '计划时间折算的第一天（北京日期）；null 表示没有折算。',
    }),
    plannedTo: t.expose('plannedTo', {
      type: 'Date',
      nullable: true,
      description: '计划时间折算的最后一天（北京日期），含当天；null 表示没有折算。',
    }),
    plannedPrecision: t.exposeString('plannedPrecision', {
      nullable: true,
      description: `计划时间的精度：${PRECISIONS}；null 表示没有折算。`,
    }),
    adjustment: t.field({
      type: AdjustmentEnum,
      nullable: true,
      description: '这一版调整中的去留；null 表示这一版不是调整版。',
      resolve: (e) => e.adjustment as AdjustmentKind | null,
    }),
    adjustmentReason: t.exposeString('adjustmentReason', {
      nullable: true,
      description: '调整的理由；没有写理由的为 null。',
    }),
    adjustedOn: t.expose('adjustedOn', {
      type: 'Date',
      nullable: true,
      description: '调整的日期（北京日期）；null 表示这一版不是调整版。',
    }),
    heard: t.exposeBoolean('heard', { nullable: true, description: '是否听证；null 表示原表没有写明。' }),
    progress: t.string({
      description: '进展，如“尚未启动”“正在征求意见”“已办结”“已调出”；有几个决策的以“、”连接。',
      resolve: (e, _a, ctx) => progress(e.entryId, e.adjustment, ctx),
    }),
    decisions: t.field({
      type: [DecisionRef],
      description: '这个事项启动的决策，先启动的在前；尚未启动的为空列表。',
      resolve: (e, _a, ctx) => ctx.load.decisionsOfEntry.load(e.entryId),
    }),
    artefacts: t.field({
      type: [ArtefactSlot],
      description: '本行的十种公开材料（要点第12项），没有公布的也占一格并说明原因；取最先启动的决策，已被调整的取调整它的决策。',
      resolve: async (e, _a, ctx) => {
        const decision = inForce(await ctx.load.decisionsOfEntry.load(e.entryId));
        const rows = decision ? (await ctx.load.artefactsOfDecision.load(decision.id)).filter((a) => a.publishedAt !== null) : [];
        return slotsOf(decision && (await ctx.load.state.load(decision.id))?.state, rows);
      },
    }),
    cells: t.stringList({
      description: '照印的各栏，与本版 `columns` 一一对应；与印发文本的用字一致。',
      resolve: (e) => printedCells(e.columns, printedRow(e)),
    }),
    matters: t.field({
      type: [Matter],
      description: '这一行的各个草案，一般只有一个；几个草案分别征求意见、分别决定。',
      resolve: (e) => e.matters,
    }),
    matterId: t.exposeID('matterId', { description: '事项的编号：目录调整后仍不变，用来在各版之间对应同一事项。' }),
  }),
});

/** The first started, or what has taken its place since; decisions stand in the order in which they were started. */
function inForce(decisions: readonly DecisionRow[]): DecisionRow | undefined {
  return decisions.reduce<DecisionRow | undefined>(
    (shown, d) => (shown === undefined || (d.adjustsId === shown.id && isIssued(d)) ? d : shown),
    undefined,
  );
}
const isIssued = ({ phase }: DecisionRow): boolean => phase === 'ISSUED' || phase === 'EXECUTING' || phase === 'CLOSED';

async function progress(entryId: string, adjustment: string | null, ctx: Context): Promise<string> {
  if (adjustment === 'removed') return '已调出';
  const decisions = await ctx.load.decisionsOfEntry.load(entryId);
  const adjusted = new Set(decisions.filter(isIssued).map((d) => d.adjustsId));
  return decisions.length ? decisions.map((d) => (adjusted.has(d.id) ? '已被调整' : PROGRESS[d.phase])).join('、') : '尚未启动';
}

/** The version asked for, or the newest the viewer may see; who found the catalog may see one. */
async function versionOf(c: CatalogRowSet & { shown?: number }, ctx: Context): Promise<VersionRow | null> {
  const visible = await visibleVersions(ctx, c.id);
  return (c.shown === undefined ? visible.at(-1) : visible.find((v) => v.no === c.shown)) ?? null;
}

/** How far the next version is, is the organ's own business until it is public. */
function phaseFor(c: CatalogRowSet, ctx: Context): CatalogPhase {
  if (ctx.staff || c.state.phase === 'CLOSED') return c.state.phase;
  return c.state.versions.some((v) => v.publishedAt !== undefined) ? 'PUBLISHED' : 'COMPILING';
}

/** An unpublished catalog is known by what it must be called, not by what somebody typed. */
async function titleFor(c: CatalogRowSet, ctx: Context): Promise<string> {
  const isPublic = ctx.staff || c.state.versions.some((v) => v.publishedAt !== undefined);
  return isPublic ? c.title : `${c.year}年度${(await organ(ctx, c.organId)).name}重大行政决策事项目录`;
}

CatalogRef.implement({
  description: '一个决策机关一年的重大行政决策事项目录（条例第三条）。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (c) => encodeId('Catalog', c.id) }),
    year: t.exposeInt('year', { description: '目录年份，公历。' }),
    title: t.string({ description: '目录全称；公布之前，公众看到的是按机关和年份拟的名称。', resolve: (c, _a, ctx) => titleFor(c, ctx) }),
    organ: t.field({ type: Organ, description: '编制目录的决策机关。', resolve: (c, _a, ctx) => organ(ctx, c.organId) }),
    phase: t.field({
      type: CatalogPhaseEnum,
      description: '目录的阶段；公布之前公众只看到“编制中”，新一版的进度在公布前不对公众显示。',
      resolve: (c, _a, ctx) => phaseFor(c, ctx),
    }),
    version: t.field({
      type: CatalogVersion,
      nullable: true,
      description: '所取的一版：查询指定的，或者可见的最新一版；只收到部门申报、还没有编制的为 null。',
      resolve: versionOfArgs,
    }),
    versions: t.field({
      type: [CatalogVersionSummary],
      description: '可见的各版，版本号小的在前；公众只看到已公布的。',
      resolve: (c, _a, ctx) => visibleVersions(ctx, c.id),
    }),
    entries: t.field({
      type: [EntryRef],
      description: '所取一版的各行，按表中顺序。',
      complexity: { field: 1, multiplier: 10 },
      resolve: async (c, _a, ctx) => {
        const version = await versionOf(c, ctx);
        return version ? ctx.load.rowsOfVersion.load(version.id) : [];
      },
    }),
    deadlines: t.field({
      type: [Deadline],
      description: '约束目录的法定期限（公布年度目录）。',
      resolve: (c, _a, ctx) => ctx.load.deadlinesOfSubject.load(c.id),
    }),
    packName: t.string({ description: '适用的规则包名称。', resolve: async (c, _a, ctx) => packAt(c.packId, await ctx.now()).name }),
    carriedOverNote: t.string({
      nullable: true,
      description: '沿用年度要点的说明，应显示在日期旁；null 表示没有沿用。',
      resolve: async (c, _a, ctx) => packAt(c.packId, await ctx.now()).carriedOverNote ?? null,
    }),
    timeline: t.field({ type: [Event], description: '办理记录，从早到晚；公众只看到征求意见、公布和年度结束。', resolve: catalogTimeline }),
    viewerCan: t.field({
      type: [ViewerAction],
      description: '当前人员能办的各步和不能办的原因；公众为空列表。',
      resolve: catalogViewerCan,
    }),
  }),
});

function versionOfArgs(c: CatalogRowSet & { shown?: number }, _args: object, ctx: Context): Promise<VersionRow | null> {
  return versionOf(c, ctx);
}

const PUBLIC_EVENTS: ReadonlySet<string> = new Set([
  'Published',
  'YearClosed',
  'CompletionPublished',
  'RoundOpened',
  'RoundExtended',
  'RoundClosed',
  'RoundCounted',
]);

async function catalogTimeline(c: CatalogRowSet, _args: object, ctx: Context): Promise<EventView[]> {
  return (await ctx.load.eventsOfCatalog.load(c.id)).flatMap((e) => {
    const text = ctx.staff || PUBLIC_EVENTS.has(e.type) ? catalogEventText(e.data) : undefined;
    return text === undefined ? [] : [{ ...e, text, actorName: ctx.staff ? e.actorName : null, acting: ctx.staff ? e.acting : null }];
  });
}

async function catalogViewerCan(c: CatalogRowSet, _args: object, ctx: Context) {
  const { actor } = ctx;
  if (actor?.kind !== 'person' || !ctx.staff) return [];
  const held = await Promise.all([...new Set(actor.roles.map((r) => r.organId))].map((id) => organ(ctx, id)));
  const units = held.filter((o) => o.parentId === c.organId).map((o) => o.id);
  const may = (operation: Operation): boolean =>
    [undefined, ...units].some((unit) =>
      mayDo(actor, operation, { organId: c.organId, ...(unit === undefined ? {} : { leadOrganId: unit }) }),
    );
  return CATALOG_TRANSITIONS.filter((x) => x.trigger in OPERATIONS).map((line) => {
    const refused = may(line.trigger as Operation) ? outOfTurn(c.state, line.trigger as CatalogCommand['kind'], true)?.code : 'FORBIDDEN';
    return {
      action: line.trigger,
      label: line.label,
      allowed: refused === undefined,
      article: line.article,
      ...(refused ? { disabledReason: ERRORS[refused].message } : {}),
    };
  });
}

/** Here a draft may still go out for opinions; past them, what was brought in from paper has been out there or needs it no more. */
const BEFORE_OPENING: ReadonlySet<string> = new Set(['CATALOGUED', 'INITIATED', 'DRAFTING', 'SUSPENDED', 'RETURNED']);

export const CatalogSummary = builder.objectRef<CatalogRowSet>('CatalogSummary').implement({
  description: '目录列表中的一年。',
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (c) => encodeId('Catalog', c.id) }),
    year: t.exposeInt('year', { description: '目录年份，公历。' }),
    title: t.string({ description: '目录全称；公布之前，公众看到的是按机关和年份拟的名称。', resolve: (c, _a, ctx) => titleFor(c, ctx) }),
    organ: t.field({ type: Organ, description: '编制目录的决策机关。', resolve: (c, _a, ctx) => organ(ctx, c.organId) }),
    phase: t.field({
      type: CatalogPhaseEnum,
      description: '目录的阶段；公布之前公众只看到“编制中”。',
      resolve: (c, _a, ctx) => phaseFor(c, ctx),
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '最近一版公布的时刻；null 表示尚未公布。',
      resolve: (c) => {
        const at = c.state.versions.findLast((v) => v.publishedAt !== undefined)?.publishedAt;
        return at === undefined ? null : instantToIso(at);
      },
    }),
    versionNo: t.int({
      description: '最近公布的版本号；0表示尚未公布。',
      resolve: (c) => c.state.versions.findLast((v) => v.publishedAt !== undefined)?.no ?? 0,
    }),
    entryCount: t.int({
      description: '最近公布的一版共几行；尚未公布为0。',
      resolve: async (c, _a, ctx) => {
        const v = (await ctx.load.versionsOfCatalog.load(c.id)).findLast((x) => x.publishedAt !== null);
        return v ? (await ctx.load.rowsOfVersion.load(v.id)).length : 0;
      },
    }),
    notYetOpenedCount: t.int({
      description: '最近公布的一版中还没有征求过意见的事项数，不含已调出的；尚未公布为0。',
      resolve: async (c, _a, ctx) => {
        const v = (await ctx.load.versionsOfCatalog.load(c.id)).findLast((x) => x.publishedAt !== null);
        const rows = v ? (await ctx.load.rowsOfVersion.load(v.id)).filter((r) => r.adjustment !== 'removed') : [];
        const decisions = await Promise.all(rows.map((r) => ctx.load.decisionsOfEntry.load(r.entryId)));
        return decisions.filter((all) => !all.some((d) => d.draftIsPublic || !BEFORE_OPENING.has(d.phase))).length;
      },
    }),
    deadline: t.field({
      type: Deadline,
      nullable: true,
      description: '公布的期限和它的算法；尚未公布的目录也有。补录的和规则包没有规定日期的为 null。',
      resolve: async (c, _a, ctx) => (await ctx.load.deadlinesOfSubject.load(c.id)).find((d) => d.key === 'catalog-publication') ?? null,
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: '最晚公布的日期（北京日期），含当天，不因休息日顺延；补录的和规则包没有规定日期的为 null。',
      resolve: (c) => c.state.deadlines.find((d) => d.key === 'catalog-publication')?.explained.dueOn ?? null,
    }),
  }),
});
