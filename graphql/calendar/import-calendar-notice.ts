import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { calendarPayload, CalendarPayload } from './results.ts';

export const NOTICE_TEXT = `放假安排通知的全文（第一行：标题 | 文号 | 成文日期 | 网址），或者它的 JSON 形式，最多${LIMITS.calendarNoticeCharsMax}字。`;

builder.mutationField('importCalendarNotice', (t) =>
  t.field({
    type: CalendarPayload,
    description:
      '录入国务院办公厅的放假安排通知，等待第二个人批准，此前不影响任何期限。同一份文本得到同一个版本。读不通或者自相矛盾报 CALENDAR_NOTICE_INVALID，与已知的安排矛盾报 CALENDAR_NOTICE_CONFLICT；已经在用返回 CALENDAR_NOTICE_KNOWN，同一年已有等待批准的返回 CALENDAR_NOTICE_PENDING。',
    args: { text: t.arg.string({ required: true, description: NOTICE_TEXT }) },
    resolve: async (_root, a, ctx) => calendarPayload(ctx, await ctx.services.calendarVersions.importNotice(a.text, signedIn(ctx))),
  }),
);
