import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf, personsBehind } from '../../domain/access/capacity.ts';
import type { Capacity } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor, Operation } from '../../domain/access/roles.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { PUBLISHED_TOGETHER } from '../../domain/decision/publish.ts';
import type { ArtefactKind, Publishable } from '../../domain/decision/types.ts';
import { cleanText } from '../../domain/text.ts';
import type { Em } from '../clock.ts';
import { commandKeyOf } from '../procedure/intake.ts';

export type SaveInput = {
  readonly decisionId: string;
  readonly kind: ArtefactKind;
  readonly title: string;
  readonly text: string;
  readonly fileIds?: readonly string[];
};
export type Saved = { readonly ok: true; readonly artefactId: string } | { readonly ok: false; readonly refusal: Refusal };

/** Papers of a decision (公开材料): versions append; each passes a second person before it may be published. */
export function createArtefacts({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    save: (input: SaveInput, actor: Actor, callerKey: string): Promise<Saved> => within((em) => save(em, input, actor, callerKey)),
    reviewDisclosure: (artefactId: string, passed: boolean, note: string, actor: Actor): Promise<Saved> =>
      within((em) => review(em, artefactId, passed, note, actor)),
  };
}
export type Artefacts = ReturnType<typeof createArtefacts>;

type Guarded = { readonly closed: boolean; readonly issued: boolean; readonly capacity: Capacity; readonly refusal?: Refusal };

/** Locks the decision and asks whether this person may. A closed one still answers what was asked of it before. */
async function guard(em: Em, decisionId: string, actor: Actor, operation: Operation): Promise<Guarded> {
  const [d] = await em.execute<{ organ_id: string; lead_organ_id: string; closed: boolean; issued: boolean }[]>(
    `select organ_id, lead_organ_id, closed, jsonb_exists(state, 'issue') as issued from decision where id = ? for update`,
    [decisionId],
  );
  if (!d) throw new CodedError('NOT_FOUND', decisionId);
  const places = { organId: d.organ_id, leadOrganId: d.lead_organ_id };
  const capacity = capacityOf(actor, operation, places) ?? { personId: '' };
  const may = mayDo(actor, operation, places);
  return { closed: d.closed, issued: d.issued, capacity, ...(may ? {} : { refusal: refuse('FORBIDDEN') }) };
}

/** What was decided and issued; no version follows it (第三十七条). */
const ISSUED_TEXTS: readonly ArtefactKind[] = ['draft', 'decision-result'];
/** What is still written when the procedure is archived: its evaluation comes after it (第三十六条). */
const isClosedTo = (closed: boolean, kind: ArtefactKind): boolean => closed && kind !== 'effect-evaluation';
const archived = (): Saved => ({ ok: false, refusal: refuse('WRONG_PHASE', undefined, '本事项已归档') });

async function save(em: Em, input: SaveInput, actor: Actor, callerKey: string): Promise<Saved> {
  const title = cleanText(input.title, LIMITS.titleCharsMax, 'title');
  const text = cleanText(input.text, LIMITS.documentTextCharsMax, 'text');
  if (title === '' || (text === '' && !input.fileIds?.length))
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'text', message: '请填写标题和正文，或者上传文件' }]);
  const { closed, issued, capacity, refusal } = await guard(em, input.decisionId, actor, 'saveArtefact');
  if (refusal) return { ok: false, refusal };
  const key = commandKeyOf(actor, { kind: 'decision', id: input.decisionId }, callerKey);
  const [known] = await em.execute<{ id: string; kind: ArtefactKind; hash: string }[]>(
    `select id, kind, hash from artefact where decision_id = ? and command_key = ?`,
    [input.decisionId, key],
  );
  const files = await filesOf(em, input.fileIds ?? [], capacity.personId, known?.id);
  const hash = createHash('sha256')
    .update(JSON.stringify([title, text, files.map((f) => f.sha256)]))
    .digest('hex');
  if (known)
    return known.kind === input.kind && known.hash === hash
      ? { ok: true, artefactId: known.id }
      : { ok: false, refusal: refuse('IDEMPOTENCY_KEY_REUSED') };
  if (issued && ISSUED_TEXTS.includes(input.kind))
    return { ok: false, refusal: refuse('ISSUED_TEXT_FIXED', '《重大行政决策程序暂行条例》第三十七条') };
  if (isClosedTo(closed, input.kind)) return archived();
  const [row] = await em.execute<{ id: string }[]>(
    `insert into artefact (decision_id, kind, version, title, text, hash, saved_by_id, saved_as, saved_at, command_key)
     values (?, ?, (select coalesce(max(version), 0) + 1 from artefact where decision_id = ? and kind = ?), ?, ?, ?, ?, named_capacity(?::jsonb), app_now(), ?) returning id`,
    [input.decisionId, input.kind, input.decisionId, input.kind, title, text, hash, capacity.personId, JSON.stringify(capacity), key],
  );
  for (const f of files) await em.execute(`update artefact_file set artefact_id = ? where id = ?`, [row!.id, f.id]);
  return { ok: true, artefactId: row!.id };
}

