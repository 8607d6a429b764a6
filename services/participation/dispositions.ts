import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { mayDisposeOf } from '../../domain/catalog/consultation.ts';
import type { CatalogState } from '../../domain/catalog/types.ts';
import { mayDispose } from '../../domain/decision/feedback.ts';
import type { DecisionState } from '../../domain/decision/types.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { dispositionProblem } from '../../domain/participation/dispositions.ts';
import type { DispositionInput } from '../../domain/participation/dispositions.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { cleanText } from '../../domain/text.ts';
import { audit } from '../access/audit.ts';
import type { Em } from '../clock.ts';
import { reconcileRounds } from './reconciliation.ts';

export type Disposed =
  | { readonly ok: true; readonly disposed: number; readonly remaining: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** Answers to opinions (处理结论): appended, never overwritten, changeable until they are public. */
export function createDispositions({ orm }: { orm: MikroORM }) {
  return {
    /** Of opinions on one decision's drafts, or on one draft catalog. @throws CodedError NOT_FOUND */
    dispose: (subject: SubjectRef, items: readonly DispositionInput[], actor: Actor, callerKey: string): Promise<Disposed> =>
      orm.em.fork().transactional((em) => dispose(em as Em, subject, items, actor, callerKey)),
  };
}
export type Dispositions = ReturnType<typeof createDispositions>;

/** What stands for a subject here: where it lies, who may answer, and which rounds are still open to it. */
type Answering = {
  readonly places: { readonly organId: string; readonly leadOrganId: string };
  readonly operation: 'disposeOpinions' | 'disposeCatalogOpinions';
  readonly mayDispose: (round: number) => boolean;
};

async function answering(em: Em, { kind, id }: SubjectRef): Promise<Answering> {
  const [row] = await em.execute<{ state: DecisionState & CatalogState }[]>(`select state from ${kind} where id = ? for update`, [id]);
  if (!row) throw new CodedError('NOT_FOUND', id);
  const { state } = row;
  return kind === 'decision'
    ? { places: state, operation: 'disposeOpinions', mayDispose: (round) => mayDispose(state, round) }
    : {
        places: { organId: state.organId, leadOrganId: state.organId },
        operation: 'disposeCatalogOpinions',
        mayDispose: (round) => mayDisposeOf(state, round),
      };
}

async function dispose(
  em: Em,
  subject: SubjectRef,
  items: readonly DispositionInput[],
  actor: Actor,
  callerKey: string,
): Promise<Disposed> {
  const { places, operation, mayDispose: may } = await answering(em, subject);
  if (!mayDo(actor, operation, places)) return { ok: false, refusal: refuse('FORBIDDEN') };
  const answered = (await roundsAbout(em, subject, items)).filter((no) => !may(no));
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
  for (const item of items) await disposeOne(em, subject, item, actor, callerKey);
  const remaining = (await reconcileRounds(em, subject.id)).reduce((n, r) => n + r.undisposed, 0);
  const detail = { key: callerKey, opinions: items.map((i) => i.opinionId) };
  await audit(em, capacityOf(actor, operation, places), operation, subject, detail);
  return { ok: true, disposed: items.length, remaining };
}

/** Numbers of the rounds these opinions were given in. */
async function roundsAbout(em: Em, { kind, id }: SubjectRef, items: readonly DispositionInput[]): Promise<number[]> {
  const rounds = await em.execute<{ no: number }[]>(
    `select distinct r.no from comment c join round r on r.id = c.round_id where r.${kind}_id = ? and c.id = any(?) order by r.no`,
    [id, `{${items.map((i) => i.opinionId).join(',')}}`],
  );
  return rounds.map((r) => r.no);
}

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);

async function disposeOne(em: Em, { kind, id }: SubjectRef, d: DispositionInput, actor: Actor, callerKey: string): Promise<void> {
  const [comment] = await em.execute<{ id: string }[]>(
    `select c.id from comment c join round r on r.id = c.round_id where c.id = ? and r.${kind}_id = ? for update of c`,
    [d.opinionId, id],
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
