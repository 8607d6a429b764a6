import { catalogPath, catalogRoundPath } from '../../domain/catalog/address.ts';
import { beijingDate, instantToIso, isoToInstant, startOfDay } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { LIMITS } from '../../domain/limits.ts';
import { uuidOf } from './atom.ts';
import type { AtomEntry, AtomFeed } from './atom.ts';
import type { CalendarEvent, CalendarFeed } from './icalendar.ts';
import type { CatalogPlace, Decision, DraftRound, Edges, HolidayNotice, Site, Window } from './shape.ts';
import { T } from './strings.ts';
import { at, day } from './words.ts';

type DraftCatalog = { year: number; title: string; organ: { code: string; name: string }; rounds: DraftRound[] };
export type ConsultationsData = {
  site: Site;
  catalogs: (DraftCatalog & { id: string })[];
  decisions: Paged<{
    id: string;
    code: string;
    title: string;
    organ: { name: string };
    changedAt: string;
    statusSentence: string[];
    rounds: Edges<{ no: number; window: Window | null }>;
  }>;
};
type Told = { seq: number; text: string; occurredOn: string | null; recordedAt: string; holidayNotices: HolidayNotice[] };
type Paged<T> = Edges<T> & { pageInfo: { hasNextPage: boolean; endCursor: string | null } };
export type DecisionChanges = Pick<Decision, 'id' | 'code' | 'title'> & { organ: { name: string } } & { timeline: Edges<Told> };
export type PublishedData = {
  site: Site;
  publishedChanges: Paged<{
    event: Told;
    decision: (Pick<Decision, 'id' | 'code' | 'title'> & { organ: { name: string } }) | null;
    catalog: (CatalogPlace & { id: string; title: string }) | null;
  }>;
};
/** What a calendar shows of a deadline. */
export type DatedDeadline = Pick<
  Decision['deadlines']['edges'][number]['node'],
  | 'id'
  | 'key'
  | 'name'
  | 'triggerOn'
  | 'dueOn'
  | 'dueAt'
  | 'earliestOn'
  | 'latestOn'
  | 'provisional'
  | 'provisionalNote'
  | 'status'
  | 'settledAt'
  | 'explanation'
  | 'revisions'
>;
export type CalendarDecision = { code: string; title: string; deadlines: Edges<DatedDeadline> };
export type CalendarCatalog = DraftCatalog & { versionNo: number; deadline: DatedDeadline | null };

/** Ids that belong to no row are derived from this one. */
const FEEDS = '5d0c4f4e-3f0b-4b0e-9d1c-7b6f2a9f5e31';
const uuidPart = (globalId: string): string => globalId.slice(globalId.indexOf(':') + 1);
/** A rehearsal says so wherever its dates are read. */
const marked = (site: Site, text: string): string => (site.rehearsal ? `【${T.rehearsal}】${text}` : text);
const shortened = (text: string): string => {
  const characters = [...text];
  return characters.length > LIMITS.feedTitleCharsMax ? `${characters.slice(0, LIMITS.feedTitleCharsMax - 1).join('')}…` : text;
};
/** 00:00 Beijing of today: when nothing stands in a feed, it says so as of today. */
const today = (site: Site): string => instantToIso(startOfDay(beijingDate(isoToInstant(site.now))));

/** What the feeds of the whole site have in common. */
function siteFeed(
  site: Site,
  name: string,
  title: string,
  origin: string,
  after: string | undefined,
  { hasNextPage, endCursor }: Paged<unknown>['pageInfo'],
) {
  const self = `${origin}/feeds/${name}.atom`;
  return {
    id: `urn:uuid:${uuidOf(FEEDS, `${name}:${site.organCode}${site.rehearsal ? ':rehearsal' : ''}`)}`,
    title: marked(site, `${site.organName}${title}`),
    author: site.organName || site.name,
    since: today(site),
    self: after === undefined ? self : `${self}?after=${encodeURIComponent(after)}`,
    page: `${origin}/`,
    ...(hasNextPage && endCursor !== null ? { next: `${self}?after=${encodeURIComponent(endCursor)}` } : {}),
  };
}

