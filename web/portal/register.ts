import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError, ERRORS } from '../../domain/errors.ts';
import { registerCommenting } from './comment-routes.ts';
import { SITE_ONLY } from './documents.ts';
import { registerFeeds } from './feed-routes.ts';
import { codeOfHttp } from './http-error.ts';
import { privacyPage } from './privacy-page.ts';
import { registerReading } from './read-routes.ts';
import { createShell, fieldsOf, Refused } from './shell.ts';
import type { Execute, Shell } from './shell.ts';
import type { Site } from './shape.ts';

const asset = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
const CSS = asset('portal.css');
const JS = asset('portal.js');
const ELDER_FOR_S = 31_536_000;
/** An address of our own; a second slash or a backslash would be another site. */
const OWN_PATH = /^\/(?![/\\])/;

export type NotFound = (request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * The public portal: server-rendered, complete without JavaScript, reading and writing through the schema only. Answers what
 * to say where there is nothing: a page to people, JSON to programs.
 */
export async function registerPortal(app: FastifyInstance, { execute }: { readonly execute: Execute }): Promise<NotFound> {
  const shell = createShell(execute);
  await app.register(async (portal) => {
    portal.setErrorHandler(async (error, request, reply) => {
      const code = error instanceof Refused || error instanceof CodedError ? error.code : codeOfHttp(error);
      if (code === 'INTERNAL') process.stderr.write(`portal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      return shell.missing(request, reply, code);
    });
    registerFrame(portal, shell);
    registerReading(portal, shell);
    registerFeeds(portal, shell);
    registerCommenting(portal, shell);
  });
  const notFound: NotFound = (request, reply) => {
    const { message, remedy, status } = ERRORS.NOT_FOUND;
    return request.headers.accept?.includes('text/html')
      ? shell.missing(request, reply)
      : reply.code(status).send({ errors: [{ message, extensions: { code: 'NOT_FOUND', remedy } }] });
  };
  app.setNotFoundHandler(notFound);
  return notFound;
}

/** What belongs to the frame of every page: its files, 长者模式, and what becomes of a person's data. */
function registerFrame(portal: FastifyInstance, { ask, send }: Shell): void {
  portal.get('/assets/portal.css', (_q, reply) => reply.type('text/css').header('cache-control', 'public, max-age=300').send(CSS));
  portal.get('/assets/portal.js', (_q, reply) => reply.type('text/javascript').header('cache-control', 'public, max-age=300').send(JS));
  portal.get('/privacy', async (request, reply) => {
    const { site } = await ask<{ site: Site }>(SITE_ONLY, {}, request);
    return send(request, reply, site, privacyPage(site));
  });
  portal.post('/elder-mode', (request, reply) => {
    const { back = '/', mode } = fieldsOf(request.body);
    return reply
      .setCookie('elder', mode === 'on' ? 'on' : 'off', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: ELDER_FOR_S })
      .code(303)
      .header('location', OWN_PATH.test(back) ? back : '/')
      .send();
  });
}
