import { instantToIso, isoToInstant } from '../../domain/calendar/instant.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';

const DAY_MS = 86_400_000;
const PassedInstant = builder.objectRef<{ at: string; subject: string; what: string }>('PassedInstant').implement({
  description: 'An instant the clock stood at, and whose turn it was.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'By the rehearsal’s clock.', resolve: (p) => p.at }),
    subject: t.exposeString('subject', { description: '`decision:uuid` or `catalog:uuid`.' }),
    what: t.exposeString('what', { description: 'decision or catalog.' }),
  }),
});
const Advanced = builder.objectRef<{ now: string; passed: { at: string; subject: string; what: string }[] }>('Advanced').implement({
  description: 'Where the clock stands now, and what became due on the way.',
  fields: (t) => ({
    now: t.field({ type: 'DateTime', description: 'The rehearsal’s clock after the advance.', resolve: (r) => r.now }),
    passed: t.field({ type: [PassedInstant], description: 'In the order of time.', resolve: (r) => r.passed }),
  }),
});

builder.mutationField('advance', (t) =>
  t.field({
    type: Advanced,
    description: `推进演练时间, from due instant to due instant, at most ${LIMITS.advanceDaysMax} days at once. Errors: REHEARSAL_ONLY outside a rehearsal database, BAD_USER_INPUT (backwards, too far, both or neither argument), CONFLICT while another advance runs.`,
    args: {
      to: t.arg({ type: 'DateTime', description: 'The instant to arrive at; this or `days`.' }),
      days: t.arg.int({ description: 'Days of 24 hours from now; this or `to`.' }),
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
