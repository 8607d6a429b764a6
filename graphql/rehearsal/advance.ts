import { instantToIso, isoToInstant } from '../../domain/calendar/instant.ts';
import { CodedError } from '../../domain/errors.ts';
import { builder } from '../builder.ts';

const DAY_MS = 86_400_000;
const PassedInstant = builder.objectRef<{ at: string; subject: string; what: string }>('PassedInstant').implement({
  description: 'An instant the clock stood at, and whose turn it was.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', resolve: (p) => p.at }),
    subject: t.exposeString('subject'),
    what: t.exposeString('what'),
  }),
});
const Advanced = builder.objectRef<{ now: string; passed: { at: string; subject: string; what: string }[] }>('Advanced').implement({
  description: 'Where the clock stands now, and what became due on the way.',
  fields: (t) => ({
    now: t.field({ type: 'DateTime', resolve: (r) => r.now }),
    passed: t.field({ type: [PassedInstant], resolve: (r) => r.passed }),
  }),
});

builder.mutationField('advance', (t) =>
  t.field({
    type: Advanced,
    description: '推进演练时间, from due instant to due instant. Only a rehearsal database accepts it (REHEARSAL_ONLY).',
    args: { to: t.arg({ type: 'DateTime' }), days: t.arg.int() },
    resolve: async (_root, a, ctx) => {
      if (!a.to && !a.days) throw new CodedError('BAD_USER_INPUT', '请给出目标时间或者天数');
      const done = await ctx.services.advance(a.to ? { to: isoToInstant(new Date(a.to).toISOString()) } : { byMs: a.days! * DAY_MS });
      return {
        now: instantToIso(done.now),
        passed: done.passed.flatMap((p) => p.subjects.map((s) => ({ at: instantToIso(p.at), subject: `${s.kind}:${s.id}`, what: s.kind }))),
      };
    },
  }),
);