/** 最新公开和变更: what was published of all decisions and catalogs, and which deadlines moved; newest first. */
export function publishedFeed({ site, publishedChanges }: PublishedData, origin: string, after?: string): AtomFeed {
  return {
    ...siteFeed(site, 'published', '重大决策最新公开和变更', origin, after, publishedChanges.pageInfo),
    entries: publishedChanges.edges.flatMap(({ node: { event, decision, catalog } }) =>
      decision
        ? [told(site, event, decision, `${origin}/decisions/${decision.code}`, decision.title)]
        : catalog
          ? [told(site, event, catalog, `${origin}${catalogPath(catalog)}`, catalog.title)]
          : [],
    ),
  };
}

/** One line of a change log. `about`: what it belongs to, where the feed itself does not say. */
function told(site: Site, e: Told, subject: { id: string }, link: string, about?: string): AtomEntry {
  return {
    id: `urn:uuid:${uuidOf(uuidPart(subject.id), `event:${e.seq}`)}`,
    title: marked(site, shortened(about === undefined ? e.text : `${about}：${e.text}`)),
    updated: e.recordedAt,
    link,
    lines: [
      ...(about === undefined ? [] : [about]),
      e.text,
      ...(e.occurredOn === null ? [] : [`日期：${day(e.occurredOn)}`]),
      ...e.holidayNotices.map(noticeText),
    ],
  };
}

const noticeText = (n: HolidayNotice): string => `依据：${n.title}（${n.number}）${n.address}`;

/**
 * 征求意见: open and lately closed windows, one entry per decision, and on the first page those of draft catalogs.
 * @param origin scheme and host of this site
 */
export function consultationsFeed({ site, catalogs, decisions }: ConsultationsData, origin: string, after?: string): AtomFeed {
  return {
    ...siteFeed(site, 'consultations', T.columns.open, origin, after, decisions.pageInfo),
    entries: [
      ...(after === undefined ? catalogs.flatMap((c) => draftEntries(site, c, origin)) : []),
      ...decisions.edges.map(({ node: d }) => ({
        id: `urn:uuid:${uuidPart(d.id)}`,
        title: marked(site, d.title),
        updated: d.changedAt,
        link: `${origin}/decisions/${d.code}`,
        lines: [...d.statusSentence, `决策机关：${d.organ.name}`, ...d.rounds.edges.flatMap(({ node: r }) => windowLines(r.no, r.window))],
      })),
    ],
  };
}

function draftEntries(site: Site, catalog: DraftCatalog, origin: string): AtomEntry[] {
  return catalog.rounds.flatMap(({ id, no, noticeTitle, window }) => {
    if (!window || isoToInstant(site.now) - isoToInstant(window.closesAt) >= LIMITS.feedClosedDays * 86_400_000) return [];
    return [
      {
        id: `urn:uuid:${uuidPart(id)}`,
        title: marked(site, noticeTitle),
        updated: window.isOpen ? (window.extensions.at(-1)?.at ?? window.opensAt) : window.closesAt,
        link: `${origin}${catalogRoundPath(catalog, no)}`,
        lines: [noticeTitle, `决策机关：${catalog.organ.name}`, ...windowLines(no, window)],
      },
    ];
  });
}

function windowLines(no: number, w: Window | null): string[] {
  if (!w) return [];
  const extended = w.extensions.map((x) => `第${no}轮截止时间由${day(x.from)}24时延长至${day(x.to)}24时，原因：${x.reason}`);
  return [`第${no}轮征求意见：${at(w.opensAt)}至${w.closeLabel}`, ...extended];
}

/** 变更记录 of one decision, newest first. */
export function decisionFeed(site: Site, d: DecisionChanges, origin: string): AtomFeed {
  const page = `${origin}/decisions/${d.code}`;
  return {
    id: `urn:uuid:${uuidOf(uuidPart(d.id), 'changes')}`,
    title: marked(site, `变更记录：${d.title}`),
    author: d.organ.name,
    since: today(site),
    self: `${origin}/feeds/decisions/${d.code}.atom`,
    page,
    entries: d.timeline.edges.map(({ node }) => told(site, node, d, page)),
  };
}

/** Deadlines the public waits for; those between offices stand on the decision's own page and calendar. */
const AWAITED = /^(consultation:\d+|feedback)$/;
const RUNNING = ['OPEN', 'OVERDUE', 'CANCELLED'];

