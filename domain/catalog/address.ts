/** Where an organ's catalog of a year stands on the portal, and in the record of its publication; a site may show several organs'. */
export const catalogPath = ({ year, organ }: { readonly year: number; readonly organ: { readonly code: string } }): string =>
  `/organs/${organ.code}/catalogs/${year}`;
/** Where a draft of it was put to the public. */
export const catalogRoundPath = (catalog: Parameters<typeof catalogPath>[0], no: number): string => `${catalogPath(catalog)}/rounds/${no}`;
