import type { CatalogFile } from './catalog-file.ts';

/** What is published is immutable: its files are written once and kept, the newest few of them. */
const KEPT_MAX = 16;

/** Answers a file by its key, writing it when it is not kept. Kept while it is being written: many who ask at once wait for one. */
export function createKeptFiles() {
  const kept = new Map<string, Promise<CatalogFile>>();
  return (key: string, write: () => Promise<CatalogFile>): Promise<CatalogFile> => {
    const known = kept.get(key);
    if (known) return known;
    const file = write();
    kept.set(key, file);
    file.catch(() => kept.delete(key));
    if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
    return file;
  };
}
