import pg from 'pg';
import { formatInstantZh } from '../../domain/calendar/format.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { epochDay } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import { LIMITS } from '../../domain/limits.ts';
import { pendingMigrations } from '../../entities/migrate.ts';
import { SITE_VARIABLES } from '../config.ts';

/** One thing looked at; a remedy stands wherever the state is not ok. */
export type Finding = { readonly what: string; readonly state: 'ok' | 'warn' | 'fail'; readonly detail: string; readonly remedy?: string };

const CONNECT_WITHIN_MS = 5_000;
const POSTGRES_MAJOR_MIN = 18;
/** More than this between the machine's and the database's clock, and stamps on receipts stop agreeing with logs. */
const SKEW_MS_MAX = 2_000;
/** The longest usual period (30 days and the roll) must still fall into known days. */
const COVERAGE_DAYS_MIN = 60;

function said(error: unknown): string {
  const text =
    error instanceof AggregateError ? error.errors.map(String).join('；') : error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

/** Never shows the password. */
function addressOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

export async function openDatabase(url: string): Promise<{ finding: Finding; client?: pg.Client }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS, query_timeout: CONNECT_WITHIN_MS });
  try {
    await client.connect();
    return { finding: { what: '数据库', state: 'ok', detail: `已连接 ${addressOf(url)}` }, client };
  } catch (error) {
    await client.end().catch(() => undefined);
    return {
      finding: {
        what: '数据库',
        state: 'fail',
        detail: `连接不上 ${addressOf(url)}（${said(error)}）`,
        remedy: '请检查 PostgreSQL 是否在运行、DATABASE_URL 的地址和口令是否正确',
      },
    };
  }
}

export async function checkServer(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  const { version, fsync, commit } = rows[0]!;
  if (Number.parseInt(version, 10) < POSTGRES_MAJOR_MIN)
    return {
      what: '数据库版本',
      state: 'fail',
      detail: `PostgreSQL ${version}`,
      remedy: `需要 PostgreSQL ${POSTGRES_MAJOR_MIN} 或更高版本`,
    };
  if (fsync !== 'on' || commit === 'off')
    return {
      what: '数据库版本',
      state: 'warn',
      detail: `PostgreSQL ${version}，fsync=${fsync}，synchronous_commit=${commit}`,
      remedy: '断电会丢失已经答复“收到”的意见；除测试外请改回 on',
    };
  return { what: '数据库版本', state: 'ok', detail: `PostgreSQL ${version}` };
}

export async function checkMigrations(url: string): Promise<Finding> {
  try {
    const pending = await pendingMigrations(url);
    if (pending.length === 0) return { what: '迁移', state: 'ok', detail: '全部完成' };
    return {
      what: '迁移',
      state: 'fail',
      detail: `有${pending.length}个没有执行：${pending.join('、')}`,
      remedy: '请停止接口和办理进程，运行迁移任务（容器：docker compose run --rm migrate）后再启动',
    };
  } catch (error) {
    return { what: '迁移', state: 'fail', detail: said(error), remedy: '请检查数据库用户是否有建表和读取的权限' };
  }
}

/** The database is the only clock; here only its distance from this machine's is told. */
export async function checkClock(client: pg.Client): Promise<Finding> {
  const before = Date.now();
  const { rows } = await client.query<{ rehearsal: boolean; now: string; real: string }>(
    `select rehearsal, (extract(epoch from app_now()) * 1000)::bigint::text as now, (extract(epoch from now()) * 1000)::bigint::text as real from app_clock`,
  );
  const after = Date.now();
  const row = rows[0];
  if (!row)
    return { what: '时钟', state: 'fail', detail: '数据库没有时钟', remedy: '请运行迁移任务（容器：docker compose run --rm migrate）' };
  const skew = Math.round(Number(row.real) - (before + after) / 2);
  const shown = `${row.rehearsal ? '演练时间' : '系统时间'} ${formatInstantZh(Number(row.now))}`;
  if (Math.abs(skew) > SKEW_MS_MAX)
    return {
      what: '时钟',
      state: 'warn',
      detail: `${shown}；数据库与本机相差${(skew / 1000).toFixed(1)}秒`,
      remedy: '请在两台机器上启用时间同步（NTP）；收件时间以数据库为准',
    };
  return { what: '时钟', state: 'ok', detail: shown };
}

async function today(client: pg.Client): Promise<ReturnType<typeof beijingDate>> {
  const { rows } = await client.query<{ now: string }>(`select (extract(epoch from app_now()) * 1000)::bigint::text as now`);
  return beijingDate(Number(rows[0]!.now));
}

export async function checkCalendar(client: pg.Client): Promise<Finding> {
  const date = await today(client);
  const cal = chinaCalendar(date);
  const left = epochDay(cal.coveredThrough) - epochDay(date);
  const provisional = await client.query<{ n: number }>(`select count(*)::int as n from deadline where provisional and status = 'open'`);
  const detail = `${cal.version}，录入到${cal.coveredThrough}，还有${left}天；暂定的期限${provisional.rows[0]!.n}个`;
  if (left < 0)
    return { what: '放假安排', state: 'fail', detail, remedy: '当前日期没有放假安排，新的期限都是暂定；请录入国务院办公厅的通知' };
  if (left < COVERAGE_DAYS_MIN)
    return {
      what: '放假安排',
      state: 'warn',
      detail,
      remedy: `${Number(cal.coveredThrough.slice(0, 4)) + 1}年的通知一般在10月至12月公布，公布后请及时录入；此前跨年的期限为暂定`,
    };
  return { what: '放假安排', state: 'ok', detail };
}

export async function checkCommands(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ n: number; oldest: string | null }>(
    `select count(*)::int as n, to_char(min(received_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as oldest from command_outcome where outcome is null and received_at < app_now() - make_interval(secs => $1)`,
    [LIMITS.unansweredAfterMs / 1000],
  );
  const { n, oldest } = rows[0]!;
  if (n === 0) return { what: '未答复的命令', state: 'ok', detail: '没有' };
  return {
    what: '未答复的命令',
    state: 'warn',
    detail: `${n}个，最早收到于${oldest}`,
    remedy: '系统会自动重新提交；一直不减少时请检查 Temporal 和办理进程',
  };
}

/** What a government page must show; a rehearsal need not. */
export async function checkSite(client: pg.Client, env: NodeJS.ProcessEnv): Promise<Finding> {
  const { rows } = await client.query<{ rehearsal: boolean }>('select rehearsal from app_clock');
  const missing = SITE_VARIABLES.filter((name) => !env[name]);
  if (rows[0]?.rehearsal || missing.length === 0)
    return { what: '网站标识', state: 'ok', detail: missing.length ? '演练环境可以不设置' : '已设置' };
  return {
    what: '网站标识',
    state: 'warn',
    detail: `没有设置 ${missing.join('、')}`,
    remedy: '请设置网站名称、域名、网站标识码、ICP备案号和公安备案号，页脚和网页标签要用',
  };
}
