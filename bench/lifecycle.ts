import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { COMPLETE_LEGALITY } from '../domain/decision/walk/particulars.ts';
import { plainDate } from '../domain/calendar/plain-date.ts';
import { beijingDate, isoToInstant } from '../domain/calendar/instant.ts';
import type { Actor, Role } from '../domain/access/roles.ts';
import { ROLES } from '../domain/access/roles.ts';
import { conditionalGates } from '../domain/decision/gate-of.ts';
import type { DecisionCommand, GateFact } from '../domain/decision/types.ts';
import { completeMinutes } from '../domain/decision/walk/minutes.ts';
import { resolvePack } from '../domain/rules/resolve.ts';
import { openOrm } from '../entities/orm.ts';
import { createCatalogService } from '../services/catalog/create.ts';
import { appNow } from '../services/clock.ts';
import type { Em } from '../services/clock.ts';
import { createStartDecision } from '../services/decision/start.ts';
import { createArtefacts } from '../services/drafting/artefacts.ts';
import { createCommandIntake } from '../services/procedure/intake.ts';
import { createFieldCipher } from '../services/secrets/field-cipher.ts';
import { createAdvance } from '../services/rehearsal/advance.ts';
import { readPayloadKeys } from '../server/payload-codec.ts';
import { temporalClient, TemporalGateway } from '../server/temporal-gateway.ts';
import { benchStack } from './stack.ts';
import type { Bench } from './harness.ts';

/** Decisions at a time. */
const BATCH = 20;
const PAIRS = 5;
const BATCHES_MAX = 20;
const CONDITIONAL = conditionalGates(resolvePack('shanghai-xujing-2023', plainDate('2024-01-02')));

