import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fillOpenDeadlines } from '../../bench/open-deadlines.ts';
import type { Wanted } from '../../bench/open-deadlines.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import type { RevisionProgress } from '../../domain/procedure/types.ts';
import { impactReport } from '../../services/calendar/impact.ts';
import { momentOf } from '../../services/calendar/moment.ts';
import { progressOf } from '../../services/calendar/rearming.ts';
import { readAgainst } from '../../services/calendar/versions.ts';
import type { Settled } from '../../services/calendar/versions.ts';
import { PROGRESS, revisionWorkflowId } from '../../workflows/calendar-revision/messages.ts';
import { notice, RevisionRig } from '../support/revision-rig.ts';
import { keepHistoryOf } from './harness/histories.ts';

/** Two pages and a bit, so that the batch has to come back and its run to be carried over. */
const DECISIONS = 210;
const DECREE = 'decree-713-2019';
/** Every fifth decision has the same: what the notice of 27 January 2020 does to each stands beside it. */
const KINDS: readonly (readonly Wanted[])[] = [
  /** 2020-02-04 → 02-06 */ [{ key: 'legality-review:1', packId: DECREE, ruleId: 'legality-review', on: '2020-01-20' }],
  /** the window goes on, 2020-02-01 → 02-03 */ [{ key: 'consultation:1', packId: DECREE, ruleId: 'consultation', on: '2020-01-02' }],
  /** 2020-02-12 → 02-14 */ [
    { key: 'text-publication', packId: 'disclosure-regulation-2019', ruleId: 'text-publication', on: '2020-01-10' },
  ],
  /** over before the festival */ [{ key: 'legality-review:1', packId: DECREE, ruleId: 'legality-review', on: '2020-01-10' }],
  /** no day off counts */ [{ key: 'hearing-materials', packId: DECREE, ruleId: 'hearing-materials', on: '2020-02-10' }],
];
const ofKind = (ids: readonly string[], kind: number): string[] => ids.filter((_, i) => i % KINDS.length === kind);

let rig: RevisionRig;
let decisions: readonly string[];
let importer: Actor;
let approver: Actor;
const idOf = (settled: Settled): string => {
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.versionId;
};
const codeOf = (settled: Settled): string => (settled.ok ? 'accepted' : settled.refusal.code);
const preview = async (text: string) => {
  const em = rig.orm.em.fork() as never;
  const moment = await momentOf(em);
  return impactReport(em, moment, readAgainst(moment, text).arrangement);
};
const dueDays = async (key: string) =>
  (await rig.rows<{ due: string }>(`select distinct due_on::text as due from deadline where key = ? order by 1`, [key])).map((r) => r.due);

beforeAll(async () => {
  rig = await RevisionRig.open('2020-01-20T09:00:00+08:00', { continueAfterEvents: 1 });
  const calendar = chinaCalendar(plainDate('2020-01-20'));
  ({ decisionIds: decisions } = await fillOpenDeadlines(rig.url, DECREE, calendar, DECISIONS, (i) => KINDS[i % KINDS.length]!));
  [importer, approver] = await Promise.all([rig.person('administrator'), rig.person('supervisor')]);
  await rig.startWorker();
  await rig.allRunning(DECISIONS);
}, 180_000);
afterAll(() => rig.close());

