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
  description: 'Forward paging; ask again with `after: endCursor`.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'More follow after this page.' }),
    hasPreviousPage: t.boolean({ description: 'Always false: pages go forward.', resolve: () => false }),
    startCursor: t.exposeString('start', { nullable: true, description: 'Cursor of the first; null on an empty page.' }),
    endCursor: t.exposeString('end', { nullable: true, description: 'Cursor of the last; null on an empty page.' }),
  }),
});

/** A connection type over a node type; what one has beside pages is added to it where it is made. */
export function connectionOf<T, C extends ConnectionShape<T> = ConnectionShape<T>>(name: string, node: { readonly $inferType: T }) {
  const Edge = builder.objectRef<{ readonly cursor: () => string; readonly node: T }>(`${name}Edge`).implement({
    description: `One ${name} and its cursor.`,
    fields: (t) => ({
      cursor: t.string({ description: 'For `after`; opaque.', resolve: (e) => e.cursor() }),
      node: t.field({ type: node as never, description: `The ${name}.`, resolve: (e) => e.node as never }),
    }),
  });
  return builder.objectRef<C>(`${name}Connection`).implement({
    description: `A page of ${name}, forward only, at most ${LIMITS.pageSizeMax}.`,
    fields: (t) => ({
      edges: t.field({ type: [Edge], description: 'In order.', resolve: (c) => c.edges as never }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Whether more follow, and from where.',
        resolve: (c) => ({ start: c.edges[0]?.cursor() ?? null, end: c.edges.at(-1)?.cursor() ?? null, hasNextPage: c.hasNextPage }),
      }),
    }),
  });
}

/** The page size asked for, capped. @throws CodedError BAD_USER_INPUT */
export function pageSize(first: number | null | undefined): number {
  const n = first ?? LIMITS.pageSizeDefault;
  if (n < 1 || n > LIMITS.pageSizeMax) throw new CodedError('BAD_USER_INPUT', `每页1至${LIMITS.pageSizeMax}条`);
  return n;
}

/** Cursors are opaque to clients. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const CURSOR_PART = {
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  key: /^[\w:.-]{1,100}$/,
} as const;

/** The parts of one of our own cursors. @throws CodedError BAD_USER_INPUT: anything that is not one of ours */
export function decodeCursor(cursor: string, ...shape: readonly (keyof typeof CURSOR_PART)[]): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === shape.length &&
      shape.every((kind, i) => typeof parts[i] === 'string' && CURSOR_PART[kind].test(parts[i]))
    )
      return parts as string[];
  } catch {
    // Falls through: what is no JSON is no cursor.
  }
  throw new CodedError('BAD_USER_INPUT', '游标无效');
}

/** Pages a list that is already in memory and bounded (rounds, events of one decision), by a key that never changes. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (node: T) => string,
  first: number | null | undefined,
  after: string | null | undefined,
): ConnectionShape<T> {
  const size = pageSize(first);
  const from = after ? positionAfter(all.map(keyOf), decodeCursor(after, 'key')[0]!) : 0;
  const rows = all.slice(from, from + size);
  return {
    edges: rows.map((node) => ({ cursor: () => encodeCursor([keyOf(node)]), node })),
    hasNextPage: from + size < all.length,
  };
}

function positionAfter(keys: readonly string[], key: string): number {
  const at = keys.indexOf(key);
  if (at < 0) throw new CodedError('BAD_USER_INPUT', '游标无效');
  return at + 1;
}
