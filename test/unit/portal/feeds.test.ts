import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { atomDocument, uuidOf } from '../../../web/portal/atom.ts';
import { deadlinesCalendar, decisionFeed, publishedFeed } from '../../../web/portal/feeds.ts';
import type { DatedDeadline } from '../../../web/portal/feeds.ts';
import { calendarDocument, folded, textValue } from '../../../web/portal/icalendar.ts';
import { NO_SITE } from '../../../web/portal/shape.ts';
import type { Site } from '../../../web/portal/shape.ts';
import { events, parsed, unescaped, unfolded, valueOf } from '../../support/icalendar.ts';

const SITE: Site = { ...NO_SITE, organName: '示例镇人民政府', organCode: 'shili-town', now: '2024-11-12T04:00:00.000Z' };
const NOTICE = { title: '国务院办公厅关于2025年部分节假日安排的通知', number: '国办发明电〔2024〕12号', address: 'https://www.gov.cn/n' };
const MOVED_AT = '2024-11-12T08:00:00.000Z';
const FEEDBACK: DatedDeadline = {
  id: 'Deadline:01930000-0000-7000-8000-000000000001',
  key: 'feedback',
  name: '意见采纳情况反馈',
  triggerOn: '2024-12-24',
  dueOn: '2025-01-08',
  dueAt: '2025-01-08T16:00:00.000Z',
  earliestOn: '2025-01-07',
  latestOn: '2025-01-10',
  provisional: true,
  provisionalNote: '2025年放假安排尚未公布',
  status: 'OPEN',
  settledAt: null,
  explanation: ['最晚：2025年1月8日（星期三）24时', '规定：10个工作日'],
  revisions: [],
};
const calendarOf = (d: DatedDeadline, site = SITE) => {
  const decisions = [{ code: 'shili-town-2024-01', title: '道路“一二”; 甲, 乙', deadlines: { edges: [{ node: d }] } }];
  return calendarDocument(deadlinesCalendar(site, decisions, [], 'https://example.gov.cn'));
};
const only = (d: DatedDeadline) => events(calendarOf(d))[0]!;

describe('lines of a calendar', () => {
  test('no piece has more than 75 octets, no character is cut, and put together they are the line again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = `DESCRIPTION:${textValue(text)}`;
        expect(unfolded(`${folded(line)}\r\n`)).toEqual([line]);
      }),
    );
  });
  test('75 octets stay one line, 76 become two', () => {
    expect(folded('a'.repeat(75))).toBe('a'.repeat(75));
    expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    expect(folded('中'.repeat(26))).toBe(`${'中'.repeat(25)}\r\n 中`);
    expect(folded('中'.repeat(25))).toBe('中'.repeat(25));
  });
  test('what has a meaning in a value is escaped and read back, what cannot be shown is left out', () => {
    expect(textValue('甲,乙;丙\\丁\r\n戊\u0007')).toBe('甲\\,乙\\;丙\\\\丁\\n戊');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', ',', ';', '\n', 'n', 'N', '中') }), (text) => {
        expect(unescaped(textValue(text))).toBe(text);
      }),
    );
  });
});

