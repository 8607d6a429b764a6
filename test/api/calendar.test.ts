import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fillOpenDeadlines } from '../../bench/open-deadlines.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import { events, unescaped, valueOf } from '../support/icalendar.ts';
import { notice, RevisionRig } from '../support/revision-rig.ts';
import type { RevisionApi } from '../support/revision-rig.ts';

const DECREE = 'decree-713-2019';
const IMPORT = `mutation ($text: String!) { out: importCalendarNotice(text: $text) { __typename ... on CalendarVersionSaved { version { id status doubts { no } viewerCan { action allowed disabledReason } } } ... on Refusal { code } } }`;
const APPROVE = `mutation ($k: String!, $id: ID!, $doubts: [Int!]) { out: approveCalendarRevision(idempotencyKey: $k, id: $id, confirmedDoubts: $doubts) { __typename ... on CalendarVersionSaved { version { id status } } ... on Refusal { code missing } } }`;
const PREVIEW = `query ($id: ID, $text: String, $first: Int, $after: String) { calendarRevisionPreview(id: $id, text: $text) { version { number } asked totals { moved later windowsExtended } organs { organName moved }
  lines(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ruleName from to change extendsWindow organName } } } } }`;
const VERSIONS = `{ calendarVersions { coverage { version coveredThrough } versions { id year version number address status importedBy doubts { no } } } }`;

let rig: RevisionRig;
let api: RevisionApi;
let people: Record<'importer' | 'second' | 'drafter', Actor>;
let decision: string;
let id: string;
/** The calendar of the decision before the approval. */
let subscribed: ReturnType<typeof events>;

beforeAll(async () => {
  rig = await RevisionRig.open('2020-01-20T09:00:00+08:00');
  const wanted = [
    { key: 'consultation:1', packId: DECREE, ruleId: 'consultation', on: '2020-01-02' },
    { key: 'legality-review:1', packId: DECREE, ruleId: 'legality-review', on: '2020-01-20' },
  ];
  const filled = await fillOpenDeadlines(rig.url, DECREE, chinaCalendar(plainDate('2020-01-20')), 3, () => wanted);
  [decision] = filled.decisionIds as [string];
  const [importer, second, drafter] = await Promise.all([rig.person('supervisor'), rig.person('supervisor'), rig.person('drafter')]);
  people = { importer, second, drafter };
  api = await rig.openApi();
}, 120_000);
afterAll(async () => {
  await api.app.close();
  await rig.close();
});

test('who is not of the supervising body neither enters, sees the impact nor approves', async () => {
  const text = notice('2020.v2');
  expect((await api.ask(IMPORT, { text })).code).toBe('UNAUTHENTICATED');
  expect((await api.ask(IMPORT, { text }, people.drafter)).code).toBe('FORBIDDEN');
  expect((await api.ask(PREVIEW, { text })).code).toBe('UNAUTHENTICATED');
  expect((await api.ask(PREVIEW, { text }, people.drafter)).code).toBe('FORBIDDEN');
});

test('a text that is no notice is refused with what is wrong, and nothing is saved', async () => {
  expect((await api.ask(IMPORT, { text: '今天天气很好' }, people.importer)).code).toBe('CALENDAR_NOTICE_INVALID');
  expect((await api.ask(IMPORT, { text: '{"year":2020' }, people.importer)).code).toBe('CALENDAR_NOTICE_INVALID');
  expect((await api.ask(PREVIEW, {}, people.importer)).code).toBe('BAD_USER_INPUT');
  expect(await rig.rows(`select 1 from calendar_version`)).toEqual([]);
});

test('the notice waits for a second person; only staff see it waiting', async () => {
  const { data } = await api.ask(IMPORT, { text: notice('2020.v2') }, people.importer);
  ({ id } = data.out.version);
  expect(data.out.version).toMatchObject({ status: 'PENDING', doubts: [{ no: 1 }] });
  expect(data.out.version.viewerCan).toEqual([
    { action: 'approveCalendarRevision', allowed: false, disabledReason: '这一步要由第二个人办理' },
    { action: 'withdrawCalendarVersion', allowed: true, disabledReason: null },
  ]);
  const seenBy = async (actor?: Actor) =>
    (await api.ask(VERSIONS, {}, actor)).data.calendarVersions.versions as { status: string; year: number }[];
  expect((await seenBy(people.second)).filter((v) => v.status === 'PENDING')).toHaveLength(1);
  const shown = await seenBy();
  expect(shown[0]).toEqual({
    id: null,
    year: 2020,
    version: 1,
    number: '国办发明电〔2019〕16号',
    address: expect.stringContaining('gov.cn'),
    status: 'SUPPLIED',
    importedBy: null,
    doubts: [],
  });
  expect((await api.ask(`query ($id: ID!) { calendarVersion(id: $id) { status } }`, { id })).data.calendarVersion).toBeNull();
});

test('the preview is paged, with sums over all of it', async () => {
  const first = (await api.ask(PREVIEW, { id, first: 4 }, people.second)).data.calendarRevisionPreview;
  expect(first).toMatchObject({
    asked: 6,
    totals: { moved: 6, later: 6, windowsExtended: 3 },
    organs: [{ organName: '示例镇修订办', moved: 6 }],
  });
  expect(first.lines.edges[0].node).toEqual({
    ruleName: '向社会公开征求意见的期限',
    from: '2020-02-01',
    to: '2020-02-03',
    change: 'LATER',
    extendsWindow: true,
    organName: '示例镇修订办',
  });
  const rest = (await api.ask(PREVIEW, { id, first: 4, after: first.lines.pageInfo.endCursor }, people.second)).data
    .calendarRevisionPreview;
  expect([first.lines.pageInfo.hasNextPage, rest.lines.pageInfo.hasNextPage, rest.lines.edges.length]).toEqual([true, false, 2]);
});

