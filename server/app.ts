import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { MikroORM } from '@mikro-orm/postgresql';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { CodedError, ERRORS } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { aliasLimit } from '../graphql/guards.ts';
import { formatError, statusOf } from '../graphql/errors.ts';
import { createContext } from '../graphql/context.ts';
import type { Context, Services, SiteSettings } from '../graphql/context.ts';
import { encodeId } from '../graphql/ids.ts';
import { PUBLIC_LIST } from '../graphql/trusted.ts';
import { schema } from '../graphql/schema.ts';
import { loadPerson } from '../services/access/actor.ts';
import { createAdoptions } from '../services/adoption/import.ts';
import { createOnboarding } from '../services/adoption/windows.ts';
import { createDeputies } from '../services/access/deputies.ts';
import { createGrants } from '../services/access/grants.ts';
import { createHandOvers } from '../services/access/handover.ts';
import { createCalendarVersions } from '../services/calendar/versions.ts';
import { createCatalogService } from '../services/catalog/create.ts';
import { createHandIn } from '../services/catalog/hand-in.ts';
import { createCatalogFiles } from '../services/catalog/export/catalog-file.ts';
import { createCompletionFiles } from '../services/catalog/export/completion-file.ts';
import { createCatalogImports } from '../services/catalog/import/create-import.ts';
import { isRehearsal } from '../services/clock.ts';
import type { Em } from '../services/clock.ts';
import { createInternalRegister } from '../services/decision/internal-register.ts';
import { createStartDecision } from '../services/decision/start.ts';
import { createArtefacts } from '../services/drafting/artefacts.ts';
import { createFiles } from '../services/drafting/files.ts';
import { createDispositions } from '../services/participation/dispositions.ts';
import { createExecutionOpinions } from '../services/participation/execution-opinions.ts';
import { createIntake } from '../services/participation/intake.ts';
import { createReceipts } from '../services/participation/receipts.ts';
import type { ProcedureGateway } from '../services/procedure/gateway.ts';
import { createCommandIntake } from '../services/procedure/intake.ts';
import { createOrganChanges } from '../services/organ/changes.ts';
import { createServingOffices } from '../services/organ/serving.ts';
import { createAdvance } from '../services/rehearsal/advance.ts';
import type { Reader } from '../services/read/reader.ts';
import { createRulePacks } from '../services/rules/versions.ts';
import { createFieldCipher } from '../services/secrets/field-cipher.ts';
import { PORTAL_READS } from '../web/portal/documents.ts';
import { codeOfHttp } from '../web/portal/http-error.ts';
import { registerPortal } from '../web/portal/register.ts';
import type { NotFound } from '../web/portal/register.ts';
import type { Identity } from './identity.ts';
import { landingPage } from './landing-page.ts';
import { compiledPlans } from './compiled-plans.ts';
import { registerAdoptionTemplate } from './adoption-template.ts';
import { registerCatalogFiles } from './catalog-files.ts';
import { createPublicCache } from './public-cache.ts';
import { createRateLimit } from './rate-limit.ts';

export type AppDeps = {
  readonly orm: MikroORM;
  readonly reader: Reader;
  readonly gateway: ProcedureGateway;
  readonly identity: Identity;
  /** 32 bytes: personal fields, receipt secrets, proofs. */
  readonly fieldKey: Buffer;
  readonly site: SiteSettings;
  readonly trustProxy?: boolean;
  readonly databaseUrl: string;
  /** Rejects when Temporal cannot be reached. */
  readonly temporalReady: () => Promise<void>;
};

/** Read documents of our own frontends. */
const TRUSTED_READS: ReadonlySet<string> = new Set([PUBLIC_LIST, ...PORTAL_READS]);

type Known = NonNullable<Awaited<ReturnType<typeof loadPerson>>>;

