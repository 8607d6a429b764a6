import { earlyWarnings } from '../../services/read/early-warnings.ts';
import type { OrganWarning, WarnedDecision } from '../../services/read/early-warnings.ts';
import { EARLY_WARNINGS } from '../../domain/decision/early-warnings.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, FIRST, pageOf } from '../connections.ts';
import { enumOf } from '../enums.ts';
import { organ, Organ } from '../people/types.ts';
import { DecisionRef } from '../refs.ts';

const EarlyWarningKind = enumOf('EarlyWarningKind', '提前预警的种类。', EARLY_WARNINGS);

const EarlyWarningDecision = builder.objectRef<WarnedDecision>('EarlyWarningDecision').implement({
  description: '预警涉及的一项决策和原因。',
  fields: (t) => ({
    decision: t.field({ type: DecisionRef, description: '决策。', resolve: async (d, _a, ctx) => (await ctx.load.decision.load(d.id))! }),
    why: t.exposeString('why', { description: '为什么列出，可直接显示，如“还没有集体讨论”“有期限到2025年1月9日”。' }),
  }),
});

const EarlyWarning = builder.objectRef<OrganWarning>('EarlyWarning').implement({
  description: '一条提前预警：什么事、从哪天起、最晚到哪天、该怎么办。',
  fields: (t) => ({
    kind: t.expose('kind', { type: EarlyWarningKind, description: '种类。' }),
    kindName: t.string({ description: '种类的中文名称。', resolve: (w) => EARLY_WARNINGS[w.kind] }),
    organ: t.field({ type: Organ, description: '决策机关。', resolve: (w, _a, ctx) => organ(ctx, w.organId) }),
    since: t.expose('since', { type: 'Date', description: '从哪一天起预警（北京日期）。' }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      description:
        '最晚哪一天（北京日期，含当天）：列席次数不足的为12月31日，规则包为有效期的最后一天；规则包过了这一天仍列出，至录入接续的规定。',
    }),
    missing: t.int({ nullable: true, description: '列席会议还差几次；规则包的预警为 null。', resolve: (w) => w.missing ?? null }),
    packId: t.string({ nullable: true, description: '将要期满的规则包编号；列席次数的预警为 null。', resolve: (w) => w.packId ?? null }),
    article: t.exposeString('article', { description: '依据的文件和条款。' }),
    text: t.exposeString('sentence', { description: '预警的内容，一句，可直接显示。' }),
    toDo: t.exposeString('toDo', { description: '该怎么办，可直接显示。' }),
    decisions: t.field({
      type: [EarlyWarningDecision],
      description:
        '列席次数不足的：还没有集体讨论、可以邀请公众代表的决策，离会议近的在前；规则包期满的：已知要办到期满以后的决策。没有的为空列表。',
      resolve: (w) => [...w.decisions],
    }),
  }),
});
const EarlyWarningConnection = connectionOf<OrganWarning>('EarlyWarning', EarlyWarning);

builder.queryField('earlyWarnings', (t) =>
  t.field({
    type: EarlyWarningConnection,
    description:
      '提前预警：10月1日起当年公众代表列席会议次数还不足的，规则包有效期将满、没有接续规定的。决策机关的工作人员看本机关的，监督机构看各机关的；没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN。',
    args: {
      organ: t.arg.string({ description: '决策机关的代码（`Organ.code`），不填为看得到的全部机关；没有这个有规则包的机关报 NOT_FOUND。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const all = await earlyWarnings(ctx.reader, await ctx.moment(), actor, a.organ ?? undefined);
      return pageOf(all, (w) => `${w.organCode}:${w.kind}:${w.packId ?? ''}`, a.first, a.after);
    },
  }),
);
