import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  isCancellation,
  log,
  setCurrentDetails,
  setHandler,
  Trigger,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { SearchAttributePair } from '@temporalio/common';
import { LIMITS } from '../domain/limits.ts';
import type { CommitResult, Delivery, EffectKind, EffectOrder, InternalCommand, Outcome, SubjectRef } from '../domain/procedure/types.ts';
import { commit, startSuccessor } from './activity-options.ts';
import { ACT, COMMAND, INSPECT, WAKE } from './messages.ts';
import type { Act, Inspection, RunOptions } from './messages.ts';

const act = defineUpdate<Outcome, [Act]>(ACT);
const wake = defineSignal(WAKE);
const inspect = defineQuery<Inspection>(INSPECT);
const command = defineQuery<Outcome | 'queued' | 'unknown', [string]>(COMMAND);

/** Plain in Temporal's store, so: a phase, a year, an organ's public code, and nothing else. */
const PHASE = defineSearchAttributeKey('Phase', 'KEYWORD');
const CATALOG_YEAR = defineSearchAttributeKey('CatalogYear', 'INT');
const ORGAN_CODE = defineSearchAttributeKey('OrganCode', 'KEYWORD');

/** A durable part of the procedure: does its work in activities and ends in a command to its own subject. */
export type EffectRun = (order: EffectOrder, subject: SubjectRef) => Promise<InternalCommand>;
export type EffectRuns = Partial<Record<EffectKind, EffectRun>>;

/** The command an effect ends in has the effect's key, so telling it twice is telling it once. */
const doneKey = (effectKey: string): string => `${effectKey}:done`;

/**
 * Messages, queue and running effects of one subject; no state of the subject itself, which is the record in PostgreSQL.
 * Only the loop in `drive` calls take, answer and launch, one after the other; handlers run between its awaits and do
 * nothing but push and wait. So two commands of one subject are never decided at the same time.
 */
export class Host {
  readonly subject: SubjectRef;
  private readonly runs: EffectRuns;
  private queue: Delivery[] = [];
  private woken = false;
  private readonly waiting = new Map<string, Trigger<Outcome>>();
  private readonly answered = new Map<string, Outcome>();
  private readonly running = new Set<string>();
  private readonly parked = new Set<string>();
  private summary = '';

  constructor(subject: SubjectRef, runs: EffectRuns) {
    this.subject = subject;
    this.runs = runs;
    setHandler(act, ({ key }) => this.outcomeOf(key), { validator: refuseMisshapen });
    setHandler(wake, () => this.wakeUp());
    setHandler(inspect, () => ({
      queued: this.queue.map((d) => d.key),
      running: [...this.running],
      parked: [...this.parked],
      summary: this.summary,
    }));
    setHandler(command, (key) => this.answered.get(key) ?? (this.waiting.has(key) ? 'queued' : 'unknown'));
  }

  /** The next batch, and an end to being woken: whatever comes from here on is news. */
  take(): Delivery[] {
    this.woken = false;
    return this.queue.splice(0, LIMITS.commandsPerCommitMax);
  }

  due(): boolean {
    return this.woken || this.queue.length > 0;
  }

  /** Nothing would be lost if this run ended now. Waiting for the handlers alone would deadlock: they wait for the loop. */
  idle(): boolean {
    return this.running.size === 0 && allHandlersFinished();
  }

  /** Gives each caller the outcome of its own key. Every key taken is answered: a missing one would wait for ever. */
  answer(taken: readonly Delivery[], outcomes: CommitResult['outcomes']): void {
    for (const { key, internal } of taken) {
      if (internal) continue;
      const outcome = outcomes[key] ?? { status: 'failed', code: 'COMMAND_FAILED' };
      this.answered.set(key, outcome);
      this.waiting.get(key)?.resolve(outcome);
      this.waiting.delete(key);
    }
  }

