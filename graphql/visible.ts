import { mayDo } from '../domain/access/roles.ts';
import type { CalendarVersionRow } from '../services/read/calendars.ts';
import type { OpinionRow } from '../services/read/opinions.ts';
import type { PublicationRow } from '../services/read/parts.ts';
import type { PackVersionRow } from '../services/read/rule-packs.ts';
import type { ArtefactRow, CatalogRowSet, DeadlineRow, RoundRow, VersionRow } from '../services/read/rows.ts';
import type { Context } from './context.ts';
import { subjectOfRound } from './refs.ts';

/**
 * What a viewer may find by an id: the public only what is published, and what hangs on it. `ctx.load.decision` already
 * answers so for decisions. Undefined says the same for "hidden" and "not there".
 */
export async function visibleVersions(ctx: Context, catalogId: string): Promise<VersionRow[]> {
  return (await ctx.load.versionsOfCatalog.load(catalogId)).filter((v) => ctx.staff || v.publishedAt !== null);
}

export async function visibleCatalog(ctx: Context, id: string): Promise<CatalogRowSet | undefined> {
  const found = (await visibleVersions(ctx, id)).length > 0 || (await visibleCatalogRounds(ctx, id)).length > 0;
  return found ? ctx.load.catalog.load(id) : undefined;
}

/** Consultations on the draft catalog, from the moment their notice is public. */
export async function visibleCatalogRounds(ctx: Context, catalogId: string): Promise<RoundRow[]> {
  return (await ctx.load.roundsOfCatalog.load(catalogId)).filter((r) => ctx.staff || r.opensAt !== null);
}

export async function visibleDeadline(ctx: Context, id: string): Promise<DeadlineRow | undefined> {
  const row = await ctx.load.deadline.load(id);
  if (!row) return undefined;
  const subject = row.subjectKind === 'decision' ? await ctx.load.decision.load(row.subjectId) : await visibleCatalog(ctx, row.subjectId);
  return subject && row;
}

export async function visibleArtefact(ctx: Context, id: string): Promise<ArtefactRow | undefined> {
  const row = await ctx.load.artefact.load(id);
  return row && (ctx.staff || row.publishedAt !== null) && (await ctx.load.decision.load(row.decisionId)) ? row : undefined;
}

export async function visibleRound(ctx: Context, id: string): Promise<RoundRow | undefined> {
  const row = await ctx.load.round.load(id);
  return row && (ctx.staff || row.opensAt !== null) && (await isVisible(ctx, row)) ? row : undefined;
}

export async function visiblePublication(ctx: Context, id: string): Promise<PublicationRow | undefined> {
  return ctx.load.publication.load(id);
}

export async function visibleCalendarVersion(ctx: Context, id: string): Promise<CalendarVersionRow | undefined> {
  const row = await ctx.load.calendarVersion.load(id);
  return row && (ctx.staff || row.approvedAt !== null) ? row : undefined;
}

export async function visibleOpinion(ctx: Context, id: string): Promise<OpinionRow | undefined> {
  if (!ctx.staff) return undefined;
  const row = await ctx.load.opinion.load(id);
  return row && (await isVisible(ctx, row)) ? row : undefined;
}

async function isVisible(ctx: Context, of: Pick<RoundRow, 'decisionId' | 'catalogId'>): Promise<boolean> {
  const { kind, id } = subjectOfRound(of);
  return (kind === 'decision' ? await ctx.load.decision.load(id) : await ctx.load.catalog.load(id)) !== undefined;
}

/** A pack that is being entered is the business of those who enter and approve packs. */
export async function visiblePackVersion(ctx: Context, id: string): Promise<PackVersionRow | undefined> {
  return ctx.actor !== null && mayDo(ctx.actor, 'rulePackVersions', {}) ? ctx.load.packVersion.load(id) : undefined;
}
