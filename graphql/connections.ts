import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { builder } from './builder.ts';

/** Keyset pages on every list that can grow: forward only, capped. */
export type ConnectionShape<T> = {
  /** Cursors are made when they are asked for: most lists show none. */
  readonly edges: readonly { readonly cursor: () => string; readonly node: T }[];
  readonly hasNextPage: boolean;
};

const PageInfo = builder.objectRef<{ start: string | null; end: string | null; hasNextPage: boolean }>('PageInfo').implement({
  description: '翻页信息，只能向后翻：以 `after: endCursor` 再次查询。',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: '本页之后还有内容。' }),
    hasPreviousPage: t.boolean({ description: '恒为 false：只能向后翻页。', resolve: () => false }),
    startCursor: t.exposeString('start', { nullable: true, description: '本页第一条的游标；空页为 null。' }),
    endCursor: t.exposeString('end', { nullable: true, description: '本页最后一条的游标，作为下一页的 `after`；空页为 null。' }),
  }),
});

/** A connection type over a node type; what one has beside pages is added to it where it is made. */
export function connectionOf<T, C extends ConnectionShape<T> = ConnectionShape<T>>(name: string, node: { readonly $inferType: T }) {
  const Edge = builder.objectRef<{ readonly cursor: () => string; readonly node: T }>(`${name}Edge`).implement({
    description: `一个 ${name} 和它的游标。`,
    fields: (t) => ({
      cursor: t.string({ description: '游标，用作下一页的 `after`；前端不要拆解。', resolve: (e) => e.cursor() }),
      node: t.expose('node' as never, { type: node as never, description: `这一条 ${name}。` }),
    }),
  });
  return builder.objectRef<C>(`${name}Connection`).implement({
    description: `一页 ${name}，只能向后翻，每页最多${LIMITS.pageSizeMax}条。`,
    fields: (t) => ({
      edges: t.expose('edges' as never, { type: [Edge], description: '本页各条，按列表的顺序。' } as never),
      pageInfo: t.field({
        type: PageInfo,
        description: '后面还有没有、从哪里接着取。',
        resolve: (c) => ({ start: c.edges[0]?.cursor() ?? null, end: c.edges.at(-1)?.cursor() ?? null, hasNextPage: c.hasNextPage }),
      }),
    }),
  });
}

/** The two arguments of every list that pages. */
export const FIRST = {
  description: `每页条数，1至${LIMITS.pageSizeMax}，不填为${LIMITS.pageSizeDefault}；超出报 BAD_USER_INPUT。`,
};
export const AFTER = { description: '上一页的 `pageInfo.endCursor`，从它之后取；不填从头取，不是本列表的游标报 BAD_USER_INPUT。' };

/** The page size asked for, capped. @throws CodedError BAD_USER_INPUT */
export function pageSize(first: number | null | undefined): number {
  const n = first ?? LIMITS.pageSizeDefault;
  if (n < 1 || n > LIMITS.pageSizeMax) throw new CodedError('BAD_USER_INPUT', `每页1至${LIMITS.pageSizeMax}条`);
  return n;
}

/** Lists with cursors; one list's cursor means nothing in another, even where both are made of the same parts. */
type CursorOf =
  | 'deputies'
  | 'decisions'
  | 'execution-opinions'
  | 'execution-situations'
  | 'onboarding-windows'
  | 'open-decisions'
  | 'opinions'
  | 'organ-changes'
  | 'part'
  | 'published-changes'
  | 'recent-decisions'
  | 'review-load'
  | 'role-grants'
  | 'rule-pack-versions';

/** Cursors are opaque to clients. */
export function encodeCursor(of: CursorOf, parts: readonly string[]): string {
  return Buffer.from(JSON.stringify([of, ...parts])).toString('base64url');
}

const CURSOR_PART = {
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  key: /^[\w:.-]{1,100}$/,
} as const;

/** The parts of a cursor of this list. @throws CodedError BAD_USER_INPUT: anything that is not one */
export function decodeCursor(of: CursorOf, cursor: string, ...shape: readonly (keyof typeof CURSOR_PART)[]): string[] {
  try {
    const [list, ...parts] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (list === of && parts.length === shape.length && shape.every((kind, i) => isText(parts[i]) && CURSOR_PART[kind].test(parts[i])))
      return parts as string[];
  } catch {
    // Falls through: what is no JSON is no cursor.
  }
  throw new CodedError('BAD_USER_INPUT', '游标无效');
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Pages a list that is already in memory and bounded (rounds, events of one decision), by a key that never changes. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (node: T) => string,
  first: number | null | undefined,
  after: string | null | undefined,
): ConnectionShape<T> {
  const size = pageSize(first);
  const from = after ? positionAfter(all.map(keyOf), decodeCursor('part', after, 'key')[0]!) : 0;
  const rows = all.slice(from, from + size);
  return {
    edges: rows.map((node) => ({ cursor: () => encodeCursor('part', [keyOf(node)]), node })),
    hasNextPage: from + size < all.length,
  };
}

function positionAfter(keys: readonly string[], key: string): number {
  const at = keys.indexOf(key);
  if (at < 0) throw new CodedError('BAD_USER_INPUT', '游标无效');
  return at + 1;
}
