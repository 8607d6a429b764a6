import { CodedError } from '../../domain/errors.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Change } from '../../domain/deadline/impact.ts';
import type { Unmoved } from '../../domain/deadline/recount.ts';
import { impactReport } from '../../services/calendar/impact.ts';
import type { CatalogDate, ImpactLine, ImpactReport, ImpactTotals } from '../../services/calendar/impact.ts';
import { readAgainst } from '../../services/calendar/versions.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, FIRST, pageOf } from '../connections.ts';
import type { Context } from '../context.ts';
import { DeadlineChangeEnum, DeadlineUnmovedEnum } from '../enums.ts';
import { decodeId, encodeId } from '../ids.ts';
import { NOTICE_TEXT } from './import-calendar-notice.ts';
import { CalendarVersion } from './types.ts';

const TotalsInfo = builder.interfaceRef<ImpactTotals>('CalendarImpactTotals').implement({
  description: '变动的期限的合计；一个期限可以同时计入几项。',
  fields: (t) => ({
    moved: t.exposeInt('moved', { description: '重新设定的期限总数，含截止日不变、只是算法或者暂定有变的。' }),
    later: t.exposeInt('later', { description: '截止日推后的期限数。' }),
    earlier: t.exposeInt('earlier', { description: '截止日提前的期限数。' }),
    becomeOverdue: t.exposeInt('becomeOverdue', { description: '批准后立即逾期的期限数。' }),
    becomeFinal: t.exposeInt('becomeFinal', { description: '由暂定变为确定的期限数。' }),
    windowsExtended: t.exposeInt('windowsExtended', { description: '因此延长的征求意见窗口数。' }),
  }),
});
const Totals = builder.objectRef<ImpactTotals>('CalendarImpactSum').implement({
  description: '全部变动的合计。',
  interfaces: [TotalsInfo],
});
const OrganTotals = builder.objectRef<ImpactReport['organs'][number]>('CalendarImpactOfOrgan').implement({
  description: '一个单位的变动合计：决策算在承办单位，目录算在决策机关。',
  interfaces: [TotalsInfo],
  fields: (t) => ({ organName: t.exposeString('organName', { description: '单位全称。' }) }),
});
const CatalogDateType = builder.objectRef<CatalogDate>('CalendarImpactCatalogDate').implement({
  description: '还没有编制的目录：法定日期不变，稳妥的最后一个工作日有变。',
  fields: (t) => ({
    organName: t.exposeString('organName', { description: '决策机关全称。' }),
    year: t.exposeInt('year', { description: '目录年份，公历。' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '最晚公布的日期（北京日期），不因休息日顺延。' }),
    safeFrom: t.expose('safeFrom', { type: 'Date', description: '现在的稳妥日：此前最后一个工作日（北京日期）。' }),
    safeTo: t.expose('safeTo', { type: 'Date', description: '批准后的稳妥日（北京日期）。' }),
  }),
});
const UnmovedCount = builder.objectRef<{ why: Unmoved | 'settled'; count: number }>('CalendarImpactUnmoved').implement({
  description: '因同一个原因不变的期限数。',
  fields: (t) => ({
    why: t.expose('why', { type: DeadlineUnmovedEnum, description: '为什么不变。' }),
    count: t.exposeInt('count', { description: '期限数。' }),
  }),
});

