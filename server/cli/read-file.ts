import { open } from 'node:fs/promises';
import { CodedError } from '../../domain/errors.ts';
import { UsageError } from './command.ts';
import type { Io } from './command.ts';

/** What a file may have at most, and what it is called when it has more. */
export type FileLimit = { readonly charsMax: number; readonly what: string };

/**
 * The bytes of a file, or of standard input (`-`); never more than the limit, however long it is.
 * @throws CodedError TEXT_TOO_LONG; UsageError BAD_USER_INPUT where there is no such file
 */
export async function readFileArgument(path: string, io: Io, limit: FileLimit): Promise<Buffer> {
  if (path === '-') return readAll(io.stdin, limit);
  try {
    const file = await open(path);
    try {
      return await readAll(file.createReadStream({ autoClose: false }), limit);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new UsageError('BAD_USER_INPUT', `读不了文件 ${path.slice(0, 200)}`);
  }
}

async function readAll(stream: NodeJS.ReadableStream, { charsMax, what }: FileLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Buffer));
    bytes += chunks.at(-1)!.length;
    // A character has at most four bytes.
    if (bytes > charsMax * 4) throw new CodedError('TEXT_TOO_LONG', `${what}最多${charsMax}字`);
  }
  return Buffer.concat(chunks);
}
