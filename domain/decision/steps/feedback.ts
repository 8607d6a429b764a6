import { articleOfRule, accept, blanksRefusal, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { owesAnswerFromPaper, textIsOut } from '../adopted.ts';
import { settled } from '../deadlines.ts';
import { answeredThrough, feedbackBase, isFeedbackComing, isFeedbackComplete } from '../feedback.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';
import { publicationRefusal } from './consult.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_32 = '《重大行政决策程序暂行条例》第三十二条';

/** Every opinion answered, the sums right, its event come: only then does the feedback go out (P-09, P-10). */
export function publishFeedback(state: DecisionState, c: Command<'publishFeedback'>, ctx: DecideContext): Decided<DecisionEvent> {
  const article = articleOf(ctx);
  const notYet = feedbackStop(state, ctx);
  if (notYet) return { ok: false, refusal: notYet };
  const early = isEarly(state);
  const rounds = Object.entries(ctx.facts.opinions);
  const undisposed = rounds.filter(([, o]) => o.undisposed + o.pending > 0);
  if (undisposed.length)
    return reject('OPINIONS_UNANSWERED', article, ...undisposed.map(([no, o]) => `第${no}轮还有${o.undisposed + o.pending}条`));
  const unequal = rounds.filter(([, o]) => o.counted !== Object.values(o.dispositions).reduce((a, b) => a + b, 0));
  if (unequal.length) return reject('COUNTS_DO_NOT_ADD_UP', article, ...unequal.map(([no]) => `第${no}轮`));
  const stopped = blanksRefusal('MATERIALS_INCOMPLETE', article, { 公告标题: c.noticeTitle }) ?? publicationRefusal('feedback', ctx);
  if (stopped) return { ok: false, refusal: stopped };
  const again = state.feedback?.publishedAt !== undefined;
  if (again && ctx.facts.artefacts['opinions-and-adoption']?.published)
    return reject('ALREADY_PUBLISHED', article, '这一版收集和采纳情况已经公布；再次反馈请先保存并审查新的一版');
  return accept<DecisionEvent>(
    { type: 'FeedbackPrepared', noticeTitle: c.noticeTitle, ...saidOf(state, early, ctx) },
    { type: 'EffectOrdered', key: `${state.id}:publish:${refOf(state, early)}`, kind: 'publish', refId: refOf(state, early) },
  );
}

/** What stands against any feedback now: it is out, on its way, or its event has not come. */
export function feedbackStop(state: DecisionState, ctx: DecideContext): Refusal | undefined {
  if (isFeedbackComplete(state)) return refuse('ALREADY_PUBLISHED', articleOf(ctx));
  if (isFeedbackComing(state)) return refuse('PUBLICATION_IN_PROGRESS');
  const notYet = isEarly(state) ? tooEarly(state, ctx) : textOutstanding(state);
  return notYet === undefined ? undefined : refuse('DUTY_OPEN', articleOf(ctx), notYet);
}

function articleOf(ctx: DecideContext): string {
  return articleOfRule(ctx.rules, 'feedback') ?? ARTICLE_32;
}

/** Which rounds it answers and of which text; after the issue everything is answered and nothing is left to confirm. */
function saidOf(state: DecisionState, early: boolean, { facts }: DecideContext) {
  const through = state.rounds.length;
  return early ? { through, ...(facts.artefacts.draft ? { draftHash: facts.artefacts.draft.hash } : {}) } : { through, confirmed: true };
}

/** One publication for each round answered early, one after the issue. */
function refOf(state: DecisionState, early: boolean): string {
  return early ? `feedback:${state.rounds.length}` : 'feedback';
}

function isEarly(state: DecisionState): boolean {
  return state.phase !== 'TERMINATED' && state.issue === undefined;
}

function textOutstanding(state: DecisionState): string | undefined {
  return state.phase !== 'TERMINATED' && !textIsOut(state) ? '决策文本尚未公布' : undefined;
}

/** Before the issue only where the place counts from the closing of the window, and only when nothing more can come in. */
function tooEarly(state: DecisionState, { rules }: DecideContext): string | undefined {
  if (feedbackBase(rules) !== 'consultation-closed') return '决策文本尚未公布';
  if (state.rounds.length === answeredThrough(state) && !owesAnswerFromPaper(state)) return '没有需要反馈的征求意见轮次';
  const open = state.rounds.find((r) => r.status !== 'counted' || r.registerClosedAt === undefined);
  return open ? `第${open.no}轮的意见登记册尚未关闭，请先关闭登记册` : undefined;
}

export function feedbackPublished(state: DecisionState, publicationId: string, ctx: DecideContext): Decided<DecisionEvent> {
  if (!isFeedbackComing(state)) return accept();
  return accept<DecisionEvent>({ type: 'FeedbackPublished', publicationId }, ...settled(state, 'feedback', ctx.now));
}
