import { instantToIso, isoToInstant } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { archiveList } from '../../domain/decision/archive.ts';
import { preview } from '../../domain/decision/decide.ts';
import { TRANSITIONS } from '../../domain/decision/table.ts';
import { GATES } from '../../domain/decision/types.ts';
import type { CommandKind, DecisionState, GateId, Phase } from '../../domain/decision/types.ts';
import { eventText } from '../../domain/decision/view/event-text.ts';
import { stagesOf } from '../../domain/decision/view/stages.ts';
import { statusOf } from '../../domain/decision/view/status.ts';
import type { Status } from '../../domain/decision/view/status.ts';
import { ERRORS } from '../../domain/errors.ts';
import { DISPOSITIONS } from '../../domain/participation/dispositions.ts';
import type { DispositionKind } from '../../domain/participation/dispositions.ts';
import { maskedName } from '../../domain/participation/form.ts';
import { gateRule } from '../../domain/rules/gates.ts';
import { ruleOf } from '../../domain/rules/resolve.ts';
import { decisionContext } from '../../services/decision/subject.ts';
import { feedbackItems, feedbackSentences } from '../../services/participation/feedback.ts';
import type { FeedbackItem } from '../../services/participation/feedback.ts';
import type { ArtefactRow, DecisionRow, EntryRow, RoundRow } from '../../services/read/rows.ts';
import { slotsOf } from '../../services/read/slots.ts';
import { rulesAt } from '../../services/rules.ts';
import { builder, Node } from '../builder.ts';
import { connectionOf, pageOf } from '../connections.ts';
import type { Context } from '../context.ts';
import { Deadline } from '../deadline/types.ts';
import { ChannelEnum, DeadlineStatusEnum, DispositionEnum, PhaseEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';
import { organ, Organ } from '../people/types.ts';
import { DecisionRef, EntryRef, RoundRef } from '../refs.ts';
import { OpinionConnection, opinionsOf } from '../participation/opinion.ts';
import { ArchiveItem, Artefact, ArtefactSlot, Event, Gate, Publication, Stage, ViewerAction, Window } from './parts.ts';
import type { EventView } from './parts.ts';

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
  description: 'An organ and what it is in this decision: issuer, proposer, undertaker, co-undertaker.',
  fields: (t) => ({ role: t.exposeString('role'), organ: t.field({ type: Organ, resolve: (r, _a, ctx) => organ(ctx, r.organId) }) }),
});

const Representative = builder.objectRef<{ name: string; kind: string; view: string }>('Representative').implement({
  description: '列席的公众代表; the public reads the name masked.',
  fields: (t) => ({ name: t.exposeString('name'), kind: t.exposeString('kind'), view: t.exposeString('view') }),
});

type Outcome = {
  documentNo: string;
  signedOn: PlainDate;
  publishedAt: string | null;
  title: string;
  text: string;
  meetingHeldOn: PlainDate | null;
  representatives: { name: string; kind: string; view: string }[];
};
const DecisionOutcome = builder.objectRef<Outcome>('DecisionOutcome').implement({
  description: '决策结果: 成文日 and 公布日 are two dates.',
  fields: (t) => ({
    documentNo: t.exposeString('documentNo'),
    signedOn: t.field({ type: 'Date', resolve: (o) => o.signedOn }),
    publishedAt: t.field({ type: 'DateTime', nullable: true, resolve: (o) => o.publishedAt }),
    title: t.exposeString('title'),
    text: t.exposeString('text'),
    meetingHeldOn: t.field({ type: 'Date', nullable: true, resolve: (o) => o.meetingHeldOn }),
    representatives: t.field({ type: [Representative], resolve: (o) => o.representatives }),
  }),
});

const ReasonCount = builder.objectRef<{ reason: string; count: number }>('ReasonCount').implement({
  description: 'Opinions not counted, by reason.',
  fields: (t) => ({ reason: t.exposeString('reason'), count: t.exposeInt('count') }),
});
const DispositionCount = builder.objectRef<{ disposition: DispositionKind; count: number }>('DispositionCount').implement({
  description: 'Opinions of one class.',
  fields: (t) => ({
    disposition: t.field({ type: DispositionEnum, resolve: (d) => d.disposition }),
    name: t.string({ resolve: (d) => DISPOSITIONS[d.disposition] }),
    count: t.exposeInt('count'),
  }),
});
type Sums = { received: number; counted: number; withheld: number; withdrawn: number; late: number; dispositions: Record<string, number> };
export const Reconciliation = builder.objectRef<Sums>('Reconciliation').implement({
  description: 'received = counted + withheld + withdrawn + pending; counted = sum of the classes of disposition.',
  fields: (t) => ({
    received: t.exposeInt('received'),
    counted: t.exposeInt('counted'),
    withheld: t.field({ type: [ReasonCount], resolve: (s) => (s.withheld ? [{ reason: '不列入统计', count: s.withheld }] : []) }),
    withdrawn: t.exposeInt('withdrawn'),
    pending: t.int({ description: 'Waiting for a check before they count.', resolve: () => 0 }),
    late: t.exposeInt('late', { description: 'Received after the window; counted apart, never dropped.' }),
    units: t.int({ description: 'Opinion units; one per opinion until an opinion is split.', resolve: (s) => s.counted }),
    dispositions: t.field({
      type: [DispositionCount],
      resolve: (s) => Object.entries(s.dispositions).map(([k, count]) => ({ disposition: k as DispositionKind, count })),
    }),
  }),
});

