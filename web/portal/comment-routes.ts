import { catalogRoundPath } from '../../domain/catalog/address.ts';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS } from '../../domain/errors.ts';
import { draftTitle } from './catalog-round-page.ts';
import { closedFormPage, commentForm, lookupPage, notAccepted, paperForm, receiptPage } from './comment-pages.ts';
import type { Target } from './comment-pages.ts';
import * as documents from './documents.ts';
import { fieldsOf, Refused, secret } from './shell.ts';
import type { Shell } from './shell.ts';
import type { CatalogRounds, Receipt, ReceiptStatus, RoundData, Site, Window } from './shape.ts';

type RoundParams = { Params: { organ?: string; subject: string; no: string } };
/** A round that has been announced, whatever it is about. */
type OpenedRound = {
  readonly site: Site;
  readonly target: Target;
  readonly window: Window | null;
  /** What is said of it once it is over. */
  readonly status: string;
  /** How `submitComment` names it. */
  readonly named: { readonly round: number } & ({ readonly decisionCode: string } | { readonly catalogId: string });
};
type FindRound = (shell: Shell, request: FastifyRequest<RoundParams>) => Promise<OpenedRound | undefined>;
type Taken = { __typename: string; secret: string; code: string; message: string; remedy: string; missing: string[] };

/** 提意见, 回执, 查询: what the public writes, and what it learns of its own. */
export function registerCommenting(portal: FastifyInstance, shell: Shell): void {
  registerForm(portal, shell, '/decisions/:subject/rounds/:no', roundOfDecision);
  registerForm(portal, shell, '/organs/:organ/catalogs/:subject/rounds/:no', roundOfCatalog);
  registerReceipts(portal, shell);
  registerLookup(portal, shell);
}

/** The form of a round, on screen and on paper. `under`: the address of the round; `find`: the round there. */
function registerForm(portal: FastifyInstance, shell: Shell, under: string, find: FindRound): void {
  const { send, missing } = shell;
  portal.get<RoundParams>(`${under}/comment`, async (request, reply) => {
    const r = await find(shell, request);
    if (!r) return missing(request, reply);
    // May be kept for the back button, so that going back and sending again is the same form, never a second opinion.
    reply.header('cache-control', 'private, no-cache');
    const page = r.window?.isOpen ? commentForm(r.target, r.window.closeLabel, randomUUID()) : closedFormPage(r.target, r.status);
    return send(request, reply, r.site, page);
  });
  portal.get<RoundParams>(`${under}/paper-form`, async (request, reply) => {
    const r = await find(shell, request);
    return r?.window ? send(request, reply, r.site, paperForm(r.target, r.window.closeLabel)) : missing(request, reply);
  });
  // Its own address: sending to the form's address would make browsers forget the form, and its key, behind the back button.
  portal.get<RoundParams>(`${under}/comment/send`, (request, reply) => reply.redirect(request.url.replace(/\/send.*$/, ''), 303));
  portal.post<RoundParams>(`${under}/comment/send`, async (request, reply) => {
    const r = await find(shell, request);
    if (!r) return missing(request, reply);
    return takeComment(shell, request, secret(reply), r);
  });
}

const roundOfDecision: FindRound = async ({ ask }, request) => {
  const { subject: code, no } = request.params;
  const { site, decision } = await ask<RoundData>(documents.ROUND, { code }, request);
  const round = decision?.rounds.edges.find((r) => String(r.node.no) === no)?.node;
  if (!decision || !round) return undefined;
  const about = `/decisions/${code}`;
  return {
    site,
    target: { path: `${about}/rounds/${no}`, about, title: decision.title, leadOrgan: decision.leadOrgan },
    window: round.window,
    status: decision.statusSentence[0] ?? '',
    named: { decisionCode: decision.code, round: round.no },
  };
};

const roundOfCatalog: FindRound = async ({ ask }, request) => {
  const { organ = '', subject: year, no } = request.params;
  if (!/^\d{4}$/.test(year)) return undefined;
  const { site, catalog } = await ask<CatalogRounds>(documents.CATALOG_ROUND, { organ, year: Number(year) }, request);
  const round = catalog?.rounds.find((r) => String(r.no) === no);
  if (!catalog || !round) return undefined;
  const path = catalogRoundPath(catalog, round.no);
  return {
    site,
    target: { path, about: path, title: draftTitle(catalog.title), leadOrgan: catalog.organ },
    window: round.window,
    status: round.window ? `征求意见已于${round.window.closeLabel}截止。` : '',
    named: { catalogId: catalog.id, round: round.no },
  };
};

