import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isoToInstant, startOfDay, beijingDate } from '../../domain/calendar/instant.ts';
import { ERRORS } from '../../domain/errors.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { commentForm, lookupPage, notAccepted, receiptPage } from './comment-pages.ts';
import type { FormProblem, FormValues } from './comment-pages.ts';
import { deadlinePage } from './deadline.ts';
import * as documents from './documents.ts';
import { frame } from './frame.ts';
import type { Page } from './frame.ts';
import { document, html } from './html.ts';
import { catalogPage, decisionPage, home, materialPage, roundPage } from './pages.ts';
import type { HomeData } from './pages.ts';
import type { Catalog, CatalogSummary, Deadline, Decision, LeadOrgan, Receipt, ReceiptStatus, Round, Site, Slot } from './shape.ts';
import { T } from './strings.ts';

export type Answer = {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> | undefined }[] | undefined;
};
export type PortalDeps = {
  readonly execute: (document: string, variables: Record<string, unknown>, request: FastifyRequest) => Promise<Answer>;
};

const CSS = readFileSync(new URL('./assets/portal.css', import.meta.url), 'utf8');
const JS = readFileSync(new URL('./assets/portal.js', import.meta.url), 'utf8');
const MAX_AGE_S = 60;
const NO_SITE: Site = {
  name: T.section,
  organName: '',
  sponsor: '',
  phone: '',
  phoneHours: '',
  address: '',
  siteIdCode: null,
  icp: null,
  policeRecord: null,
  now: new Date(0).toISOString(),
  rehearsal: false,
};

/** An answer of the schema that carries a coded error instead of data. */
class Refused extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FormProblem[];
  constructor(code: ErrorCode, message: string, fields: readonly FormProblem[]) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