/** Everything a drive needs, in this process; the deciding is done by the stack's own worker. */
async function product(stack: { databaseUrl: string; temporalAddress: string }, keyFile: string) {
  const orm = openOrm(stack.databaseUrl, BATCH);
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const gateway = new TemporalGateway({
    client: temporalClient(connection, 'default', await readPayloadKeys(keyFile)),
  });
  const intake = createCommandIntake({ orm, gateway, cipher: createFieldCipher(randomBytes(32)) });
  const em = (): Em => orm.em.fork() as Em;
  const [organ] = await em().execute<{ id: string }[]>(`select id from organ where code = 'shili-town'`);
  const [lead] = await em().execute<{ id: string }[]>(`select id from organ where code = 'chengjian'`);
  const people = await em().execute<{ id: string }[]>(`select id from person order by account limit 3`);
  const everything = (id: string): Actor => ({
    kind: 'person',
    personId: id,
    roles: (Object.keys(ROLES) as Role[]).flatMap((role) => [organ!.id, lead!.id].map((organId) => ({ role, organId }))),
  });
  const [drafter, second, head] = people.map((p) => everything(p.id)) as [Actor, Actor, Actor];
  const artefacts = createArtefacts({ orm });
  const advance = createAdvance({ orm, gateway });
  const { startDecision } = createStartDecision({ orm, intake });
  const createCatalog = createCatalogService({ orm, intake });
  let waiting: string[] = [];

  const give = async (id: string, command: DecisionCommand, actor = second): Promise<void> => {
    const { outcome } = await intake.submit({ kind: 'decision', id }, randomUUID(), command, actor);
    if (outcome === 'unconfirmed' || outcome.status !== 'accepted') throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  };
  const today = async () => beijingDate(await appNow(em()));
  const fact = async (): Promise<GateFact> => ({
    occurredOn: await today(),
    actingBody: '示例镇人民政府',
    signer: '演练',
    documentNo: '演练1号',
  });
  const save = async (
    id: string,
    kind:
      | 'draft'
      | 'explanation'
      | 'interpretation'
      | 'background'
      | 'decision-result'
      | 'representatives-attendance'
      | 'opinions-and-adoption',
    text = '演练',
  ): Promise<void> => {
    const saved = await artefacts.save({ decisionId: id, kind, title: kind, text }, drafter, randomUUID());
    if (!saved.ok) throw new Error(saved.refusal.code);
    await artefacts.reviewDisclosure(saved.artefactId, true, '可以公开', second);
    await give(id, { kind: 'signArtefact', artefact: kind, versionId: saved.artefactId }, head);
  };

  /** One catalog with rows enough for every batch. */
  async function entries(): Promise<string[]> {
    if (waiting.length === 0) waiting = await publishedRows();
    return waiting.splice(0, BATCH);
  }

  async function publishedRows(): Promise<string[]> {
    const rows = Array.from({ length: BATCH * BATCHES_MAX }, (_, i) => ({
      name: `演练事项${i + 1}`,
      category: '重大建设项目',
      leadUnit: '城建中心',
    }));
    const made = await createCatalog(
      { organCode: 'shili-town', year: 2024, title: '演练目录', columns: ['序号'], legalBases: [], rows },
      randomUUID(),
      second,
    );
    const subject = { kind: 'catalog', id: made.catalogId! } as const;
    await intake.submit(subject, randomUUID(), { kind: 'decideCatalog', fact: await fact() }, second);
    await intake.submit(subject, randomUUID(), { kind: 'recordCatalogConsent', fact: await fact() }, second);
    await intake.submit(
      subject,
      randomUUID(),
      { kind: 'publishCatalog', signedOn: await today(), disclosureReviewedBy: people[0]!.id },
      second,
    );
    await advance({ byMs: 60_000 });
    return (await em().execute<{ id: string }[]>(`select id from catalog_entry where catalog_id = ?`, [subject.id])).map((e) => e.id);
  }

  /** `rounds`: how often each draft is put to the public, each time changed. */
  async function batch(rounds = 1): Promise<string[]> {
    const ids = await Promise.all(
      (await entries()).map(async (entryId) => {
        const started = await startDecision({ entryId, title: '演练事项', occurredOn: await today() }, randomUUID(), drafter);
        return started.decisionId!;
      }),
    );
    const all = (work: (id: string) => Promise<void>): Promise<void[]> => Promise.all(ids.map(work));
    await all(async (id) => {
      await give(id, { kind: 'initiateDecision', fact: await fact(), undertaker: { leadOrganId: lead!.id, coOrgans: [] } });
      await give(id, { kind: 'beginDrafting', occurredOn: await today() });
      for (const gate of CONDITIONAL) {
        await give(id, { kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '演练' } });
      }
      for (const kind of ['draft', 'explanation', 'interpretation', 'background'] as const) await save(id, kind);
      await give(id, { kind: 'publishConsultation', noticeTitle: '演练公告', days: 30 });
    });
    await advance({ byMs: 40 * 86_400_000 });
    for (let round = 2; round <= rounds; round++) {
      await all(async (id) => {
        await give(id, { kind: 'closeRegister', round: round - 1 });
        for (const kind of ['draft', 'explanation', 'interpretation'] as const) await save(id, kind, `演练${round}`);
        await give(id, { kind: 'publishConsultation', noticeTitle: '演练公告', days: 30 });
      });
      await advance({ byMs: 40 * 86_400_000 });
    }
    await all(async (id) => {
      await give(id, { kind: 'closeRegister', round: rounds });
      await give(id, {
        kind: 'submitForReview',
        occurredOn: await today(),
        requestedReplyOn: plainDate(`${Number((await today()).slice(0, 4)) + 1}-03-01`),
        statement: '已履行',
      });
      await give(id, { kind: 'recordReview', outcome: 'passed', fact: await fact(), opinion: '合法', legality: COMPLETE_LEGALITY }, {
        ...second,
        personId: randomUUID(),
      } as Actor);
      await give(id, { kind: 'submitToMeeting', occurredOn: await today() });
      await give(id, {
        kind: 'recordDeliberation',
        outcome: 'passed',
        meetingName: '会议',
        fact: await fact(),
        representatives: [{ name: '演练', kind: '市民', view: '同意' }],
        minutes: completeMinutes('passed'),
      });
      await give(id, {
        kind: 'settleGate',
        gate: 'PARTY_REPORT',
        settle: { how: 'done', fact: await fact(), particulars: { gate: 'PARTY_REPORT', result: 'agreed' } },
      });
      await save(id, 'decision-result');
      await save(id, 'representatives-attendance');
      await give(id, { kind: 'issueDecision', documentNo: '演练1号', signedOn: await today(), signer: '演练' });
    });
    await advance({ byMs: 60_000 });
    await all(async (id) => {
      await save(id, 'opinions-and-adoption');
      await give(id, { kind: 'startExecution', unit: '城建中心', occurredOn: await today() });
      await give(id, { kind: 'publishFeedback', noticeTitle: '演练反馈' });
    });
    await advance({ byMs: 60_000 });
    await all(async (id) => give(id, { kind: 'archiveDecision', occurredOn: await today(), place: '档案室' }));
    return ids;
  }
  return {
    batch,
    connection,
    now: async () => appNow(em()),
    async close() {
      await connection.close();
      await orm.close(true);
    },
  };
}

