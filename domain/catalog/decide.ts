import { capacityOf, personsBehind } from '../access/capacity.ts';
import { mayDo } from '../access/roles.ts';
import type { Actor } from '../access/roles.ts';
import { beijingDate, endOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { explainDeadline, isCountable } from '../deadline/explain.ts';
import type { Known } from '../deadline/known.ts';
import { movedBy, revisionReason } from '../deadline/recount.ts';
import { foldDeadline, foldEffect } from '../decision/apply.ts';
import type { Recorded } from '../decision/apply.ts';
import { accept, dateRefusal, factRefusal, isBlank, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { InternalCommand } from '../procedure/types.ts';
import { resolvePackNear } from '../rules/resolve.ts';
import type { ResolvedPack } from '../rules/types.ts';
import { carryOver } from './carry-over.ts';
import {
  consultationDue,
  consultationPublished,
  extendConsultation,
  foldConsultation,
  openConsultation,
  registersClosed,
  unansweredRefusal,
} from './consultation.ts';
import { reviseDraft } from './revise.ts';
import { rowsRefusal } from './rows.ts';
import { explainUnfinished, publishCompletion } from './completion.ts';
import { foldCatalogAdoption } from './adopt.ts';
import { planChecks } from './plan-checks.ts';
import { foldProposal, propose, rowOfProposal, screen, unscreenedRefusal, waitingProposals } from './proposals.ts';
import { approveNil, fileNil, outstandingOf } from './returns.ts';
import { outOfTurn } from './turn.ts';
import type { AdjustmentRow, CatalogCommand, CatalogEvent, CatalogFacts, CatalogState, VersionState } from './types.ts';

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';

export type CatalogContext = Known & {
  readonly rules: ResolvedPack;
  readonly facts: CatalogFacts;
  readonly now: Instant;
  readonly actor: Actor;
};

/** A year's catalog before anyone has compiled it; its date is due all the same. */
export function newCatalog(seed: Pick<CatalogState, 'id' | 'organId' | 'year' | 'packId' | 'publishedElsewhere'>): CatalogState {
  return { ...seed, phase: 'COMPILING', seq: 0, versions: [], deadlines: [], effects: [] };
}

/** The date the catalog is due by the rules in force when its year begins; none where the pack names no date or it was published elsewhere. */
export function publicationDeadline(state: CatalogState, { calendar, packs }: Known): CatalogEvent[] {
  if (state.publishedElsewhere) return [];
  const on = plainDate(`${state.year}-01-01`);
  const pack = resolvePackNear(state.packId, on, packs);
  const rule = pack.rules.get('catalog-publication');
  if (!rule || rule.force === 'encouraged' || !isCountable(rule, on)) return [];
  const explained = explainDeadline({ pack, ruleId: rule.id, trigger: { event: 'year-begins', on }, calendar });
  return [{ type: 'DeadlineSet', key: 'catalog-publication', explained }];
}

/** What another calendar does to a catalog: its date stays, the last working day before it may move. */
export function recountCatalog(state: CatalogState, known: Known): CatalogEvent[] {
  return movedBy(known, state.deadlines).map((moved) => ({
    type: 'DeadlineSet',
    key: moved.key,
    explained: moved.after,
    reason: revisionReason(moved),
    before: moved.before.dueOn,
  }));
}

/** Decides one command on the newest version; the same contract as the decision's `decide`. */
export function decideCatalog(state: CatalogState, c: CatalogCommand, ctx: CatalogContext): Decided<CatalogEvent> {
  if (!mayDo(ctx.actor, c.kind, { organId: state.organId, ...unitOf(c, ctx.facts) })) return reject('FORBIDDEN');
  const newest = state.versions.at(-1);
  const wrong = outOfTurn(state, c.kind, c.kind === 'createCatalog' && c.publishedElsewhere !== undefined);
  if (wrong) return { ok: false, refusal: wrong };
  switch (c.kind) {
    case 'createCatalog':
      return compile(state, c, ctx);
    case 'adjustCatalog':
      return adjust(newest!, c, ctx);
    case 'reviseCatalog':
      return reviseDraft(state, newest!, c, ctx);
    case 'openCatalogConsultation':
      return openConsultation(state, newest!, c, ctx);
    case 'extendCatalogConsultation':
      return extendConsultation(state, c);
    case 'decideCatalog':
    case 'recordCatalogConsent':
      return recordFact(state, newest!, c, ctx);
    case 'publishCatalog':
      return publish(state, newest!, c, ctx);
    case 'proposeMatter':
      return propose(state, c, ctx);
    case 'screenProposal':
      return screen(state, c, ctx);
    case 'fileNilReturn':
      return fileNil(state, c, ctx);
    case 'approveNilReturn':
      return approveNil(state, c, ctx);
    case 'carryOverEntries':
      return carryOver(state, c, ctx);
    case 'explainUnfinished':
      return explainUnfinished(c, ctx);
    case 'publishCompletion':
      return publishCompletion(state, c, ctx);
  }
}

/** The unit on whose behalf a step is taken; the other steps are the organ's. */
function unitOf(c: CatalogCommand, facts: CatalogFacts): { leadOrganId?: string } {
  if ('unitId' in c) return { leadOrganId: c.unitId };
  const unit = c.kind === 'explainUnfinished' ? facts.rows.find((r) => r.entryId === c.entryId)?.leadOrganId : undefined;
  return unit === undefined ? {} : { leadOrganId: unit };
}

function compile(state: CatalogState, c: Extract<CatalogCommand, { kind: 'createCatalog' }>, ctx: CatalogContext): Decided<CatalogEvent> {
  // What departments proposed in a year that is over never was in the catalog that had been published elsewhere.
  const waiting = state.phase === 'CLOSED' ? [] : waitingProposals(state);
  const rows = [...c.rows, ...waiting.map(rowOfProposal)];
  const wrong = rowsRefusal(rows);
  if (wrong) return { ok: false, refusal: wrong };
  const { kind: _, ...content } = c;
  const compiled: CatalogEvent = {
    type: 'Compiled',
    ...content,
    rows,
    compiledOn: beijingDate(ctx.now),
    planChecks: c.publishedElsewhere ? [] : planChecks(rows, ctx),
    ...(waiting.length ? { proposals: waiting.map((p) => p.no) } : {}),
  };
  // What was published elsewhere is not late here, nor in time: the date is not this system's to judge.
  const due = c.publishedElsewhere ? state.deadlines.filter((d) => d.status === 'open' || d.status === 'overdue') : [];
  return accept<CatalogEvent>(compiled, ...due.map((d) => ({ type: 'DeadlineSettled', key: d.key, status: 'cancelled' }) as const));
}

/** A new whole version: every row of the last one is named once, every addition and removal has its reason. */
function adjust(newest: VersionState, c: Extract<CatalogCommand, { kind: 'adjustCatalog' }>, ctx: CatalogContext): Decided<CatalogEvent> {
  const wrong = dateRefusal(c.occurredOn, newest.compiledOn, ctx.now, ARTICLE_3) ?? adjustmentRefusal(c.rows, ctx.facts.entryIds, c.reason);
  if (wrong) return { ok: false, refusal: wrong };
  const added = c.rows.map((r) => (r.adjustment === 'added' ? r.row : undefined));
  return accept({
    type: 'AdjustmentDrafted',
    version: newest.no + 1,
    reason: c.reason.trim(),
    occurredOn: c.occurredOn,
    rows: c.rows,
    planChecks: planChecks(added, ctx),
  });
}

function adjustmentRefusal(rows: readonly AdjustmentRow[], entryIds: readonly string[], reason: string): Refusal | undefined {
  const unreasoned = rows.map((r, i) => (r.adjustment !== 'kept' && isBlank(r.reason) ? `第${i + 1}行` : '')).filter(Boolean);
  if (isBlank(reason)) unreasoned.unshift('整体调整理由');
  if (unreasoned.length) return refuse('ADJUSTMENT_REASON_MISSING', ARTICLE_3, ...unreasoned);
  const named = rows.filter((r) => r.adjustment !== 'added').map((r) => r.entryId ?? '');
  const wrong = [
    ...entryIds.filter((id) => !named.includes(id)).map(() => '有原目录事项没有写明保留还是调出'),
    ...named.filter((id, i) => !entryIds.includes(id) || named.indexOf(id) !== i).map(() => '有一行指向的不是原目录事项，或者重复'),
    ...rows.filter((r) => r.adjustment === 'added' && !r.row).map(() => '新增的行没有内容'),
  ];
  if (wrong.length) return refuse('CATALOG_ROW_INVALID', ARTICLE_3, ...new Set(wrong));
  const added = rows.flatMap((r) => (r.adjustment === 'added' && r.row ? [r.row] : []));
  return added.length ? rowsRefusal(added) : undefined;
}

function recordFact(
  state: CatalogState,
  newest: VersionState,
  c: Extract<CatalogCommand, { kind: 'decideCatalog' | 'recordCatalogConsent' }>,
  ctx: CatalogContext,
): Decided<CatalogEvent> {
  // What was compiled on paper may predate its entry here, but consent never predates the organ's own decision (P-04).
  const notBefore: PlainDate = c.kind === 'recordCatalogConsent' ? newest.decision!.occurredOn : plainDate('2000-01-01');
  const decides = c.kind === 'decideCatalog';
  const open = decides ? (unscreenedRefusal(state) ?? unansweredRefusal(state, newest, ctx.facts)) : undefined;
  const wrong = open ?? factRefusal(c.fact, notBefore, ctx.now, ARTICLE_3);
  if (wrong) return { ok: false, refusal: wrong };
  if (!decides) return accept({ type: 'Consented', version: newest.no, fact: c.fact });
  return accept<CatalogEvent>({ type: 'Decided', version: newest.no, fact: c.fact }, ...registersClosed(state, newest));
}

function publish(
  state: CatalogState,
  newest: VersionState,
  c: Extract<CatalogCommand, { kind: 'publishCatalog' }>,
  ctx: CatalogContext,
): Decided<CatalogEvent> {
  if (newest.publishing) return reject('PUBLICATION_IN_PROGRESS');
  if (isBlank(c.disclosureReviewedBy)) return reject('DISCLOSURE_REVIEW_MISSING', '《政府信息公开条例》第十七条');
  if (personsBehind(capacityOf(ctx.actor, 'publishCatalog', state)).includes(c.disclosureReviewedBy))
    return reject('SECOND_PERSON_REQUIRED', '《政府信息公开条例》第十七条');
  const wrong =
    unansweredRefusal(state, newest, ctx.facts) ??
    dateRefusal(c.signedOn, newest.consent?.occurredOn ?? plainDate('2000-01-01'), ctx.now, ARTICLE_3);
  if (wrong) return { ok: false, refusal: wrong };
  const left = newest.no === 1 && !state.publishedElsewhere ? outstandingOf(state, c.outstandingReason, ctx.facts) : {};
  if ('refused' in left) return reject('RETURNS_OUTSTANDING', ARTICLE_3, ...left.refused);
  const due = state.deadlines.find((d) => d.key === 'catalog-publication' && d.status === 'open')?.explained.warnings ?? [];
  const { standards, legalBases } = ctx.facts.states;
  const warnings = [
    ...due,
    ...(standards ? [] : ['目录没有写明标准，条例第三条要求目录、标准一并公布']),
    ...(legalBases ? [] : ['目录没有写明编制依据']),
  ];
  return accept<CatalogEvent>(
    {
      type: 'PublicationOrdered',
      version: newest.no,
      signedOn: c.signedOn,
      ...(c.documentNo === undefined ? {} : { documentNo: c.documentNo }),
      disclosureReviewedBy: c.disclosureReviewedBy,
      warnings,
      ...left,
    },
    { type: 'EffectOrdered', key: `${state.id}:publish:catalog:${newest.no}`, kind: 'publish', refId: `catalog:${newest.no}` },
  );
}

/** What the system tells itself when a publication stands. */
export function decideCatalogInternal(state: CatalogState, command: InternalCommand, ctx: CatalogContext): Decided<CatalogEvent> {
  const effect = state.effects.find((e) => e.key === command.effectKey);
  if (!effect || effect.done) return accept();
  return accept(...told(state, command, effect.refId, ctx), { type: 'EffectDone', key: effect.key });
}

function told(state: CatalogState, command: InternalCommand, refId: string, ctx: CatalogContext): CatalogEvent[] {
  if (command.kind === 'recordFrozenRound')
    return [{ type: 'RoundCounted', round: command.round, received: ctx.facts.opinions?.[command.round]?.received ?? 0 }];
  if (command.kind !== 'recordPublication') return [];
  const [what, no] = refId.split(':');
  if (what === 'consultation') return consultationPublished(state, Number(no), command.publicationId, ctx);
  const events: CatalogEvent[] = [{ type: 'Published', version: Number(no), publicationId: command.publicationId }];
  const due = state.deadlines.find((d) => d.key === 'catalog-publication' && (d.status === 'open' || d.status === 'overdue'));
  if (due) events.push({ type: 'DeadlineSettled', key: due.key, status: beijingDate(ctx.now) <= due.explained.dueOn ? 'met' : 'met-late' });
  return events;
}

function instants(state: CatalogState): { at: Instant; events: CatalogEvent[] }[] {
  if (state.phase === 'CLOSED') return [];
  const open = state.deadlines.filter((d) => d.status === 'open');
  // The year of a catalog entered afterwards may be over already: it closes once it stands published.
  if (state.publishedElsewhere && state.versions.every((v) => v.publishedAt === undefined)) return [];
  return [
    ...consultationDue(state),
    ...open.map((d) => ({ at: d.explained.dueAt, events: [{ type: 'DeadlinePassed', key: d.key } as CatalogEvent] })),
    { at: endOfDay(plainDate(`${state.year}-12-31`)), events: [{ type: 'YearClosed' } as CatalogEvent] },
  ];
}

/** The next instant at which the clock changes this catalog; undefined = none. */
export function nextCatalogInstant(state: CatalogState): Instant | undefined {
  const all = instants(state).map((d) => d.at);
  return all.length ? Math.min(...all) : undefined;
}

/** The earliest thing already due at `now`. */
export function nextCatalogDue(state: CatalogState, now: Instant): { at: Instant; events: CatalogEvent[] } | undefined {
  return instants(state)
    .filter((d) => d.at <= now)
    .sort((a, b) => a.at - b.at)[0];
}

/** Entered when its year was over already: the years after it are not this one's to open. */
export function enteredAfterItsYear(state: CatalogState): boolean {
  const at = state.versions[0]?.publishedAt;
  return state.publishedElsewhere !== undefined && at !== undefined && at >= endOfDay(plainDate(`${state.year}-12-31`));
}

/** Folds one event; total and pure. */
export function applyCatalog(state: CatalogState, { seq, at, event }: Recorded<CatalogEvent>): CatalogState {
  return { ...fold(state, event, at), seq };
}

function fold(s: CatalogState, e: CatalogEvent, at: Instant): CatalogState {
  switch (e.type) {
    case 'Compiled':
      return {
        ...s,
        phase: 'COMPILING',
        versions: [{ no: 1, status: 'COMPILING', publishing: false, compiledOn: e.compiledOn }],
        ...(e.publishedElsewhere ? { publishedElsewhere: e.publishedElsewhere } : {}),
        ...(e.proposals ? { proposals: s.proposals!.map((p) => (e.proposals!.includes(p.no) ? { ...p, version: 1 } : p)) } : {}),
      };
    case 'AdjustmentDrafted':
      return { ...s, versions: [...s.versions, { no: e.version, status: 'COMPILING', publishing: false, compiledOn: e.occurredOn }] };
    case 'Decided':
      return withVersion(s, e.version, { status: 'DECIDED', decision: e.fact });
    case 'Consented':
      return withVersion(s, e.version, { status: 'CONSENTED', consent: e.fact });
    case 'PublicationOrdered':
      return withVersion(s, e.version, {
        publishing: true,
        signedOn: e.signedOn,
        ...(e.outstanding === undefined ? {} : { outstanding: e.outstanding }),
      });
    case 'Published':
      return withVersion(s, e.version, { status: 'PUBLISHED', publishing: false, publishedAt: at });
    case 'YearClosed':
      return { ...s, phase: 'CLOSED' };
    case 'MatterProposed':
    case 'ProposalScreened':
    case 'RowAdded':
      return foldProposal(s, e);
    case 'RoundPrepared':
    case 'RoundOpened':
    case 'RoundExtended':
    case 'RoundClosed':
    case 'RoundCounted':
    case 'RegisterClosed': {
      const { rounds, version, status } = foldConsultation(s, e, at);
      return { ...(status ? withVersion(s, version, { status }) : s), ...(rounds ? { rounds } : {}) };
    }
    case 'NilReturnFiled':
      return { ...s, nilReturns: [...(s.nilReturns ?? []), { unitId: e.unitId, filedAt: at }] };
    case 'NilReturnApproved':
      return {
        ...s,
        nilReturns: (s.nilReturns ?? []).map((r) => (r.unitId === e.unitId ? { ...r, approvedAt: at, approvedBy: e.by } : r)),
      };
    case 'UnfinishedExplained':
      return { ...s, unfinished: { ...s.unfinished, [e.entryId]: { reason: e.reason, by: e.by } } };
    case 'CompletionPublished':
      return { ...s, completions: [...(s.completions ?? []), { no: e.no, at }] };
    case 'RowsCarriedOver':
    case 'DraftRevised':
      return s;
    case 'Adopted':
    case 'AdoptionUndone':
      return foldCatalogAdoption(s, e, at);
    case 'DeadlineSet':
    case 'DeadlineSettled':
    case 'DeadlinePassed':
      return { ...s, deadlines: foldDeadline(s.deadlines, e, at) };
    case 'EffectOrdered':
    case 'EffectDone':
      return { ...s, effects: foldEffect(s.effects, e) };
  }
}

/** A published catalog stays published while its adjustment is being prepared. */
function withVersion(s: CatalogState, no: number, change: Partial<VersionState>): CatalogState {
  const versions = s.versions.map((v) => (v.no === no ? { ...v, ...change } : v));
  const published = versions.some((v) => v.status === 'PUBLISHED');
  return { ...s, versions, phase: s.phase === 'CLOSED' ? 'CLOSED' : published ? 'PUBLISHED' : versions.at(-1)!.status };
}
