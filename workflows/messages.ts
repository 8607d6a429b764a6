import type { SubjectKind, SubjectRef } from '../domain/procedure/types.ts';
import { catalogIdOf, catalogWorkflowId } from './catalog/messages.ts';
import { decisionIdOf, decisionWorkflowId } from './decision/messages.ts';

/** Task queue of everything statutory: workflows and their activities. */
export const TASK_QUEUE = 'procedure';
/** Statutory work goes before mail and dumps (1 first, 5 last). */
export const STATUTORY_PRIORITY = 1;

/** Update: a person's or the outbox's command. It answers with an `Outcome`, so it is an Update and no Signal. */
export const ACT = 'act';
/** Signal: the clock or the rows have moved, look again. Nobody waits for an answer. */
export const WAKE = 'wake';
/** Query for support: what is queued, which effects run, the last summary. */
export const INSPECT = 'inspect';
/** Query: what became of a command in this run; the row `command_outcome` knows it for ever. */
export const COMMAND = 'command';

/**
 * What travels with a command: never its body, which may name people and waits in `command_outcome`. `key` is also the
 * Update's id; `kind` is for the operator who reads the history.
 */
export type Act = { readonly key: string; readonly kind: string };

/** Carried from run to run. */
export type RunOptions = {
  /** Continue as new from this history length on; absent = when the server suggests it. Tests lower it. */
  readonly continueAfterEvents?: number;
};

export type Inspection = {
  readonly queued: readonly string[];
  readonly running: readonly string[];
  /** Effects that ended without being accepted; started again at the next `wake`. */
  readonly parked: readonly string[];
  readonly summary: string;
};

/** Workflow types, as the bundle exports them. */
export const WORKFLOW_TYPES = { decision: 'decision', catalog: 'catalog' } as const satisfies Record<SubjectKind, string>;

export function workflowIdOf(subject: SubjectRef): string {
  return subject.kind === 'decision' ? decisionWorkflowId(subject.id) : catalogWorkflowId(subject.id);
}

/** The subject a workflow drives; undefined when the id is not ours. */
export function subjectOf(workflowId: string): SubjectRef | undefined {
  const decision = decisionIdOf(workflowId);
  if (decision !== undefined) return { kind: 'decision', id: decision };
  const catalog = catalogIdOf(workflowId);
  return catalog === undefined ? undefined : { kind: 'catalog', id: catalog };
}
