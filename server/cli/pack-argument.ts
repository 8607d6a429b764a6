import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { RulePack } from '../../domain/rules/types.ts';
import { packFileText, problemLine, readPackFile } from '../../services/rules/pack-file.ts';
import type { PackFile } from '../../services/rules/pack-file.ts';
import type { Io } from './command.ts';
import { readFileArgument } from './read-file.ts';

const LIMIT = { charsMax: LIMITS.packFileCharsMax, what: '规则包文件' };

/** Reads and validates a pack file, or standard input (`-`). @throws CodedError as `readFileArgument` */
export async function checkPackFile(path: string, io: Io, known: readonly RulePack[]): Promise<PackFile> {
  const text = packFileText(await readFileArgument(path, io, LIMIT));
  const unread = { line: 1, path: '', field: '规则包', message: '不是 UTF-8 编码的文字，请另存为 UTF-8' };
  return text === undefined ? { ok: false, problems: [unread] } : readPackFile(text, known);
}

/** The pack of an id, or of a file. @throws CodedError RULE_PACK_INVALID and as `readFileArgument` */
export async function packOfArgument(argument: string, io: Io, known: readonly RulePack[]): Promise<RulePack> {
  const pack = known.find((k) => k.id === argument);
  if (pack) return pack;
  const file = await checkPackFile(argument, io, known);
  if (!file.ok) throw new CodedError('RULE_PACK_INVALID', `${argument}\n${file.problems.map(problemLine).join('\n')}`);
  return file.pack;
}
