import { IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { calendarPayload, CalendarPayload } from './results.ts';

builder.mutationField('approveCalendarRevision', (t) =>
  t.field({
    type: CalendarPayload,
    description:
      '批准录入的放假安排：从这一刻起全部期限按它计算，未办结的期限随即重算，流程按新期限重新定时，公众页面随之改变，原来的结果留在变更里。须由录入人以外的人批准，否则返回 SECOND_PERSON_REQUIRED；存疑处没有全部核对返回 CALENDAR_DOUBTS_OPEN，已批准或者撤回返回 CALENDAR_VERSION_SETTLED，录入后同年又有别的安排生效返回 CALENDAR_VERSION_STALE，上一份还在重算返回 CALENDAR_REVISION_RUNNING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      id: t.arg.id({ required: true, description: '日历版本的全局编号（`CalendarVersion.id`）；不存在报 NOT_FOUND。' }),
      confirmedDoubts: t.arg.intList({ description: '已经对照原件核对过的存疑处的序号（`CalendarDoubt.no`）；没有存疑的不填。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const id = decodeId('CalendarVersion', a.id);
      const key = keyOf(a.idempotencyKey);
      return calendarPayload(ctx, await ctx.services.calendarVersions.approve(id, a.confirmedDoubts ?? [], key, actor));
    },
  }),
);
