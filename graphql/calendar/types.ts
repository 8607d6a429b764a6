import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import type { Doubt } from '../../domain/calendar/notice/read.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Operation } from '../../domain/access/roles.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { ERRORS } from '../../domain/errors.ts';
import type { RevisionProgress } from '../../domain/procedure/types.ts';
import { progressOf } from '../../services/calendar/rearming.ts';
import type { CalendarVersionRow, CalendarVersionStatus } from '../../services/read/calendars.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ViewerAction } from '../decision/parts.ts';
import { CalendarStatusEnum, DayKindEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';

/** A notice that came with the system has no row; one entered here has. */
export type CalendarVersionShape = { readonly arrangement: Arrangement; readonly row?: CalendarVersionRow };
type Day = { readonly date: PlainDate; readonly name: string; readonly kind: 'off' | 'makeup' };

const CalendarDay = builder.objectRef<Day>('CalendarDay').implement({
  description: '通知写明的一天：放假，或者调休上班。没有写的，星期六、星期日休息，其余上班。',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: '这一天的北京日期。' }),
    name: t.exposeString('name', { description: '所属的节日，如“春节”“国庆节、中秋节”，与通知一致。' }),
    kind: t.expose('kind', { type: DayKindEnum, description: '放假还是调休上班。' }),
  }),
});

const CalendarDoubt = builder.objectRef<Doubt & { readonly no: number }>('CalendarDoubt').implement({
  description: '读通知时没有把握的一处，批准前由人对照原件核对。',
  fields: (t) => ({
    no: t.exposeInt('no', { description: '序号，从1起，批准时写进 `confirmedDoubts`。' }),
    line: t.exposeInt('line', { description: '在通知文本的第几行，从1起；以 JSON 录入的为0。' }),
    field: t.exposeString('field', { description: '所在的栏目或者节日，如“文号”“春节”。' }),
    quoted: t.exposeString('quoted', { description: '有疑问的原文。' }),
    message: t.exposeString('message', { description: '疑问是什么，中文，可直接显示。' }),
  }),
});

const CalendarProgress = builder.objectRef<RevisionProgress>('CalendarRevisionProgress').implement({
  description: '批准之后，重算到了哪里。数字取自记录，随时可查。',
  fields: (t) => ({
    subjects: t.exposeInt('subjects', { description: '要重算的未办结决策和目录的个数。' }),
    counted: t.exposeInt('counted', { description: '已经重算的个数，没有变动的也算。' }),
    moved: t.exposeInt('moved', { description: '因此重新设定的期限个数。' }),
    woken: t.exposeInt('woken', { description: '已经按新期限重新定时的决策和目录的个数，每个只有一次。' }),
    finished: t.exposeBoolean('finished', { description: '全部重算、重新定时完成。' }),
  }),
});

