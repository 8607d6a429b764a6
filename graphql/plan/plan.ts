import { CodedError } from '../../domain/errors.ts';
import { dayZh } from '../../domain/calendar/format.ts';
import { LIMITS } from '../../domain/limits.ts';
import { planOf } from '../../services/plan/plan.ts';
import type { PlanQuestion } from '../../services/plan/plan.ts';
import { packIdByOrgan } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import type { Context } from '../context.ts';
import { GateEnum } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given } from '../inputs.ts';
import { Plan } from './types.ts';

type Subject = Pick<PlanQuestion, 'packId' | 'state' | 'planned'>;
type Opt = string | null | undefined;
type Asked = { readonly decisionId?: Opt; readonly packId?: Opt; readonly organCode?: Opt };

/** What is planned: a running decision, an organ's next one, or any under a pack. @throws CodedError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN */
async function subjectOf(a: Asked, ctx: Context): Promise<Subject> {
  const { decisionId, packId, organCode } = a;
  if ([decisionId, packId, organCode].filter(Boolean).length !== 1)
    throw new CodedError('BAD_USER_INPUT', 'decisionId、packId、organCode 写一项，也只能写一项');
  if (decisionId) return decisionSubject(decisionId, ctx);
  if (packId) return { packId };
  const found = await packIdByOrgan(ctx.reader, organCode!);
  if (found === undefined) throw new CodedError('NOT_FOUND', organCode!.slice(0, 60));
  return { packId: found };
}

/** How far a decision is, before it is published, is its staff's business. */
async function decisionSubject(decisionId: string, ctx: Context): Promise<Subject> {
  signedIn(ctx);
  if (!ctx.staff) throw new CodedError('FORBIDDEN');
  const decision = await ctx.load.decision.load(decodeId('Decision', decisionId));
  if (!decision) throw new CodedError('NOT_FOUND', decisionId.slice(0, 60));
  const { state } = (await ctx.load.state.load(decision.id))!;
  const row = (await ctx.load.publicRowOfEntry.load(decision.entryId))[0];
  const to = row?.plannedTo;
  const planned = to ? { to, words: `目录的计划时间${row.plannedText ? `“${row.plannedText}”` : ''}（到${dayZh(to, true)}）` } : undefined;
  return { packId: decision.packId, state, ...(planned ? { planned } : {}) };
}

builder.queryField('plan', (t) =>
  t.field({
    type: Plan,
    description:
      '排期：从计划上会的日期倒排每一步的最晚日期，从起步日顺排每一步的最早日期，并说明冲突。按决策查询的，已经办理的各步计入，须有岗位，没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN，已经终止或者归档的报 WRONG_PHASE。日期超出已录入的放假安排报 DATE_OUTSIDE_COVERAGE，在规则施行之前的报 RULE_NOT_IN_FORCE。',
    args: {
      decisionId: t.arg.id({
        description: '决策的全局编号（`Decision.id`）。与 `packId`、`organCode` 三项写一项，否则报 BAD_USER_INPUT。',
      }),
      packId: t.arg.string({ description: '规则包编号；没有这个规则包报 RULE_PACK_UNKNOWN。' }),
      organCode: t.arg.string({ description: '机关代码（`Organ.code`），用它的规则包；没有的报 NOT_FOUND。' }),
      meetingOn: t.arg({ type: 'Date', description: '计划上会的北京日期；不填的只作顺排。' }),
      issueOn: t.arg({ type: 'Date', description: '计划出台的北京日期，不能早于会议；不填的按会议当天。' }),
      startOn: t.arg({ type: 'Date', description: '起步的北京日期；不填的为今天。' }),
      month: t.arg.string({ description: '顺排结果与哪个月比较，写作 `YYYY-MM`；不填的与会议日或者目录的计划时间比较。' }),
      gates: t.arg({ type: [GateEnum], description: '要办的视情环节；一律要办的和决策已经办理的不必填。' }),
      rounds: t.arg.int({ description: `公开征求意见的轮数，0至${LIMITS.planRoundsMax}；不填的为1，0为以其他方式听取意见。` }),
    },
    complexity: { field: 20, multiplier: 1 },
    resolve: async (_root, a, ctx) =>
      planOf(
        {
          ...(await subjectOf(a, ctx)),
          gates: a.gates ?? [],
          ...given('rounds', a.rounds, (v) => v),
          ...given('meetingOn', a.meetingOn, (v) => v),
          ...given('issueOn', a.issueOn, (v) => v),
          ...given('startOn', a.startOn, (v) => v),
          ...given('month', a.month, (v) => v),
        },
        await ctx.moment(),
      ),
  }),
);
