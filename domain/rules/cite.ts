import type { Citation, Obligation, PackDocument } from './types.ts';

/**
 * Citations of one document by the ids of its clauses, so that a rule quotes exactly what the obligation quotes.
 * `short` = as a line of a page cites it: one name, or made of the article.
 */
export function citing(
  document: PackDocument,
  short: string | ((article: string) => string),
  obligations: readonly Obligation[],
): (id: string) => Citation {
  return (id) => {
    const clause = obligations.find((o) => o.id === id);
    if (!clause) throw new Error(`${document.document} has no clause ${id}`);
    const { place: article, clause: text } = clause;
    return { ...document, short: typeof short === 'string' ? short : short(article), article, text };
  };
}
