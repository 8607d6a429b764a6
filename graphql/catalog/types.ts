import { OPERATIONS, mayDo } from '../../domain/access/roles.ts';
import type { Operation } from '../../domain/access/roles.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { CATALOG_TRANSITIONS, catalogTransition } from '../../domain/catalog/table.ts';
import type { AdjustmentKind, CatalogPhase } from '../../domain/catalog/types.ts';
import { catalogEventText } from '../../domain/decision/view/event-text.ts';
import { ERRORS } from '../../domain/errors.ts';
import type { CatalogRowSet, VersionRow } from '../../services/read/rows.ts';
import { slotsOf } from '../../services/read/slots.ts';
import { rulesAt } from '../../services/rules.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { ArtefactSlot, Event, ViewerAction } from '../decision/parts.ts';
import type { EventView } from '../decision/parts.ts';
import { Deadline } from '../deadline/types.ts';
import { AdjustmentEnum, CatalogPhaseEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';
import { organ, Organ } from '../people/types.ts';
import { CatalogRef, DecisionRef, EntryRef } from '../refs.ts';
import { visibleVersions } from '../visible.ts';

const CatalogVersion = builder.objectRef<VersionRow>('CatalogVersion').implement({
  description: '目录版本: a whole table; an adjustment makes a new one, old ones stay.',
  fields: (t) => ({
    no: t.exposeInt('no'),
    status: t.field({ type: CatalogPhaseEnum, resolve: (v) => v.status as CatalogPhase }),
    publishedAt: t.field({ type: 'DateTime', nullable: true, description: 'Server’s, immutable.', resolve: (v) => v.publishedAt }),
    signedOn: t.field({ type: 'Date', nullable: true, resolve: (v) => v.signedOn }),
    consentNote: t.string({
      nullable: true,
      description: '同级党委同意; the public learns the date only.',
      resolve: (v, _a, ctx) =>
        v.consentFact === null
          ? null
          : ctx.staff
            ? `${v.consentFact.actingBody}，${v.consentFact.occurredOn}`
            : `经同级党委同意（${v.consentFact.occurredOn}）`,
    }),
    decisionNote: t.string({
      nullable: true,
      resolve: (v) => (v.decisionFact === null ? null : `${v.decisionFact.actingBody}审定（${v.decisionFact.occurredOn}）`),
    }),
    columns: t.stringList({ description: 'As printed that year.', resolve: (v) => v.columns }),
    standards: t.exposeString('standards', { nullable: true, description: '目录标准.' }),
    legalBases: t.stringList({ resolve: (v) => v.legalBases }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was adjusted.' }),
    warnings: t.stringList({ resolve: (v) => v.warnings }),
  }),
});

const CatalogVersionSummary = builder.objectRef<VersionRow>('CatalogVersionSummary').implement({
  description: 'A version in the list of versions.',
  fields: (t) => ({
    no: t.exposeInt('no'),
    publishedAt: t.field({ type: 'DateTime', nullable: true, resolve: (v) => v.publishedAt }),
    status: t.field({ type: CatalogPhaseEnum, resolve: (v) => v.status as CatalogPhase }),
  }),
});

EntryRef.implement({
  description: '目录事项 as one version prints it; its state is derived from its decisions.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (e) => encodeId('CatalogEntry', e.entryId) }),
    no: t.int({ description: 'Position in the table.', resolve: (e) => e.position }),
    printedNo: t.exposeString('printedNo'),
    name: t.exposeString('name'),
    category: t.exposeString('category', { nullable: true }),
    leadUnit: t.exposeString('leadUnit', { description: '承办部门 as printed.' }),
    coUnits: t.stringList({ resolve: (e) => e.coUnits }),
    plannedText: t.exposeString('plannedText', { nullable: true, description: 'As printed: 第三季度.' }),
    plannedFrom: t.field({ type: 'Date', nullable: true, resolve: (e) => e.plannedFrom }),
    plannedTo: t.field({ type: 'Date', nullable: true, resolve: (e) => e.plannedTo }),
    plannedPrecision: t.exposeString('plannedPrecision', { nullable: true }),
    adjustment: t.field({ type: AdjustmentEnum, nullable: true, resolve: (e) => e.adjustment as AdjustmentKind | null }),
    adjustmentReason: t.exposeString('adjustmentReason', { nullable: true }),
    adjustedOn: t.field({ type: 'Date', nullable: true, resolve: (e) => e.adjustedOn }),
    heard: t.exposeBoolean('heard', { nullable: true, description: '是否听证; null = not stated.' }),
    progress: t.string({
      description: 'Derived: 尚未启动、征求意见 … 已办结.',
      resolve: (e, _a, ctx) => progress(e.entryId, e.adjustment, ctx),
    }),
    decisions: t.field({ type: [DecisionRef], resolve: (e, _a, ctx) => ctx.load.decisionsOfEntry.load(e.entryId) }),
    artefacts: t.field({
      type: [ArtefactSlot],
      description: 'The ten artefacts of the row.',
      resolve: async (e, _a, ctx) => {
        const [decision] = await ctx.load.decisionsOfEntry.load(e.entryId);
        const rows = decision ? (await ctx.load.artefactsOfDecision.load(decision.id)).filter((a) => a.publishedAt !== null) : [];
        return slotsOf(decision && (await ctx.load.state.load(decision.id))?.state, rows);
      },
    }),
    matterId: t.exposeID('matterId', { description: 'Of the matter (事项) behind the row; it stays when the row is adjusted.' }),
  }),
});