const Line = builder.objectRef<ImpactLine>('CalendarImpact').implement({
  description: '一个会变动的期限：现在是哪天、批准后是哪天。',
  fields: (t) => ({
    deadlineId: t.id({ description: '期限的全局编号（`Deadline.id`）。', resolve: (l) => encodeId('Deadline', l.deadlineId) }),
    key: t.exposeString('key', { description: '在决策或者目录内的编号，如 `feedback`。' }),
    ruleName: t.exposeString('ruleName', { description: '期限的中文名称，如“意见采纳情况反馈”。' }),
    title: t.exposeString('title', { description: '决策或者目录的名称。' }),
    organName: t.exposeString('organName', { description: '须办理的单位：决策的承办单位，目录的决策机关。' }),
    change: t.field({ type: DeadlineChangeEnum, description: '怎么变。', resolve: (l): Change => l.change }),
    from: t.expose('from', { type: 'Date', description: '现在的截止日（北京日期）。' }),
    to: t.expose('to', { type: 'Date', description: '批准后的截止日（北京日期）。' }),
    safeFrom: t.expose('safeFrom', { type: 'Date', description: '现在的较早读法；固定日期为此前最后一个工作日（北京日期）。' }),
    safeTo: t.expose('safeTo', { type: 'Date', description: '批准后的较早读法（北京日期）。' }),
    becomesOverdue: t.exposeBoolean('becomesOverdue', { description: '批准后立即逾期。' }),
    becomesOpen: t.exposeBoolean('becomesOpen', { description: '现在已经逾期，批准后不再逾期。' }),
    becomesFinal: t.exposeBoolean('becomesFinal', { description: '由暂定变为确定。' }),
    extendsWindow: t.exposeBoolean('extendsWindow', {
      description: '正在进行的征求意见因此延长到新的截止日；已公布的窗口只延长，不缩短。',
    }),
  }),
});
const LineConnection = connectionOf('CalendarImpact', Line);

const Preview = builder.objectRef<ImpactReport>('CalendarRevisionPreview').implement({
  description: '批准一份放假安排会有什么影响。只算不改，算法与批准后重算的相同。',
  fields: (t) => ({
    version: t.field({ type: CalendarVersion, description: '所看的放假安排。', resolve: ({ arrangement }) => ({ arrangement }) }),
    calendarVersion: t.exposeString('calendarVersion', { description: '批准后工作日历版本的名称。' }),
    asked: t.exposeInt('asked', { description: '重算的未办结期限总数。' }),
    totals: t.field({ type: Totals, description: '全部变动的合计。', resolve: (r) => r.totals }),
    organs: t.field({ type: [OrganTotals], description: '按单位的合计，变动多的在前。', resolve: (r) => [...r.organs] }),
    unmoved: t.field({
      type: [UnmovedCount],
      description: '不变的期限，按原因合计。',
      resolve: (r) => (Object.keys(r.unmoved) as (keyof ImpactReport['unmoved'])[]).map((why) => ({ why, count: r.unmoved[why] })),
    }),
    catalogDates: t.field({
      type: [CatalogDateType],
      description: '今后各年目录的公布日期中，稳妥日有变的。',
      resolve: (r) => [...r.catalogDates],
    }),
    lines: t.field({
      type: LineConnection,
      description: '变动的各个期限，立即逾期的在前，其余按新的截止日从早到晚。',
      args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
      resolve: (r, a) => pageOf(r.lines, (l) => l.deadlineId, a.first, a.after),
    }),
  }),
});

builder.queryField('calendarRevisionPreview', (t) =>
  t.field({
    type: Preview,
    description:
      '批准之前看影响：哪些期限变动、变到哪天、哪些立即逾期，哪些不变和为什么。须有录入放假安排的岗位：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN；`id` 和 `text` 不是只给一个报 BAD_USER_INPUT，文本读不通报 CALENDAR_NOTICE_INVALID，与已知的安排矛盾报 CALENDAR_NOTICE_CONFLICT。',
    args: {
      id: t.arg.id({ description: '已录入的日历版本的全局编号；与 `text` 二选一，不存在报 NOT_FOUND。' }),
      text: t.arg.string({ description: `${NOTICE_TEXT.slice(0, -1)}；只看影响，不录入；与 \`id\` 二选一。` }),
    },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'importCalendarNotice', {})) throw new CodedError('FORBIDDEN');
      return impactReport(ctx.reader, await ctx.moment(), await arrangementOf(ctx, a.id ?? undefined, a.text ?? undefined));
    },
  }),
);

async function arrangementOf(ctx: Context, id: string | undefined, text: string | undefined) {
  if ((id === undefined) === (text === undefined)) throw new CodedError('BAD_USER_INPUT', '请给出日历版本的编号或者通知文本，只给一个');
  if (text !== undefined) return readAgainst(await ctx.moment(), text).arrangement;
  const row = await ctx.load.calendarVersion.load(decodeId('CalendarVersion', id!));
  if (!row) throw new CodedError('NOT_FOUND', id);
  return row.arrangement;
}
