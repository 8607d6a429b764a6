import { mayDo } from '../../domain/access/roles.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { listReviewLoad } from '../../services/read/review-load.ts';
import type { ReviewItem as Item, ReviewLoadRow } from '../../services/read/review-load.ts';
import { packAt } from '../../services/rules.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, FIRST, connectionOf, decodeCursor, encodeCursor, pageSize } from '../connections.ts';
import { organ, Organ } from '../people/types.ts';

const ReviewItem = builder.objectRef<Item>('ReviewItem').implement({
  description: '合法性审查工作量中的一件：已经送审，或者按计划将要送审。',
  fields: (t) => ({
    state: t.exposeString('state', { description: '状态：open（已经送审，尚未答复）、planned（计划送审）。' }),
    title: t.exposeString('title', { description: '决策草案的名称；尚未启动的为目录中的事项名称。' }),
    code: t.exposeString('code', { nullable: true, description: '决策编号（`Decision.code`）；尚未启动的为 null。' }),
    on: t.expose('on', {
      type: 'Date',
      description: '日期（北京日期）：已经送审的为要求答复的日期，计划送审的为按目录计划时间推算的最晚送审日期。',
    }),
    withoutPlan: t.exposeBoolean('withoutPlan', { description: 'true 表示目录没有写明计划时间，`on` 按年底计。' }),
  }),
});

const ReviewLoad = builder.objectRef<ReviewLoadRow>('ReviewLoad').implement({
  description: '一个决策机关的合法性审查机构一周内来自一个承办单位的工作量（条例第二十五条、第二十六条）。',
  fields: (t) => ({
    week: t.expose('week', { type: 'Date', description: '这一周的星期一（北京日期）；已经过期的计入本周。' }),
    weekEnd: t.field({ type: 'Date', description: '这一周的星期日（北京日期）。', resolve: (r) => addDays(r.week, 6) }),
    organ: t.field({ type: Organ, description: '决策机关。', resolve: (r, _a, ctx) => organ(ctx, r.organId) }),
    reviewer: t.string({
      nullable: true,
      description: '负责审查的机构，按决策机关的类别取自规则包，如“镇合法性审查机构”；规则包没有写明的为 null。',
      resolve: async (r, _a, ctx) => {
        const { packId, kind } = await organ(ctx, r.organId);
        if (packId === null) return null;
        return packAt(packId, await ctx.now()).organKinds.find((k) => k.kind === kind)?.reviewer ?? null;
      },
    }),
    department: t.exposeString('department', { description: '承办（牵头）单位名称；尚未启动的与目录印发文本一致。' }),
    open: t.exposeInt('open', { description: '已经送审、尚未答复，要求在这一周答复的件数。' }),
    overdue: t.exposeInt('overdue', { description: '其中要求答复的日期已过的件数。' }),
    planned: t.exposeInt('planned', { description: '按目录的计划时间，最晚要在这一周送审的件数，含正在办理、尚未送审的。' }),
    plannedLate: t.exposeInt('plannedLate', { description: '其中最晚送审日期已过的件数。' }),
    withoutPlan: t.exposeInt('withoutPlan', { description: '其中目录没有写明计划时间、按年底计的件数。' }),
    items: t.field({
      type: [ReviewItem],
      description: `各件，日期早的在前，最多列出${LIMITS.reviewLoadItemsMax}件；件数以上面的合计为准。`,
      resolve: (r) => [...r.items],
    }),
  }),
});
const ReviewLoadConnection = connectionOf<ReviewLoadRow>('ReviewLoad', ReviewLoad);

builder.queryField('reviewLoad', (t) =>
  t.field({
    type: ReviewLoadConnection,
    description:
      '各机关、各承办单位的合法性审查工作量，一张表：按周列出已经送审待答复的和计划送审的。限监督机构、合法性审查员、检查员；没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN。',
    args: {
      weeks: t.arg.int({
        description: `从本周起列几周，1至${LIMITS.reviewLoadWeeksMax}，不填为${LIMITS.reviewLoadWeeksDefault}；超出报 BAD_USER_INPUT。`,
      }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    complexity: (a) => ({ field: 1, multiplier: Math.min(a.first ?? LIMITS.pageSizeDefault, LIMITS.pageSizeMax) / 4 }),
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'reviewLoad', {})) throw new CodedError('FORBIDDEN');
      const weeks = a.weeks ?? LIMITS.reviewLoadWeeksDefault;
      if (weeks < 1 || weeks > LIMITS.reviewLoadWeeksMax) throw new CodedError('BAD_USER_INPUT', `周数为1至${LIMITS.reviewLoadWeeksMax}`);
      const after = a.after ? decodeCursor('review-load', a.after, 'key')[0]! : null;
      const page = await listReviewLoad(ctx.reader, weeks, pageSize(a.first), after);
      return {
        edges: page.rows.map((node) => ({ cursor: () => encodeCursor('review-load', [node.sortKey]), node })),
        hasNextPage: page.hasNextPage,
      };
    },
  }),
);