describe('a deadline in a calendar', () => {
  test('is its whole day, tentative while the days off are not known', () => {
    const e = only(FEEDBACK);
    expect([valueOf(e, 'DTSTART'), valueOf(e, 'DTEND'), valueOf(e, 'STATUS'), valueOf(e, 'SEQUENCE')]).toEqual([
      '20250108',
      '20250109',
      'TENTATIVE',
      '0',
    ]);
    expect(e.properties.find((p) => p.name === 'DTSTART')!.parameters).toEqual(['VALUE=DATE']);
    expect(unescaped(valueOf(e, 'SUMMARY'))).toBe('（暂定）意见采纳情况反馈：道路“一二”; 甲, 乙');
    expect(unescaped(valueOf(e, 'DESCRIPTION'))).toContain(
      '最早2025年1月7日（星期二），最晚2025年1月10日（星期五）。2025年放假安排尚未公布',
    );
  });
  test('that a new calendar moves keeps its id, rises in sequence, and is stamped with the move', () => {
    const moved: DatedDeadline = {
      ...FEEDBACK,
      dueOn: '2025-01-09',
      provisional: false,
      provisionalNote: null,
      revisions: [
        { at: MOVED_AT, dueOn: '2025-01-08', newDueOn: '2025-01-09', wasProvisional: true, reason: '放假安排公布', notices: [NOTICE] },
      ],
    };
    const [before, after] = [only({ ...FEEDBACK, triggerOn: '2024-11-01' }), only({ ...moved, triggerOn: '2024-11-01' })];
    expect(valueOf(after, 'UID')).toBe(valueOf(before, 'UID'));
    expect([valueOf(before, 'SEQUENCE'), valueOf(after, 'SEQUENCE')]).toEqual(['0', '1']);
    expect([valueOf(before, 'LAST-MODIFIED'), valueOf(after, 'LAST-MODIFIED')]).toEqual(['20241031T160000Z', '20241112T080000Z']);
    expect(valueOf(after, 'DTSTAMP')).toBe('20241112T080000Z');
    expect([valueOf(after, 'DTSTART'), valueOf(after, 'STATUS')]).toEqual(['20250109', 'CONFIRMED']);
    expect(unescaped(valueOf(after, 'DESCRIPTION'))).toContain(
      '变更：原为2025年1月8日（星期三）24时（暂定），2024年11月12日（星期二）16时0分改为2025年1月9日（星期四）24时。原因：放假安排公布\n依据：国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）https://www.gov.cn/n',
    );
  });
  test('that is cancelled says so once more, one that is kept or is between offices is not in the organ’s calendar', () => {
    const cancelled = only({ ...FEEDBACK, status: 'CANCELLED', settledAt: '2025-01-02T01:00:00.000Z' });
    expect([valueOf(cancelled, 'STATUS'), valueOf(cancelled, 'SEQUENCE')]).toEqual(['CANCELLED', '1']);
    expect(events(calendarOf({ ...FEEDBACK, status: 'MET', settledAt: '2025-01-02T01:00:00.000Z' }))).toEqual([]);
    expect(events(calendarOf({ ...FEEDBACK, key: 'legality-review:1' }))).toEqual([]);
  });
  test('of a rehearsal is marked; a calendar without days is still one', () => {
    expect(valueOf(events(calendarOf(FEEDBACK, { ...SITE, rehearsal: true }))[0]!, 'SUMMARY')).toMatch(/^【演练】/);
    const empty = parsed(calendarDocument(deadlinesCalendar(SITE, [], [], 'https://example.gov.cn')));
    expect(empty.parts.map((p) => p.name)).toEqual(['VTIMEZONE']);
  });
  test('of a catalog stands there until it is public', () => {
    const catalog = (versionNo: number) => ({
      year: 2025,
      title: '2025年度目录',
      rounds: [],
      organ: { code: 't', name: '示例镇人民政府' },
      versionNo,
      deadline: { ...FEEDBACK, key: 'catalog-publication', name: '年度目录公布', provisional: false, dueOn: '2025-03-31' },
    });
    const of = (versionNo: number) => events(calendarDocument(deadlinesCalendar(SITE, [], [catalog(versionNo)], 'https://example.gov.cn')));
    expect(valueOf(of(0)[0]!, 'DTSTART')).toBe('20250331');
    expect(of(1)).toEqual([]);
  });
  test('the end of a consultation on a draft catalog is a day while it is open; a longer window moves that day', () => {
    const round = (isOpen: boolean, extensions: { from: string; to: string; reason: string; at: string }[] = []) => ({
      id: 'Round:01930000-0000-7000-8000-000000000009',
      no: 1,
      noticeTitle: '目录草案公告',
      window: {
        opensAt: '2024-11-01T01:00:00.000Z',
        closesAt: '2024-11-15T16:00:00.000Z',
        closesOn: '2024-11-15',
        closeLabel: '2024年11月15日（星期五）24时（北京时间）',
        isOpen,
        shortenedReason: null,
        extensions,
      },
    });
    const of = (r: ReturnType<typeof round>) => {
      const catalog = { year: 2025, title: '目录', organ: { name: '镇', code: 'shili-town' }, versionNo: 0, deadline: null, rounds: [r] };
      return events(calendarDocument(deadlinesCalendar(SITE, [], [catalog], 'https://example.gov.cn')));
    };
    expect(valueOf(of(round(true))[0]!, 'DTSTART')).toBe('20241115');
    expect(valueOf(of(round(true))[0]!, 'SEQUENCE')).toBe('0');
    const longer = [{ from: '2024-11-11', to: '2024-11-15', reason: '公众要求', at: '2024-11-10T02:00:00.000Z' }];
    expect(valueOf(of(round(true, longer))[0]!, 'SEQUENCE')).toBe('1');
    expect(of(round(false))).toEqual([]);
  });
});

