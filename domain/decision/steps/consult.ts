import { beijingDate, endOfDay } from '../../calendar/instant.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { setEnd } from '../../deadline/adjust.ts';
import type { ExplainedDeadline } from '../../deadline/explain.ts';
import { proposeWindow } from '../../deadline/window.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { extended } from '../../participation/rounds.ts';
import { publishedAlternativesRefusal } from '../alternatives.ts';
import { accept, blanksRefusal, isBlank, reject, savedByActor, SIGNED_BY_SYSTEM } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { deadlineOf, startedBy } from '../deadlines.ts';
import { signatureRefusal } from '../signature.ts';
import { ARTEFACT_NAMES, PUBLISHED_TOGETHER } from '../publish.ts';
import type { DecisionCommand, DecisionEvent, DecisionState, Publishable } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_15 = '《重大行政决策程序暂行条例》第十五条';
const DISCLOSURE = '《政府信息公开条例》第十七条';

/** What stops a publication: a paper missing, not cleared by a second person, not signed where that is asked, or the publisher's own. */
export function publicationRefusal(what: Publishable, ctx: DecideContext): Refusal | undefined {
  const kinds = PUBLISHED_TOGETHER[what].needed;
  const missing = kinds.filter((k) => ctx.facts.artefacts[k] === undefined);
  if (missing.length)
    return refuse('MATERIALS_INCOMPLETE', what === 'consultation' ? ARTICLE_15 : undefined, ...missing.map((k) => ARTEFACT_NAMES[k]));
  const uncleared = kinds.filter((k) => ctx.facts.artefacts[k]?.clearedBy === undefined);
  if (uncleared.length) return refuse('DISCLOSURE_REVIEW_MISSING', DISCLOSURE, ...uncleared.map((k) => ARTEFACT_NAMES[k]));
  const unsigned = signatureRefusal(kinds, ctx);
  if (unsigned) return unsigned;
  const own = kinds.filter((k) => savedByActor(ctx.facts.artefacts[k], ctx));
  if (own.length) return refuse('SECOND_PERSON_REQUIRED', DISCLOSURE, ...own.map((k) => ARTEFACT_NAMES[k]));
  return undefined;
}

/** Draft, explanation and interpretation go out together; at least 30 days, shorter only with the reason in the notice. */
export function publishConsultation(state: DecisionState, c: Command<'publishConsultation'>, ctx: DecideContext): Decided<DecisionEvent> {
  if (state.rounds.some((r) => r.status === 'publishing')) return reject('PUBLICATION_IN_PROGRESS');
  const stopped =
    blanksRefusal('MATERIALS_INCOMPLETE', ARTICLE_15, { 公告标题: c.noticeTitle }) ??
    publicationRefusal('consultation', ctx) ??
    (c.withAlternatives ? publishedAlternativesRefusal(state, ctx) : undefined);
  if (stopped) return { ok: false, refusal: stopped };
  const draft = ctx.facts.artefacts.draft!;
  if (draft.published) return reject('ALREADY_PUBLISHED', ARTICLE_15, '这一版草案已经征求过意见；再次征求意见请先保存修改后的草案');
  const minimum = windowRule(ctx)?.value;
  const days = c.days ?? minimum;
  if (days === undefined) return reject('PERIOD_INVALID', ARTICLE_15, '适用的规定没有写明最短期限，请写明征求意见的日数');
  if (!Number.isInteger(days) || days < 1 || days > LIMITS.countDaysMax)
    return reject('PERIOD_INVALID', ARTICLE_15, `征求意见的日数应为1至${LIMITS.countDaysMax}的整数`);
  const shortened = minimum !== undefined && days < minimum;
  if (shortened && isBlank(c.shortenedReason)) {
    return reject('SHORTENING_REASON_MISSING', ARTICLE_15, `公告写明${days}日，规定一般不少于${minimum}日`);
  }
  const no = state.rounds.length + 1;
  return accept(
    {
      type: 'RoundPrepared',
      round: no,
      draftHash: draft.hash,
      noticeTitle: c.noticeTitle,
      days,
      closesOn: lastDay(ctx, days, windowFrom(ctx, days, c.shortenedReason)),
      ...(shortened ? { shortenedReason: c.shortenedReason!.trim() } : {}),
      ...(c.withAlternatives ? { alternatives: state.alternatives!.options } : {}),
    },
    { type: 'EffectOrdered', key: `${state.id}:publish:consultation:${no}`, kind: 'publish', refId: `consultation:${no}` },
  );
}

