import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CodedError } from '../domain/errors.ts';
import type { CatalogFileFormat, CatalogFiles } from '../services/catalog/export/catalog-file.ts';

type Asked = { Params: { year: string }; Querystring: { version?: unknown; organ?: unknown } };

/** `/catalogs/2024/table.xlsx`, `.docx`: a version of a catalog as a file; what is not published is found by staff only. */
export function registerCatalogFiles(
  app: FastifyInstance,
  files: CatalogFiles,
  contextOf: (request: FastifyRequest) => Promise<{ staff: boolean }>,
): void {
  for (const format of ['xlsx', 'docx'] as const satisfies readonly CatalogFileFormat[]) {
    app.get<Asked>(`/catalogs/:year/table.${format}`, async (request, reply) => {
      const year = wholeNumber(request.params.year);
      const version = request.query.version === undefined ? undefined : wholeNumber(request.query.version);
      const { staff } = await contextOf(request);
      const asked = {
        year,
        organCode: request.query.organ === undefined ? null : organCode(request.query.organ),
        format,
        ...(version === undefined ? {} : { version }),
      };
      const file = await files(asked, staff);
      if (!file) throw new CodedError('NOT_FOUND');
      return reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('cache-control', staff ? 'private, no-store' : 'private, max-age=60')
        .send(file.content);
    });
  }
}

/** Small enough for the database's integers. @throws CodedError NOT_FOUND: another address names nothing */
function wholeNumber(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) throw new CodedError('NOT_FOUND');
  return Number(text);
}

/** @throws CodedError NOT_FOUND: no organ has a code of another shape */
function organCode(text: unknown): string {
  if (typeof text !== 'string' || !/^[\w-]{1,100}$/.test(text)) throw new CodedError('NOT_FOUND');
  return text;
}