RoundRef.implement({
  description: '征求意见轮次.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (r) => encodeId('Round', r.id) }),
    no: t.exposeInt('no'),
    decision: t.field({ type: DecisionRef, resolve: async (r, _a, ctx) => (await ctx.load.decision.load(r.decisionId))! }),
    noticeTitle: t.string({ resolve: async (r, _a, ctx) => (await ctx.load.notice.load(r.noticeId))!.title }),
    noticeText: t.string({ resolve: async (r, _a, ctx) => (await ctx.load.notice.load(r.noticeId))!.text }),
    days: t.exposeInt('days', { description: 'Calendar days printed in the notice.' }),
    window: t.field({
      type: Window,
      nullable: true,
      description: 'Null until the notice is published.',
      resolve: (r) => (r.opensAt === null ? null : r),
    }),
    status: t.string({
      description: 'publishing, open, closed or counted; computed on read.',
      resolve: (r) => (r.opensAt === null ? 'publishing' : r.isOpen ? 'open' : r.countedAt === null ? 'closed' : 'counted'),
    }),
    draftHash: t.exposeString('draftHash'),
    publishedAt: t.field({ type: 'DateTime', nullable: true, resolve: (r) => r.opensAt }),
    reconciliation: t.field({
      type: Reconciliation,
      nullable: true,
      description: 'The public reads it with the feedback, staff at any time.',
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
  const decision = await ctx.load.decision.load(r.decisionId);
  if (!decision || (!ctx.staff && !(await feedbackIsOut(decision, ctx)))) return null;
  return (await ctx.load.sumsOfDecision.load(r.decisionId)).find((x) => x.no === r.no) ?? null;
}

const FeedbackItemType = builder.objectRef<FeedbackItem>('FeedbackItem').implement({
  description: 'One line of the feedback table; persons masked, organisations as given.',
  fields: (t) => ({
    no: t.exposeInt('no'),
    commenter: t.exposeString('commenter'),
    text: t.exposeString('text'),
    disposition: t.field({ type: DispositionEnum, resolve: (i) => i.disposition }),
    dispositionName: t.string({ resolve: (i) => DISPOSITIONS[i.disposition] }),
    reason: t.exposeString('reason'),
    channel: t.field({ type: ChannelEnum, resolve: (i) => i.channel }),
    count: t.exposeInt('count', { description: 'Equal opinions answered together.' }),
  }),
});

const Feedback = builder.objectRef<DecisionRow>('Feedback').implement({
  description: '意见采纳情况反馈: exists from the moment it is due; items are public once it is published.',
  fields: (t) => ({
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: async (d, _a, ctx) => isoOrNull((await stateOf(d, ctx)).feedback?.publishedAt),
    }),
    noticeTitle: t.string({ resolve: async (d, _a, ctx) => `关于《${await titleFor(d, ctx)}》意见采纳情况的反馈` }),
    rounds: t.field({ type: [RoundRef], resolve: visibleRounds }),
    items: t.field({
      type: [FeedbackItemType],
      resolve: async (d, _a, ctx) => (!ctx.staff && !(await feedbackIsOut(d, ctx)) ? [] : feedbackItems(ctx.em, ctx.services.cipher, d.id)),
    }),
    sentences: t.stringList({
      resolve: async (d, _a, ctx) => (!ctx.staff && !(await feedbackIsOut(d, ctx)) ? [] : feedbackSentences(ctx.em, d.id)),
    }),
    otherWays: t.string({
      nullable: true,
      description: 'Other ways of participation (座谈会、听证会 …), reported together.',
      resolve: async (d, _a, ctx) => otherWays(d, await stateOf(d, ctx)),
    }),
  }),
});

function otherWays(d: DecisionRow, state: DecisionState): string | null {
  const ways = (['HEARING', 'SPECIAL_GROUPS', 'ENTERPRISES'] as const).flatMap((g) => {
    const gate = state.gates[g];
    return gate.status === 'done'
      ? [`${gateRule(rulesAt(d.packId, isoToInstant(d.createdAt)).rules, g).name}（${gate.fact.occurredOn}）${gate.fact.note ?? ''}`]
      : [];
  });
  return ways.length ? ways.join('；') : null;
}

/** The row as the catalog prints it; every started decision stands on a published row. */
async function rowOf(d: DecisionRow, ctx: Context): Promise<EntryRow | undefined> {
  return (await ctx.load.publicRowOfEntry.load(d.entryId))[0];
}

/** The public reads rounds from the moment their notice is public. */
async function visibleRounds(d: DecisionRow, _args: object, ctx: Context): Promise<RoundRow[]> {
  return (await ctx.load.roundsOfDecision.load(d.id)).filter((r) => ctx.staff || r.opensAt !== null);
}

/** Until a draft is public, the public reads the name that the catalog prints. */
async function titleFor(d: DecisionRow, ctx: Context): Promise<string> {
  if (ctx.staff || d.draftIsPublic) return d.title;
  return (await rowOf(d, ctx))?.name ?? d.title;
}

async function statusFor(d: DecisionRow, ctx: Context): Promise<Status> {
  const [state, now] = await Promise.all([stateOf(d, ctx), ctx.now()]);
  const received = state.rounds.length ? (await ctx.load.sumsOfDecision.load(d.id)).reduce((n, r) => n + r.received, 0) : 0;
  const planned = (await rowOf(d, ctx))?.plannedText;
  const { rules, calendar } = rulesAt(d.packId, now);
  return statusOf({
    state,
    now,
    calendar,
    received,
    minDays: ruleOf(rules, 'consultation').value!,
    ...(planned ? { plannedText: planned } : {}),
  });
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
  description: '决策: one text deliberated and issued as one act, with its own durable workflow.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (d) => encodeId('Decision', d.id) }),
    code: t.exposeString('code', { description: 'Part of its address.' }),
    title: t.string({
      description: 'As published; until a draft is public, the public reads the name in the catalog.',
      resolve: (d, _a, ctx) => titleFor(d, ctx),
    }),
    year: t.exposeInt('year'),
    phase: t.field({ type: PhaseEnum, resolve: (d) => d.phase }),
    phaseName: t.string({ resolve: (d) => PHASE_NAMES[d.phase] }),
    statusSentence: t.stringList({
      description: 'Open or not, until when; first line first. Computed on read.',
      resolve: async (d, _a, ctx) => [...(await statusFor(d, ctx)).sentences],
    }),
    statusKind: t.string({
      description: 'open, soon, closed, due, late, done, held, none.',
      resolve: async (d, _a, ctx) => (await statusFor(d, ctx)).kind,
    }),
    catalogEntry: t.field({ type: EntryRef, nullable: true, resolve: async (d, _a, ctx) => (await rowOf(d, ctx)) ?? null }),
    organ: t.field({ type: Organ, description: '决策机关.', resolve: (d, _a, ctx) => organ(ctx, d.organId) }),
    leadOrgan: t.field({ type: Organ, description: '承办（牵头）单位.', resolve: (d, _a, ctx) => organ(ctx, d.leadOrganId) }),
    organs: t.field({ type: [OrganInRole], resolve: (d, _a, ctx) => ctx.load.organRolesOfDecision.load(d.id) }),
    gates: t.field({
      type: [Gate],
      resolve: async (d, _a, ctx) => {
        const [state, now] = await Promise.all([stateOf(d, ctx), ctx.now()]);
        const { rules } = rulesAt(d.packId, now);
        return GATES.map((gate: GateId) => ({ gate, rule: gateRule(rules, gate), state: state.gates[gate], staff: ctx.staff }));
      },
    }),
    stages: t.field({ type: [Stage], description: '办到哪一步.', resolve: async (d, _a, ctx) => stagesOf(await stateOf(d, ctx)) }),
    artefacts: t.field({
      type: [Artefact],
      args: { all: t.arg.boolean({ description: 'Every version, staff also unpublished ones.' }) },
      resolve: async (d, { all }, ctx) => {
        const rows = await ctx.load.artefactsOfDecision.load(d.id);
        const visible = ctx.staff ? rows : published(rows);
        return all ? visible : newest(visible);
      },
    }),
    slots: t.field({
      type: [ArtefactSlot],
      description: 'The ten artefacts, none left empty.',
      resolve: async (d, _a, ctx) => slotsOf(await stateOf(d, ctx), published(await ctx.load.artefactsOfDecision.load(d.id))),
    }),
    openWindow: t.field({
      type: Window,
      nullable: true,
      description: 'Null when none is open at this instant.',
      resolve: async (d, _a, ctx) => (await ctx.load.roundsOfDecision.load(d.id)).find((r) => r.isOpen) ?? null,
    }),
    rounds: t.field({
      type: RoundConnection,
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: async (d, a, ctx) => pageOf(await visibleRounds(d, a, ctx), (r) => String(r.no), a.first, a.after),
    }),
    deadlines: t.field({
      type: DeadlineConnection,
      args: { statuses: t.arg({ type: [DeadlineStatusEnum] }), first: t.arg.int(), after: t.arg.string() },
      resolve: async (d, a, ctx) => {
        const all = await ctx.load.deadlinesOfSubject.load(d.id);
        const kept = a.statuses?.length ? all.filter((x) => a.statuses!.includes(x.status)) : all;
        return pageOf(kept, (x) => x.key, a.first, a.after);
      },
    }),
    timeline: t.field({
      type: EventConnection,
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: async (d, a, ctx) => pageOf(await timeline(d, ctx), (e) => String(e.seq), a.first, a.after),
    }),
    outcome: t.field({
      type: DecisionOutcome,
      nullable: true,
      description: 'Null until the decision is published.',
      resolve: (d, _a, ctx) => outcomeOf(d, ctx),
    }),
    feedbackPromise: t.string({
      description: 'When those who commented will be answered, in the words of the decision’s pack.',
      resolve: async (d, _a, ctx) => {
        const rule = ruleOf(rulesAt(d.packId, await ctx.now()).rules, 'feedback');
        return `${rule.baseName}后${rule.value}个工作日内公布采纳情况和理由`;
      },
    }),
    feedback: t.field({
      type: Feedback,
      nullable: true,
      resolve: async (d, _a, ctx) => ((await ctx.load.deadlinesOfSubject.load(d.id)).some((x) => x.key === 'feedback') ? d : null),
    }),
    publications: t.field({ type: [Publication], resolve: (d, _a, ctx) => ctx.load.publicationsOfSubject.load(d.id) }),
    viewerCan: t.field({ type: [ViewerAction], description: 'Empty for the public.', resolve: (d, _a, ctx) => viewerCan(d, ctx) }),
    opinions: t.field({
      type: OpinionConnection,
      nullable: true,
      description: 'Staff only; null for the public.',
      args: { round: t.arg.int(), undisposedOnly: t.arg.boolean(), first: t.arg.int(), after: t.arg.string() },
      resolve: (d, a, ctx) => opinionsOf(d.id, a, ctx),
    }),
    archive: t.field({
      type: [ArchiveItem],
      description: 'Staff only; empty for the public.',
      resolve: async (d, _a, ctx) => {
        if (!ctx.staff) return [];
        const state = await stateOf(d, ctx);
        const c = await decisionContext(ctx.em, state, await ctx.now());
        return archiveList(state, c.facts, c.rules);
      },
    }),
  }),
});

