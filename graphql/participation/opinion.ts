import type { SubjectRef } from '../../domain/procedure/types.ts';
import { nameFor } from './name-for.ts';
import { countOpinions, listOpinions } from '../../services/read/opinions.ts';
import type { OpinionRow } from '../../services/read/opinions.ts';
import { builder, Node } from '../builder.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import type { ConnectionShape } from '../connections.ts';
import type { Context } from '../context.ts';
import { ChannelEnum, CommenterEnum, DispositionEnum } from '../enums.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import { given } from '../inputs.ts';
import { subjectOfRound } from '../refs.ts';

export const Opinion = builder.objectRef<OpinionRow>('Opinion').implement({
  description: '供办理人处理的一条公众意见，公众看不到。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (o) => encodeId('Opinion', o.id) }),
    round: t.exposeInt('round', { description: '属于第几轮征求意见，从1起。' }),
    code: t.exposeString('code', { description: '9位回执码。' }),
    text: t.exposeString('text', { description: '意见现在的全文，修改过的是修改后的。' }),
    channel: t.expose('channel', { type: ChannelEnum, description: '来源渠道。' }),
    commenterKind: t.expose('commenterKind', { type: CommenterEnum, description: '提意见的是个人、单位还是联名。' }),
    commenterName: t.string({
      nullable: true,
      description: '单位为全称；个人姓名只有承办单位的人员看到全名，其他人员看到的隐去名字；null 表示没有留姓名。',
      resolve: commenterName,
    }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: '收到的时刻：网上提交的为请求到达的时刻，线下意见为登记的时刻。' }),
    late: t.exposeBoolean('late', { description: '是否截止后收到；迟到的单独计数，也要处理。' }),
    withdrawn: t.exposeBoolean('withdrawn', { description: '是否已由本人撤回；撤回的不需要处理。' }),
    disposition: t.expose('disposition', { type: DispositionEnum, nullable: true, description: '现在的处理结论；null 表示还没有处理。' }),
    dispositionReason: t.string({ nullable: true, description: '处理的理由；null 表示还没有处理。', resolve: (o) => o.reason }),
  }),
});

async function commenterName(o: OpinionRow, _args: object, ctx: Context): Promise<string | null> {
  if (o.unitName !== null || o.nameCipher === null) return o.unitName;
  return nameFor(ctx, subjectOfRound(o), ctx.services.cipher.open(`comment.name:${o.id}`, o.nameCipher));
}

/** What the connection needs to count, should the count be asked for. */
type Listed = ConnectionShape<OpinionRow> & { readonly count: () => Promise<number> };
export const OpinionConnection = connectionOf<OpinionRow, Listed>('Opinion', Opinion);
builder.objectField(OpinionConnection, 'totalCount', (t) =>
  t.int({ description: '符合条件的总数，不限于本页；另需一次统计，不用时请不要取。', resolve: (c) => c.count() }),
);

/** How a list of opinions is asked for. */
export const OPINION_ARGS = builder.args((t) => ({
  round: t.int({ description: '只列这一轮的意见，从1起；不填列出各轮。' }),
  undisposedOnly: t.boolean({ description: 'true 只列还没有处理结论的意见（不含撤回和不列入统计的）。' }),
  first: t.int(FIRST),
  after: t.string(AFTER),
}));

/** One keyset page of the opinions on a subject's drafts, in order of arrival; null for the public. */
export async function opinionsOf(
  subject: SubjectRef,
  a: {
    round?: number | null | undefined;
    undisposedOnly?: boolean | null | undefined;
    first?: number | null | undefined;
    after?: string | null | undefined;
  },
  ctx: Context,
): Promise<Listed | null> {
  if (!ctx.staff) return null;
  const filter = { ...given('round', a.round, (v) => v), ...given('undisposedOnly', a.undisposedOnly, (v) => v) };
  const after = a.after ? decodeCursor('opinions', a.after, 'instant', 'uuid') : undefined;
  const page = await listOpinions(ctx.reader, subject, filter, pageSize(a.first), after && { receivedAt: after[0]!, id: after[1]! });
  return {
    edges: page.rows.map((node) => ({ cursor: () => encodeCursor('opinions', [node.receivedAt, node.id]), node })),
    hasNextPage: page.hasNextPage,
    count: () => countOpinions(ctx.reader, subject, filter),
  };
}
