import { beijingDate } from '../../domain/calendar/instant.ts';
import { calendarFrom } from '../../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { suppliedAt } from '../../services/calendar/moment.ts';
import { listCalendarVersions } from '../../services/read/calendars.ts';
import { builder } from '../builder.ts';
import { CalendarCoverage, CalendarVersion } from './types.ts';
import type { CalendarVersionShape } from './types.ts';

const CalendarVersions = builder
  .objectRef<{ coverage: WorkCalendar; versions: readonly CalendarVersionShape[] }>('CalendarVersions')
  .implement({
    description: '算期限用的放假安排：有哪些、来自哪份通知、管到哪一天。',
    fields: (t) => ({
      coverage: t.expose('coverage', { type: CalendarCoverage, description: '现在用的工作日历和它的起止。' }),
      versions: t.expose('versions', {
        type: [CalendarVersion],
        description: '各年各版，年份新的在前；公众只看到正在用的和用过的，工作人员还看到等待批准和撤回的。',
      }),
    }),
  });

builder.queryField('calendarVersions', (t) =>
  t.field({
    type: CalendarVersions,
    description: '已知的放假安排（国务院办公厅通知），各附标题、文号和网址。',
    resolve: async (_root, _args, ctx) => {
      const [moment, entered] = await Promise.all([ctx.moment(), listCalendarVersions(ctx.reader, ctx.staff)]);
      const versions: CalendarVersionShape[] = [
        ...entered.map((row) => ({ arrangement: row.arrangement, row })),
        ...suppliedAt(moment.now).map((arrangement) => ({ arrangement })),
      ];
      versions.sort((a, b) => b.arrangement.year - a.arrangement.year || b.arrangement.version - a.arrangement.version);
      return { coverage: calendarFrom(moment.arrangements, beijingDate(moment.now)), versions };
    },
  }),
);
