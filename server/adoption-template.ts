import type { FastifyInstance } from 'fastify';
import { TEMPLATE_NAME, XLSX, adoptionTemplate } from '../services/adoption/template.ts';

/** `/adoption/template.xlsx`: the empty workbook; it holds nothing that is not in the documents. */
export function registerAdoptionTemplate(app: FastifyInstance): void {
  app.get('/adoption/template.xlsx', async (_request, reply) =>
    reply
      .header('content-type', XLSX)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(TEMPLATE_NAME)}`)
      .header('cache-control', 'public, max-age=3600')
      .send(await adoptionTemplate()),
  );
}
