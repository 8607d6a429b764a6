import { beijingDate } from '../../calendar/instant.ts';
import { formatDateZh } from '../../calendar/format.ts';
import { TEXT_ON_PAPER } from '../adopted.ts';
import { askAgain } from '../../deadline/adjust.ts';
import { gateRule } from '../../rules/gates.ts';
import { amendmentsAsked, mayAmend } from '../amendment.ts';
import { accept, blanksRefusal, dateRefusal, gateDateRefusal, reject } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { archiveList } from '../archive.ts';
import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { ARTEFACT_NAMES } from '../publish.ts';
import { isRunning, settled, startedBy } from '../deadlines.ts';
import { transition } from '../table.ts';
import { publicationRefusal } from './consult.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../types.ts';

type Command<K extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: K }>;
const ARTICLE_32 = '《重大行政决策程序暂行条例》第三十二条';
const ARTICLE_33 = '《重大行政决策程序暂行条例》第三十三条';

/** Issue and publication are one step: the text goes out, the clocks that start with the issue run from the day of signing. */
export function issueDecision(state: DecisionState, c: Command<'issueDecision'>, ctx: DecideContext): Decided<DecisionEvent> {
  const wrong =
    dateRefusal(c.signedOn, state.lastActOn, ctx.now, ARTICLE_32) ??
    gateDateRefusal(state, transition(c.kind, state.phase)!, c.signedOn, ctx.rules) ??
    blanksRefusal('GATE_FACT_INCOMPLETE', ARTICLE_32, { 文号: c.documentNo, 签发人: c.signer }) ??
    (state.withheld ? resultMissing(ctx) : publicationRefusal('decision', ctx));
  if (wrong) return { ok: false, refusal: wrong };
  const draft = ctx.facts.artefacts.draft;
  const amended = mayAmend(state);
  const legality = state.gates.LEGALITY;
  const onPaper = state.meeting?.draftHash === TEXT_ON_PAPER;
  if (
    !draft ||
    (!onPaper && (amended ? legality.status !== 'done' || legality.draftHash !== draft.hash : state.meeting?.draftHash !== draft.hash))
  ) {
    return reject('DRAFT_CHANGED', '《重大行政决策程序暂行条例》第二十五条');
  }
  const outstanding = draft.hash === state.meeting?.draftHash ? amendmentsAsked(state).map((g) => gateRule(ctx.rules, g)) : [];
  if (outstanding.length) return reject('AMENDMENT_OUTSTANDING', outstanding[0]!.article, ...outstanding.map((g) => g.name));
  return accept<DecisionEvent>(
    {
      type: 'Issued',
      documentNo: c.documentNo.trim(),
      signedOn: c.signedOn,
      signer: c.signer.trim(),
      textHash: ctx.facts.artefacts['decision-result']!.hash,
    },
    ...startedBy(state, { event: 'issued', on: c.signedOn, basis: SIGNED }, ctx),
    ...(state.withheld
      ? []
      : [{ type: 'EffectOrdered' as const, key: `${state.id}:publish:decision`, kind: 'publish' as const, refId: 'decision' }]),
  );
}

/** A withheld decision is issued without being published: nothing but its text is asked for. */
function resultMissing({ facts }: DecideContext): Refusal | undefined {
  return facts.artefacts['decision-result'] ? undefined : refuse('MATERIALS_INCOMPLETE', ARTICLE_32, ARTEFACT_NAMES['decision-result']);
}

export function decisionPublished(state: DecisionState, publicationId: string, ctx: DecideContext): Decided<DecisionEvent> {
  if (state.issue?.publishedAt !== undefined) return accept();
  return accept<DecisionEvent>(
    { type: 'DecisionPublished', publicationId },
    ...settled(state, 'text-publication', ctx.now),
    ...readFromPublication(state, ctx),
  );
}

const SIGNED = '成文日';

/**
 * The text went out on a later day than it was signed: what counts from the issue can be read from both. The earlier goes on
 * counting and both are shown; what the publication itself has met is left alone.
 */
function readFromPublication(state: DecisionState, ctx: DecideContext): DecisionEvent[] {
  const on = beijingDate(ctx.now);
  if (state.issue === undefined || on === state.issue.signedOn) return [];
  return state.deadlines
    .filter((d) => isRunning(d) && d.key !== 'text-publication' && d.explained.triggerEvent === 'issued')
    .map(({ key, explained }): DecisionEvent => {
      const trigger = { ...explained.asked.trigger, otherBases: [{ basis: '公布日', on }] };
      const reason = `决策文本于${formatDateZh(on, ctx.calendar)}公布，晚于${SIGNED}：两种起算日都列出，仍按较早的计算`;
      return { type: 'DeadlineSet', key, explained: askAgain(explained, ctx, { trigger }), reason };
    });
}

/** Closing the procedure: the archive list is complete; the matter lives on in execution and evaluation. */
export function archiveDecision(state: DecisionState, c: Command<'archiveDecision'>, ctx: DecideContext): Decided<DecisionEvent> {
  const missing = archiveList(state, ctx.facts, ctx.rules).filter((item) => !item.present);
  if (missing.length) return reject('ARCHIVE_INCOMPLETE', ARTICLE_33, ...missing.map((item) => item.name));
  const wrong =
    dateRefusal(c.occurredOn, state.lastActOn, ctx.now, ARTICLE_33) ??
    blanksRefusal('ARCHIVE_INCOMPLETE', ARTICLE_33, { 存放处所: c.place });
  if (wrong) return { ok: false, refusal: wrong };
  return accept<DecisionEvent>(
    { type: 'Archived', occurredOn: c.occurredOn, place: c.place },
    { type: 'EffectOrdered', key: `${state.id}:archive`, kind: 'archive', refId: 'archive' },
  );
}
