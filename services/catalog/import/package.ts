import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { CodedError } from '../../../domain/errors.ts';
import { LIMITS } from '../../../domain/limits.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound File: an encrypted workbook, or one of before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** So much of the archive is unpacked before what came out of it is counted. */
const PIECE_BYTES = 16 * 1024;
const MACROS = /vbaProject\.bin$|\/macrosheets\//iu;
const TEXTS = /\.(xml|rels)$/iu;

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((b, i) => bytes[i] === b);

export const isWorkbook = (bytes: Uint8Array): boolean => begins(bytes, ZIP) || begins(bytes, COMPOUND);

/**
 * Unpacks a workbook within limits and packs it again without compression: what reads it afterwards meets neither more bytes
 * than were counted here nor two different descriptions of one archive.
 * @throws CodedError IMPORT_FILE_LOCKED_OR_OLD, IMPORT_FILE_HAS_MACROS, IMPORT_FILE_TOO_BIG, IMPORT_FILE_UNREADABLE
 */
export function openPackage(bytes: Uint8Array): Uint8Array {
  if (begins(bytes, COMPOUND)) throw new CodedError('IMPORT_FILE_LOCKED_OR_OLD');
  const parts = unpackTexts(bytes);
  if (!Object.keys(parts).some((n) => /workbook\.xml$/iu.test(n))) throw new CodedError('IMPORT_FILE_UNREADABLE', '里面没有工作簿');
  const types = new TextDecoder().decode(parts['[Content_Types].xml'] ?? new Uint8Array());
  if (/<Override[^>]*macroEnabled/u.test(types)) throw new CodedError('IMPORT_FILE_HAS_MACROS');
  return zipSync(parts, { level: 0 });
}

/**
 * The texts in an archive, by the name of their part; stops as soon as one of the limits is passed.
 * @throws CodedError IMPORT_FILE_HAS_MACROS, IMPORT_FILE_TOO_BIG, IMPORT_FILE_UNREADABLE
 */
export function unpackTexts(
  bytes: Uint8Array,
  { partsMax, bytesMax }: { readonly partsMax: number; readonly bytesMax: number } = {
    partsMax: LIMITS.importPartsMax,
    bytesMax: LIMITS.importUnpackedBytesMax,
  },
): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  let count = 0;
  let total = 0;
  let unfinished = 0;
  const unzip = new Unzip((file) => {
    if (++count > partsMax) throw new CodedError('IMPORT_FILE_TOO_BIG', `里面的文件超过${partsMax}个`);
    if (MACROS.test(file.name)) throw new CodedError('IMPORT_FILE_HAS_MACROS');
    // Pictures and printer settings say nothing of a table.
    if (!TEXTS.test(file.name)) return;
    const pieces: Uint8Array[] = [];
    unfinished += 1;
    file.ondata = (error, piece, final) => {
      if (error) throw error;
      total += piece.length;
      if (total > bytesMax) throw new CodedError('IMPORT_FILE_TOO_BIG', `解开后超过${bytesMax / 1024 / 1024}MB`);
      pieces.push(piece);
      if (!final) return;
      parts[file.name] = Buffer.concat(pieces);
      unfinished -= 1;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      unzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('IMPORT_FILE_UNREADABLE', '文件已经损坏');
  }
  if (count === 0 || unfinished > 0) throw new CodedError('IMPORT_FILE_UNREADABLE', '文件已经损坏');
  return parts;
}
