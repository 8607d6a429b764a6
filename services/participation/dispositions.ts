import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { mayDispose } from '../../domain/decision/feedback.ts';
import type { DecisionState } from '../../domain/decision/types.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { dispositionProblem } from '../../domain/participation/dispositions.ts';
import type { DispositionInput } from '../../domain/participation/dispositions.ts';
import { cleanText } from '../../domain/text.ts';
import { audit } from '../access/audit.ts';
import type { Em } from '../clock.ts';
import { reconcileRounds } from './reconciliation.ts';

export type Disposed =
  | { readonly ok: true; readonly disposed: number; readonly remaining: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** Answers to opinions (处理结论): appended, never overwritten, changeable until the feedback is public. */
export function createDispositions({ orm }: { orm: MikroORM }) {
  return {
    dispose: (decisionId: string, items: readonly DispositionInput[], actor: Actor, callerKey: string): Promise<Disposed> =>
      orm.em.fork().transactional((em) => dispose(em as Em, decisionId, items, actor, callerKey)),
  };
}
export type Dispositions = ReturnType<typeof createDispositions>;

async function dispose(em: Em, decisionId: string, items: readonly DispositionInput[], actor: Actor, callerKey: string): Promise<Disposed> {
  const [decision] = await em.execute<{ organ_id: string; lead_organ_id: string; state: DecisionState }[]>(
    `select organ_id, lead_organ_id, state from decision where id = ? for update`,
    [decisionId],
  );
  if (!decision) throw new CodedError('NOT_FOUND', decisionId);
  const places = { organId: decision.organ_id, leadOrganId: decision.lead_organ_id };
  if (!mayDo(actor, 'disposeOpinions', places)) return { ok: false, refusal: refuse('FORBIDDEN') };
  const answered = await answeredInPublic(em, decision.state, items);
  if (answered.length)
    return { ok: false, refusal: refuse('ALREADY_PUBLISHED', undefined, ...answered.map((no) => `第${no}轮的采纳情况已经公布`)) };
  const problems = items.map((d, i) => [i, dispositionProblem(d)] as const).filter(([, p]) => p !== undefined);
  if (problems.length)
    return {
      ok: false,
      refusal: refuse(
        'DISPOSITION_REASON_MISSING',
        '《重大行政决策程序暂行条例》第十八条',
        ...problems.map(([i, p]) => `第${i + 1}条：${p}`),
      ),
    };
  for (const item of items) await disposeOne(em, decisionId, item, actor, callerKey);
  const remaining = (await reconcileRounds(em, decisionId)).reduce((n, r) => n + r.undisposed, 0);
  const detail = { key: callerKey, opinions: items.map((i) => i.opinionId) };
  await audit(em, capacityOf(actor, 'disposeOpinions', places), 'disposeOpinions', { kind: 'decision', id: decisionId }, detail);
  return { ok: true, disposed: items.length, remaining };
}

/** Rounds of these opinions whose answers are public and stay as they are. */
async function answeredInPublic(em: Em, state: DecisionState, items: readonly DispositionInput[]): Promise<number[]> {
  const rounds = await em.execute<{ no: number }[]>(
    `select distinct r.no from comment c join round r on r.id = c.round_id where r.decision_id = ? and c.id = any(?) order by r.no`,
    [state.id, `{${items.map((i) => i.opinionId).join(',')}}`],
  );
  return rounds.map((r) => r.no).filter((no) => !mayDispose(state, no));
}

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);

async function disposeOne(em: Em, decisionId: string, d: DispositionInput, actor: Actor, callerKey: string): Promise<void> {
  const [comment] = await em.execute<{ id: string }[]>(
    `select c.id from comment c join round r on r.id = c.round_id where c.id = ? and r.decision_id = ? for update of c`,
    [d.opinionId, decisionId],
  );
  if (!comment) throw new CodedError('NOT_FOUND', d.opinionId);
  const clean = (t: string | undefined): string | null =>
    t === undefined || t.trim() === '' ? null : cleanText(t, LIMITS.reasonCharsMax, 'reason');
  const values = [d.disposition, clean(d.reason), clean(d.adoptedPart), clean(d.notAdoptedPart), clean(d.referredTo)];
  const [same] = await em.execute<{ id: string }[]>(
    `select id from disposition where comment_id = ? and superseded_at is null and kind = ? and reason = ? and adopted_part is not distinct from ? and not_adopted_part is not distinct from ? and referred_to is not distinct from ?`,
    [comment.id, ...values],
  );
  if (same) return;
  await em.execute(`update disposition set superseded_at = app_now() where comment_id = ? and superseded_at is null`, [comment.id]);
  await em.execute(
    `insert into disposition (comment_id, kind, reason, adopted_part, not_adopted_part, referred_to, decided_by_id, decided_at, command_key) values (?, ?, ?, ?, ?, ?, ?, app_now(), ?)`,
    [comment.id, ...values, personOf(actor), callerKey],
  );
}
