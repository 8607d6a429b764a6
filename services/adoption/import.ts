import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor, Operation } from '../../domain/access/roles.ts';
import { isReady } from '../../domain/adoption/read.ts';
import { problemLine } from '../../domain/adoption/problem.ts';
import type { AdoptionCounts, AdoptionReading } from '../../domain/adoption/types.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { heldMoment } from '../calendar/moment.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import type { Files } from '../drafting/files.ts';
import { adoptCatalogs } from './catalogs.ts';
import { directoryOf } from './directory.ts';
import { RefusedAdoption } from './item.ts';
import type { Item } from './item.ts';
import { adoptOrgans } from './organs.ts';
import { readAdoptionTables, tablesOf } from './read-workbook.ts';
import { undoAdoption } from './undo.ts';
import { ONE_AT_A_TIME, auditLine, openWindowOf, personOrNull } from './windows.ts';
import type { Saved } from './windows.ts';

type Input = { readonly organCode: string; readonly fileId: string };
/** What an import would do, and whether it may be done now. */
export type AdoptionPreview = { readonly reading: AdoptionReading; readonly ready: boolean; readonly windowOpen: boolean };

/** Brings in what an organ has on paper when it begins to use the system: preview, import, undo (P-23). */
export function createAdoptions({ orm, files }: { orm: MikroORM; files: Files }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  const fileOf = async ({ fileId }: Input, operation: Operation, actor: Actor) => {
    if (!mayDo(actor, operation, {})) throw new CodedError('FORBIDDEN');
    const file = await files.open(fileId, actor);
    if (!file) throw new CodedError('NOT_FOUND', `文件 ${fileId}`);
    return { name: file.name, tables: tablesOf(file.content), hash: createHash('sha256').update(file.content).digest('hex') };
  };
  return {
    /** Reads and shows, writes nothing. @throws CodedError FORBIDDEN, NOT_FOUND, IMPORT_FILE_* */
    async preview(input: Input, actor: Actor): Promise<AdoptionPreview> {
      const { tables } = await fileOf(input, 'previewAdoption', actor);
      const em = orm.em.fork() as Em;
      const today = beijingDate(await appNow(em));
      const reading = readAdoptionTables(tables, { root: input.organCode, directory: await directoryOf(em, tables), today });
      const windowOpen = (await openWindowOf(em, input.organCode)) !== undefined;
      return { reading, windowOpen, ready: windowOpen && isReady(reading) };
    },
    /** All or nothing; the same file again is the same import. Outside a window, or with one error, nothing is written. */
    async run(input: Input, actor: Actor): Promise<Saved> {
      const file = await fileOf(input, 'importAdoption', actor);
      return within((em) => adopt(em, input.organCode, file, actor)).catch((error: unknown) => {
        if (error instanceof RefusedAdoption) return { ok: false, refusal: error.refusal };
        throw error;
      });
    },
    /** Takes one import back while its window is open and nobody has worked on what it brought. @throws CodedError FORBIDDEN, NOT_FOUND */
    undo: (importId: string, reason: string, actor: Actor): Promise<Saved> => within((em) => undoAdoption(em, importId, reason, actor)),
  };
}
export type Adoptions = ReturnType<typeof createAdoptions>;

type File = { readonly name: string; readonly tables: ReturnType<typeof tablesOf>; readonly hash: string };

async function adopt(em: Em, organCode: string, file: File, actor: Actor): Promise<Saved> {
  const moment = await heldMoment(em);
  await em.execute(ONE_AT_A_TIME);
  const [same] = await em.execute<{ id: string }[]>(
    `select id from adoption_import where organ_code = ? and file_hash = ? and undone_at is null`,
    [organCode, file.hash],
  );
  if (same) return { ok: true, id: same.id };
  const windowId = await openWindowOf(em, organCode);
  if (windowId === undefined) return { ok: false, refusal: refuse('ADOPTION_WINDOW_CLOSED', undefined, organCode) };
  // Whoever begins a catalog of one of these organs holds its row.
  await em.execute(`select id from organ where pack_id is not null order by id for update`);
  const directory = await directoryOf(em, file.tables);
  const reading = readAdoptionTables(file.tables, { root: organCode, directory, today: beijingDate(moment.now) });
  if (!isReady(reading)) return { ok: false, refusal: refuse('ADOPTION_ERRORS', undefined, ...errorLines(reading)) };
  const counts = countsOf(reading);
  const [row] = await em.execute<{ id: string }[]>(
    `insert into adoption_import (window_id, organ_code, file_name, file_hash, counts, imported_at, imported_by_id) values (?, ?, ?, ?, ?::jsonb, app_now(), ?) returning id`,
    [windowId, organCode, file.name, file.hash, JSON.stringify(counts), personOrNull(actor)],
  );
  const importId = row!.id;
  const items = [...(await adoptOrgans(em, reading)), ...(await adoptCatalogs(em, reading, { importId, moment, actor }))];
  await writeItems(em, importId, items);
  await auditLine(em, actor, 'importAdoption', 'adoption_import', importId, { organCode, file: file.name, hash: file.hash, counts });
  return { ok: true, id: importId };
}

function errorLines({ problems }: AdoptionReading): string[] {
  const errors = problems.filter((p) => p.severity === 'error').map(problemLine);
  const more = errors.length - LIMITS.packProblemsMax;
  return more > 0 ? [...errors.slice(0, LIMITS.packProblemsMax), `另有${more}处`] : errors;
}

/** What is new; what the system has already is not brought in again. */
export function countsOf({ organs, people, grants, catalogs }: AdoptionReading): AdoptionCounts {
  return {
    organs: organs.filter((o) => !o.known).length,
    people: people.filter((p) => !p.known).length,
    grants: grants.length,
    catalogs: catalogs.length,
    matters: catalogs.reduce((n, c) => n + c.matters.length, 0),
  };
}

async function writeItems(em: Em, importId: string, items: readonly Item[]): Promise<void> {
  await em.execute(
    `insert into adoption_item (adoption_id, kind, subject_id, name, seq)
     select ?, kind, id, name, coalesce(seq, 0) from jsonb_to_recordset(?::jsonb) as i(kind text, id uuid, name text, seq int)`,
    [importId, JSON.stringify(items)],
  );
}
