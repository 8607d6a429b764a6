import { builder } from '../builder.ts';
import { decodeId } from '../ids.ts';
import { visibleCalendarVersion } from '../visible.ts';
import { CalendarVersion } from './types.ts';

builder.queryField('calendarVersion', (t) =>
  t.field({
    type: CalendarVersion,
    nullable: true,
    description: '按编号取一份录入的放假安排和它的进度；null 表示没有，或者当前人员无权看到。编号写法不对报 NOT_FOUND。',
    args: { id: t.arg.id({ required: true, description: '日历版本的全局编号（`CalendarVersion.id`）。' }) },
    resolve: async (_root, a, ctx) => {
      const row = await visibleCalendarVersion(ctx, decodeId('CalendarVersion', a.id));
      return row ? { arrangement: row.arrangement, row } : null;
    },
  }),
);