describe('the notice of 27 January 2020, entered on the 20th while only the first is known', () => {
  let version: string;

  test('may be entered by the supervising body alone, and the same text is the same version', async () => {
    const drafter = await rig.person('drafter');
    await expect(rig.versions.importNotice(notice('2020.v2'), drafter)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    version = idOf(await rig.versions.importNotice(notice('2020.v2'), importer));
    expect(idOf(await rig.versions.importNotice(notice('2020.v2').replaceAll('\n', '\r\n'), approver))).toBe(version);
  });

  test('another notice of that year has to wait, and one that is known is not entered again', async () => {
    const other = notice('2020.v2').replace('2月2日', '2月4日').replace('星期日', '星期二').replace('2月3日（星期一）', '2月5日（星期三）');
    expect(codeOf(await rig.versions.importNotice(other.replace('农历正月初九，', ''), importer))).toBe('CALENDAR_NOTICE_PENDING');
    expect(codeOf(await rig.versions.importNotice(notice('2020.v1'), importer))).toBe('CALENDAR_NOTICE_KNOWN');
  });

  test('is seen before anything changes: what moves, from which day to which, and why the rest stays', async () => {
    const report = await preview(notice('2020.v2'));
    const each = DECISIONS / KINDS.length;
    expect(report.asked).toBe(DECISIONS);
    expect(report.totals).toEqual({
      moved: 3 * each,
      later: 3 * each,
      earlier: 0,
      becomeOverdue: 0,
      becomeFinal: 0,
      windowsExtended: each,
    });
    expect(report.unmoved).toEqual({ 'minimum-kept': 0, 'fixed-date': 0, 'no-days-off': each, 'same-days': each, settled: 0 });
    expect(report.organs).toEqual([{ ...report.totals, organId: expect.any(String), organName: '示例镇修订办' }]);
    const moves = new Set(report.lines.map((l) => `${l.key} ${l.from} ${l.to} ${l.extendsWindow}`));
    expect([...moves].sort()).toEqual([
      'consultation:1 2020-02-01 2020-02-03 true',
      'legality-review:1 2020-02-04 2020-02-06 false',
      'text-publication 2020-02-12 2020-02-14 false',
    ]);
  });

  test('changes nothing while it is not approved', async () => {
    await rig.commit({ kind: 'decision', id: decisions[0]! }, []);
    expect(await dueDays('legality-review:1')).toEqual(['2020-01-20', '2020-02-04']);
    expect(await rig.rows(`select 1 from deadline_revision`)).toEqual([]);
  });

  test('is not approved by the person who entered it', async () => {
    const both = { ...importer, roles: [{ role: 'supervisor', organId: 'x' }] } as Actor;
    expect(codeOf(await rig.versions.approve(version, [1], 'approval-1', both))).toBe('SECOND_PERSON_REQUIRED');
  });

  test('is not approved before the doubt of its reader is confirmed', async () => {
    expect(await rig.versions.approve(version, [], 'approval-0', approver)).toMatchObject({
      ok: false,
      refusal: { code: 'CALENDAR_DOUBTS_OPEN', missing: [expect.stringMatching(/^存疑1：/)] },
    });
  });

  test('once approved counts for every open deadline, exactly once, also for those whose own command comes at the same moment', async () => {
    const racing = ofKind(decisions, 0).slice(0, 10);
    const commits = racing.flatMap((id) => [1, 2, 3].map(() => rig.commit({ kind: 'decision', id }, [])));
    const approved = rig.versions.approve(version, [1], 'approval-2', approver);
    await Promise.all(commits);
    await Promise.all([approved, ...racing.map((id) => rig.commit({ kind: 'decision', id }, []))]);
    expect(idOf(await approved)).toBe(version);
    await rig.applied(version);

    expect([await dueDays('legality-review:1'), await dueDays('consultation:1'), await dueDays('text-publication')]).toEqual([
      ['2020-01-20', '2020-02-06'],
      ['2020-02-03'],
      ['2020-02-14'],
    ]);
    const revisions = await rig.rows<{ n: number; deadlines: number }>(
      `select count(*)::int as n, count(distinct deadline_id)::int as deadlines from deadline_revision`,
    );
    expect(revisions).toEqual([{ n: 126, deadlines: 126 }]);
    const told = await rig.rows<{ n: number }>(`select count(*)::int as n from outbox where payload->>'about' = 'deadline-moved'`);
    expect(told).toEqual([{ n: 126 }]);
    expect(await progressOf(rig.orm.em.fork() as never, version)).toEqual({
      subjects: DECISIONS,
      counted: DECISIONS,
      moved: 126,
      woken: 126,
      finished: true,
    });
  });

  test('the history keeps what was, the window is longer in every place, and the next instant is the new one', async () => {
    const [kept] = await rig.rows<{ before: string; explained: string; reason: string }>(
      `select due_on_before::text as before, explained_before->>'dueOn' as explained, r.reason from deadline_revision r join deadline d on d.id = r.deadline_id where d.subject_id = ?`,
      [decisions[0]],
    );
    expect(kept).toEqual({ before: '2020-02-04', explained: '2020-02-04', reason: expect.stringContaining('2020v2') });
    const [window] = await rig.rows<{ closes: string; at: string; state: string; next: string; extensions: number }>(
      `select r.closes_on::text as closes, to_char(r.closes_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at, d.state->'rounds'->0->>'closesOn' as state,
              to_char(d.next_instant at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as next, jsonb_array_length(r.extensions) as extensions
       from round r join decision d on d.id = r.decision_id where d.id = ?`,
      [decisions[1]],
    );
    expect(window).toEqual({ closes: '2020-02-03', at: '02-04 00:00', state: '2020-02-03', next: '02-04 00:00', extensions: 1 });
  });

  test('each workflow whose deadline moved was woken once, the others not at all', async () => {
    const wakes = (ids: readonly string[]) => Promise.all(ids.map((id) => rig.wakes({ kind: 'decision', id })));
    const moved = [0, 1, 2].flatMap((kind) => ofKind(decisions, kind));
    expect(new Set(await wakes(moved))).toEqual(new Set([1]));
    expect(new Set(await wakes([3, 4].flatMap((kind) => ofKind(decisions, kind))))).toEqual(new Set([0]));
  });

  test('a wake with the same token is one wake, also when it is sent again after it was heard', async () => {
    const subject = { kind: 'decision', id: decisions[0]! } as const;
    const before = await rig.wakes(subject);
    await rig.gateway.wakeOnce(subject, `calendar:${version}`);
    expect(await rig.wakes(subject)).toBe(before);
    await rig.gateway.wakeOnce(subject, 'another');
    expect(await rig.wakes(subject)).toBe(before + 1);
  });

  test('the same key approves it once, another key finds it settled, and what counts is not withdrawn', async () => {
    expect(idOf(await rig.versions.approve(version, [1], 'approval-2', approver))).toBe(version);
    expect(codeOf(await rig.versions.approve(version, [1], 'approval-3', approver))).toBe('CALENDAR_VERSION_SETTLED');
    expect(codeOf(await rig.versions.withdraw(version, approver))).toBe('CALENDAR_VERSION_SETTLED');
    await expect(rig.rows(`update calendar_version set source_text = '' where id = ?`, [version])).rejects.toThrow(
      'APPROVED_CALENDAR_STAYS',
    );
  });

  test('the batch says how far it is, was carried over from run to run, and run again finds nothing left', async () => {
    const handle = rig.client.workflow.getHandle(revisionWorkflowId(version));
    expect(await handle.query<RevisionProgress | null>(PROGRESS)).toMatchObject({ counted: DECISIONS, finished: true });
    await keepHistoryOf(rig, revisionWorkflowId(version), 'calendar-revision');
    await rig.gateway.reviseCalendar(version);
    await handle.result();
    expect(await rig.rows(`select 1 from deadline_revision`)).toHaveLength(126);
  });
});

describe('a notice with doubts', () => {
  /** A made-up second notice for 2020 that takes a make-up day back without saying so. */
  const form = (off: string) =>
    JSON.stringify({
      region: 'CN',
      year: 2020,
      version: 3,
      notice: {
        title: '国务院办公厅关于调整2020年清明节假期安排的通知',
        number: '演练〔2020〕1号',
        signed: '2020-01-20',
        address: 'https://www.gov.cn/',
      },
      days: [
        ['2020-04-06', '清明节', 'off'],
        [off, '清明节', 'off'],
      ],
    });

  test('is approved only when every doubt is confirmed by its number, and can be withdrawn before', async () => {
    const id = idOf(await rig.versions.importNotice(form('2020-04-07'), importer));
    const refused = await rig.versions.approve(id, [1], 'approval-4', approver);
    expect(codeOf(refused)).toBe('CALENDAR_DOUBTS_OPEN');
    if (!refused.ok) expect(refused.refusal.missing[0]).toMatch(/^存疑2：/);
    expect(idOf(await rig.versions.withdraw(id, importer))).toBe(id);
    expect(idOf(await rig.versions.withdraw(id, importer))).toBe(id);
    expect(codeOf(await rig.versions.approve(id, [], 'approval-5', approver))).toBe('CALENDAR_VERSION_SETTLED');
    expect(idOf(await rig.versions.importNotice(form('2020-04-07'), importer))).toBe(id);
    await rig.versions.withdraw(id, importer);
  });
});
