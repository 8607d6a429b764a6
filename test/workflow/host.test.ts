import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { COMMAND, INSPECT, WAKE, workflowIdOf } from '../../workflows/messages.ts';
import type { Inspection } from '../../workflows/messages.ts';
import { openRig } from './harness/open.ts';
import type { Rig } from './harness/rig.ts';
import { keepHistory } from './harness/histories.ts';
import { eventually } from './harness/eventually.ts';

/** How each payload of a history is written, but for the search attributes, which the server must read. */
function encodings(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  const { metadata } = node as { metadata?: { encoding?: string } };
  const own = metadata?.encoding === undefined ? [] : [Buffer.from(metadata.encoding, 'base64').toString()];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => (key === 'searchAttributes' ? [] : encodings(child)))];
}

/** Every case twice: with workflows kept ready, and replayed from history at every single task. */
describe.each([
  { name: 'with cached workflows', cache: {} },
  { name: 'replaying at every task', cache: { maxCachedWorkflows: 0 } },
])('the host $name', ({ cache }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig({ continueAfterEvents: 60 });
    await rig.startWorker(cache);
  });
  afterAll(() => rig.close());
  const handle = (subject: SubjectRef) => rig.client.workflow.getHandle(workflowIdOf(subject));

  test('thirty callers wait while the run is carried over, and each gets the outcome of its own command', async () => {
    const subject = await rig.newSubject();
    await rig.tell(subject, 'first', { kind: 'note', text: 'first' });
    const { runId: firstRun } = await handle(subject).describe();
    const numbers = Array.from({ length: 30 }, (_, i) => i);
    const outcomes = await Promise.all(numbers.map((i) => rig.tell(subject, `caller ${i}`, { kind: 'note', text: `note ${i}` })));
    const { log, seq } = await rig.row(subject);
    expect(seq).toBe(31);
    // The answer names the very entry the caller's own command wrote.
    outcomes.forEach((outcome, i) => {
      if (outcome === 'unconfirmed' || outcome.status !== 'accepted') throw new Error(`caller ${i} got ${JSON.stringify(outcome)}`);
      expect(log[outcome.seq - 1]).toBe(`note ${i}`);
    });
    expect((await handle(subject).describe()).runId).not.toBe(firstRun);
    await keepHistory(rig, subject, 'carry-over', firstRun);
  });

  test('commands that race with the closing one are answered, before it or after', async () => {
    const subject = await rig.newSubject();
    await rig.tell(subject, 'first', { kind: 'note', text: 'first' });
    const racing = Array.from({ length: 12 }, (_, i) => rig.tell(subject, `racer ${i}`, { kind: 'note', text: `racer ${i}` }));
    const closing = rig.tell(subject, 'closing', { kind: 'close' });
    const late = Array.from({ length: 12 }, (_, i) => rig.tell(subject, `late ${i}`, { kind: 'note', text: `late ${i}` }));
    expect(await closing).toMatchObject({ status: 'accepted' });
    const outcomes = await Promise.all([...racing, ...late]);
    const { log, closed } = await rig.row(subject);
    expect(closed).toBe(true);
    const accepted = outcomes.filter((o) => o !== 'unconfirmed' && o.status === 'accepted').length;
    const refused = outcomes.filter((o) => o !== 'unconfirmed' && o.status === 'refused').length;
    expect(accepted + refused).toBe(24);
    expect(log).toHaveLength(accepted + 2);
    expect(log.at(-1)).toBe('closed');
    await eventually(async () => expect((await handle(subject).describe()).status.name).toBe('COMPLETED'));
    expect(await rig.tell(subject, 'afterwards', { kind: 'note', text: 'too late' })).toMatchObject({
      status: 'refused',
      refusal: { code: 'WRONG_PHASE' },
    });
    await keepHistory(rig, subject, 'closed');
  });

  test('the same key gives the same answer: at once, in a later run, after the end, and with another body none but a refusal', async () => {
    const subject = await rig.newSubject();
    const twice = await Promise.all([1, 2].map(() => rig.tell(subject, 'once', { kind: 'note', text: 'once' })));
    expect(twice[0]).toEqual({ status: 'accepted', seq: 1 });
    expect(twice[1]).toEqual(twice[0]);
    // Past the intake, which knows the answer already, the workflow itself answers the same in every run.
    const { runId } = await handle(subject).describe();
    for (let i = 0; (await handle(subject).describe()).runId === runId; i += 1)
      await rig.tell(subject, `more ${i}`, { kind: 'note', text: 'more' });
    expect(await rig.gateway.act(subject, rig.keyOf(subject, 'once'), 'note')).toEqual(twice[0]);
    expect(await rig.tell(subject, 'once', { kind: 'note', text: 'other words' })).toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await rig.tell(subject, 'closing', { kind: 'close' });
    expect(await rig.gateway.act(subject, rig.keyOf(subject, 'once'), 'note')).toEqual(twice[0]);
    expect((await rig.row(subject)).log.filter((line) => line === 'once')).toHaveLength(1);
  });

  test('a command that hits a bug is set aside as failed and its successors go on', async () => {
    const subject = await rig.newSubject();
    const outcomes = await Promise.all([
      rig.tell(subject, 'before', { kind: 'note', text: 'before' }),
      rig.tell(subject, 'bug', { kind: 'boom' }),
      rig.tell(subject, 'after', { kind: 'note', text: 'after' }),
    ]);
    expect(outcomes.map((o) => (o === 'unconfirmed' ? o : o.status))).toEqual(['accepted', 'failed', 'accepted']);
    await keepHistory(rig, subject, 'bug');
  });

  test('an effect runs once, beside commands, and the run does not end before it', async () => {
    const subject = await rig.newSubject();
    await rig.tell(subject, 'publish', { kind: 'publish', ref: 'notice' });
    const effect = `${subject.id}:publish:notice`;
    await rig.tell(subject, 'close', { kind: 'close' });
    expect((await handle(subject).query<Inspection>(INSPECT)).running).toEqual([effect]);
    expect((await handle(subject).describe()).status.name).toBe('RUNNING');
    await rig.pool.query(`insert into trial_gate values ($1)`, [effect]);
    await handle(subject).result();
    expect((await rig.row(subject)).log).toEqual(['ordered notice', 'closed', `done ${effect}`]);
    const { rows } = await rig.pool.query(`select step, runs from trial_step where effect_key = $1 order by step`, [effect]);
    expect(rows).toEqual([
      { step: 'hand-over', runs: 1 },
      { step: 'render', runs: 1 },
      { step: 'see', runs: 1 },
    ]);
    await keepHistory(rig, subject, 'publish');
  });

  test('what is done to a closed subject starts its workflow again, which runs the effect and ends', async () => {
    const subject = await rig.newSubject();
    const effect = `${subject.id}:publish:afterwards`;
    await rig.tell(subject, 'close', { kind: 'close' });
    const { runId } = await handle(subject).describe();
    await eventually(async () => expect((await handle(subject).describe()).status.name).toBe('COMPLETED'));
    expect(await rig.tell(subject, 'publish', { kind: 'publish', ref: 'afterwards' })).toMatchObject({ status: 'accepted' });
    expect((await handle(subject).query<Inspection>(INSPECT)).running).toEqual([effect]);
    await rig.pool.query(`insert into trial_gate values ($1)`, [effect]);
    await eventually(async () => expect((await handle(subject).describe()).status.name).toBe('COMPLETED'));
    expect((await handle(subject).describe()).runId).not.toBe(runId);
    expect((await rig.row(subject)).log).toEqual(['closed', 'ordered afterwards', `done ${effect}`]);
    // Told twice, refused or only woken, it comes to its end again and nothing more is written.
    expect(await rig.gateway.act(subject, rig.keyOf(subject, 'publish'), 'publish')).toMatchObject({ status: 'accepted', seq: 2 });
    expect(await rig.tell(subject, 'too late', { kind: 'note', text: 'too late' })).toMatchObject({ status: 'refused' });
    await rig.gateway.wake(subject);
    await rig.gateway.ensureStarted(subject);
    await eventually(async () => expect((await handle(subject).describe()).status.name).toBe('COMPLETED'));
    expect((await rig.row(subject)).log).toHaveLength(3);
  });

  test('an effect its place refuses for good is parked, blocks no command, and is tried again when woken', async () => {
    const subject = await rig.newSubject();
    await rig.tell(subject, 'publish', { kind: 'publish', ref: 'refused' });
    const inspect = () => handle(subject).query<Inspection>(INSPECT);
    await eventually(async () => expect((await inspect()).parked).toEqual([`${subject.id}:publish:refused`]));
    expect(await rig.tell(subject, 'note', { kind: 'note', text: 'still here' })).toMatchObject({ status: 'accepted' });
    const renders = async () =>
      (
        await rig.pool.query<{ runs: number }>(`select runs from trial_step where effect_key = $1 and step = 'render'`, [
          `${subject.id}:publish:refused`,
        ])
      ).rows[0]!.runs;
    expect(await renders()).toBe(1);
    await handle(subject).signal(WAKE);
    await eventually(async () => expect(await renders()).toBe(2));
    await keepHistory(rig, subject, 'parked');
  });

  test('the operator sees phase, year and organ, a summary, and what became of a command; and nothing readable besides', async () => {
    const subject = await rig.newSubject();
    await rig.tell(subject, 'secret words', { kind: 'note', text: '张三的意见' });
    const { searchAttributes } = await handle(subject).describe();
    expect(searchAttributes).toMatchObject({ Phase: ['OPEN'], CatalogYear: [2024], OrganCode: ['trial'] });
    expect(await handle(subject).query(COMMAND, rig.keyOf(subject, 'secret words'))).toEqual({ status: 'accepted', seq: 1 });
    expect(await handle(subject).query(COMMAND, 'never heard of')).toBe('unknown');
    expect((await handle(subject).query<Inspection>(INSPECT)).summary).toBe('trial 1');
    expect(new Set(encodings(JSON.parse(JSON.stringify(await handle(subject).fetchHistory()))))).toEqual(new Set(['binary/encrypted']));
  });

  test('a command of the wrong shape is refused by the validator and leaves no trace in history', async () => {
    const subject = await rig.newSubject();
    await rig.tell(subject, 'first', { kind: 'note', text: 'first' });
    const before = (await handle(subject).describe()).historyLength;
    await expect(handle(subject).executeUpdate('act', { args: [{ key: 'x'.repeat(201), kind: 'note' }] })).rejects.toMatchObject({
      name: 'WorkflowUpdateFailedError',
      cause: { type: 'BAD_USER_INPUT' },
    });
    await expect(handle(subject).executeUpdate('act', { args: [{ key: '', kind: 'note' }] })).rejects.toMatchObject({
      name: 'WorkflowUpdateFailedError',
    });
    expect((await handle(subject).describe()).historyLength).toBe(before);
  });
});