/** The public portal: server-rendered, complete without JavaScript, reading and writing through the schema only. */
export async function registerPortal(app: FastifyInstance, { execute }: PortalDeps): Promise<void> {
  const ask = async <D>(text: string, variables: Record<string, unknown>, request: FastifyRequest): Promise<D> => {
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
  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    site: Site,
    page: Page,
    edges: readonly (string | null | undefined)[] = [],
  ): FastifyReply => {
    const body = document(frame(site, page, { elder: request.cookies['elder'] === 'on', path: request.url.split('#')[0]! }));
    reply.type('text/html; charset=utf-8');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', `private, max-age=${maxAge(site.now, edges)}, must-revalidate`);
    return reply.send(body);
  };
  const missing = async (request: FastifyRequest, reply: FastifyReply, code: ErrorCode = 'NOT_FOUND'): Promise<FastifyReply> => {
    const site = await ask<{ site: Site }>(documents.SITE_ONLY, {}, request)
      .then((d) => d.site)
      .catch(() => NO_SITE);
    const entry = ERRORS[code];
    const title = code === 'NOT_FOUND' ? '没有找到这个页面' : entry.message;
    reply.code(entry.status >= 400 ? entry.status : 500).header('cache-control', 'no-store');
    return send(request, reply, site, {
      title,
      body: html`<h1>${title}</h1>
        <p>${code === 'NOT_FOUND' ? '地址可能写错了，或者内容还没有公布。' : entry.remedy}</p>
        <p>可以从上面的栏目找，也可以打电话${site.phone}（${site.phoneHours}）。</p>
        <p><a href="/">回到首页</a></p>`,
    });
  };
  const secret = (reply: FastifyReply): FastifyReply =>
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer');

  await app.register(async (portal) => {
    portal.setErrorHandler(async (error, request, reply) => {
      const code = error instanceof Refused ? error.code : 'INTERNAL';
      if (code === 'INTERNAL') process.stderr.write(`portal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      return missing(request, reply, code);
    });
    portal.get('/assets/portal.css', (_q, reply) => reply.type('text/css').header('cache-control', 'public, max-age=300').send(CSS));
    portal.get('/assets/portal.js', (_q, reply) => reply.type('text/javascript').header('cache-control', 'public, max-age=300').send(JS));

    portal.get('/', async (request, reply) => {
      const d = await ask<HomeData>(documents.HOME, {}, request);
      return send(
        request,
        reply,
        d.site,
        home(d),
        d.open.edges.map((e) => e.node.openWindow.closesAt),
      );
    });
    portal.get<{ Params: { year: string }; Querystring: { version?: string } }>('/catalogs/:year', async (request, reply) => {
      const year = Number(request.params.year);
      const version = request.query.version === undefined ? null : Number(request.query.version);
      if (!Number.isInteger(year) || year < 1949 || year > 2199 || (version !== null && !Number.isInteger(version)))
        return missing(request, reply);
      const d = await ask<{ site: Site; catalog: Catalog | null; catalogs: CatalogSummary[] }>(
        documents.CATALOG,
        { year, version },
        request,
      );
      if (d.catalog) return send(request, reply, d.site, catalogPage(d.catalog, d.catalogs));
      const due = d.catalogs.find((c) => c.year === year);
      if (!due || version !== null) return missing(request, reply);
      return send(request, reply, d.site, {
        title: `${year}年度目录`,
        column: 'catalogs',
        body: html`<h1>${year}年度目录</h1>
          <p>${year}年度目录尚未公布，应于${due.dueOn}24时前公布。</p>`,
      });
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
        const d = await ask<{
          site: Site;
          decision: { code: string; title: string; artefacts: (Parameters<typeof materialPage>[1] & { kind: string })[] } | null;
        }>(documents.MATERIAL, { code: request.params.code }, request);
        const kind = request.params.kind.toUpperCase().replaceAll('-', '_');
        const all = d.decision?.artefacts.filter((a) => a.kind === kind) ?? [];
        const shown = request.query.version === undefined ? all.at(-1) : all.find((a) => a.version === Number(request.query.version));
        return d.decision && shown ? send(request, reply, d.site, materialPage(d.decision, shown)) : missing(request, reply);
      },
    );
    type RoundData = {
      site: Site;
      decision: {
        code: string;
        title: string;
        feedbackPromise: string;
        organ: { name: string };
        leadOrgan: LeadOrgan;
        rounds: { edges: { node: Round }[] };
        deadlines: Decision['deadlines'];
        slots: Slot[];
        statusSentence: string[];
      } | null;
    };
    const roundOf = async (request: FastifyRequest<{ Params: { code: string; no: string } }>) => {
      const d = await ask<RoundData>(documents.ROUND, { code: request.params.code }, request);
      const round = d.decision?.rounds.edges.find((r) => String(r.node.no) === request.params.no)?.node;
      return d.decision && round ? { site: d.site, decision: d.decision, round } : undefined;
    };
    portal.get<{ Params: { code: string; no: string } }>('/decisions/:code/rounds/:no', async (request, reply) => {
      const r = await roundOf(request);
      return r ? send(request, reply, r.site, roundPage(r.decision, r.round), [r.round.window?.closesAt]) : missing(request, reply);
    });
    portal.get<{ Params: { code: string; no: string } }>('/decisions/:code/rounds/:no/comment', async (request, reply) => {
      const r = await roundOf(request);
      if (!r) return missing(request, reply);
      // May be kept for the back button, so that going back and sending again is the same form, never a second opinion.
      reply.header('cache-control', 'private, no-cache');
      if (!r.round.window?.isOpen)
        return send(request, reply, r.site, {
          title: '征求意见已经结束',
          column: 'open',
          body: html`<h1>征求意见已经结束</h1>
            <p>${r.decision.statusSentence[0]}</p>
            <p><a href=${`/decisions/${r.decision.code}`}>看办到哪一步</a></p>`,
        });
      return send(request, reply, r.site, commentForm(r.decision, r.round.no, r.round.window.closeLabel, randomUUID()));
    });
    // Its own address: sending to the form's address would make browsers forget the form, and its key, behind the back button.
    portal.get<{ Params: { code: string; no: string } }>('/decisions/:code/rounds/:no/comment/send', (request, reply) =>
      reply.redirect(request.url.replace(/\/send.*$/, ''), 303),
    );
    portal.post<{ Params: { code: string; no: string }; Body: Record<string, string> }>(
      '/decisions/:code/rounds/:no/comment/send',
      async (request, reply) => {
        const r = await roundOf(request);
        if (!r) return missing(request, reply);
        return takeComment(request, reply, r);
      },
    );
    const takeComment = async (
      request: FastifyRequest<{ Params: { code: string; no: string }; Body: Record<string, string> }>,
      reply: FastifyReply,
      r: NonNullable<Awaited<ReturnType<typeof roundOf>>>,
    ): Promise<FastifyReply> => {
      const v = request.body ?? {};
      const formKey = v['formKey'] ?? '';
      secret(reply);
      // Nobody sees this field but a machine that fills in everything.
      if (v['website']) return missing(request, reply, 'TOO_MANY_REQUESTS');
      try {
        const { submitComment: s } = await ask<{
          submitComment: { __typename: string; secret: string; code: string; message: string; remedy: string; missing: string[] };
        }>(documents.SUBMIT, { input: inputOf(r.decision.code, r.round.no, formKey, v) }, request);
        if (s.__typename === 'CommentAccepted') return reply.code(303).header('location', `/receipts/${s.secret}#main`).send();
        return send(request, reply.code(409), r.site, notAccepted(s.message, [...s.missing, s.remedy].join('。'), v['text'] ?? ''));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.fields.length)
          return send(
            request,
            reply.code(422),
            r.site,
            commentForm(r.decision, r.round.no, r.round.window?.closeLabel ?? '', formKey, v as FormValues, error.fields),
          );
        const again = { action: request.url, hidden: Object.fromEntries(Object.entries(v).filter(([k]) => k !== 'website')) };
        const wait = error.code === 'TOO_MANY_REQUESTS' ? '请1分钟后再提交一次。' : '请再提交一次。';
        return send(
          request,
          reply.code(ERRORS[error.code].status >= 400 ? ERRORS[error.code].status : 500),
          r.site,
          notAccepted('您的意见还没有收到', `您的意见还没有收到，内容在下面。${wait}`, v['text'] ?? '', again),
        );
      }
    };

    const receipt = async (
      request: FastifyRequest<{ Params: { secret: string } }>,
      reply: FastifyReply,
      problem?: string,
    ): Promise<FastifyReply> => {
      const d = await ask<{ site: Site; receipt: Receipt | null }>(documents.RECEIPT, { secret: request.params.secret }, request);
      if (!d.receipt) return missing(request, reply);
      return send(
        request,
        secret(reply),
        d.site,
        receiptPage(d.receipt, request.params.secret, `${request.protocol}://${request.host}/receipts/${request.params.secret}`, problem),
      );
    };
    portal.get<{ Params: { secret: string } }>('/receipts/:secret', (request, reply) => receipt(request, reply));
    portal.post<{ Params: { secret: string }; Body: Record<string, string> }>('/receipts/:secret', async (request, reply) => {
      const withdraw = request.body?.['action'] === 'withdraw';
      try {
        const { result } = await ask<{ result: { __typename: string; message: string; missing: string[] } }>(
          withdraw ? documents.WITHDRAW : documents.EDIT,
          { secret: request.params.secret, ...(withdraw ? {} : { text: request.body?.['text'] ?? '' }) },
          request,
        );
        if (result.__typename === 'Refusal')
          return await receipt(request as never, reply.code(409), [result.message, ...result.missing].join('：'));
        return secret(reply).code(303).header('location', `/receipts/${request.params.secret}#main`).send();
      } catch (error) {
        if (!(error instanceof Refused) || error.code === 'INTERNAL') throw error;
        return receipt(request as never, reply.code(422), error.fields[0]?.message ?? error.message);
      }
    });

    const lookup = async (request: FastifyRequest, reply: FastifyReply, typed?: string): Promise<FastifyReply> => {
      const site = (await ask<{ site: Site }>(documents.SITE_ONLY, {}, request)).site;
      secret(reply);
      if (typed === undefined) return send(request, reply, site, lookupPage());
      try {
        const { lookupReceipt } = await ask<{ lookupReceipt: ReceiptStatus | null }>(documents.LOOKUP, { code: typed }, request);
        if (lookupReceipt) return send(request, reply, site, lookupPage(lookupReceipt, undefined, typed));
        return send(request, reply.code(404), site, lookupPage(undefined, `没有找到。刚提交的请稍后再查，或拨打${site.phone}`, typed));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const message =
          error.code === 'TOO_MANY_REQUESTS'
            ? `查询较多，请10分钟后再试，或拨打${site.phone}`
            : (error.fields[0]?.message ?? error.message);
        return send(request, reply.code(error.code === 'TOO_MANY_REQUESTS' ? 429 : 422), site, lookupPage(undefined, message, typed));
      }
    };
    portal.get('/my-comment', (request, reply) => lookup(request, reply));
    portal.post<{ Body: Record<string, string> }>('/my-comment', (request, reply) =>
      lookup(request, reply, (request.body?.['code'] ?? '').slice(0, 40)),
    );

    portal.get<{ Params: { id: string } }>('/deadlines/:id', async (request, reply) => {
      const asJson = request.params.id.endsWith('.json');
      const d = await ask<{
        site: Site;
        deadline: (Deadline & { decision: { code: string; title: string } | null; catalog: { year: number; title: string } | null }) | null;
      }>(documents.DEADLINE_PAGE, { id: request.params.id.replace(/\.json$/, '') }, request);
      if (!d.deadline) return missing(request, reply);
      if (asJson) return reply.header('cache-control', 'no-cache').send(d.deadline);
      return send(
        request,
        reply,
        d.site,
        { title: `${d.deadline.name}：期限怎么算`, trail: [{ text: '期限怎么算' }], body: deadlinePage(d.deadline) },
        [d.deadline.dueAt],
      );
    });
    portal.get('/privacy', async (request, reply) => {
      const { site } = await ask<{ site: Site }>(documents.SITE_ONLY, {}, request);
      return send(request, reply, site, {
        title: '个人信息怎么用',
        body: html`<h1>个人信息怎么用</h1>
          <p>提意见不用注册，姓名、电话、邮箱都可以不填。</p>
          <p>
            您留下的姓名和联系方式加密保存，只有承办单位为核实意见、告知结果才能看到，不公开。公布采纳情况时，个人只显示姓，如朱**；单位照原样显示。
          </p>
          <p>未满14周岁的，可以不留姓名和电话；要留，请监护人填写。</p>
          <p>想查、改、删自己的信息，请用回执上的链接，或者打电话${site.phone}。</p>`,
      });
    });
    portal.post<{ Body: Record<string, string> }>('/elder-mode', (request, reply) => {
      const back = request.body?.['back'] ?? '/';
      return reply
        .setCookie('elder', request.body?.['mode'] === 'on' ? 'on' : 'off', {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          maxAge: 31_536_000,
        })
        .code(303)
        .header('location', /^\/(?!\/)/.test(back) ? back : '/')
        .send();
    });
  });
  app.setNotFoundHandler((request, reply) =>
    request.headers.accept?.includes('text/html')
      ? missing(request, reply)
      : reply
          .code(404)
          .send({ errors: [{ message: ERRORS.NOT_FOUND.message, extensions: { code: 'NOT_FOUND', remedy: ERRORS.NOT_FOUND.remedy } }] }),
  );
}

