import type { MikroORM } from '@mikro-orm/postgresql';
import { mayDo } from '../../../domain/access/roles.ts';
import type { Actor } from '../../../domain/access/roles.ts';
import { beijingDate } from '../../../domain/calendar/instant.ts';
import { problemLine } from '../../../domain/catalog/import/source.ts';
import type { StatedElsewhere } from '../../../domain/catalog/types.ts';
import { assertYearCanBegin } from '../../../domain/catalog/year.ts';
import { CodedError, refuse } from '../../../domain/errors.ts';
import type { Outcome } from '../../../domain/procedure/types.ts';
import { appNow } from '../../clock.ts';
import type { Em } from '../../clock.ts';
import type { Files } from '../../drafting/files.ts';
import type { createCatalogService } from '../create.ts';
import { readSource } from './read-source.ts';
import type { SourceOptions, SourceReading } from './read-source.ts';

export type ImportInput = {
  readonly organCode: string;
  readonly fileId?: string;
  readonly text?: string;
  readonly publishedElsewhere?: StatedElsewhere;
} & Omit<SourceOptions, 'today'>;
/** What the notice says beside the table. */
export type ImportHeading = { readonly title?: string; readonly standards?: string; readonly legalBases: readonly string[] };
type Deps = { readonly orm: MikroORM; readonly files: Files; readonly createCatalog: ReturnType<typeof createCatalogService> };

/** Import of a printed catalog: the preview and the import read the same source the same way; only the import writes. */
export function createCatalogImports({ orm, files, createCatalog }: Deps) {
  const read = async (
    input: ImportInput,
    operation: 'previewCatalogImport' | 'importCatalog',
    actor: Actor,
  ): Promise<{ organName: string; reading: SourceReading }> => {
    const em = orm.em.fork() as Em;
    const [organ] = await em.execute<{ id: string; name: string }[]>(`select id, name from organ where code = ? and pack_id is not null`, [
      input.organCode,
    ]);
    if (!organ) throw new CodedError('NOT_FOUND', input.organCode.slice(0, 60));
    if (!mayDo(actor, operation, { organId: organ.id })) throw new CodedError('FORBIDDEN');
    const today = beijingDate(await appNow(em));
    assertYearCanBegin(input.year, today, input.publishedElsewhere);
    const source = await sourceOf(input, actor);
    return { organName: organ.name, reading: readSource(source, { ...input, today }) };
  };
  const sourceOf = async ({ fileId, text }: ImportInput, actor: Actor) => {
    if ((fileId === undefined) === (text === undefined))
      throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'fileId', message: '请上传一个文件或者粘贴文字，二者填一个' }]);
    if (text !== undefined) return { text };
    const file = await files.open(fileId!, actor);
    if (!file) throw new CodedError('NOT_FOUND', `文件 ${fileId!}`);
    return { bytes: file.content, name: file.name };
  };
  return {
    /** Reads and shows, writes nothing. @throws CodedError FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, IMPORT_FILE_* */
    preview: async (input: ImportInput, actor: Actor): Promise<SourceReading> => (await read(input, 'previewCatalogImport', actor)).reading,
    /** Creates the catalog once nothing is wrong and nothing is asked; otherwise IMPORT_OPEN, and nothing is written. */
    async run(
      input: ImportInput,
      heading: ImportHeading,
      callerKey: string,
      actor: Actor,
    ): Promise<{ catalogId?: string; outcome: Outcome | 'unconfirmed' }> {
      const { organName, reading } = await read(input, 'importCatalog', actor);
      if (!reading.ready) {
        const open = reading.problems.filter((p) => p.severity !== 'doubt').map(problemLine);
        return { outcome: { status: 'refused', refusal: refuse('IMPORT_OPEN', undefined, ...open) } };
      }
      const content = {
        title: heading.title ?? reading.title ?? `${input.year}年度${organName}重大行政决策事项目录`,
        columns: reading.columns.map((c) => c.name),
        legalBases: heading.legalBases,
        rows: reading.rows.map((r) => r.row),
        ...(input.publishedElsewhere === undefined ? {} : { publishedElsewhere: input.publishedElsewhere }),
        ...(heading.standards === undefined ? {} : { standards: heading.standards }),
      };
      return createCatalog({ organCode: input.organCode, year: input.year, ...content }, callerKey, actor);
    },
  };
}
export type CatalogImports = ReturnType<typeof createCatalogImports>;
