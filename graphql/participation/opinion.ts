import type { Channel, DispositionKind } from '../../domain/participation/dispositions.ts';
import type { CommenterKind } from '../../domain/participation/form.ts';
import { builder, Node } from '../builder.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize } from '../connections.ts';
import type { ConnectionShape } from '../connections.ts';
import type { Context } from '../context.ts';
import { ChannelEnum, CommenterEnum, DispositionEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';

type OpinionRow = {
  id: string;
  round: number;
  code: string;
  text: string;
  channel: Channel;
  commenterKind: CommenterKind;
  nameCipher: string | null;
  unitName: string | null;
  receivedAt: string;
  late: boolean;
  withdrawn: boolean;
  disposition: DispositionKind | null;
  reason: string | null;
};

export const Opinion = builder.objectRef<OpinionRow>('Opinion').implement({
  description: '公众意见 as the undertaker works on it; staff only.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (o) => encodeId('Opinion', o.id) }),
    round: t.exposeInt('round'),
    code: t.exposeString('code', { description: 'Receipt code.' }),
    text: t.exposeString('text'),
    channel: t.field({ type: ChannelEnum, resolve: (o) => o.channel }),
    commenterKind: t.field({ type: CommenterEnum, resolve: (o) => o.commenterKind }),
    commenterName: t.string({
      nullable: true,
      resolve: (o, _a, ctx) =>
        o.unitName ?? (o.nameCipher === null ? null : ctx.services.cipher.open(`comment.name:${o.id}`, o.nameCipher)),
    }),
    receivedAt: t.field({ type: 'DateTime', description: 'Database clock on arrival.', resolve: (o) => o.receivedAt }),
    late: t.exposeBoolean('late'),
    withdrawn: t.exposeBoolean('withdrawn'),
    disposition: t.field({ type: DispositionEnum, nullable: true, resolve: (o) => o.disposition }),
    dispositionReason: t.string({ nullable: true, resolve: (o) => o.reason }),
  }),
});

export const OpinionConnection = connectionOf('Opinion', Opinion, true);

/** One keyset page of a decision's opinions, in order of arrival; null for the public. */
export async function opinionsOf(
  decisionId: string,
  a: {
    round?: number | null | undefined;
    undisposedOnly?: boolean | null | undefined;
    first?: number | null | undefined;
    after?: string | null | undefined;
  },
  ctx: Context,
): Promise<ConnectionShape<OpinionRow> | null> {
  if (!ctx.actor) return null;
  const size = pageSize(a.first);
  const where = [
    'r.decision_id = ?',
    ...(a.round ? ['r.no = ?'] : []),
    ...(a.undisposedOnly ? ['s.id is null and c.withdrawn_at is null and c.withheld_reason is null'] : []),
  ];
  const values: unknown[] = [decisionId, ...(a.round ? [a.round] : [])];
  const from = `from comment c join round r on r.id = c.round_id left join disposition s on s.comment_id = c.id and s.superseded_at is null`;
  const [total] = await ctx.em.execute<{ n: number }[]>(`select count(*)::int as n ${from} where ${where.join(' and ')}`, values);
  const paged = a.after ? [...where, `(c.received_at, c.id) > (?::timestamptz, ?::uuid)`] : where;
  const rows = await ctx.em.execute<OpinionRow[]>(
    `select c.id, r.no as round, c.code, c.text, c.channel, c.commenter_kind as "commenterKind", c.name_cipher as "nameCipher", c.unit_name as "unitName",
            to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt", c.late, c.withdrawn_at is not null as withdrawn, s.kind as disposition, s.reason
     ${from} where ${paged.join(' and ')} order by c.received_at, c.id limit ?`,
    [...values, ...(a.after ? decodeCursor(a.after, 2) : []), size + 1],
  );
  return {
    edges: rows.slice(0, size).map((node) => ({ cursor: encodeCursor([node.receivedAt, node.id]), node })),
    hasNextPage: rows.length > size,
    totalCount: total!.n,
  };
}