/** Files of one's own that belong to no paper yet, or to the one these were saved with under the same key. @throws CodedError NOT_FOUND */
async function filesOf(
  em: Em,
  ids: readonly string[],
  uploader: string,
  paper: string | undefined,
): Promise<{ id: string; sha256: string }[]> {
  const files: { id: string; sha256: string }[] = [];
  for (const id of ids) {
    const [file] = await em.execute<{ id: string; sha256: string; artefact_id: string | null }[]>(
      `select id, sha256, artefact_id from artefact_file where id = ? and uploaded_by_id = ?`,
      [id, uploader],
    );
    if (!file || (file.artefact_id !== null && file.artefact_id !== paper)) throw new CodedError('NOT_FOUND', `文件 ${id}`);
    files.push(file);
  }
  return files;
}

/** A publication that was ordered, and does not stand yet, takes this kind of paper as it was reviewed when it was ordered. */
async function isGoingOut(em: Em, decisionId: string, kind: ArtefactKind): Promise<boolean> {
  const ordered = await em.execute<{ what: Publishable }[]>(
    `select split_part(ref_id, ':', 1) as what from effect where subject_kind = 'decision' and subject_id = ? and kind = 'publish' and done_at is null`,
    [decisionId],
  );
  return ordered.some(({ what }) => [...PUBLISHED_TOGETHER[what].needed, ...PUBLISHED_TOGETHER[what].along].includes(kind));
}

/** 保密审查: by someone else than who saved it; a paper that fails stays unpublished and is replaced by a new version. */
async function review(em: Em, artefactId: string, passed: boolean, note: string, actor: Actor): Promise<Saved> {
  const [a] = await em.execute<
    {
      decision_id: string;
      kind: ArtefactKind;
      saved_by_id: string;
      saved_for: string | null;
      cleared_by_id: string | null;
      cleared_for: string | null;
      published: boolean;
    }[]
  >(
    `select decision_id, kind, saved_by_id, saved_as->>'deputyFor' as saved_for, cleared_by_id, cleared_as->>'deputyFor' as cleared_for, published_at is not null as published
     from artefact where id = ? for update`,
    [artefactId],
  );
  if (!a) throw new CodedError('NOT_FOUND', artefactId);
  const { closed, capacity, refusal } = await guard(em, a.decision_id, actor, 'reviewDisclosure');
  if (refusal) return { ok: false, refusal };
  // Neither through a deputy: who acts, and who is acted for, are other persons than those behind the paper.
  if (personsBehind(capacity).some((person) => person === a.saved_by_id || person === a.saved_for))
    return { ok: false, refusal: refuse('SECOND_PERSON_REQUIRED', '《政府信息公开条例》第十七条') };
  const saidBefore = passed && a.cleared_by_id === capacity.personId && a.cleared_for === (capacity.deputyFor ?? null);
  const goingOut = !a.published && (await isGoingOut(em, a.decision_id, a.kind));
  if (saidBefore && (a.published || goingOut || isClosedTo(closed, a.kind))) return { ok: true, artefactId };
  if (goingOut) return { ok: false, refusal: refuse('PUBLICATION_IN_PROGRESS') };
  if (a.published) return { ok: false, refusal: refuse('ALREADY_PUBLISHED') };
  if (isClosedTo(closed, a.kind)) return archived();
  await em.execute(
    `update artefact set cleared_by_id = ?, cleared_as = named_capacity(?::jsonb), cleared_at = case when ? then app_now() end, clearance_note = ? where id = ?`,
    [
      passed ? capacity.personId : null,
      passed ? JSON.stringify(capacity) : null,
      passed,
      cleanText(note, LIMITS.reasonCharsMax, 'note'),
      artefactId,
    ],
  );
  // What was signed is what this person had passed, for whom they had: another review is signed anew.
  if (!saidBefore)
    await em.execute(
      `update artefact set signed_by_id = null, signed_as = null, signed_at = null, signature_fact = null where id = ? and signed_at is not null`,
      [artefactId],
    );
  return { ok: true, artefactId };
}
