import { capacityOf, personsBehind } from '../access/capacity.ts';
import { beijingDate, endOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addDays, comparePlainDates, plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { deadlineOf } from '../decision/deadlines.ts';
import { accept, articleOfRule, blanksRefusal, isBlank, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import { proposeWindow } from '../deadline/window.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { extended, foldRounds, roundDue } from '../participation/rounds.ts';
import type { RoundEvent } from '../participation/rounds.ts';
import type { CatalogContext } from './decide.ts';
import { unscreenedRefusal } from './proposals.ts';
import type { CatalogCommand, CatalogEvent, CatalogRound, CatalogState, VersionState } from './types.ts';

type Command<K extends CatalogCommand['kind']> = Extract<CatalogCommand, { kind: K }>;
const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';
const DISCLOSURE = '《政府信息公开条例》第十七条';
/** A pack whose law gives the public a least time to comment on a draft catalog names it so; none of those entered does. */
const RULE = 'catalog-consultation';

/** The draft as it stands is put to the public (目录征求意见); its rows are fixed until the window has ended. */
export function openConsultation(
  state: CatalogState,
  newest: VersionState,
  c: Command<'openCatalogConsultation'>,
  ctx: CatalogContext,
): Decided<CatalogEvent> {
  const stopped =
    blanksRefusal('MATERIALS_INCOMPLETE', ARTICLE_3, { 公告标题: c.noticeTitle, 编制说明: c.explanation }) ??
    unscreenedRefusal(state) ??
    countingRefusal(state, newest);
  if (stopped) return { ok: false, refusal: stopped };
  if (isBlank(c.disclosureReviewedBy)) return reject('DISCLOSURE_REVIEW_MISSING', DISCLOSURE);
  if (personsBehind(capacityOf(ctx.actor, c.kind, state)).includes(c.disclosureReviewedBy))
    return reject('SECOND_PERSON_REQUIRED', DISCLOSURE);
  if (!Number.isInteger(c.days) || c.days < 1 || c.days > LIMITS.countDaysMax)
    return reject('PERIOD_INVALID', ARTICLE_3, `征求意见的日数应为1至${LIMITS.countDaysMax}的整数`);
  const closesOn = lastDay(c.days, ctx);
  const wrong = tooShort(closesOn, ctx) ?? afterTheYear(state, closesOn);
  if (wrong) return { ok: false, refusal: wrong };
  const round = (state.rounds?.length ?? 0) + 1;
  return accept<CatalogEvent>(
    {
      type: 'RoundPrepared',
      round,
      version: newest.no,
      noticeTitle: c.noticeTitle.trim(),
      explanation: c.explanation.trim(),
      days: c.days,
      closesOn,
      disclosureReviewedBy: c.disclosureReviewedBy,
    },
    { type: 'EffectOrdered', key: `${state.id}:publish:consultation:${round}`, kind: 'publish', refId: `consultation:${round}` },
  );
}

const published = ({ now }: CatalogContext) => ({ event: 'catalog-consultation-published', on: beijingDate(now), at: now }) as const;

function lastDay(days: number, { now, calendar }: CatalogContext): PlainDate {
  return proposeWindow(beijingDate(now), days, calendar).closesOn;
}

/** No reason makes it shorter: a draft catalog is put to the public only where there is time for it. */
function tooShort(closesOn: PlainDate, ctx: CatalogContext): Refusal | undefined {
  const least = deadlineOf(ctx, RULE, published(ctx))?.dueOn;
  if (least === undefined || comparePlainDates(closesOn, least) >= 0) return undefined;
  return refuse('PERIOD_INVALID', articleOfRule(ctx.rules, RULE), `公告的最后一天是${closesOn}，规定最早到${least}`);
}

/** With its year a catalog ends, and with it whatever it was asked about. */
function afterTheYear(state: CatalogState, closesOn: PlainDate): Refusal | undefined {
  return comparePlainDates(closesOn, lastOfYear(state)) < 0
    ? undefined
    : refuse('PERIOD_INVALID', ARTICLE_3, `征求意见要在${state.year}年结束以前截止，这样算到${closesOn}`);
}

const lastOfYear = ({ year }: CatalogState): PlainDate => plainDate(`${year}-12-31`);

/** The notice stands at its place: the days count from the server's day. */
export function consultationPublished(state: CatalogState, no: number, publicationId: string, ctx: CatalogContext): CatalogEvent[] {
  const round = state.rounds?.find((r) => r.no === no);
  if (round?.status !== 'publishing') return [];
  // A notice that goes out late at the end of the year still ends, and is counted, before the year's catalog closes.
  const last = lastOfYear(state);
  const counted = lastDay(round.days, ctx);
  const closesOn = comparePlainDates(counted, last) < 0 ? counted : addDays(last, -1);
  return [{ type: 'RoundOpened', round: no, publicationId, closesOn, closesAt: endOfDay(closesOn) }];
}

/** A longer window; the reason is published. */
export function extendConsultation(state: CatalogState, c: Command<'extendCatalogConsultation'>): Decided<CatalogEvent> {
  const round = state.rounds?.find((r) => r.status === 'open');
  if (!round) return reject('PUBLICATION_IN_PROGRESS');
  const longer = extended(round, c, ARTICLE_3);
  if ('code' in longer) return { ok: false, refusal: longer };
  const late = afterTheYear(state, c.closesOn);
  return late ? { ok: false, refusal: late } : accept<CatalogEvent>(longer);
}

/** What stands against a step that changes rows, or goes past them, while the public is being asked about them. */
export function inConsultation({ rounds }: CatalogState): Refusal {
  const round = rounds?.at(-1);
  const window = round?.status === 'publishing' ? '公告正在公布' : `${round?.closesOn ?? ''}的24时截止`;
  return refuse('CATALOG_IN_CONSULTATION', ARTICLE_3, `第${round?.no ?? 1}次征求意见，${window}`);
}

const roundsOf = ({ rounds = [] }: CatalogState, { no }: VersionState): readonly CatalogRound[] => rounds.filter((r) => r.version === no);

function countingRefusal(state: CatalogState, version: VersionState): Refusal | undefined {
  const counting = roundsOf(state, version).some((r) => r.status === 'closed');
  return counting ? refuse('PUBLICATION_IN_PROGRESS', undefined, '正在清点意见，请稍候') : undefined;
}

/** Whoever gave an opinion on the draft has an answer to it before the organ decides, and before the catalog goes out with the answers. */
export function unansweredRefusal(state: CatalogState, version: VersionState, { opinions }: CatalogContext['facts']): Refusal | undefined {
  const counting = countingRefusal(state, version);
  if (counting) return counting;
  const open = roundsOf(state, version).flatMap(({ no }) => {
    const left = (opinions?.[no]?.undisposed ?? 0) + (opinions?.[no]?.pending ?? 0);
    return left ? [`第${no}次征求意见还有${left}条`] : [];
  });
  return open.length ? refuse('OPINIONS_UNANSWERED', ARTICLE_3, ...open) : undefined;
}

/** Letters that come after the organ's decision are counted apart. */
export function registersClosed(state: CatalogState, version: VersionState): CatalogEvent[] {
  return roundsOf(state, version)
    .filter((r) => r.registerClosedAt === undefined)
    .map(({ no }) => ({ type: 'RegisterClosed', round: no }));
}

/** Answers go out with the version that was asked about and stay as they are; until then they may be changed. */
export function mayDisposeOf(state: CatalogState, round: number): boolean {
  const version = state.rounds?.find((r) => r.no === round)?.version;
  return state.versions.find((v) => v.no === version)?.publishedAt === undefined;
}

/** What the clock does to the windows of a catalog. */
export function consultationDue(state: CatalogState): { at: Instant; events: CatalogEvent[] }[] {
  return (state.rounds ?? []).flatMap((r) => {
    const due = roundDue(state.id, r, state.effects);
    return due ? [{ at: due.at, events: [...due.events] }] : [];
  });
}

/** Folds what happened to a window; only its own version is fixed meanwhile. */
export function foldConsultation(
  s: CatalogState,
  e: RoundEvent | Extract<CatalogEvent, { type: 'RoundPrepared' }>,
  at: Instant,
): Pick<CatalogState, 'rounds'> & { readonly version: number; readonly status?: 'CONSULTING' | 'COMPILING' } {
  if (e.type === 'RoundPrepared') {
    const { round: no, version, noticeTitle, days, closesOn } = e;
    const round: CatalogRound = { no, version, noticeTitle, days, closesOn, status: 'publishing', extensions: [] };
    return { rounds: [...(s.rounds ?? []), round], version, status: 'CONSULTING' };
  }
  const version = s.rounds!.find((r) => r.no === e.round)!.version;
  return { rounds: foldRounds(s.rounds!, e, at), version, ...(e.type === 'RoundClosed' ? { status: 'COMPILING' } : {}) };
}
