import { CodedError } from '../domain/errors.ts';

/** Global ids name their type: `Decision:0198…`. Typed, readable, never parsed by clients. */
export type NodeType =
  | 'Decision'
  | 'Catalog'
  | 'CatalogEntry'
  | 'Deadline'
  | 'Artefact'
  | 'Round'
  | 'Organ'
  | 'Person'
  | 'Publication'
  | 'Opinion'
  | 'ExecutionOpinion'
  | 'CalendarVersion'
  | 'RulePackVersion'
  | 'OnboardingWindow'
  | 'Adoption'
  | 'Deputyship'
  | 'RoleGrant'
  | 'HandOver'
  | 'OrganChange'
  | 'File';

/** What every `id` says of itself. */
export const GLOBAL_ID = '全局编号，写作“类型:uuid”。原样传给 `node(id:)` 或者参数，前端不要拆解。';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function encodeId(type: NodeType, id: string): string {
  return `${type}:${id}`;
}

/** The uuid behind an id of this type. @throws CodedError NOT_FOUND: an id of another shape or type names nothing */
export function decodeId(type: NodeType, id: string): string {
  const [kind, uuid] = id.split(':');
  if (kind !== type || uuid === undefined || !UUID.test(uuid)) throw new CodedError('NOT_FOUND', id.slice(0, 60));
  return uuid;
}

/** Type and uuid of any id, or undefined. */
export function splitId(id: string): { type: NodeType; uuid: string } | undefined {
  const [type, uuid] = id.split(':');
  return uuid !== undefined && UUID.test(uuid) ? { type: type as NodeType, uuid } : undefined;
}
