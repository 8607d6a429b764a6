import type { FastifyReply, FastifyRequest } from 'fastify';
import { beijingDate, isoToInstant, startOfDay } from '../../domain/calendar/instant.ts';
import { ERRORS } from '../../domain/errors.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { FormProblem } from './comment-pages.ts';
import { SITE_ONLY } from './documents.ts';
import { frame } from './frame.ts';
import type { Page } from './frame.ts';
import { document, html } from './html.ts';
import { NO_SITE } from './shape.ts';
import type { Site } from './shape.ts';

export type Answer = {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> | undefined }[] | undefined;
};
/** Asks the schema, in-process, as the public. */
export type Execute = (document: string, variables: Record<string, unknown>, request: FastifyRequest) => Promise<Answer>;

/** What every route needs: ask the schema, send a page in its frame, say that there is none. */
export type Shell = {
  /** @throws Refused with the code of the first error */
  readonly ask: <D>(text: string, variables: Record<string, unknown>, request: FastifyRequest) => Promise<D>;
  /** `edges`: instants at which the page would say something else. */
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
    site: Site,
    page: Page,
    edges?: readonly (string | null | undefined)[],
  ) => FastifyReply;
  readonly missing: (request: FastifyRequest, reply: FastifyReply, code?: ErrorCode) => Promise<FastifyReply>;
};

const MAX_AGE_S = 60;

/** An answer of the schema that carries a coded error instead of data. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FormProblem[];
  constructor(code: ErrorCode, message: string, fields: readonly FormProblem[]) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

export function createShell(execute: Execute): Shell {
  const ask: Shell['ask'] = async <D>(text: string, variables: Record<string, unknown>, request: FastifyRequest): Promise<D> => {
    const { data, errors } = await execute(text, variables, request);
    const [e] = errors ?? [];
    if (e)
      throw new Refused(
        (e.extensions?.['code'] as ErrorCode | undefined) ?? 'INTERNAL',
        e.message,
        (e.extensions?.['fields'] as FormProblem[] | undefined) ?? [],
      );
    return data as D;
  };
  const send: Shell['send'] = (request, reply, site, page, edges = []) => {
    const path = request.url.split('#')[0]!;
    // An address that could not be read is answered before any cookie is.
    const { cookies } = request as { cookies?: Record<string, string | undefined> };
    const look = { elder: cookies?.['elder'] === 'on', path, url: `${request.protocol}://${request.host}${path}` };
    reply.type('text/html; charset=utf-8');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', `private, max-age=${maxAge(site.now, edges)}, must-revalidate`);
    return reply.send(document(frame(site, page, look)));
  };
  const missing: Shell['missing'] = async (request, reply, code = 'NOT_FOUND') => {
    const site = await ask<{ site: Site }>(SITE_ONLY, {}, request)
      .then((d) => d.site)
      .catch(() => NO_SITE);
    const { status } = ERRORS[code];
    reply.code(status >= 400 ? status : 500).header('cache-control', 'no-store');
    return send(request, reply, site, errorPage(code, request.method === 'POST', site));
  };
  return { ask, send, missing };
}

/** What is wrong, what became of what was sent, what one can do, and by which telephone. */
function errorPage(code: ErrorCode, sent: boolean, site: Site): Page {
  const title = code === 'NOT_FOUND' ? '没有找到这个页面' : ERRORS[code].message;
  return {
    title,
    body: html`<h1>${title}</h1>
      <p>${code === 'NOT_FOUND' ? '地址可能写错了，或者内容还没有公布。' : `${ERRORS[code].remedy}。`}</p>
      ${sent && html`<p class="strong">您提交的内容没有收到，也没有保存。用浏览器的“返回”可以回到刚才的页面，写好的文字一般还在。</p>`}
      <p>可以从上面的栏目找${site.phone && `，也可以打电话${site.phone}（${site.phoneHours}）`}。</p>
      <p><a href="/">回到首页</a></p>`,
  };
}

/** Pages of one person: nobody keeps, lists or passes on their address. */
export function secret(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer');
}

/** The fields of a sent form, each once: of a repeated one the last counts, what is no text is not there. */
export function fieldsOf(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body)
      .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.at(-1) : value])
      .filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/** Seconds an answer may be kept: to its next instant, to Beijing midnight ("还有N天"), at most a minute. */
export function maxAge(nowIso: string, edges: readonly (string | null | undefined)[]): number {
  const now = isoToInstant(nowIso);
  const midnight = startOfDay(beijingDate(now)) + 86_400_000;
  const next = Math.min(midnight, ...edges.flatMap((e) => (e && isoToInstant(e) > now ? [isoToInstant(e)] : [])));
  return Math.max(0, Math.min(MAX_AGE_S, Math.floor((next - now) / 1000)));
}