async function timeline(d: DecisionRow, ctx: Context): Promise<EventView[]> {
  const { rules } = rulesAt(d.packId, await ctx.now());
  return (await ctx.load.eventsOfDecision.load(d.id)).flatMap((e) => {
    const text = eventText(e.data, rules, ctx.staff);
    return text === undefined ? [] : [{ ...e, text, actorName: ctx.staff ? e.actorName : null }];
  });
}

async function outcomeOf(d: DecisionRow, ctx: Context): Promise<Outcome | null> {
  const state = await stateOf(d, ctx);
  const issue = state.issue;
  if (!issue || (issue.publishedAt === undefined && !ctx.staff)) return null;
  const result = (await ctx.load.artefactsOfDecision.load(d.id)).filter((a) => a.kind === 'decision-result').at(-1);
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
  const context = { ...(await decisionContext(ctx.em, state, await ctx.now())), actor: ctx.actor };
  const kinds = [...new Map(TRANSITIONS.filter((x) => !x.trigger.includes(':')).map((x) => [x.trigger, x])).values()];
  return kinds.map((line) => {
    const { allowed, refusal } = preview(state, line.trigger as Exclude<CommandKind, 'noteCatalogAdjustment'>, context);
    return {
      action: line.trigger,
      label: line.label,
      allowed,
      ...(refusal ? { disabledReason: [ERRORS[refusal.code].message, ...refusal.missing].join('：') } : {}),
      ...(refusal?.article ? { article: refusal.article } : {}),
    };
  });
}