/** The whole HTTP side: GraphQL, portal, files, health. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { orm } = deps;
  const cipher = createFieldCipher(deps.fieldKey);
  const intake = createCommandIntake({ orm, gateway: deps.gateway, cipher });
  const createCatalog = createCatalogService({ orm, intake });
  const catalogHandIn = createHandIn({ orm, intake });
  const files = createFiles({ orm });
  const services: Services = {
    intake,
    starts: createStartDecision({ orm, intake }),
    internalRegister: createInternalRegister({ orm, intake }),
    createCatalog,
    catalogHandIn,
    calendarVersions: createCalendarVersions({ orm }),
    catalogImports: createCatalogImports({ orm, files, createCatalog }),
    onboarding: createOnboarding({ orm }),
    adoptions: createAdoptions({ orm, files }),
    comments: createIntake({ orm, cipher }),
    executionOpinions: createExecutionOpinions({ orm, cipher }),
    receipts: createReceipts({ orm, cipher }),
    dispositions: createDispositions({ orm }),
    artefacts: createArtefacts({ orm }),
    rulePacks: createRulePacks({ orm }),
    deputies: createDeputies({ orm }),
    setServingOffice: createServingOffices({ orm }),
    organChanges: createOrganChanges({ orm }),
    grants: createGrants({ orm }),
    handOvers: createHandOvers({ orm }),
    files,
    cipher,
    advance: createAdvance({ orm, gateway: deps.gateway }),
    signInRehearsal: (personId) => deps.identity.sign(personId),
    site: deps.site,
    limit: createRateLimit(),
  };
  let notFound: NotFound = (_request, reply) => answerError(new CodedError('NOT_FOUND'), reply);
  const app = Fastify({
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: LIMITS.requestBytesMax,
    forceCloseConnections: true,
    // An address that cannot be read, or is longer than any of ours, leads nowhere.
    frameworkErrors: (_error, request, reply) => void notFound(request, reply),
  });
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.queryTokensMax },
    maxRecursiveSelections: true,
    validationRules: [aliasLimit],
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      compiledPlans(schema, TRUSTED_READS),
      statusPlugin,
    ],
  });
  await apollo.start();
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: null,
      },
    },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: LIMITS.formBytesMax });
  await app.register(multipart, { limits: { fileSize: LIMITS.fileBytesMax, files: 1 } });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));

  let rehearsal: Promise<boolean> | undefined;
  /** A question that failed is asked again; its answer is for ever. */
  const asked = (answer: Promise<boolean>): Promise<boolean> => {
    answer.catch(() => (rehearsal = undefined));
    return answer;
  };
  /** Who signs in: known here, and signed by a key that counts here. @throws CodedError UNAUTHENTICATED */
  const personOf = async (em: Em, token: string): Promise<Known> => {
    const { personId, byRehearsalKey } = await deps.identity.verify(token);
    const [found, here] = await Promise.all([loadPerson(em, personId), byRehearsalKey ? (rehearsal ??= asked(isRehearsal(em))) : true]);
    if (!found || !here) throw new CodedError('UNAUTHENTICATED');
    return found;
  };
  const contextFor = async (request: FastifyRequest, token: string | undefined): Promise<Context> => {
    const em = orm.em.fork() as Em;
    // The stamp is asked for before anything else of this request waits for the database.
    const arrivedAt = isSubmission(request) ? services.comments.arrivalStamp() : null;
    // Whoever needs it learns of its failure; a request refused before that must not end the process.
    arrivedAt?.catch(() => undefined);
    const found = token === undefined ? null : await personOf(em, token);
    const { reader } = deps;
    return createContext({
      actor: found?.actor ?? null,
      person: found?.person ?? null,
      em,
      reader,
      services,
      address: request.ip,
      arrivedAt,
    });
  };
  const contextOf = (request: FastifyRequest): Promise<Context> => contextFor(request, bearer(request));
  const cache = createPublicCache({ databaseUrl: deps.databaseUrl, em: () => orm.em.fork() as Em, trusted: new Set([PUBLIC_LIST]) });
  cache.install(app);
  app.addHook('onClose', () => cache.stop());
  await cache.start();
  app.route({
    url: '/graphql',
    method: ['POST', 'OPTIONS'],
    // Its answers are JSON for programs: of the pages' headers only one says anything about them.
    helmet: false,
    preHandler: (_request, reply, done) => {
      reply.header('x-content-type-options', 'nosniff');
      done();
    },
    handler: fastifyApolloHandler(apollo, { context: (request) => contextOf(request).catch(withStatus) }),
  });
  landingPage(app);
  registerFiles(app, services, contextOf);
  registerCatalogFiles(app, { table: createCatalogFiles(deps.reader), completion: createCompletionFiles(deps.reader) }, contextOf);
  registerAdoptionTemplate(app);
  registerHealth(app, deps);
  notFound = await registerPortal(app, {
    execute: async (document, variables, request) => {
      const { body } = await apollo.executeOperation(
        {
          query: document,
          variables,
          http: { method: 'POST', headers: new HeaderMap([['content-type', 'application/json']]), search: '', body: '' },
        },
        { contextValue: await contextFor(request, undefined) },
      );
      if (body.kind !== 'single') throw new Error('incremental delivery is not used');
      return body.singleResult as {
        data?: Record<string, unknown> | null;
        errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
      };
    },
  });
  return app;
}