async function takeComment(
  { ask, send, missing }: Shell,
  request: FastifyRequest<RoundParams>,
  reply: FastifyReply,
  { site, target, window, named }: OpenedRound,
): Promise<FastifyReply> {
  const v = fieldsOf(request.body);
  const { formKey = '', text = '' } = v;
  // Nobody sees this field but a machine that fills in everything.
  if (v['website']) return missing(request, reply, 'TOO_MANY_REQUESTS');
  try {
    const { submitComment: s } = await ask<{ submitComment: Taken }>(
      documents.SUBMIT,
      { input: { ...named, ...inputOf(formKey, v) } },
      request,
    );
    if (s.__typename === 'CommentAccepted') return reply.code(303).header('location', `/receipts/${s.secret}#main`).send();
    return send(request, reply.code(409), site, notAccepted(s.message, [...s.missing, s.remedy].join('。'), text));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.fields.length) {
      const form = commentForm(target, window?.closeLabel ?? '', formKey, v, error.fields);
      return send(request, reply.code(422), site, form);
    }
    const again = { action: request.url, hidden: Object.fromEntries(Object.entries(v).filter(([k]) => k !== 'website')) };
    const wait = error.code === 'TOO_MANY_REQUESTS' ? '请1分钟后再提交一次。' : '请再提交一次。';
    const { status } = ERRORS[error.code];
    return send(
      request,
      reply.code(status >= 400 ? status : 500),
      site,
      notAccepted('您的意见还没有收到', `您的意见还没有收到，内容在下面。${wait}`, text, again),
    );
  }
}

function inputOf(formKey: string, v: Record<string, string>): Record<string, unknown> {
  const kind = { unit: 'UNIT', joint: 'JOINT' }[v['commenterKind'] ?? ''] ?? 'PERSON';
  const filled = (k: string): string | undefined => (v[k]?.trim() ? v[k] : undefined);
  const count = filled('signatoryCount')?.normalize('NFKC').trim();
  return {
    formKey: formKey.slice(0, 64) || randomUUID(),
    text: v['text'] ?? '',
    commenterKind: kind,
    name: filled('name'),
    unitName: filled('unitName'),
    signatoryCount: count === undefined ? undefined : /^\d{1,6}$/.test(count) ? Number(count) : 0,
    signatories: filled('signatories')?.split('\n'),
    phone: filled('phone'),
    email: filled('email'),
    underFourteen: v['underFourteen'] === 'true' ? true : undefined,
    guardianName: filled('guardianName'),
  };
}

function registerReceipts(portal: FastifyInstance, { ask, send, missing }: Shell): void {
  type Params = { Params: { secret: string } };
  const show = async (request: FastifyRequest<Params>, reply: FastifyReply, problem?: string): Promise<FastifyReply> => {
    const d = await ask<{ site: Site; receipt: Receipt | null }>(documents.RECEIPT, { secret: request.params.secret }, request);
    if (!d.receipt) return missing(request, reply);
    const url = `${request.protocol}://${request.host}/receipts/${request.params.secret}`;
    return send(request, secret(reply), d.site, receiptPage(d.receipt, request.params.secret, url, problem));
  };
  portal.get<Params>('/receipts/:secret', (request, reply) => show(request, reply));
  portal.post<Params>('/receipts/:secret', async (request, reply) => {
    const { action, text = '' } = fieldsOf(request.body);
    const withdraw = action === 'withdraw';
    try {
      const { result } = await ask<{ result: { __typename: string; message: string; missing: string[] } }>(
        withdraw ? documents.WITHDRAW : documents.EDIT,
        { secret: request.params.secret, ...(withdraw ? {} : { text }) },
        request,
      );
      if (result.__typename === 'Refusal') return await show(request, reply.code(409), [result.message, ...result.missing].join('：'));
      return secret(reply).code(303).header('location', `/receipts/${request.params.secret}#main`).send();
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'INTERNAL') throw error;
      return show(request, reply.code(422), error.fields[0]?.message ?? error.message);
    }
  });
}

function registerLookup(portal: FastifyInstance, { ask, send }: Shell): void {
  const siteOf = async (request: FastifyRequest): Promise<Site> => (await ask<{ site: Site }>(documents.SITE_ONLY, {}, request)).site;
  portal.get('/my-comment', async (request, reply) => send(request, secret(reply), await siteOf(request), lookupPage()));
  portal.post('/my-comment', async (request, reply) => {
    const typed = (fieldsOf(request.body)['code'] ?? '').slice(0, 40);
    const site = await siteOf(request);
    secret(reply);
    try {
      const { lookupReceipt } = await ask<{ lookupReceipt: ReceiptStatus | null }>(documents.LOOKUP, { code: typed }, request);
      if (lookupReceipt) return send(request, reply, site, lookupPage(lookupReceipt, undefined, typed));
      return send(request, reply.code(404), site, lookupPage(undefined, `没有找到。刚提交的请稍后再查，或拨打${site.phone}`, typed));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const often = error.code === 'TOO_MANY_REQUESTS';
      const message = often ? `查询较多，请10分钟后再试，或拨打${site.phone}` : (error.fields[0]?.message ?? error.message);
      return send(request, reply.code(often ? 429 : 422), site, lookupPage(undefined, message, typed));
    }
  });
}