/** 期限日历 of the organ: the end of consultations, feedback, and catalogs not public yet. */
export function deadlinesCalendar(
  site: Site,
  decisions: readonly CalendarDecision[],
  catalogs: readonly CalendarCatalog[],
  origin: string,
): CalendarFeed {
  const awaited = (d: DatedDeadline): boolean => AWAITED.test(d.key) && RUNNING.includes(d.status);
  const ofDecisions = decisions.flatMap((d) => decisionEvents(site, d, origin, awaited));
  const ofCatalogs = catalogs
    .flatMap((c) => (c.versionNo === 0 && c.deadline ? [{ ...c, deadline: c.deadline }] : []))
    .map((c) => eventOf(site, c.deadline, `${c.year}年度${c.organ.name}重大行政决策事项目录`, `${origin}/`));
  return {
    name: marked(site, `${site.organName}重大决策预公开期限`),
    self: `${origin}/feeds/deadlines.ics`,
    events: [...ofDecisions, ...ofCatalogs, ...catalogs.flatMap((c) => draftEvents(site, c, origin))],
  };
}

/** The end of an open consultation on a draft catalog: a day its notice fixed. */
function draftEvents(site: Site, catalog: DraftCatalog, origin: string): CalendarEvent[] {
  return catalog.rounds.flatMap(({ id, no, noticeTitle, window }) => {
    if (!window?.isOpen) return [];
    const url = `${origin}${catalogRoundPath(catalog, no)}`;
    return [
      {
        uid: uuidPart(id),
        sequence: window.extensions.length,
        changedAt: isoToInstant(window.extensions.at(-1)?.at ?? window.opensAt),
        on: plainDate(window.closesOn),
        summary: marked(site, `征求意见截止：${noticeTitle}`),
        lines: [noticeTitle, ...windowLines(no, window), url],
        status: 'CONFIRMED',
        url,
      },
    ];
  });
}

/** Every deadline the decision's page explains, kept ones too. */
export function decisionCalendar(site: Site, d: CalendarDecision, origin: string): CalendarFeed {
  return {
    name: marked(site, `期限：${d.title}`),
    self: `${origin}/feeds/decisions/${d.code}.ics`,
    events: decisionEvents(site, d, origin, () => true),
  };
}

const decisionEvents = (site: Site, d: CalendarDecision, origin: string, shown: (x: DatedDeadline) => boolean): CalendarEvent[] =>
  d.deadlines.edges
    .filter(({ node }) => shown(node))
    .map(({ node }) => eventOf(site, node, d.title, `${origin}/deadlines/${encodeURIComponent(node.id)}`, `${origin}/decisions/${d.code}`));

const STATUS_WORDS: Readonly<Record<string, string>> = {
  CANCELLED: '（已取消）',
  MET: '（已完成）',
  MET_LATE: '（已完成，晚于期限）',
  BEFORE_ADOPTION: '（上线前）',
  OVERDUE: '（已过期限）',
  STOPPED: '（停止计算）',
};

function eventOf(site: Site, d: DatedDeadline, of: string, url: string, page = url): CalendarEvent {
  const cancelled = d.status === 'CANCELLED';
  const tentative = d.provisional && (d.status === 'OPEN' || d.status === 'OVERDUE');
  const name = d.key.startsWith('consultation:') ? '征求意见截止' : d.name;
  return {
    uid: uuidPart(d.id),
    sequence: d.revisions.length + (cancelled ? 1 : 0),
    changedAt: changedAt(d),
    on: plainDate(d.dueOn),
    summary: marked(site, `${tentative ? '（暂定）' : (STATUS_WORDS[d.status] ?? '')}${name}：${of}`),
    lines: [
      of,
      ...d.explanation,
      ...(tentative ? [`暂定：最早${day(d.earliestOn)}，最晚${day(d.latestOn)}。${d.provisionalNote ?? ''}`] : []),
      ...d.revisions.flatMap((r) => [revisionText(r), ...r.notices.map(noticeText)]),
      page,
    ],
    status: cancelled ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED',
    url,
  };
}

/** What one revision did: the old day stays beside the new one. */
const revisionText = (r: DatedDeadline['revisions'][number]): string =>
  `变更：原为${day(r.dueOn)}24时${r.wasProvisional ? '（暂定）' : ''}，${at(r.at)}${r.dueOn === r.newDueOn ? '重算，日期不变' : `改为${day(r.newDueOn)}24时`}。原因：${r.reason}`;

/** The clock makes a deadline overdue, a revision or its end anything else of it. */
function changedAt(d: DatedDeadline): number {
  const moments = [...d.revisions.map((r) => r.at), ...(d.settledAt ? [d.settledAt] : []), ...(d.status === 'OVERDUE' ? [d.dueAt] : [])];
  return Math.max(startOfDay(plainDate(d.triggerOn)), ...moments.map(isoToInstant));
}
