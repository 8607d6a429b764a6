import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../domain/errors.ts';
import type { CatalogFile, CatalogFileFormat, CatalogFiles } from '../services/catalog/export/catalog-file.ts';
import type { CompletionFiles } from '../services/catalog/export/completion-file.ts';

type Asked = { Params: { organ: string; year: string }; Querystring: { version?: unknown; no?: unknown } };
type Files = { readonly table: CatalogFiles; readonly completion: CompletionFiles };

/**
 * `/organs/CODE/catalogs/2024/table.xlsx`, `.docx`: a version of a catalog as a file; what is not published is found by staff only.
 * `/organs/CODE/catalogs/2024/completion.xlsx`, `.docx`: a published year-end list.
 */
export function registerCatalogFiles(
  app: FastifyInstance,
  { table, completion }: Files,
  contextOf: (request: FastifyRequest) => Promise<{ staff: boolean }>,
): void {
  for (const format of ['xlsx', 'docx'] as const satisfies readonly CatalogFileFormat[]) {
    app.get<Asked>(`/organs/:organ/catalogs/:year/table.${format}`, async (request, reply) => {
      const asked = { ...placeOf(request), format, ...numberAt('version', request.query.version) };
      const { staff } = await contextOf(request);
      return send(reply, await table(asked, staff), staff);
    });
    app.get<Asked>(`/organs/:organ/catalogs/:year/completion.${format}`, async (request, reply) =>
      send(reply, await completion({ ...placeOf(request), format, ...numberAt('no', request.query.no) }), false),
    );
  }
}

function send(reply: FastifyReply, file: CatalogFile | undefined, staff: boolean): FastifyReply {
  if (!file) throw new CodedError('NOT_FOUND');
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', staff ? 'private, no-store' : 'private, max-age=60')
    .send(file.content);
}

function placeOf({ params }: { params: Asked['Params'] }) {
  return { year: wholeNumber(params.year), organCode: organCode(params.organ) };
}

function numberAt<K extends string>(key: K, text: unknown): { readonly [P in K]?: number } {
  return text === undefined ? {} : ({ [key]: wholeNumber(text) } as { [P in K]: number });
}

/** Small enough for the database's integers. @throws CodedError NOT_FOUND: another address names nothing */
function wholeNumber(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) throw new CodedError('NOT_FOUND');
  return Number(text);
}

/** @throws CodedError NOT_FOUND: no organ has a code of another shape */
function organCode(text: string): string {
  if (!/^[\w-]{1,100}$/.test(text)) throw new CodedError('NOT_FOUND');
  return text;
}
