import { ERRORS } from '../domain/errors.ts';
import type { Refusal as DomainRefusal } from '../domain/errors.ts';
import type { ArtefactRow, CatalogRowSet, DecisionRow } from '../services/read/rows.ts';
import { builder } from './builder.ts';
import { Artefact } from './decision/parts.ts';
import { CatalogRef, DecisionRef } from './refs.ts';

/** Expected outcomes of a step are members of a union; wrong requests and our own faults are coded GraphQL errors. */
export type RefusedShape = { readonly __typename: 'Refusal' } & DomainRefusal;
export const refused = (refusal: DomainRefusal): RefusedShape => ({ __typename: 'Refusal', ...refusal });

const RefusalInfo = builder.interfaceRef<DomainRefusal>('RefusalInfo').implement({
  description: 'What every refusal says.',
  fields: (t) => ({
    code: t.string({ description: 'From docs/errors.md.', resolve: (r) => r.code }),
    message: t.string({ resolve: (r) => ERRORS[r.code].message }),
    remedy: t.string({ description: 'What to do now.', resolve: (r) => ERRORS[r.code].remedy }),
    article: t.string({ nullable: true, description: 'Legal ground.', resolve: (r) => r.article ?? null }),
    missing: t.stringList({ description: 'What exactly is missing or wrong.', resolve: (r) => [...r.missing] }),
  }),
});

export const Refusal = builder.objectRef<RefusedShape>('Refusal').implement({
  description:
    'Returned when the procedure does not allow the step: wrong phase, open gate, missing fact, wrong person. It leaves no event.',
  interfaces: [RefusalInfo],
});

export type AcceptedShape = {
  readonly __typename: 'CommandAccepted';
  readonly seq: number;
  readonly decision?: DecisionRow;
  readonly catalog?: CatalogRowSet;
};
const CommandAccepted = builder.objectRef<AcceptedShape>('CommandAccepted').implement({
  description: 'Returned when the step is done and stored.',
  fields: (t) => ({
    decision: t.field({ type: DecisionRef, nullable: true, resolve: (a) => a.decision ?? null }),
    catalog: t.field({ type: CatalogRef, nullable: true, resolve: (a) => a.catalog ?? null }),
    seq: t.exposeInt('seq', { description: 'Number of the last event of the subject.' }),
  }),
});

export type PendingShape = { readonly __typename: 'CommandPending'; readonly idempotencyKey: string };
const CommandPending = builder.objectRef<PendingShape>('CommandPending').implement({
  description:
    'Returned when the step is stored but not decided within 10 seconds (COMMAND_UNCONFIRMED); ask `commandOutcome`, or send it again with the same key.',
  fields: (t) => ({
    idempotencyKey: t.exposeString('idempotencyKey'),
    message: t.string({ resolve: () => `${ERRORS.COMMAND_UNCONFIRMED.message}，${ERRORS.COMMAND_UNCONFIRMED.remedy}` }),
  }),
});

export const CommandPayload = builder.unionType('CommandPayload', {
  description: 'What became of a step.',
  types: [CommandAccepted, CommandPending, Refusal],
  resolveType: (v) => v.__typename,
});

export type ArtefactSavedShape = { readonly __typename: 'ArtefactSaved'; readonly artefact: ArtefactRow };
const ArtefactSaved = builder.objectRef<ArtefactSavedShape>('ArtefactSaved').implement({
  description: 'Returned when the paper is stored.',
  fields: (t) => ({ artefact: t.field({ type: Artefact, resolve: (a) => a.artefact }) }),
});
export const ArtefactPayload = builder.unionType('ArtefactPayload', {
  description: 'What became of a paper.',
  types: [ArtefactSaved, Refusal],
  resolveType: (v) => v.__typename,
});

export type DisposedShape = {
  readonly __typename: 'OpinionsDisposed';
  readonly decision: DecisionRow;
  readonly disposed: number;
  readonly remaining: number;
};
const OpinionsDisposed = builder.objectRef<DisposedShape>('OpinionsDisposed').implement({
  description: 'Returned when the answers are stored.',
  fields: (t) => ({
    decision: t.field({ type: DecisionRef, resolve: (d) => d.decision }),
    disposed: t.exposeInt('disposed'),
    remaining: t.exposeInt('remaining', { description: 'Opinions still without an answer.' }),
  }),
});
export const OpinionsPayload = builder.unionType('OpinionsPayload', {
  description: 'What became of the answers.',
  types: [OpinionsDisposed, Refusal],
  resolveType: (v) => v.__typename,
});
