import { instantToIso, isoToInstant } from '../../domain/calendar/instant.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';

const DAY_MS = 86_400_000;
const PassedInstant = builder.objectRef<{ at: string; subject: string; what: string }>('PassedInstant').implement({
  description: '推进途中时钟停下的一个时刻，和当时轮到办理的事项。',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: '演练时钟的时刻。' }),
    subject: t.exposeString('subject', { description: '轮到的事项：`decision:uuid` 或 `catalog:uuid`。' }),
    what: t.exposeString('what', { description: '事项的种类：decision（决策）或 catalog（目录）。' }),
  }),
});
const Advanced = builder.objectRef<{ now: string; passed: { at: string; subject: string; what: string }[] }>('Advanced').implement({
  description: '推进后的时钟，和途中到期的事项。',
  fields: (t) => ({
    now: t.expose('now', { type: 'DateTime', description: '推进之后演练时钟的时刻。' }),
    passed: t.expose('passed', { type: [PassedInstant], description: '途中到期的事项，按时间先后；没有的为空列表。' }),
  }),
});

builder.mutationField('advance', (t) =>
  t.field({
    type: Advanced,
    description: `推进演练时间，逐个到期时刻停下办理，一次最多${LIMITS.advanceDaysMax}天。错误：REHEARSAL_ONLY（不是演练环境）、BAD_USER_INPUT（倒退、太远、两个参数都给或都不给）、CONFLICT（别人正在推进）、SERVICE_UNAVAILABLE（途中的办理没有结束）。`,
    args: {
      to: t.arg({ type: 'DateTime', description: '要到达的时刻；与 `days` 二选一。' }),
      days: t.arg.int({ description: '从现在起推进的天数，每天24小时，不分工作日；与 `to` 二选一。' }),
    },
    resolve: async (_root, a, ctx) => {
      const days = a.days ?? undefined;
      if ((a.to ? 1 : 0) + (days === undefined ? 0 : 1) !== 1) throw new CodedError('BAD_USER_INPUT', '请给出目标时间或者天数，只给一个');
      const to = a.to ? isoToInstant(new Date(a.to).toISOString()) : (await ctx.now()) + days! * DAY_MS;
      if (to - (await ctx.now()) > LIMITS.advanceDaysMax * DAY_MS)
        throw new CodedError('BAD_USER_INPUT', `一次最多推进${LIMITS.advanceDaysMax}天`);
      const done = await ctx.services.advance({ to });
      return {
        now: instantToIso(done.now),
        passed: done.passed.flatMap((p) => p.subjects.map((s) => ({ at: instantToIso(p.at), subject: `${s.kind}:${s.id}`, what: s.kind }))),
      };
    },
  }),
);