export const CalendarVersion = builder.objectRef<CalendarVersionShape>('CalendarVersion').implement({
  description: '日历版本：一年的放假安排（国务院办公厅通知），是整年的一张表；同一年后发的通知代替先发的，先前的结果保留在期限的变更里。',
  fields: (t) => ({
    id: t.id({
      nullable: true,
      description: '录入的版本的全局编号，写作“CalendarVersion:uuid”；null 表示随系统提供，不能批准或者撤回。',
      resolve: (v) => (v.row ? encodeId('CalendarVersion', v.row.id) : null),
    }),
    region: t.string({ description: '适用地区，全国为 CN。', resolve: (v) => v.arrangement.region }),
    year: t.int({ description: '安排的是哪一年，公历。', resolve: (v) => v.arrangement.year }),
    version: t.int({ description: '这一年的第几版，从1起；等待批准的是批准后的版次。', resolve: (v) => v.arrangement.version }),
    title: t.string({ description: '通知的标题。', resolve: (v) => v.arrangement.notice.title }),
    number: t.string({ description: '文号，如“国办发明电〔2020〕1号”。', resolve: (v) => v.arrangement.notice.number }),
    signedOn: t.field({ type: 'Date', description: '成文日期（北京日期）。', resolve: (v) => plainDate(v.arrangement.notice.signed) }),
    address: t.string({ description: '公布通知的网址。', resolve: (v) => v.arrangement.notice.address }),
    days: t.field({
      type: [CalendarDay],
      description: '通知写明的各天，从早到晚。',
      complexity: { field: 1, multiplier: 3 },
      resolve: (v) => v.arrangement.days.map(([date, name, kind]) => ({ date: plainDate(date), name, kind })),
    }),
    status: t.field({
      type: CalendarStatusEnum,
      description: '录入、批准到了哪一步。',
      resolve: (v): CalendarVersionStatus | 'supplied' => v.row?.status ?? 'supplied',
    }),
    approvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '批准的时刻，从这一刻起全部期限按它计算；null 表示随系统提供，或者没有批准。',
      resolve: (v) => v.row?.approvedAt ?? null,
    }),
    appliedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '未办结的期限全部重算完成的时刻；null 表示随系统提供，或者还没有完成。',
      resolve: (v) => v.row?.appliedAt ?? null,
    }),
    progress: t.field({
      type: CalendarProgress,
      nullable: true,
      description: '重算的进度；null 表示随系统提供，或者没有批准。',
      resolve: (v, _a, ctx) => (v.row?.approvedAt ? progressOf(ctx.reader, v.row.id) : null),
    }),
    importedBy: t.string({
      nullable: true,
      description: '录入人姓名；公众看到的和随系统提供的为 null。',
      resolve: (v, _a, ctx) => (ctx.staff ? (v.row?.importedByName ?? null) : null),
    }),
    approvedBy: t.string({
      nullable: true,
      description: '批准人姓名；公众看到的、随系统提供的和没有批准的为 null。',
      resolve: (v, _a, ctx) => (ctx.staff ? (v.row?.approvedByName ?? null) : null),
    }),
    doubts: t.field({
      type: [CalendarDoubt],
      description: '读通知时没有把握的各处；公众看到的为空列表。',
      resolve: (v, _a, ctx) => (ctx.staff ? (v.row?.doubts ?? []).map((d, i) => ({ ...d, no: i + 1 })) : []),
    }),
    sourceText: t.string({
      nullable: true,
      description: '录入的原文；公众看到的和随系统提供的为 null。',
      resolve: (v, _a, ctx) => (ctx.staff ? (v.row?.sourceText ?? null) : null),
    }),
    viewerCan: t.field({
      type: [ViewerAction],
      description: '当前人员能不能批准、撤回，和不能的原因；公众为空列表。',
      resolve: (v, _a, ctx) => viewerCan(v, ctx),
    }),
  }),
});

const ACTIONS = { approveCalendarRevision: '批准', withdrawCalendarVersion: '撤回' } as const satisfies Partial<Record<Operation, string>>;

function viewerCan({ row }: CalendarVersionShape, { actor, staff }: Context) {
  if (actor?.kind !== 'person' || !staff || !row) return [];
  return (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).map((action) => {
    const refused = !mayDo(actor, action, {})
      ? 'FORBIDDEN'
      : row.status !== 'pending'
        ? 'CALENDAR_VERSION_SETTLED'
        : action === 'approveCalendarRevision' && row.importedById === actor.personId
          ? 'SECOND_PERSON_REQUIRED'
          : undefined;
    return {
      action,
      label: ACTIONS[action],
      allowed: refused === undefined,
      ...(refused ? { disabledReason: ERRORS[refused].message } : {}),
    };
  });
}

export const CalendarCoverage = builder.objectRef<WorkCalendar>('CalendarCoverage').implement({
  description: '现在算期限用的工作日历，和它的起止。',
  fields: (t) => ({
    region: t.exposeString('region', { description: '适用地区，全国为 CN。' }),
    version: t.exposeString('version', {
      description: '日历版本的名称，如“CN 2018–2026（2019v2、2020v2）”，每个期限都记着它算时用的版本。',
    }),
    coveredFrom: t.expose('coveredFrom', { type: 'Date', description: '有放假安排的第一天（北京日期）。' }),
    coveredThrough: t.expose('coveredThrough', {
      type: 'Date',
      description: '有放假安排的最后一天（北京日期）；算到它之后的期限是暂定的。',
    }),
  }),
});