/** Seconds a page may be kept: to its next instant, to Beijing midnight ("还有N天"), at most a minute. */
function maxAge(nowIso: string, edges: readonly (string | null | undefined)[]): number {
  const now = isoToInstant(nowIso);
  const midnight = startOfDay(beijingDate(now)) + 86_400_000;
  const next = Math.min(midnight, ...edges.flatMap((e) => (e && isoToInstant(e) > now ? [isoToInstant(e)] : [])));
  return Math.max(0, Math.min(MAX_AGE_S, Math.floor((next - now) / 1000)));
}

function inputOf(decisionCode: string, round: number, formKey: string, v: Record<string, string>): Record<string, unknown> {
  const kind = { unit: 'UNIT', joint: 'JOINT' }[v['commenterKind'] ?? ''] ?? 'PERSON';
  const filled = (k: string): string | undefined => (v[k]?.trim() ? v[k] : undefined);
  const count = filled('signatoryCount');
  return {
    decisionCode,
    round,
    formKey: formKey.slice(0, 64) || randomUUID(),
    text: v['text'] ?? '',
    commenterKind: kind,
    name: filled('name'),
    unitName: filled('unitName'),
    signatoryCount:
      count === undefined ? undefined : /^\d{1,6}$/.test(count.normalize('NFKC').trim()) ? Number(count.normalize('NFKC')) : 0,
    signatories: filled('signatories')?.split('\n'),
    phone: filled('phone'),
    email: filled('email'),
    underFourteen: v['underFourteen'] === 'true' ? true : undefined,
    guardianName: filled('guardianName'),
  };
}
