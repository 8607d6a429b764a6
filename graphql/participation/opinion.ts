import { maskedName } from '../../domain/participation/form.ts';
import { countOpinions, listOpinions } from '../../services/read/opinions.ts';
import type { OpinionRow } from '../../services/read/opinions.ts';
import { builder, Node } from '../builder.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize } from '../connections.ts';
import type { ConnectionShape } from '../connections.ts';
import type { Context } from '../context.ts';
import { ChannelEnum, CommenterEnum, DispositionEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';
import { given } from '../inputs.ts';

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
      description:
        'Units as given. Persons in full only for the undertaking unit (承办单位), masked for everybody else, as the public was promised.',
      resolve: commenterName,
    }),
    receivedAt: t.field({ type: 'DateTime', description: 'Database clock on arrival.', resolve: (o) => o.receivedAt }),
    late: t.exposeBoolean('late'),
    withdrawn: t.exposeBoolean('withdrawn'),
    disposition: t.field({ type: DispositionEnum, nullable: true, resolve: (o) => o.disposition }),
    dispositionReason: t.string({ nullable: true, resolve: (o) => o.reason }),
  }),
});

/** Personal names are opened for those who must answer the person, and for nobody else. */
async function commenterName(o: OpinionRow, _args: object, ctx: Context): Promise<string | null> {
  if (o.unitName !== null || o.nameCipher === null) return o.unitName;
  const name = ctx.services.cipher.open(`comment.name:${o.id}`, o.nameCipher);
  const decision = await ctx.load.decision.load(o.decisionId);
  const undertakes = ctx.actor?.kind === 'person' && ctx.actor.roles.some((r) => r.organId === decision?.leadOrganId);
  return undertakes ? name : maskedName(name);
}

/** What the connection needs to count, should the count be asked for. */
type Listed = ConnectionShape<OpinionRow> & { readonly count: () => Promise<number> };
export const OpinionConnection = connectionOf<OpinionRow, Listed>('Opinion', Opinion);
builder.objectField(OpinionConnection, 'totalCount', (t) =>
  t.int({ description: 'All that meet the conditions, over all pages.', resolve: (c) => c.count() }),
);

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
): Promise<Listed | null> {
  if (!ctx.staff) return null;
  const filter = { ...given('round', a.round, (v) => v), ...given('undisposedOnly', a.undisposedOnly, (v) => v) };
  const after = a.after ? decodeCursor(a.after, 'instant', 'uuid') : undefined;
  const page = await listOpinions(ctx.reader, decisionId, filter, pageSize(a.first), after && { receivedAt: after[0]!, id: after[1]! });
  return {
    edges: page.rows.map((node) => ({ cursor: () => encodeCursor([node.receivedAt, node.id]), node })),
    hasNextPage: page.hasNextPage,
    count: () => countOpinions(ctx.reader, decisionId, filter),
  };
}