/** The scheme's name has no case (RFC 9110); other schemes belong to a proxy in front of us. */
const bearer = (request: FastifyRequest): string | undefined => /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Requests whose arrival decides: an opinion, a change, a withdrawal. */
function isSubmission(request: FastifyRequest): boolean {
  if (request.method !== 'POST') return false;
  if (request.url.startsWith('/decisions/') || request.url.startsWith('/receipts/')) return true;
  const query = (request.body as { query?: unknown } | undefined)?.query;
  return typeof query === 'string' && /submitComment|editComment|withdrawComment/.test(query);
}

/** Wrong requests carry their status, expected refusals 200. */
const statusPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({
        response,
      }: {
        response: {
          body: { kind: string; singleResult?: { errors?: readonly { extensions?: Record<string, unknown> }[]; data?: unknown } };
          http: { status?: number };
        };
      }) {
        const result = response.body.singleResult;
        const codes = (result?.errors ?? []).map((e) => (typeof e.extensions?.['code'] === 'string' ? e.extensions['code'] : ''));
        const hasData = result?.data !== null && result?.data !== undefined && Object.values(result.data as object).some((v) => v !== null);
        if (codes.length && !hasData) response.http.status = statusOf(codes);
      },
    };
  },
};

/** A request whose sender cannot be told apart is wrong, not our fault: it keeps its own status. */
function withStatus(error: unknown): never {
  if (!(error instanceof CodedError)) throw error;
  throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: ERRORS[error.code].status } } });
}

/** Outside GraphQL an error is a small JSON of the same catalogue; unknown ones say nothing of their inside. */
function answerError(error: unknown, reply: { code(n: number): { send(body: unknown): unknown } }): unknown {
  const code: ErrorCode = error instanceof CodedError ? error.code : codeOfHttp(error);
  if (code === 'INTERNAL')
    process.stderr.write(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const entry = ERRORS[code];
  return reply.code(entry.status).send({
    errors: [{ message: error instanceof CodedError ? error.message : entry.message, extensions: { code, remedy: entry.remedy } }],
  });
}

function registerFiles(app: FastifyInstance, services: Services, contextOf: (r: FastifyRequest) => Promise<Context>): void {
  app.post('/files', async (request) => {
    const { actor, staff } = await contextOf(request);
    if (!actor) throw new CodedError('UNAUTHENTICATED');
    if (!staff) throw new CodedError('FORBIDDEN');
    const part = await request.file();
    if (!part) throw new CodedError('BAD_USER_INPUT', '没有文件');
    const stored = await services.files.store(await part.toBuffer(), part.filename, actor);
    return { ...stored, id: encodeId('File', stored.id) };
  });
  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    if (!/^[0-9a-f-]{36}$/.test(request.params.id)) throw new CodedError('NOT_FOUND');
    const { actor } = await contextOf(request);
    const file = await services.files.open(request.params.id, actor);
    if (!file) throw new CodedError('NOT_FOUND');
    return reply
      .header('content-type', file.mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(file.content);
  });
}

/** `/healthz`: the process; `/readyz`: also database and Temporal. */
function registerHealth(app: FastifyInstance, deps: AppDeps): void {
  app.get('/healthz', () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const [database, temporal] = await Promise.allSettled([(deps.orm.em.fork() as Em).execute('select app_now()'), deps.temporalReady()]);
    const ok = database.status === 'fulfilled' && temporal.status === 'fulfilled';
    return reply.code(ok ? 200 : 503).send({ ok, database: database.status === 'fulfilled', temporal: temporal.status === 'fulfilled' });
  });
}
