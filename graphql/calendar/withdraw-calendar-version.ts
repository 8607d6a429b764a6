import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { calendarPayload, CalendarPayload } from './results.ts';

builder.mutationField('withdrawCalendarVersion', (t) =>
  t.field({
    type: CalendarPayload,
    description: '撤回还没有批准的放假安排；再撤回一次结果相同。已经批准的返回 CALENDAR_VERSION_SETTLED，只能录入新的通知来改变。',
    args: { id: t.arg.id({ required: true, description: '日历版本的全局编号（`CalendarVersion.id`）；不存在报 NOT_FOUND。' }) },
    resolve: async (_root, a, ctx) =>
      calendarPayload(ctx, await ctx.services.calendarVersions.withdraw(decodeId('CalendarVersion', a.id), signedIn(ctx))),
  }),
);