describe('what is told', () => {
  const moved = {
    seq: 9,
    text: '意见采纳情况反馈的截止日由2025年1月8日改为2025年1月9日',
    occurredOn: null,
    recordedAt: MOVED_AT,
    holidayNotices: [NOTICE],
  };
  const decision = {
    id: 'Decision:01930000-0000-7000-8000-000000000002',
    code: 'shili-town-2024-01',
    title: '道路',
    organ: { code: 't', name: '示例镇人民政府' },
  };
  const catalog = { id: 'Catalog:01930000-0000-7000-8000-000000000003', year: 2024, title: '2024年度目录', organ: { code: 't' } };
  const public_ = { seq: 3, text: '第1版公布', occurredOn: '2024-03-29', recordedAt: '2024-03-29T01:30:00.000Z', holidayNotices: [] };
  const edges = [
    { node: { event: moved, decision, catalog: null } },
    { node: { event: public_, decision: null, catalog } },
    { node: { event: moved, decision: null, catalog: null } },
  ];
  const of = (hasNextPage: boolean, after?: string) =>
    publishedFeed(
      { site: SITE, publishedChanges: { edges, pageInfo: { hasNextPage, endCursor: 'a+b' } } },
      'https://example.gov.cn',
      after,
    );

  test('names what it belongs to, and the notice that moved a deadline; what has no page is left out', () => {
    expect(of(false).entries.map((e) => [e.title, e.link, e.lines])).toEqual([
      [
        '道路：意见采纳情况反馈的截止日由2025年1月8日改为2025年1月9日',
        'https://example.gov.cn/decisions/shili-town-2024-01',
        ['道路', moved.text, '依据：国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）https://www.gov.cn/n'],
      ],
      [
        '2024年度目录：第1版公布',
        'https://example.gov.cn/organs/t/catalogs/2024',
        ['2024年度目录', '第1版公布', '日期：2024年3月29日（星期五）'],
      ],
    ]);
  });
  test('is one entry with one id, in the feed of the site and in that of its decision', () => {
    const own = decisionFeed(SITE, { ...decision, timeline: { edges: [{ node: moved }] } }, 'https://elsewhere.gov.cn');
    expect(own.entries[0]!.id).toBe(of(false).entries[0]!.id);
    expect(own.entries[0]!.title).toBe(moved.text);
  });
  test('goes on on the next page while there is one, under one id', () => {
    expect([of(true).next, of(false).next]).toEqual(['https://example.gov.cn/feeds/published.atom?after=a%2Bb', undefined]);
    expect([of(true).self, of(true, 'x').self]).toEqual([
      'https://example.gov.cn/feeds/published.atom',
      'https://example.gov.cn/feeds/published.atom?after=x',
    ]);
    expect(of(true, 'x').id).toBe(of(true).id);
  });
});

describe('Atom', () => {
  const entry = { id: 'urn:uuid:1', title: '标题', updated: '2024-11-12T08:00:00.000Z', link: 'https://example.gov.cn/', lines: ['甲'] };
  const feed = { id: 'urn:uuid:0', title: 'a', author: 'b', since: '2024-11-11T16:00:00.000Z', self: 's', page: 'p', entries: [entry] };
  test('what XML reserves is escaped and what it cannot carry is left out', () => {
    const text = atomDocument({ ...feed, entries: [{ ...entry, title: 'a<b>&"]]>\u0007\uFFFE\uD800中😀' }] });
    expect(text).toContain('<title>a&lt;b&gt;&amp;&quot;]]&gt;中😀</title>');
  });
  test('the feed is as new as its newest entry, an empty one as of the day given', () => {
    const older = { ...entry, updated: '2024-11-01T08:00:00.000Z' };
    expect(/<updated>(.*?)<\/updated>/.exec(atomDocument({ ...feed, entries: [older, entry] }))![1]).toBe(entry.updated);
    expect(/<updated>(.*?)<\/updated>/.exec(atomDocument({ ...feed, entries: [] }))![1]).toBe(feed.since);
    expect(isoToInstant(feed.since)).toBeLessThan(isoToInstant(entry.updated));
  });
  test('a derived id is the uuid the standard makes of the same name', () => {
    // RFC 9562, appendix A.4.
    expect(uuidOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
