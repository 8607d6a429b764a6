import type { ObjectRef } from '@pothos/core';
import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { builder } from './builder.ts';

/** Keyset pages on every list that can grow: forward only, capped. */
export type ConnectionShape<T> = {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  readonly totalCount?: number;
};

const PageInfo = builder.objectRef<{ start: string | null; end: string | null; hasNextPage: boolean }>('PageInfo').implement({
  description: 'Forward paging; ask again with `after: endCursor`.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    hasPreviousPage: t.boolean({ description: 'Always false: pages go forward.', resolve: () => false }),
    startCursor: t.exposeString('start', { nullable: true }),
    endCursor: t.exposeString('end', { nullable: true }),
  }),
});

/** A connection type over a node type. */
export function connectionOf<T>(name: string, node: ObjectRef<never, T, T> | { readonly $inferType: T }, counted = false) {
  const Edge = builder.objectRef<{ cursor: string; node: T }>(`${name}Edge`).implement({
    description: `One ${name} and its cursor.`,
    fields: (t) => ({ cursor: t.exposeString('cursor'), node: t.field({ type: node as never, resolve: (e) => e.node as never }) }),
  });
  return builder.objectRef<ConnectionShape<T>>(`${name}Connection`).implement({
    description: `A page of ${name}.`,
    fields: (t) => ({
      edges: t.field({ type: [Edge], resolve: (c) => [...c.edges] }),
      pageInfo: t.field({
        type: PageInfo,
        resolve: (c) => ({ start: c.edges[0]?.cursor ?? null, end: c.edges.at(-1)?.cursor ?? null, hasNextPage: c.hasNextPage }),
      }),
      ...(counted
        ? {
            totalCount: t.int({
              nullable: true,
              description: 'All of them, where counting is cheap.',
              resolve: (c: ConnectionShape<T>) => c.totalCount ?? null,
            }),
          }
        : {}),
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
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws CodedError BAD_USER_INPUT */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length) return parts as (string | number)[];
  } catch {
    // Falls through: anything that is not one of ours is refused below.
  }
  throw new CodedError('BAD_USER_INPUT', '游标无效');
}

/** Pages a list that is already in memory and bounded (rounds, events of one decision). */
export function pageOf<T>(all: readonly T[], first: number | null | undefined, after: string | null | undefined): ConnectionShape<T> {
  const size = pageSize(first);
  const from = after ? Number(decodeCursor(after, 1)[0]) + 1 : 0;
  const rows = all.slice(from, from + size);
  return {
    edges: rows.map((node, i) => ({ cursor: encodeCursor([from + i]), node })),
    hasNextPage: from + size < all.length,
    totalCount: all.length,
  };
}
