import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../../domain/limits.ts';
import { atomDocument, updatedOf } from './atom.ts';
import * as documents from './documents.ts';
import { consultationsFeed, deadlinesCalendar, decisionCalendar, decisionFeed, publishedFeed } from './feeds.ts';
import type { CalendarCatalog, CalendarDecision, ConsultationsData, DecisionChanges, PublishedData } from './feeds.ts';
import { calendarDocument } from './icalendar.ts';
import type { Edges, Site } from './shape.ts';
import { maxAge } from './shell.ts';
import type { Shell } from './shell.ts';

type After = { Querystring: { after?: string } };
type DeadlinesData = {
  site: Site;
  catalogs: CalendarCatalog[];
  decisions: Edges<CalendarDecision> & { pageInfo: { hasNextPage: boolean; endCursor: string | null } };
};

const ATOM = 'application/atom+xml; charset=utf-8';
const CALENDAR = 'text/calendar; charset=utf-8';
/** A shared cache keeps what it is sent, so the address is the configured one wherever there is one. */
const originOf = (request: FastifyRequest, { domain }: Site): string =>
  domain === null ? `${request.protocol}://${request.host}` : `https://${domain}`;

type Feed = {
  readonly type: string;
  readonly body: string;
  /** The last change, where it is known of the whole: of what only grows. */
  readonly modified?: string;
};

/** Feeds to subscribe to: Atom for what is told, iCalendar for what is due. They show what the pages show, to everybody alike. */
export function registerFeeds(portal: FastifyInstance, { ask, missing }: Shell): void {
  portal.get<After>('/feeds/published.atom', async (request, reply) => {
    const { after } = request.query;
    const d = await ask<PublishedData>(documents.PUBLISHED_FEED, { after: after ?? null }, request);
    const feed = publishedFeed(d, originOf(request, d.site), after);
    return send(request, reply, { type: ATOM, body: atomDocument(feed), modified: updatedOf(feed) }, d.site);
  });

  portal.get<After>('/feeds/consultations.atom', async (request, reply) => {
    const { after } = request.query;
    const d = await ask<ConsultationsData>(documents.CONSULTATIONS_FEED, { after: after ?? null }, request);
    const ends = [
      ...d.decisions.edges.flatMap((e) => e.node.rounds.edges.map((r) => r.node.window?.closesAt)),
      ...d.catalogs.flatMap((c) => c.rounds.map((r) => r.window?.closesAt)),
    ];
    return send(request, reply, { type: ATOM, body: atomDocument(consultationsFeed(d, originOf(request, d.site), after)) }, d.site, ends);
  });

  portal.get('/feeds/deadlines.ics', async (request, reply) => {
    const { site, decisions, catalogs } = await allDeadlines(request);
    const edges = [
      ...decisions.flatMap((d) => d.deadlines.edges.map((e) => e.node.dueAt)),
      ...catalogs.flatMap((c) => [...(c.deadline ? [c.deadline.dueAt] : []), ...c.rounds.map((r) => r.window?.closesAt)]),
    ];
    const body = calendarDocument(deadlinesCalendar(site, decisions, catalogs, originOf(request, site)));
    return send(request, reply, { type: CALENDAR, body }, site, edges);
  });
  const allDeadlines = async (request: FastifyRequest) => {
    const decisions: CalendarDecision[] = [];
    let after: string | null = null;
    for (let page = 1; ; page++) {
      const d: DeadlinesData = await ask<DeadlinesData>(documents.DEADLINES_CALENDAR, { after }, request);
      decisions.push(...d.decisions.edges.map((e) => e.node));
      after = d.decisions.pageInfo.endCursor;
      if (!d.decisions.pageInfo.hasNextPage || page >= LIMITS.feedPagesMax) return { site: d.site, catalogs: d.catalogs, decisions };
    }
  };

  portal.get<{ Params: { file: string } }>('/feeds/decisions/:file', async (request, reply) => {
    const [, code, kind] = /^(.+)\.(atom|ics)$/.exec(request.params.file) ?? [];
    if (code === undefined) return missing(request, reply);
    if (kind === 'ics') {
      const d = await ask<{ site: Site; decision: CalendarDecision | null }>(documents.DECISION_CALENDAR, { code }, request);
      if (!d.decision) return missing(request, reply);
      const edges = d.decision.deadlines.edges.map((e) => e.node.dueAt);
      const body = calendarDocument(decisionCalendar(d.site, d.decision, originOf(request, d.site)));
      return send(request, reply, { type: CALENDAR, body }, d.site, edges);
    }
    const d = await ask<{ site: Site; decision: DecisionChanges | null }>(documents.DECISION_FEED, { code }, request);
    if (!d.decision) return missing(request, reply);
    const feed = decisionFeed(d.site, d.decision, originOf(request, d.site));
    return send(request, reply, { type: ATOM, body: atomDocument(feed), modified: updatedOf(feed) }, d.site);
  });
}

function send(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, body, modified }: Feed,
  { now }: Site,
  edges: readonly (string | null | undefined)[] = [],
): FastifyReply {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  reply.header('etag', tag).header('cache-control', `public, max-age=${maxAge(now, edges)}, must-revalidate`);
  if (modified !== undefined) reply.header('last-modified', new Date(modified).toUTCString());
  return isKnown(headers, tag, modified) ? reply.code(304).send() : reply.type(type).send(body);
}

/** The tag decides where one is given, by weak comparison; the date only without (RFC 9110 sections 13.1.2 and 13.1.3). */
function isKnown(asked: FastifyRequest['headers'], tag: string, modified: string | undefined): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = asked;
  if (tags !== undefined) return tags.split(',').some((t) => ['*', tag].includes(t.trim().replace(/^W\//, '')));
  return since !== undefined && modified !== undefined && Math.floor(Date.parse(modified) / 1000) * 1000 <= Date.parse(since);
}
