import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { LIMITS } from '../../domain/limits.ts';
import type { Reading, Unread } from './reading.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The text of a PDF, page by page, each line as it is set. */
export async function pdfText(content: Buffer): Promise<Reading> {
  // Loaded with the first PDF: a process that never sees one does not carry it.
  const { getDocument, PasswordException } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(content),
    // Older Chinese papers name their letters by tables (GBK-EUC-H) that stand in the package.
    cMapUrl: join(PACKAGE, 'cmaps') + sep,
    cMapPacked: true,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const texts: string[] = [];
  const reading = (unread: Unread | null): Reading => ({ text: texts.join('\n'), unread });
  try {
    return reading(await readPages(await task.promise, texts));
  } catch (error) {
    return reading(error instanceof PasswordException ? 'LOCKED' : 'DAMAGED');
  } finally {
    await task.destroy();
  }
}

type Pages = {
  readonly numPages: number;
  getPage(no: number): Promise<{ getTextContent(): Promise<{ items: readonly object[] }>; cleanup(): boolean }>;
};

/** Adds the text of each page; what was read before a damaged one still counts. */
async function readPages(pages: Pages, texts: string[]): Promise<Unread | null> {
  const until = performance.now() + LIMITS.pdfReadingMs;
  for (let no = 1; no <= pages.numPages; no++) {
    if (performance.now() > until) return 'TOO_LONG';
    const page = await pages.getPage(no);
    texts.push((await page.getTextContent()).items.map(setText).join(''));
    page.cleanup();
  }
  return texts.some((t) => t.trim() === '') ? 'SCAN' : null;
}

const setText = (item: { str?: string; hasEOL?: boolean }): string => `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`;
