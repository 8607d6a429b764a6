import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf, personsBehind } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor, Operation } from '../../domain/access/roles.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { diffOfNew } from '../../domain/rules/diff.ts';
import type { PackDiff } from '../../domain/rules/diff.ts';
import { audit, enteredBehind } from '../access/audit.ts';
import { momentOf } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { problemLine, readPackFile } from './pack-file.ts';
import type { PackFileProblem } from './pack-file.ts';
import { allPacks, packsAt } from './registry.ts';

export type PackSaved = { readonly ok: true; readonly versionId: string } | { readonly ok: false; readonly refusal: Refusal };
/** What a file would change if it were approved now, or everything that is wrong with it. */
export type PackPreview = { readonly problems: readonly PackFileProblem[]; readonly diff: PackDiff | undefined };

/** Writes nothing. `now` by the database's clock. */
export function previewPack(text: string, now: Instant): PackPreview {
  const known = packsAt(now);
  const file = readPackFile(text, known);
  return file.ok ? { problems: [], diff: diffOfNew(file.pack, known, beijingDate(now)) } : { problems: file.problems, diff: undefined };
}

/** Rule packs entered as files: one person adds, another approves; approved ones stay for ever (P-11, P-12). */
export function createRulePacks({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** The same text again is the same version. */
    add: (text: string, actor: Actor): Promise<PackSaved> => within((em) => add(em, text, actor)),
    /** Approving what is approved changes nothing. @throws CodedError NOT_FOUND */
    approve: (versionId: string, actor: Actor): Promise<PackSaved> => within((em) => approve(em, versionId, actor)),
  };
}
export type RulePacks = ReturnType<typeof createRulePacks>;

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);
const no = (...refusal: Parameters<typeof refuse>): PackSaved => ({ ok: false, refusal: refuse(...refusal) });
const invalid = (problems: readonly PackFileProblem[]): PackSaved => no('RULE_PACK_INVALID', undefined, ...problems.map(problemLine));

const said = (em: Em, actor: Actor, operation: Operation, id: string, packId: string): Promise<void> =>
  audit(em, capacityOf(actor, operation, {}), operation, { kind: 'rule_pack_version', id }, { packId });

async function add(em: Em, text: string, actor: Actor): Promise<PackSaved> {
  if (!mayDo(actor, 'addRulePack', {})) return no('FORBIDDEN');
  await momentOf(em);
  const file = readPackFile(text, allPacks());
  if (!file.ok) return invalid(file.problems);
  const { pack } = file;
  const [same] = await em.execute<{ id: string }[]>(
    `select id from rule_pack_version where pack_id = ? and source_text = ? and approved_at is null`,
    [pack.id, text],
  );
  if (same) return { ok: true, versionId: same.id };
  const [row] = await em.execute<{ id: string }[]>(
    `insert into rule_pack_version (pack_id, content, source_text, added_at, added_by_id) values (?, ?::jsonb, ?, app_now(), ?) returning id`,
    [pack.id, JSON.stringify(pack), text, personOf(actor)],
  );
  await said(em, actor, 'addRulePack', row!.id, pack.id);
  return { ok: true, versionId: row!.id };
}

async function approve(em: Em, versionId: string, actor: Actor): Promise<PackSaved> {
  if (!mayDo(actor, 'approveRulePack', {})) return no('FORBIDDEN');
  // One at a time: two packs that are right each for itself may be wrong together.
  await em.execute(`lock table rule_pack_version in share row exclusive mode`);
  const [row] = await em.execute<{ pack_id: string; source_text: string; added_by_id: string; approved: boolean }[]>(
    `select pack_id, source_text, added_by_id, approved_at is not null as approved from rule_pack_version where id = ?`,
    [versionId],
  );
  if (!row) throw new CodedError('NOT_FOUND', versionId);
  if (row.approved) return { ok: true, versionId };
  const entered = await enteredBehind(em, 'addRulePack', versionId, row.added_by_id);
  if (personsBehind(capacityOf(actor, 'approveRulePack', {})).some((person) => entered.includes(person)))
    return no('SECOND_PERSON_REQUIRED', undefined, '录入规则包的人不能自己批准');
  await momentOf(em);
  const file = readPackFile(row.source_text, allPacks());
  if (!file.ok) return invalid(file.problems);
  await em.execute(`update rule_pack_version set content = ?::jsonb, approved_at = app_now(), approved_by_id = ? where id = ?`, [
    JSON.stringify(file.pack),
    personOf(actor),
    versionId,
  ]);
  await said(em, actor, 'approveRulePack', versionId, row.pack_id);
  return { ok: true, versionId };
}
