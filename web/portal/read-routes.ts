import type { FastifyInstance } from 'fastify';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import * as documents from './documents.ts';
import { catalogPage, missingCatalogPage } from './catalog-page.ts';
import { catalogRoundPage } from './catalog-round-page.ts';
import { deadlinePage } from './deadline.ts';
import { decisionPage } from './decision-page.ts';
import { home } from './home-page.ts';
import type { HomeData } from './home-page.ts';
import { materialPage, roundPage } from './round-page.ts';
import type { Catalog, CatalogPlace, CatalogRounds, CatalogSummary, Deadline, Decision, Material, RoundData, Site } from './shape.ts';
import type { Shell } from './shell.ts';

type DeadlineData = {
  site: Site;
  deadline: (Deadline & { decision: { code: string; title: string } | null; catalog: (CatalogPlace & { title: string }) | null }) | null;
};

type Unversioned = Omit<Catalog, 'version'> & { version: Catalog['version'] | null };
const hasVersion = (c: Unversioned | null): c is Catalog => c !== null && c.version !== null;

type CatalogParams = { organ: string; year: string };

/** Everything that is only read. */
export function registerReading(portal: FastifyInstance, { ask, send, missing }: Shell): void {
  portal.get('/', async (request, reply) => {
    const d = await ask<HomeData>(documents.HOME, {}, request);
    const drafts = d.catalogs.flatMap((c) => c.rounds.map((r) => r.window?.closesAt));
    const edges = [...d.open.edges.map((e) => e.node.openWindow.closesAt), ...drafts];
    return send(request, reply, d.site, home(d), edges);
  });

  portal.get<{ Params: CatalogParams; Querystring: { version?: string } }>('/organs/:organ/catalogs/:year', async (request, reply) => {
    const { organ } = request.params;
    const year = yearOf(request.params.year);
    const version = request.query.version === undefined ? null : Number(request.query.version);
    if (year === undefined || (version !== null && !Number.isInteger(version))) return missing(request, reply);
    const d = await ask<{ site: Site; catalog: Unversioned | null; catalogs: CatalogSummary[] }>(
      documents.CATALOG,
      { organ, year, version },
      request,
    );
    // A year of which only the draft is public has no version yet.
    if (hasVersion(d.catalog)) return send(request, reply, d.site, catalogPage(d.catalog, d.catalogs));
    const due = d.catalogs.find((c) => c.year === year);
    return due && version === null ? send(request, reply, d.site, missingCatalogPage(due)) : missing(request, reply);
  });

  portal.get<{ Params: CatalogParams & { no: string } }>('/organs/:organ/catalogs/:year/rounds/:no', async (request, reply) => {
    const { organ } = request.params;
    const year = yearOf(request.params.year);
    if (year === undefined) return missing(request, reply);
    const { site, catalog } = await ask<CatalogRounds>(documents.CATALOG_ROUND, { organ, year }, request);
    const round = catalog?.rounds.find((r) => String(r.no) === request.params.no);
    if (!catalog || !round) return missing(request, reply);
    return send(request, reply, site, catalogRoundPage(catalog, round), [round.window?.closesAt]);
  });

  // Without an organ in its address: that of the organ whose site this is.
  portal.get<{ Params: { '*': string }; Querystring: { organ?: string } }>('/catalogs/*', async (request, reply) => {
    const { site } = await ask<{ site: Site }>(documents.SITE_ONLY, {}, request);
    if (yearOf(request.params['*'].slice(0, 4)) === undefined) return missing(request, reply);
    const organ = encodeURIComponent(request.query.organ ?? site.organCode);
    return reply.redirect(`/organs/${organ}/catalogs${request.url.slice('/catalogs'.length)}`, 302);
  });

  portal.get<{ Params: { code: string } }>('/decisions/:code', async (request, reply) => {
    const d = await ask<{ site: Site; decision: Decision | null }>(documents.DECISION, { code: request.params.code }, request);
    if (!d.decision) return missing(request, reply);
    return send(request, reply, d.site, decisionPage(d.decision), [
      ...d.decision.rounds.edges.map((r) => r.node.window?.closesAt),
      ...d.decision.deadlines.edges.map((x) => x.node.dueAt),
    ]);
  });

  portal.get<{ Params: { code: string; kind: string }; Querystring: { version?: string } }>(
    '/decisions/:code/materials/:kind',
    async (request, reply) => {
      const { code, kind } = request.params;
      const d = await ask<{ site: Site; decision: { code: string; title: string; artefacts: Material[] } | null }>(
        documents.MATERIAL,
        { code },
        request,
      );
      const all = d.decision?.artefacts.filter((a) => a.kind === kind.toUpperCase().replaceAll('-', '_')) ?? [];
      const shown = request.query.version === undefined ? all.at(-1) : all.find((a) => a.version === Number(request.query.version));
      return d.decision && shown ? send(request, reply, d.site, materialPage(d.decision, shown)) : missing(request, reply);
    },
  );

  portal.get<{ Params: { code: string; no: string } }>('/decisions/:code/rounds/:no', async (request, reply) => {
    const { site, decision } = await ask<RoundData>(documents.ROUND, { code: request.params.code }, request);
    const round = decision?.rounds.edges.find((r) => String(r.node.no) === request.params.no)?.node;
    return decision && round ? send(request, reply, site, roundPage(decision, round), [round.window?.closesAt]) : missing(request, reply);
  });

  portal.get<{ Params: { id: string } }>('/deadlines/:id', async (request, reply) => {
    const { id } = request.params;
    const { site, deadline } = await ask<DeadlineData>(documents.DEADLINE_PAGE, { id: id.replace(/\.json$/, '') }, request);
    if (!deadline) return missing(request, reply);
    if (id.endsWith('.json')) return reply.header('cache-control', 'no-cache').send(deadline);
    return send(request, reply, site, deadlinePage(deadline), [deadline.dueAt]);
  });
}

/** A year that a calendar can hold; anything else is no address of ours. */
function yearOf(text: string): number | undefined {
  if (!/^\d{4}$/.test(text)) return undefined;
  try {
    return Number(plainDate(`${text}-01-01`).slice(0, 4));
  } catch {
    return undefined;
  }
}