/** What a decision's own history holds: the peer gets as many. */
async function countsOf(connection: Connection, id: string): Promise<{ activities: number; timers: number; events: number }> {
  const execution = { workflowId: `decision-${id}` };
  const events: temporal.api.history.v1.IHistoryEvent[] = [];
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await connection.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution,
      ...(nextPageToken ? { nextPageToken } : {}),
    });
    events.push(...(page.history?.events ?? []));
    nextPageToken = page.nextPageToken?.length ? page.nextPageToken : undefined;
  } while (nextPageToken);
  return {
    activities: events.filter((e) => e.activityTaskScheduledEventAttributes).length,
    timers: events.filter((e) => e.timerStartedEventAttributes).length,
    events: events.length,
  };
}

export const lifecycle: Bench = {
  name: 'lifecycle',
  what: `full decisions, ${BATCH} at a time, against bare workflows with as many activities and timers as their histories show`,
  target: 0.8,
  async prepare() {
    const { stack, dir, close } = await benchStack();
    const ours = await product(stack, join(dir, 'keys', 'payload-keys.json'));
    const [sample] = await ours.batch();
    const counts = await countsOf(ours.connection, sample!);
    if (isoToInstant('2024-01-02T00:00:00Z') > (await ours.now())) throw new Error('the rehearsal clock did not move');
    const native = await NativeConnection.connect({ address: stack.temporalAddress });
    const worker = await Worker.create({
      connection: native,
      namespace: 'default',
      taskQueue: 'bench-peer',
      workflowsPath: fileURLToPath(new URL('./peer-workflow.ts', import.meta.url)),
      activities: { nothing: async () => undefined },
    });
    const running = worker.run();
    const client = new Client({ connection: ours.connection, namespace: 'default' });
    return {
      product: { name: 'decisions', run: async () => (await ours.batch()).length },
      peer: {
        name: 'bare workflows',
        async run() {
          await Promise.all(
            Array.from({ length: BATCH }, () =>
              client.workflow.execute('bare', {
                taskQueue: 'bench-peer',
                workflowId: randomUUID(),
                args: [counts.activities, counts.timers],
              }),
            ),
          );
          return BATCH;
        },
      },
      async check() {
        const last = await countsOf(ours.connection, sample!);
        if (last.events > 600) throw new Error(`${last.events} events`);
        const [thrice] = await ours.batch(3);
        const three = await countsOf(ours.connection, thrice!);
        process.stdout.write(`  history with three rounds: ${three.events} events (limit 1200)\n`);
        if (three.events > 1200) throw new Error(`${three.events} events with three rounds`);
      },
      async close() {
        worker.shutdown();
        await running;
        await native.close();
        await ours.close();
        await close();
      },
      pairs: PAIRS,
      notes: counts,
    };
  },
};
