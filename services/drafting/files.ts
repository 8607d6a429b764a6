import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { fileTypeFromBuffer } from 'file-type';
import type { Actor } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { bearsClassification, cleanText } from '../../domain/text.ts';
import { decodeText } from '../catalog/import/delimited.ts';
import type { Em } from '../clock.ts';
import { isStaff, sightOf, withinSight } from '../read/sight.ts';
import { readFileText } from './reading.ts';
import type { Unread } from './reading.ts';

/** What may be uploaded, by what its bytes say; the name must agree. */
const ALLOWED: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
  ofd: 'application/ofd',
  csv: 'text/csv',
};

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Why its text, or some of it, was not read for marks of classification; null = all of it was. */
  readonly unread: Unread | null;
};

/** What the bytes say; the name only chooses where bytes say too little. @throws CodedError IMPORT_FILE_LOCKED_OR_OLD, IMPORT_FILE_HAS_MACROS */
async function seenIn(content: Buffer, extension: string): Promise<string | undefined> {
  const actual = (await fileTypeFromBuffer(content))?.ext;
  // OFD (GB/T 33190) is a zip with its own manifest; the generic detector only sees the zip.
  if (actual === 'zip' && extension === 'ofd' && content.includes('OFD.xml')) return 'ofd';
  if (actual === 'cfb' && /^(xlsx?|et)$/.test(extension)) throw new CodedError('IMPORT_FILE_LOCKED_OR_OLD');
  if (actual === 'xlsm') throw new CodedError('IMPORT_FILE_HAS_MACROS');
  return actual === undefined && extension === 'csv' && isText(content) ? 'csv' : actual;
}

function isText(content: Buffer): boolean {
  try {
    decodeText(content);
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

/** Attachments; content is judged by its bytes, never by its name alone. */
export function createFiles({ orm }: { orm: MikroORM }) {
  return {
    /** @throws CodedError FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, CLASSIFIED_CONTENT, IMPORT_FILE_LOCKED_OR_OLD, IMPORT_FILE_HAS_MACROS, UNAUTHENTICATED */
    async store(content: Buffer, fileName: string, actor: Actor): Promise<StoredFile> {
      if (actor.kind !== 'person') throw new CodedError('UNAUTHENTICATED');
      if (content.length > LIMITS.fileBytesMax) throw new CodedError('FILE_TOO_LARGE', `最大${LIMITS.fileBytesMax / 1024 / 1024}MB`);
      const name = cleanText(fileName.split(/[\\/]/).at(-1) ?? '', LIMITS.shortTextCharsMax, 'name');
      const extension = name.split('.').at(-1)?.toLowerCase().replace('jpeg', 'jpg') ?? '';
      const seen = await seenIn(content, extension);
      if (seen === undefined || !(seen in ALLOWED) || seen !== extension) throw new CodedError('FILE_TYPE_NOT_ALLOWED', `“${name}”`);
      const { text, unread } = await readFileText(seen, content);
      if (bearsClassification(text)) throw new CodedError('CLASSIFIED_CONTENT', `“${name}”里有密级标志`);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const [row] = await (orm.em.fork() as Em).execute<{ id: string }[]>(
        `insert into artefact_file (name, media_type, bytes, sha256, content, unread, uploaded_by_id, uploaded_at) values (?, ?, ?, ?, decode(?, 'base64'), ?, ?, app_now()) returning id`,
        [name, ALLOWED[seen]!, content.length, sha256, content.toString('base64'), unread, actor.personId],
      );
      return { id: row!.id, name, mediaType: ALLOWED[seen]!, bytes: content.length, sha256, unread };
    },
    /**
     * The file for whoever may read it; null = no such file for them. One that belongs to no paper yet is its uploader's alone; of a
     * published paper everybody's; of another one the staff's, and of a withheld matter only theirs who see the matter.
     */
    async open(id: string, actor: Actor | null): Promise<(StoredFile & { content: Buffer }) | null> {
      const seen = withinSight(sightOf(actor));
      const [row] = await (orm.em.fork() as Em).execute<
        { id: string; name: string; media_type: string; bytes: number; sha256: string; unread: Unread | null; content: string }[]
      >(
        `select f.id, f.name, f.media_type, f.bytes, f.sha256, f.unread, encode(f.content, 'base64') as content
         from artefact_file f left join artefact a on a.id = f.artefact_id left join decision d on d.id = a.decision_id
         where f.id = ? and case when a.id is null then f.uploaded_by_id = ?::uuid else (a.published_at is not null or ?) and ${seen.sql} end`,
        [id, actor?.kind === 'person' ? actor.personId : null, isStaff(actor), ...seen.values],
      );
      return row
        ? {
            id: row.id,
            name: row.name,
            mediaType: row.media_type,
            bytes: row.bytes,
            sha256: row.sha256,
            unread: row.unread,
            content: Buffer.from(row.content, 'base64'),
          }
        : null;
    },
  };
}
export type Files = ReturnType<typeof createFiles>;
