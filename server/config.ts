/**
 * What each process takes from its environment, read once at its start: nothing below a composition root looks at
 * `process.env`. `docs/operations.md` lists the same names (tested).
 */
type Env = NodeJS.ProcessEnv;

/** Where the record and Temporal are. */
type Stores = {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly payloadKeyFile: string;
};

/** What a government site must show of itself; null = not configured, not shown. */
export type SiteConfig = {
  readonly name: string;
  readonly domain: string | null;
  readonly siteIdCode: string | null;
  readonly icp: string | null;
  readonly policeRecord: string | null;
};

export type ApiConfig = Stores & {
  readonly fieldKeyFile: string;
  readonly jwtKeyFile: string;
  readonly site: SiteConfig;
  readonly trustProxy: boolean;
  readonly host: string;
  readonly port: number;
};

export type WorkerConfig = Stores & { readonly taskQueue?: string; readonly bundleFile?: string; readonly buildId?: string };

export type MigrationConfig = { readonly databaseUrl: string; readonly rehearsal: boolean; readonly startAt?: string };

/** Ports of the embedded stack; absent = a free one is chosen. */
export type StackPorts = { readonly port?: number; readonly pgPort?: number; readonly temporalPort?: number };

/** The footer's names, for `doctor` to say which are missing. */
export const SITE_VARIABLES = ['SITE_NAME', 'SITE_DOMAIN', 'SITE_ID_CODE', 'SITE_ICP', 'SITE_POLICE_RECORD'] as const;

const PORT_DEFAULT = 8080;

/** @throws Error naming every variable that is missing or wrong */
export function apiConfig(env: Env): ApiConfig {
  need(env, 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'PAYLOAD_KEY_FILE', 'FIELD_KEY_FILE', 'JWT_KEY_FILE');
  return {
    ...stores(env),
    fieldKeyFile: env['FIELD_KEY_FILE']!,
    jwtKeyFile: env['JWT_KEY_FILE']!,
    site: siteConfig(env),
    trustProxy: env['TRUST_PROXY'] === 'true',
    host: env['HOST'] ?? '127.0.0.1',
    port: portOf(env, 'PORT') ?? PORT_DEFAULT,
  };
}

/** @throws Error naming every variable that is missing */
export function workerConfig(env: Env): WorkerConfig {
  need(env, 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'PAYLOAD_KEY_FILE');
  const { TASK_QUEUE, WORKFLOW_BUNDLE, BUILD_ID } = env;
  return {
    ...stores(env),
    ...(TASK_QUEUE ? { taskQueue: TASK_QUEUE } : {}),
    ...(WORKFLOW_BUNDLE ? { bundleFile: WORKFLOW_BUNDLE } : {}),
    ...(BUILD_ID ? { buildId: BUILD_ID } : {}),
  };
}

/** @throws Error naming the variable that is missing */
export function migrationConfig(env: Env): MigrationConfig {
  need(env, 'DATABASE_URL');
  const { REHEARSAL_START } = env;
  return {
    databaseUrl: env['DATABASE_URL']!,
    rehearsal: env['REHEARSAL'] === 'true',
    ...(REHEARSAL_START ? { startAt: REHEARSAL_START } : {}),
  };
}

/** @throws Error naming a port that is none */
export function stackPorts(env: Env): StackPorts {
  const given = { port: portOf(env, 'PORT'), pgPort: portOf(env, 'PG_PORT'), temporalPort: portOf(env, 'TEMPORAL_PORT') };
  return Object.fromEntries(Object.entries(given).filter(([, port]) => port !== undefined));
}

function stores(env: Env): Stores {
  return {
    databaseUrl: env['DATABASE_URL']!,
    temporalAddress: env['TEMPORAL_ADDRESS']!,
    namespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    payloadKeyFile: env['PAYLOAD_KEY_FILE']!,
  };
}

function siteConfig(env: Env): SiteConfig {
  return {
    name: env['SITE_NAME'] ?? '重大行政决策预公开',
    domain: env['SITE_DOMAIN'] ?? null,
    siteIdCode: env['SITE_ID_CODE'] ?? null,
    icp: env['SITE_ICP'] ?? null,
    policeRecord: env['SITE_POLICE_RECORD'] ?? null,
  };
}

function need(env: Env, ...names: readonly string[]): void {
  const missing = names.filter((name) => !env[name]);
  if (missing.length) throw new Error(`没有设置环境变量 ${missing.join('、')}；含义见 docs/operations.md`);
}

function portOf(env: Env, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`环境变量 ${name} 应为1至65535的端口号，收到 ${text}`);
  return port;
}
