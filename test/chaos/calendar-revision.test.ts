import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fillOpenDeadlines } from '../../bench/open-deadlines.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import { notice, RevisionRig } from '../support/revision-rig.ts';
import { eventually } from '../workflow/harness/eventually.ts';

const DECISIONS = 300;
const DECREE = 'decree-713-2019';

let rig: RevisionRig;
let decisions: readonly string[];
beforeAll(async () => {
  rig = await RevisionRig.open('2020-01-20T09:00:00+08:00');
  const wanted = [{ key: 'legality-review:1', packId: DECREE, ruleId: 'legality-review', on: '2020-01-20' }];
  ({ decisionIds: decisions } = await fillOpenDeadlines(rig.url, DECREE, chinaCalendar(plainDate('2020-01-20')), DECISIONS, () => wanted));
}, 60_000);
afterAll(() => rig.close());

const progress = async () =>
  (
    await rig.rows<{ counted: number; woken: number }>(
      `select count(counted_at)::int as counted, count(woken_at)::int as woken from rearming`,
    )
  )[0]!;

test('the worker is killed half-way through a calendar revision and another goes on: each deadline moves once, one notice each, each workflow is woken once', async () => {
  const doomed = await rig.startWorker();
  await rig.allRunning(DECISIONS);
  const [importer, approver] = await Promise.all([rig.person('administrator'), rig.person('supervisor')]);
  const imported = await rig.versions.importNotice(notice('2020.v2'), importer);
  if (!imported.ok) throw new Error(imported.refusal.code);
  const approved = await rig.versions.approve(imported.versionId, [1], 'chaos-approval', approver);
  expect(approved.ok).toBe(true);
  await eventually(async () => expect((await progress()).counted).toBeGreaterThan(DECISIONS / 10), 60_000);
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  const atTheKill = await progress();
  expect(atTheKill.counted).toBeLessThan(DECISIONS);

  await rig.startWorker();
  await rig.applied(imported.versionId);
  expect(await progress()).toEqual({ counted: DECISIONS, woken: DECISIONS });
  expect(await rig.rows(`select distinct due_on::text as due from deadline`)).toEqual([{ due: '2020-02-06' }]);
  const once1 = await rig.rows<{ revisions: number; notices: number; events: number }>(
    `select (select count(*)::int from deadline_revision r where r.deadline_id = d.id) as revisions,
            (select count(*)::int from outbox o where o.payload->>'about' = 'deadline-moved' and o.payload->'subject'->>'id' = d.subject_id::text) as notices,
            (select count(*)::int from decision_event e where e.decision_id = d.subject_id and e.type = 'DeadlineSet') as events
     from deadline d group by d.id`,
  );
  expect(new Set(once1.map((r) => JSON.stringify(r)))).toEqual(new Set([JSON.stringify({ revisions: 1, notices: 1, events: 1 })]));
  const wakes = await Promise.all(decisions.map((id) => rig.wakes({ kind: 'decision', id })));
  expect(new Set(wakes)).toEqual(new Set([1]));
}, 240_000);
