import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Names of the fields selected below a field along a path, fragments included. */
export function fieldsAt(info: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> {
  let level = info.fieldNodes.map((f) => f.selectionSet);
  for (const name of path) level = level.flatMap((s) => fieldsOf(s, info).filter((f) => f.name.value === name)).map((f) => f.selectionSet);
  return new Set(level.flatMap((s) => fieldsOf(s, info)).map((f) => f.name.value));
}

function fieldsOf(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): GraphQLResolveInfo['fieldNodes'][number][] {
  return (set?.selections ?? []).flatMap((s) => {
    if (s.kind === Kind.FIELD) return [s];
    return fieldsOf(s.kind === Kind.INLINE_FRAGMENT ? s.selectionSet : info.fragments[s.name.value]?.selectionSet, info);
  });
}