  /**
   * Starts the unfinished effects that do not run. One that has ended and is still unfinished hit a bug or a permanent
   * fault: it is parked until the next `wake` (the reconciler sends one), else the loop would spin.
   */
  launch(taken: readonly Delivery[], unfinished: readonly EffectOrder[]): void {
    for (const { internal } of taken) {
      if (!internal) continue;
      this.running.delete(internal.effectKey);
      if (unfinished.some((e) => e.key === internal.effectKey)) this.park(internal.effectKey, 'its command was not accepted');
    }
    for (const order of unfinished) {
      if (this.running.has(order.key) || this.parked.has(order.key)) continue;
      this.running.add(order.key);
      void this.run(order);
    }
  }

  /** What an operator sees in Temporal; written only when it changes, each write is an event or a task. */
  show({ summary, attributes }: CommitResult): void {
    if (summary !== this.summary) {
      this.summary = summary;
      setCurrentDetails(summary);
    }
    const shown = workflowInfo().typedSearchAttributes;
    const wanted: SearchAttributePair[] = [
      { key: PHASE, value: attributes.phase },
      { key: CATALOG_YEAR, value: attributes.year },
      { key: ORGAN_CODE, value: attributes.organCode },
    ];
    const changed = wanted.filter(({ key, value }) => shown.get(key) !== value);
    if (changed.length) upsertSearchAttributes(changed);
  }

  private async outcomeOf(key: string): Promise<Outcome> {
    let trigger = this.waiting.get(key);
    if (!trigger) {
      trigger = new Trigger<Outcome>();
      this.waiting.set(key, trigger);
      this.queue.push({ key });
    }
    return trigger;
  }

  private wakeUp(): void {
    this.woken = true;
    this.parked.clear();
  }

  private async run(order: EffectOrder): Promise<void> {
    const work = this.runs[order.kind];
    if (!work) return this.park(order.key, `this build knows no effect ${order.kind}`);
    try {
      const internal = await work(order, this.subject);
      this.queue.push({ key: doneKey(order.key), internal });
    } catch (error) {
      if (isCancellation(error)) return;
      // Only activities may fail an effect; anything else is a bug of ours and fails the workflow task, loudly.
      if (!(error instanceof ActivityFailure)) throw error;
      this.park(order.key, error.cause?.message ?? error.message);
    }
  }

  private park(key: string, reason: string): void {
    this.running.delete(key);
    this.parked.add(key);
    log.error('effect parked', { effect: key, reason });
  }
}

/** Shape and size only: whether the command is allowed is decided under lock. Synchronous, as validators must be. */
function refuseMisshapen(sent: Act): void {
  const keys: unknown[] = [sent?.key, sent?.kind];
  if (keys.every((k) => typeof k === 'string' && k !== '' && k.length <= LIMITS.shortTextCharsMax)) return;
  throw ApplicationFailure.nonRetryable('act needs { key, kind }', 'BAD_USER_INPUT');
}

/**
 * The procedure's loop, the same for every kind of subject: commit what was said and what has become due, answer, start the
 * effects, wait for the next command or instant. A run ends only when nobody waits and nothing runs.
 */
export async function drive(host: Host, options: RunOptions, continueRun: () => Promise<never>): Promise<void> {
  for (;;) {
    const taken = host.take();
    const result = await commit(host.subject, taken);
    host.answer(taken, result.outcomes);
    host.show(result);
    host.launch(taken, result.effects);
    if (host.due()) continue;
    if (result.closed || isLong(options)) {
      if (!(await settle(host, result.wakeIn)) || host.due()) continue;
      if (!result.closed) return continueRun();
      if (result.successor) await startSuccessor(result.successor);
      if (host.due()) continue;
      return;
    }
    await until(() => host.due(), result.wakeIn);
  }
}

/** Waits until the run may end; false = the subject's next instant came first and wants its commit. */
async function settle(host: Host, wakeIn: number | undefined): Promise<boolean> {
  await until(() => host.due() || host.idle(), wakeIn);
  return host.idle();
}

async function until(done: () => boolean, wakeIn: number | undefined): Promise<void> {
  if (wakeIn === undefined) await condition(done);
  else await condition(done, Math.max(LIMITS.wakeInMsMin, wakeIn));
}

/** The run's history has grown enough to go on in a new one. */
export function isLong({ continueAfterEvents }: RunOptions): boolean {
  const info = workflowInfo();
  return info.continueAsNewSuggested || (continueAfterEvents !== undefined && info.historyLength >= continueAfterEvents);
}