function today(ctx: DecideContext) {
  return { event: 'consultation-published', on: beijingDate(ctx.now), at: ctx.now } as const;
}

/** The minimum of the matter's pack from today; undefined where no layer names one. */
function windowRule(ctx: DecideContext): ExplainedDeadline | undefined {
  return deadlineOf(ctx, 'consultation', today(ctx));
}

function windowFrom(ctx: DecideContext, days: number, reason?: string): ExplainedDeadline | undefined {
  return deadlineOf(ctx, 'consultation', today(ctx), { value: days, reason: reason ?? '公告写明的期限' });
}

/** As the rule counts it; without a rule as our own notices propose it. */
function lastDay(ctx: DecideContext, days: number, explained: ExplainedDeadline | undefined): PlainDate {
  return explained?.dueOn ?? proposeWindow(beijingDate(ctx.now), days, ctx.calendar).closesOn;
}

/** The notice stands at its legal place: the window opens at the server's instant and its days count from there. */
export function consultationPublished(
  state: DecisionState,
  round: number,
  publicationId: string,
  ctx: DecideContext,
): Decided<DecisionEvent> {
  const prepared = state.rounds.find((r) => r.no === round);
  if (prepared?.status !== 'publishing') return accept();
  const window = windowFrom(ctx, prepared.days, prepared.shortenedReason);
  const closesOn = lastDay(ctx, prepared.days, window);
  const set = startedBy(state, { ...today(ctx), no: round }, ctx, (d) => (d.ruleId === 'consultation' && window ? window : d));
  const interpretation = `interpretation:${round}`;
  return accept<DecisionEvent>(
    { type: 'RoundOpened', round, publicationId, closesOn, closesAt: endOfDay(closesOn) },
    ...set,
    // It went out with the draft.
    ...(set.some((d) => d.key === interpretation) ? [{ type: 'DeadlineSettled', key: interpretation, status: 'met' } as const] : []),
  );
}

export function extendConsultation(state: DecisionState, c: Command<'extendConsultation'>, ctx: DecideContext): Decided<DecisionEvent> {
  const round = state.rounds.find((r) => r.no === c.round && r.status === 'open');
  if (!round) return reject('CONSULTATION_CLOSED', ARTICLE_15);
  const longer = extended(round, c, ARTICLE_15);
  if ('code' in longer) return { ok: false, refusal: longer };
  const key = `consultation:${round.no}`;
  const window = state.deadlines.find((d) => d.key === key)?.explained;
  const explained = window && setEnd(window, { on: c.closesOn, reason: longer.reason }, ctx);
  return accept<DecisionEvent>(
    longer,
    ...(explained ? [{ type: 'DeadlineSet', key, explained, reason: `延长征求意见期限：${longer.reason}` } as const] : []),
  );
}

/** Offline letters are in; participation by open solicitation is done once its register is closed. */
export function closeRegister(state: DecisionState, c: Command<'closeRegister'>): Decided<DecisionEvent> {
  const round = state.rounds.find((r) => r.no === c.round);
  if (!round || round.status === 'open' || round.status === 'publishing') return reject('CONSULTATION_OPEN', ARTICLE_15);
  if (round.status !== 'counted') return reject('PUBLICATION_IN_PROGRESS', ARTICLE_15, '正在清点意见，请稍候');
  if (round.registerClosedAt !== undefined) return reject('REGISTER_CLOSED');
  const events: DecisionEvent[] = [{ type: 'RegisterClosed', round: round.no }];
  if (state.gates.PARTICIPATION.status === 'open') {
    events.push({
      type: 'GateDone',
      gate: 'PARTICIPATION',
      fact: {
        occurredOn: round.closesOn,
        actingBody: '承办单位',
        signer: SIGNED_BY_SYSTEM,
        note: `第${round.no}轮向社会公开征求意见`,
      },
      draftHash: round.draftHash,
      lateEntry: false,
    });
  }
  return accept(...events);
}