const PROGRESS: Readonly<Record<string, string>> = {
  CATALOGUED: '前期工作',
  INITIATED: '已启动',
  DRAFTING: '拟订草案',
  CONSULTING: '正在征求意见',
  REVISING: '研究意见',
  REVIEWING: '合法性审查',
  SUBMITTED: '待集体讨论',
  DELIBERATED: '已讨论通过',
  ISSUED: '已出台',
  EXECUTING: '已出台，执行中',
  CLOSED: '已办结',
  SUSPENDED: '中止',
  RETURNED: '退回',
  TERMINATED: '终止',
};
async function progress(entryId: string, adjustment: string | null, ctx: Context): Promise<string> {
  if (adjustment === 'removed') return '已调出';
  const decisions = await ctx.load.decisionsOfEntry.load(entryId);
  return decisions.length ? decisions.map((d) => PROGRESS[d.phase]!).join('、') : '尚未启动';
}

/** The version asked for, or the newest the viewer may see; who found the catalog may see one. */
async function versionOf(c: CatalogRowSet & { shown?: number }, ctx: Context): Promise<VersionRow> {
  const visible = await visibleVersions(ctx, c.id);
  return (c.shown === undefined ? visible.at(-1) : visible.find((v) => v.no === c.shown))!;
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
  description: '年度重大行政决策事项目录 of one organ and year.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (c) => encodeId('Catalog', c.id) }),
    year: t.exposeInt('year'),
    title: t.string({ resolve: (c, _a, ctx) => titleFor(c, ctx) }),
    organ: t.field({ type: Organ, resolve: (c, _a, ctx) => organ(ctx, c.organId) }),
    phase: t.field({ type: CatalogPhaseEnum, resolve: (c, _a, ctx) => phaseFor(c, ctx) }),
    version: t.field({ type: CatalogVersion, resolve: versionOfArgs }),
    versions: t.field({
      type: [CatalogVersionSummary],
      resolve: (c, _a, ctx) => visibleVersions(ctx, c.id),
    }),
    entries: t.field({
      type: [EntryRef],
      complexity: { field: 1, multiplier: 10 },
      resolve: async (c, _a, ctx) => ctx.load.rowsOfVersion.load((await versionOf(c, ctx)).id),
    }),
    deadlines: t.field({ type: [Deadline], resolve: (c, _a, ctx) => ctx.load.deadlinesOfSubject.load(c.id) }),
    packName: t.string({ resolve: async (c, _a, ctx) => rulesAt(c.packId, await ctx.now()).rules.name }),
    carriedOverNote: t.string({
      nullable: true,
      resolve: async (c, _a, ctx) => rulesAt(c.packId, await ctx.now()).rules.carriedOverNote ?? null,
    }),
    timeline: t.field({ type: [Event], resolve: catalogTimeline }),
    viewerCan: t.field({ type: [ViewerAction], description: 'Empty for the public.', resolve: catalogViewerCan }),
  }),
});

function versionOfArgs(c: CatalogRowSet & { shown?: number }, _args: object, ctx: Context): Promise<VersionRow> {
  return versionOf(c, ctx);
}

async function catalogTimeline(c: CatalogRowSet, _args: object, ctx: Context): Promise<EventView[]> {
  return (await ctx.load.eventsOfCatalog.load(c.id)).flatMap((e) => {
    const text = ctx.staff || e.type === 'Published' || e.type === 'YearClosed' ? catalogEventText(e.data) : undefined;
    return text === undefined ? [] : [{ ...e, text, actorName: ctx.staff ? e.actorName : null }];
  });
}

function catalogViewerCan(c: CatalogRowSet, _args: object, ctx: Context) {
  const { actor } = ctx;
  if (!actor || !ctx.staff) return [];
  const phase = c.state.phase === 'CLOSED' ? 'CLOSED' : (c.state.versions.at(-1)?.status ?? 'NONE');
  return CATALOG_TRANSITIONS.filter((x) => x.trigger in OPERATIONS).map((line) => {
    const refused = !mayDo(actor, line.trigger as Operation, { organId: c.organId })
      ? 'FORBIDDEN'
      : catalogTransition(line.trigger, phase)
        ? undefined
        : 'WRONG_PHASE';
    return {
      action: line.trigger,
      label: line.label,
      allowed: refused === undefined,
      article: line.article,
      ...(refused ? { disabledReason: ERRORS[refused].message } : {}),
    };
  });
}

export const CatalogSummary = builder.objectRef<CatalogRowSet>('CatalogSummary').implement({
  description: 'A catalog in the list of years.',
  fields: (t) => ({
    id: t.id({ resolve: (c) => encodeId('Catalog', c.id) }),
    year: t.exposeInt('year'),
    title: t.string({ resolve: (c, _a, ctx) => titleFor(c, ctx) }),
    organ: t.field({ type: Organ, resolve: (c, _a, ctx) => organ(ctx, c.organId) }),
    phase: t.field({ type: CatalogPhaseEnum, resolve: (c, _a, ctx) => phaseFor(c, ctx) }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (c) => {
        const at = c.state.versions.findLast((v) => v.publishedAt !== undefined)?.publishedAt;
        return at === undefined ? null : instantToIso(at);
      },
    }),
    versionNo: t.int({
      description: 'Newest public version; 0 = none yet.',
      resolve: (c) => c.state.versions.findLast((v) => v.publishedAt !== undefined)?.no ?? 0,
    }),
    entryCount: t.int({
      resolve: async (c, _a, ctx) => {
        const v = (await ctx.load.versionsOfCatalog.load(c.id)).findLast((x) => x.publishedAt !== null);
        return v ? (await ctx.load.rowsOfVersion.load(v.id)).length : 0;
      },
    }),
    dueOn: t.field({
      type: 'Date',
      description: 'The date it had to be public by.',
      resolve: (c) => c.state.deadlines.find((d) => d.key === 'catalog-publication')!.explained.dueOn,
    }),
  }),
});
