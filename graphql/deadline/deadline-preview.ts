import { beijingDate, isoToInstant } from '../../domain/calendar/instant.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import { startingEvent } from '../../domain/deadline/trigger.ts';
import { proposeWindow } from '../../domain/deadline/window.ts';
import type { ProposedWindow as Proposed } from '../../domain/deadline/window.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { ruleOf } from '../../domain/rules/resolve.ts';
import { siteOrgan } from '../../services/read/directory.ts';
import { previewRules } from '../../services/rules.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { decodeId } from '../ids.ts';
import { reasonText } from '../inputs.ts';
import { DeadlineExplanation } from './types.ts';

const ProposedWindow = builder.objectRef<Proposed>('ProposedWindow').implement({
  description: '自己发的公告建议写的截止日：落在工作日，写明的日数就是实际开放的日数。',
  fields: (t) => ({
    days: t.exposeInt('days', { description: '公告里写的日数，自然日；所要的最后一天不上班的，比所要的多。' }),
    closesOn: t.expose('closesOn', { type: 'Date', description: '公告里写的最后一天（北京日期），当天24时截止。' }),
    unmovedOn: t.expose('unmovedOn', { type: 'Date', description: '所要的日数数满的那一天（北京日期），移到工作日之前。' }),
    provisional: t.exposeBoolean('provisional', { description: '暂定：最后一天超出已公布的放假安排。' }),
    text: t.exposeString('text', { description: '公告里可以直接写的一句。' }),
  }),
});

type Preview = ExplainedDeadline & { readonly calendar: WorkCalendar };
const DeadlinePreview = builder.objectRef<Preview>('DeadlinePreview').implement({
  description: '试算的期限，不保存。',
  interfaces: [DeadlineExplanation],
  fields: (t) => ({
    proposedWindow: t.field({
      type: ProposedWindow,
      nullable: true,
      description: '按自然日计算的最短期限，自己发公告时建议写的截止日；其他期限为 null。',
      resolve: (d) =>
        d.unit === 'calendar-day' && d.bound === 'minimum' && d.value !== undefined
          ? proposeWindow(d.triggerOn, d.value, d.calendar)
          : null,
    }),
  }),
});

builder.queryField('deadlinePreview', (t) =>
  t.field({
    type: DeadlinePreview,
    description:
      '按一条规则试算一个期限，逐日说明，不保存；任何人可用。规则包、规则不存在报 RULE_PACK_UNKNOWN、RULE_UNKNOWN，起算日规则没有施行报 RULE_NOT_IN_FORCE，数量不对报 COUNT_INVALID，超出已录入的放假安排报 DATE_OUTSIDE_COVERAGE，两个起算时间都不填或者矛盾报 BAD_USER_INPUT。',
    args: {
      ruleId: t.arg.string({ required: true, description: '规则编号，如 feedback。' }),
      packId: t.arg.string({ description: '规则包编号；不填的按 `decisionId` 的决策，都不填的按本站决策机关。' }),
      decisionId: t.arg.id({ description: '取这个决策适用的规则包（`Decision.id`）；看不到的报 NOT_FOUND。' }),
      triggerOn: t.arg({ type: 'Date', description: '起算日（北京日期）；与 `triggerAt` 填一个，都填的要是同一天。' }),
      triggerAt: t.arg({ type: 'DateTime', description: '起算时刻，按小时计算的期限用。' }),
      event: t.arg.string({
        description: '由规则的哪个事件起算，如 terminated；不填为规则自己的事件，规则没有这个事件的报 BAD_USER_INPUT。',
      }),
      days: t.arg.int({ description: '公告写明的数量（与规定不同时），单位同规则。' }),
      reason: t.arg.string({ description: `数量与规定不同的理由，最多${LIMITS.reasonCharsMax}字。` }),
      asOf: t.arg({ type: 'Date', description: '只用这一天已经公布的放假安排（北京日期）；不填为今天已知的。' }),
    },
    complexity: 10,
    resolve: async (_root, a, ctx) => {
      const when = triggerOf(a.triggerOn, a.triggerAt);
      const packId = a.packId ?? (await packIdOf(ctx, a.decisionId));
      const moment = await ctx.moment();
      const { rules, calendar } = previewRules(packId, when.on, moment, a.asOf ?? beijingDate(moment.now));
      const explained = explainDeadline({
        pack: rules,
        ruleId: a.ruleId,
        trigger: { event: startingEvent(ruleOf(rules, a.ruleId), a.event ?? undefined), ...when },
        calendar,
        ...(typeof a.days === 'number' ? { valueOverride: { value: a.days, reason: reasonText(a.reason ?? '公告写明的期限') } } : {}),
      });
      return { ...explained, calendar };
    },
  }),
);

function triggerOf(on: PlainDate | null | undefined, at: string | null | undefined) {
  const moment = typeof at === 'string' ? isoToInstant(at) : undefined;
  const day = on ?? (moment === undefined ? undefined : beijingDate(moment));
  if (day === undefined) throw wrong('请填写起算日或者起算时刻');
  if (moment === undefined) return { on: day };
  if (beijingDate(moment) !== day) throw wrong(`起算时刻在北京时间${beijingDate(moment)}，起算日写的是${day}`);
  return { on: day, at: moment };
}

function wrong(message: string): CodedError {
  return new CodedError('BAD_USER_INPUT', undefined, [{ path: 'triggerOn', message }]);
}

async function packIdOf(ctx: Context, decisionId: string | null | undefined): Promise<string> {
  if (decisionId) {
    const decision = await ctx.load.decision.load(decodeId('Decision', decisionId));
    if (!decision) throw new CodedError('NOT_FOUND', decisionId.slice(0, 60));
    return decision.packId;
  }
  const organ = await siteOrgan(ctx.reader);
  if (!organ?.packId) throw new CodedError('RULE_PACK_UNKNOWN', '没有填写规则包');
  return organ.packId;
}