test('after the approval the rows say how far it is, the public page shows the new day, the old one, when and why', async () => {
  const before = await api.page('/decisions/revision-2020-0001');
  expect(before).toContain('2020年2月1日');
  expect(before).not.toContain('期限有变动');
  subscribed = events(await api.text('/feeds/decisions/revision-2020-0001.ics'));
  expect((await api.ask(APPROVE, { k: 'approve-api-1', id, doubts: [1] }, people.importer)).data.out.code).toBe('SECOND_PERSON_REQUIRED');
  expect((await api.ask(APPROVE, { k: 'approve-api-1', id }, people.second)).data.out).toMatchObject({ code: 'CALENDAR_DOUBTS_OPEN' });
  expect((await api.ask(APPROVE, { k: 'approve-api-1', id, doubts: [1] }, people.second)).data.out.version.status).toBe('APPROVED');
  await rig.startWorker();
  await rig.applied(id.split(':')[1]!);
  const { data } = await api.ask(
    `query ($id: ID!) { calendarVersion(id: $id) { status progress { subjects counted moved woken finished } importedBy } }`,
    { id },
  );
  expect(data.calendarVersion).toEqual({
    status: 'APPLIED',
    progress: { subjects: 3, counted: 3, moved: 6, woken: 3, finished: true },
    importedBy: null,
  });

  const after = await api.page('/decisions/revision-2020-0001');
  expect(after).toContain('期限有变动：原为2020年2月4日（星期二）24时，2020年1月20日');
  expect(after).toContain(
    '改为2020年2月6日（星期四）24时。原因：放假安排公布或者变动（日历由“CN2018–2020（2019v2）”改为“CN2018–2020（2019v2、2020v2）”）',
  );
  // The change log: the longer window and the moved deadline.
  expect(after).toContain('第1轮征求意见由2月1日24时延长至2月3日24时，原因：放假安排公布或者变动');
  expect(after).toContain('合法性审查的时间的截止日由2020年2月4日改为2020年2月6日');
  const [deadline] = await rig.rows<{ id: string }>(`select id from deadline where subject_id = ? and key = 'legality-review:1'`, [
    decision,
  ]);
  const history = await api.page(`/deadlines/Deadline:${deadline!.id}`);
  expect(history).toContain('变更原为2020年2月4日（星期二）24时');
  expect(history).toContain('依据：国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）。');
  const { data: known } = await api.ask(VERSIONS, {});
  expect(known.calendarVersions.versions[0]).toMatchObject({ id, year: 2020, version: 2, status: 'APPLIED', importedBy: null });
  expect(known.calendarVersions.coverage).toEqual({ version: 'CN 2018–2020（2019v2、2020v2）', coveredThrough: '2020-12-31' });
});

test('who subscribed is told the old day, the new one and the notice, and the calendar moves its day under the same id', async () => {
  const feed = await api.text('/feeds/decisions/revision-2020-0001.atom');
  const entries = feed.match(/<entry>.*?<\/entry>/gs) ?? [];
  const because = '依据：国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）http';
  for (const [text, n] of [
    ['第1轮征求意见由2月1日24时延长至2月3日24时，原因：放假安排公布或者变动', 1],
    ['合法性审查的时间的截止日由2020年2月4日改为2020年2月6日，原因：放假安排公布或者变动', 1],
  ] as const)
    expect([text, entries.filter((e) => e.includes(`${text}`) && e.includes(because)).length]).toEqual([text, n]);
  const site = await api.text('/feeds/published.atom');
  expect([site.split('改为2020年2月6日').length > 3, site.includes(because)]).toEqual([true, true]);

  const moved = events(await api.text('/feeds/decisions/revision-2020-0001.ics'));
  expect(moved.map((e) => valueOf(e, 'UID')).sort()).toEqual(subscribed.map((e) => valueOf(e, 'UID')).sort());
  const days = (all: typeof moved) => all.map((e) => `${valueOf(e, 'DTSTART')} ${valueOf(e, 'SEQUENCE')}`).sort();
  expect([days(subscribed), days(moved)]).toEqual([
    ['20200201 0', '20200204 0'],
    ['20200203 1', '20200206 1'],
  ]);
  const review = moved.find((e) => valueOf(e, 'DTSTART') === '20200206')!;
  expect(unescaped(valueOf(review, 'DESCRIPTION'))).toContain('变更：原为2020年2月4日（星期二）24时，2020年1月20日');
  expect(unescaped(valueOf(review, 'DESCRIPTION'))).toContain(because);
  const ends = events(await api.text('/feeds/deadlines.ics')).map((e) => `${valueOf(e, 'DTSTART')} ${valueOf(e, 'SEQUENCE')}`);
  expect(ends).toEqual(['20200203 1', '20200203 1', '20200203 1']);
});

test('what counts cannot be withdrawn', async () => {
  const withdraw = `mutation ($id: ID!) { out: withdrawCalendarVersion(id: $id) { ... on Refusal { code } } }`;
  expect((await api.ask(withdraw, { id }, people.importer)).data.out.code).toBe('CALENDAR_VERSION_SETTLED');
});
